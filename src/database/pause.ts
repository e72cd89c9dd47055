import { and, asc, eq, gte, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm'
import type { Day } from '../calendar/day.ts'
import type { Period } from '../calendar/period.ts'
import { stoodAt } from './as-of.ts'
import type { Database } from './open.ts'
import { person, pause as table } from './schema.ts'

const columns = { id: table.id, from: table.from, to: table.to, why: table.why }

/** Days of which a unit need not report, or a person is away; why, in an editor's words or the person's. */
export type Pause = Period & { readonly id: number; readonly why: string }

/** Whose pause it is. */
export type Pauses = { readonly unitId: string } | { readonly personId: number }

/** Built, not run. */
export function keepPause(
  db: Database,
  { of, at, ...days }: Omit<Pause, 'id'> & { readonly of: Pauses; readonly at: Date },
) {
  return db.insert(table).values({ ...of, ...days, recordedAt: at })
}

/** A pause is taken back: from now on it never was. Built, not run. */
export function undoPause(db: Database, { id, at }: { readonly id: number; readonly at: Date }) {
  return db
    .update(table)
    .set({ undoneAt: at })
    .where(and(eq(table.id, id), isNull(table.undoneAt)))
}

/** The pauses of one that are not over by `day`, the first first. */
export function pausesFrom(db: Database, of: Pauses, day: Day): Promise<Pause[]> {
  const whose = 'unitId' in of ? eq(table.unitId, of.unitId) : eq(table.personId, of.personId)
  return db
    .select(columns)
    .from(table)
    .where(and(whose, isNull(table.undoneAt), gte(table.to, day)))
    .orderBy(asc(table.from), asc(table.id))
}

/** Pauses of units with days in a period, as they were known at `asOf`, by the unit's id. */
export async function unitPauses(
  db: Database,
  { from, to }: Period,
  asOf: Date,
): Promise<ReadonlyMap<string, readonly Pause[]>> {
  const rows = await db
    .select({ ...columns, unitId: table.unitId })
    .from(table)
    .where(
      and(
        isNotNull(table.unitId),
        lte(table.from, to),
        gte(table.to, from),
        stoodAt(asOf, table.recordedAt, table.undoneAt),
      ),
    )
    .orderBy(asc(table.from), asc(table.id))
  const byUnit = new Map<string, Pause[]>()
  for (const { unitId, ...pause } of rows) byUnit.set(unitId ?? '', [...(byUnit.get(unitId ?? '') ?? []), pause])
  return byUnit
}

/** Whether a person is on leave on `day`, as it is known now; a condition of a query that reads `person`. */
export function isOnLeave(day: Day): SQL {
  return sql`exists (select from ${table} where ${table.personId} = ${person.id} and ${table.undoneAt} is null
    and ${day} between ${table.from} and ${table.to})`
}
