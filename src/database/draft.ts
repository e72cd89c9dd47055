import { and, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Draft } from '../interview/draft.ts'
import { parseDraft } from '../interview/stored-draft.ts'
import { columns, given, insertion, isGiven } from './insert-many.ts'
import type { Database } from './open.ts'
import { draft, person } from './schema.ts'

type Stored = typeof draft.$inferSelect

export type DraftRow = Omit<Stored, 'state'> & { readonly state: Draft }

/** Rows as they are worked with. One that cannot be read is left out: it must not keep its owner from all else. */
export function readDrafts(rows: readonly Stored[]): DraftRow[] {
  return rows.flatMap((row) => {
    try {
      return [{ ...row, state: parseDraft(row.state) }]
    } catch (error) {
      if (error instanceof z.ZodError) return []
      throw error
    }
  })
}

/** Only its owner sees a draft. */
export async function draftById(db: Database, id: number, personId: number): Promise<DraftRow | undefined> {
  const rows = await db
    .select()
    .from(draft)
    .where(and(eq(draft.id, id), eq(draft.personId, personId)))
  return readDrafts(rows)[0]
}

/** What was begun for these units in this time and can be finished, what was touched last first, with the chat of whoever began it. */
export async function openDraftsOf(
  db: Database,
  unitIds: readonly string[],
  open: { readonly from: Date; readonly until: Date },
): Promise<readonly { readonly chatId: number; readonly draft: DraftRow }[]> {
  if (unitIds.length === 0) return []
  const inTime = and(gte(draft.touchedAt, open.from), lt(draft.createdAt, open.until))
  const rows = await db
    .select({ chatId: person.telegramId, draft })
    .from(draft)
    .innerJoin(person, eq(draft.personId, person.id))
    .where(and(inArray(draft.unitId, [...unitIds]), eq(draft.status, 'open'), inTime))
    .orderBy(desc(draft.touchedAt), desc(draft.id))
  return rows.flatMap((row) => readDrafts([row.draft]).map((read) => ({ chatId: row.chatId, draft: read })))
}

/** Adds drafts under ids that were kept for them. Built, not run. */
export function addDrafts(_db: Database, drafts: readonly Stored[]) {
  return insertion(draft, drafts)
}

type Change = Pick<Stored, 'id' | 'touchedAt'> & Partial<Pick<Stored, 'state' | 'status' | 'form' | 'unitId'>>

const CHANGED = columns({
  id: 'bigint',
  state: 'jsonb',
  status: 'text',
  form: 'text',
  unitId: 'text',
  touchedAt: 'timestamptz',
})

/** Changes drafts: of each what is given. Built, not run. */
export function saveDrafts(_db: Database, changes: readonly Change[]) {
  return sql`update draft set state = coalesce(given.state, draft.state), status = coalesce(given.status, draft.status),
    form = coalesce(given.form, draft.form), unit_id = coalesce(given."unitId", draft.unit_id), touched_at = given."touchedAt"
    from ${given(changes, CHANGED)} where ${isGiven('draft.id', 'id')}`
}

/** What somebody has begun for a unit goes over to another. */
export function handOverDrafts(
  db: Database,
  { unitId, from, to }: { readonly unitId: string; readonly from: number; readonly to: number },
) {
  return db
    .update(draft)
    .set({ personId: to })
    .where(and(eq(draft.unitId, unitId), eq(draft.personId, from), eq(draft.status, 'open')))
}
