import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Day } from '../calendar/day.ts'
import type { Database } from './open.ts'
import { rowsOf, storedInstant } from './rows.ts'

const weekRow = z.object({
  monday: z.string(),
  /** What was sent for it: work, or only a zero report; null: nothing. */
  active: z.boolean().nullable(),
  /** The first of it came after the week's issue was out. */
  late: z.boolean().nullable(),
})
const person = z.object({ name: z.string() })
const last = z.object({ at: storedInstant.nullable() })

/** What a unit did over weeks. */
export type UnitLine = {
  readonly weeks: readonly Readonly<z.infer<typeof weekRow>>[]
  readonly reporters: readonly string[]
  readonly lastAt: Date | null
}

/** Of the weeks from `monday` on, the last of which holds `today`, what a unit sent; who reports for it; when it last did. */
export async function unitLine(
  db: Database,
  of: { readonly unit: string; readonly monday: Day; readonly today: Day; readonly zeroForm: string },
): Promise<UnitLine> {
  const weeks = await db.execute(sql`
    with sealed as (
      select d.period_from as monday, min(e.as_of) as at from digest d join edition e on e.digest_id = d.id
      where d.kind = 'week' and d.scope = 'county' group by 1),
    sent as (
      select date_trunc('week', r.activity_date)::date as monday, bool_or(p.form <> ${of.zeroForm}) as active,
        min(first.recorded_at) as at
      from report p join revision r on r.report_id = p.id join revision first on first.report_id = p.id and first.number = 1
      where p.unit_id = ${of.unit} and r.superseded_at is null and r.kind <> 'withdrawn' group by 1)
    select w.monday::date::text as monday, sent.active, sent.at > sealed.at as late
    from generate_series(${of.monday}::date, ${of.today}::date, '7 days') w(monday)
      left join sent on sent.monday = w.monday::date left join sealed on sealed.monday = w.monday::date
    order by 1`)
  const reporters = await db.execute(sql`
    select p.name from membership m join person p on p.id = m.person_id
    where m.unit_id = ${of.unit} and m.role = 'reporter' and m.until is null order by m.id`)
  const [newest] = rowsOf(
    await db.execute(sql`
      select max(r.recorded_at) as at from report p join revision r on r.report_id = p.id where p.unit_id = ${of.unit}`),
    last,
  )
  return {
    weeks: rowsOf(weeks, weekRow),
    reporters: rowsOf(reporters, person).map(({ name }) => name),
    lastAt: newest?.at ?? null,
  }
}
