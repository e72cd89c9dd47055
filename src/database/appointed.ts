import { and, asc, eq, gte, isNull, lte, notExists, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Day } from '../calendar/day.ts'
import type { Database } from './open.ts'
import { rowsOf } from './rows.ts'
import { membership, unit } from './schema.ts'
import { type Reach, within, withinReach } from './within.ts'

/**
 * The units that somebody could report for in [from, until), as it was known at `asOf`. Who joins after a period does not
 * make its units those of somebody who said nothing.
 */
export async function appointedIn(
  db: Database,
  { from, until, asOf }: { readonly from: Date; readonly until: Date; readonly asOf: Date },
): Promise<ReadonlySet<string>> {
  const result = await db.execute(sql`
    select distinct unit_id as id from membership
    where role = 'reporter' and unit_id is not null and since < ${until.toISOString()}::timestamptz
      and since <= ${asOf.toISOString()}::timestamptz and (until is null or until > ${from.toISOString()}::timestamptz)`)
  return new Set(rowsOf(result, z.object({ id: z.string() })).map(({ id }) => id))
}

/** The units in an area and below it, within a reach, that are there on a day and that nobody reports for now. */
export function unappointedUnits(
  db: Database,
  { area, day, reach }: { readonly area: string; readonly day: Day; readonly reach: Reach },
): Promise<{ id: string; name: string }[]> {
  const reporters = db
    .select({ id: membership.id })
    .from(membership)
    .where(and(eq(membership.unitId, unit.id), eq(membership.role, 'reporter'), isNull(membership.until)))
  return db
    .select({ id: unit.id, name: unit.name })
    .from(unit)
    .where(
      and(
        or(isNull(unit.validFrom), lte(unit.validFrom, day)),
        or(isNull(unit.validTo), gte(unit.validTo, day)),
        within({ area }),
        withinReach(reach),
        notExists(reporters),
      ),
    )
    .orderBy(asc(unit.position), asc(unit.id))
}

/** Whether a digest was sealed by a version that did not tell units without anybody from those that said nothing. */
export async function sealedWithoutAppointed(db: Database, digestId: number, before: Date): Promise<boolean> {
  const result = await db.execute(sql`
    select coalesce(bool_or(not jsonb_exists(content -> 'coverage', 'unappointed')), false) as without from edition
    where digest_id = ${digestId} and as_of < ${before.toISOString()}::timestamptz`)
  return rowsOf(result, z.object({ without: z.boolean() }))[0]?.without ?? false
}
