import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Database } from './open.ts'
import { superiorTable } from './schema.ts'

const listed = { id: superiorTable.id, name: superiorTable.name, as: superiorTable.as, addedAt: superiorTable.addedAt }

/** The tables that are remembered, by their names. */
export function superiorTables(db: Database) {
  return db.select(listed).from(superiorTable).where(isNull(superiorTable.removedAt)).orderBy(asc(superiorTable.name))
}

/** One of them, with its file; also one that was removed since. */
export async function superiorTableById(db: Database, id: number) {
  const [row] = await db.select().from(superiorTable).where(eq(superiorTable.id, id))
  return row
}

export type SuperiorTable = NonNullable<Awaited<ReturnType<typeof superiorTableById>>>

/** The one of this name that is remembered. */
export async function superiorTableCalled(db: Database, name: string): Promise<SuperiorTable | undefined> {
  const [row] = await db
    .select()
    .from(superiorTable)
    .where(and(eq(superiorTable.name, name), isNull(superiorTable.removedAt)))
  return row
}

type Added = Omit<typeof superiorTable.$inferInsert, 'removedAt'> & {
  readonly id: number
  readonly instead: number | undefined
}

/** Remembers a table; `instead`: of the one of its name, which is no more. Built, not run. */
export function addSuperiorTable(db: Database, { instead, ...row }: Added) {
  return [
    db.insert(superiorTable).overridingSystemValue().values(row),
    ...(instead === undefined ? [] : [removeSuperiorTable(db, { id: instead, at: row.addedAt })]),
  ]
}

/** Built, not run. */
export function removeSuperiorTable(db: Database, { id, at }: { readonly id: number; readonly at: Date }) {
  return db
    .update(superiorTable)
    .set({ removedAt: at })
    .where(and(eq(superiorTable.id, id), isNull(superiorTable.removedAt)))
}
