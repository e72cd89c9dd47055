import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from './open.ts'
import { rowsOf } from './rows.ts'

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

/** Whether a digest was sealed by a version that did not tell units without anybody from those that said nothing. */
export async function sealedWithoutAppointed(db: Database, digestId: number, before: Date): Promise<boolean> {
  const result = await db.execute(sql`
    select coalesce(bool_or(not jsonb_exists(content -> 'coverage', 'unappointed')), false) as without from edition
    where digest_id = ${digestId} and as_of < ${before.toISOString()}::timestamptz`)
  return rowsOf(result, z.object({ without: z.boolean() }))[0]?.without ?? false
}
