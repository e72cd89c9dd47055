import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Day } from '../calendar/day.ts'
import { counts } from './as-of.ts'
import type { Database } from './open.ts'
import { rowsOf, storedInstant } from './rows.ts'

const sentWeek = z.object({
  unit: z.string(),
  monday: z.string(),
  /** Work; else only a zero report. */
  active: z.boolean(),
  /** The first of it came after the week's issue was out. */
  late: z.boolean(),
})
const reporter = z.object({ unit: z.string(), name: z.string(), since: storedInstant, until: storedInstant.nullable() })
const newest = z.object({ unit: z.string(), at: storedInstant })

/** What units sent over weeks, who could report for them, and when they last did. */
export type UnitLines = {
  readonly sent: readonly Readonly<z.infer<typeof sentWeek>>[]
  readonly reporters: readonly Readonly<z.infer<typeof reporter>>[]
  readonly last: ReadonlyMap<string, Date>
}

/** Of these units, from `monday` on up to `today`; weeks of which they sent nothing are not there. */
export async function unitLines(
  db: Database,
  of: { readonly units: readonly string[]; readonly monday: Day; readonly today: Day; readonly zeroForm: string },
): Promise<UnitLines> {
  const units = sql`any(${sql.param(of.units)}::text[])`
  const sent = await db.execute(sql`
    with sealed as (
      select d.period_from as monday, min(e.as_of) as at from digest d join edition e on e.digest_id = d.id
      where d.kind = 'week' and d.scope = 'county' group by 1),
    sent as (
      select r.unit_id as unit, date_trunc('week', r.activity_date)::date as monday,
        bool_or(r.form <> ${of.zeroForm}) as active, min(first.recorded_at) as at
      from revision r join revision first on first.report_id = r.report_id and first.number = 1
      where r.unit_id = ${units} and r.activity_date >= ${of.monday}::date and r.superseded_at is null
        and ${counts(sql`r.kind`)} group by 1, 2)
    select sent.unit, sent.monday::text as monday, sent.active, coalesce(sent.at > sealed.at, false) as late
    from sent left join sealed on sealed.monday = sent.monday where sent.monday <= ${of.today}::date`)
  const reporters = await db.execute(sql`
    select m.unit_id as unit, p.name, m.since, m.until from membership m join person p on p.id = m.person_id
    where m.unit_id = ${units} and m.role = 'reporter' order by m.id`)
  const last = await db.execute(sql`
    select r.unit_id as unit, max(r.recorded_at) as at from revision r where r.unit_id = ${units} group by 1`)
  return {
    sent: rowsOf(sent, sentWeek),
    reporters: rowsOf(reporters, reporter),
    last: new Map(rowsOf(last, newest).map(({ unit, at }) => [unit, at])),
  }
}
