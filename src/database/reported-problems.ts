import { sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { PROBLEMS } from '../catalogue/known-codes.ts'
import { counts, type ReportsAsked, reportedIn } from './as-of.ts'
import type { Database } from './open.ts'
import { rowsOf, wholeNumber } from './rows.ts'
import { revision } from './schema.ts'
import { ofUnitWithin, type Within } from './within.ts'

const r = alias(revision, 'r')

const problemRow = z.object({ area: z.string(), problem: z.string(), plan: z.string(), report: wholeNumber })
export type ProblemRow = Readonly<z.infer<typeof problemRow>>

/** The problem and the plan that units reported last, one of each area of problems. */
export async function newestProblems(
  db: Database,
  of: typeof PROBLEMS,
  asked: ReportsAsked & { readonly part: Within },
): Promise<ProblemRow[]> {
  // Codes as they stand in the index: as parameters a plan that is kept would not see that they are the same.
  const literal = (code: string) => sql.raw(`'${code}'`)
  const answer = (code: string) => sql`(r.answers -> ${literal(code)} ->> 'value')`
  const told = sql`
    r.form = ${literal(of.form)} and ${reportedIn(asked, r)} and ${ofUnitWithin(asked.part, r.unitId)}
      and ${answer(of.problem)} is not null and ${answer(of.plan)} is not null`
  // From one area to the next, and in each from the newest back: an index has them in that order.
  const result = await db.execute(sql`
    with recursive areas(area) as (
      (select ${answer(of.area)} from revision r where r.form = ${literal(of.form)} and ${answer(of.area)} is not null order by 1 limit 1)
      union all
      select (select ${answer(of.area)} from revision r where r.form = ${literal(of.form)} and ${answer(of.area)} > areas.area order by 1 limit 1)
      from areas where areas.area is not null
    )
    select areas.area, newest.problem, newest.plan, newest.report
    from areas cross join lateral (
      select ${answer(of.problem)} as problem, ${answer(of.plan)} as plan, r.report_id as report
      from revision r where ${answer(of.area)} = areas.area and ${told}
      order by r.activity_date desc, r.report_id desc limit 1) newest
    order by 1`)
  return rowsOf(result, problemRow)
}

const candidate = z.object({ report: wholeNumber, unit: z.string(), problem: z.string(), plan: z.string() })
export type Candidate = Readonly<z.infer<typeof candidate>>

/** The problems of an area that units reported in [from, to], the newest first; of one `report` only its own. */
export async function candidates(
  db: Database,
  of: { form: string; area: string; problem: string; plan: string },
  asked: { from: string; to: string; area: string; limit: number; offset: number; report?: number },
): Promise<Candidate[]> {
  const answer = (code: string) => sql`r.answers -> ${code}::text ->> 'value'`
  const result = await db.execute(sql`
    select p.id as report, u.name as unit, ${answer(of.problem)} as problem, ${answer(of.plan)} as plan
    from revision r join report p on p.id = r.report_id join unit u on u.id = p.unit_id
    where p.form = ${of.form} and r.activity_date between ${asked.from} and ${asked.to}
      and r.superseded_at is null and ${counts(sql`r.kind`)} and ${answer(of.area)} = ${asked.area}
      and ${answer(of.problem)} is not null and ${answer(of.plan)} is not null
      ${asked.report === undefined ? sql`` : sql`and p.id = ${asked.report}`}
    order by r.activity_date desc, p.id desc limit ${asked.limit} offset ${asked.offset}`)
  return rowsOf(result, candidate)
}
