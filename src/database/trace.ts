import { sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { APPROXIMATIONS } from '../chinese/quantity.ts'
import { type CountedAt, countedAt, figuresAt, isUncounted, reportsAt } from './as-of.ts'
import type { Database } from './open.ts'
import { rowsOf, wholeNumber } from './rows.ts'
import { figure, revision, unit } from './schema.ts'
import { readAnswers } from './stored.ts'
import { type Within, within } from './within.ts'

const [f, r, u] = [alias(figure, 'f'), alias(revision, 'r'), alias(unit, 'u')]

const answers = z.unknown().transform(readAnswers)

const tracedFigure = z.object({
  indicator: z.string(),
  label: z.string(),
  unitId: z.string(),
  unit: z.string(),
  report: wholeNumber,
  revision: z.number(),
  on: z.string(),
  value: z.number(),
  approximate: z.enum(APPROXIMATIONS).nullable(),
  recordedAt: z.string(),
  /** What was typed for the questions of this indicator's code, where there is one. */
  answers,
})

/** One figure of a number's indicators and units, with the report that it is from. */
export type TracedFigure = Readonly<z.infer<typeof tracedFigure>>

export type TraceAsked = CountedAt & {
  readonly indicators: readonly string[]
  /** The first part of the figures' labels. */
  readonly level?: string
  readonly from?: string
  readonly to: string
  /** Undefined: every unit. */
  readonly units?: readonly string[]
}

const asked = ({ indicators, level, from, to }: TraceAsked) => sql`
  f.indicator = any(${sql.param(indicators)}::text[]) and f.activity_date <= ${to}
  ${from === undefined ? sql`` : sql`and f.activity_date >= ${from}`}
  ${level === undefined ? sql`` : sql`and split_part(f.label, '/', 1) = ${level}`}`

const ofUnits = ({ units }: TraceAsked) => (units ? sql`f.unit_id = any(${sql.param(units)}::text[])` : sql`true`)

const columns = sql`
  f.indicator, f.label, f.unit_id as "unitId", u.name as unit, f.report_id as report, f.revision,
  f.activity_date::text as on, f.value::float8 as value, f.approximate,
  to_char(f.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt"`

const inOrder = sql`order by f.activity_date, f.report_id, f.indicator, f.label`

/** Whether a figure is, of its unit and key, the newest, and the first; and of its key the first of all units. */
const standingFigure = tracedFigure.extend({ newest: z.boolean(), first: z.boolean(), firstOfAll: z.boolean() })
export type StandingFigure = Readonly<z.infer<typeof standingFigure>>

/** The figures that counted at `asOf`, in the order of their days. */
export async function standingFigures(
  db: Database,
  of: TraceAsked,
  page: { readonly limit: number; readonly offset: number },
): Promise<StandingFigure[]> {
  const result = await db.execute(sql`
    select ${columns}, r.answers,
      row_number() over (partition by f.indicator, f.unit_id, f.label
        order by f.activity_date desc, f.recorded_at desc, f.report_id desc) = 1 as newest,
      row_number() over (partition by f.indicator, f.unit_id, f.label order by f.activity_date, f.report_id) = 1 as first,
      row_number() over (partition by f.indicator, f.label order by f.activity_date, f.report_id) = 1 as "firstOfAll"
    from figure f join unit u on u.id = f.unit_id
      join revision r on r.report_id = f.report_id and r.number = f.revision
    where ${asked(of)} and ${ofUnits(of)} and ${countedAt(of, f)}
    ${inOrder} limit ${page.limit} offset ${page.offset}`)
  return rowsOf(result, standingFigure)
}

const excludedFigure = tracedFigure.extend({
  why: z.enum(['withdrawn', 'returned', 'corrected', 'later', 'same event']),
})
export type ExcludedFigure = Readonly<z.infer<typeof excludedFigure>>

/**
 * Figures of the same indicators, days and units that did not count at `asOf`: replaced, withdrawn, reported later, or of an
 * event that another report counts.
 */
export async function otherFigures(
  db: Database,
  of: TraceAsked,
  page: { readonly limit: number; readonly offset: number },
): Promise<ExcludedFigure[]> {
  const result = await db.execute(sql`
    select ${columns}, r.answers,
      case when ${figuresAt(of.asOf, f)} then 'same event'
        when f.recorded_at > ${of.asOf.toISOString()} then 'later' when next.kind in ('withdrawn', 'returned') then next.kind else 'corrected' end as why
    from figure f join unit u on u.id = f.unit_id
      join revision r on r.report_id = f.report_id and r.number = f.revision
      left join revision next on next.report_id = f.report_id and next.number = f.revision + 1
    where ${asked(of)} and (${ofUnits(of)} and not ${figuresAt(of.asOf, f)} or ${figuresAt(of.asOf, f)} and ${isUncounted(of.uncounted, f)})
    ${inOrder} limit ${page.limit} offset ${page.offset}`)
  return rowsOf(result, excludedFigure)
}

const partTaken = z.object({ report: wholeNumber, unit: z.string(), on: z.string(), lead: z.string(), answers })
export type TookPart = Readonly<z.infer<typeof partTaken>>

/** Reports that only took part in a joint activity, which another organization counts. */
export async function tookPart(
  db: Database,
  of: { readonly form: string; readonly lead: string; readonly own: string } & Pick<
    TraceAsked,
    'from' | 'to' | 'asOf'
  > & { readonly part: Within },
): Promise<TookPart[]> {
  const result = await db.execute(sql`
    select p.id as report, u.name as unit, r.activity_date::text as on, r.answers -> ${of.lead}::text ->> 'value' as lead,
      r.answers
    from revision r join report p on p.id = r.report_id join unit u on u.id = p.unit_id
    where p.form = ${of.form} and r.activity_date <= ${of.to}
      ${of.from === undefined ? sql`` : sql`and r.activity_date >= ${of.from}`}
      and ${within(of.part, u)} and ${reportsAt(of.asOf, r)}
      and r.answers -> ${of.lead}::text ->> 'value' is not null and r.answers -> ${of.lead}::text ->> 'value' <> ${of.own}
    order by r.activity_date, p.id limit 50`)
  return rowsOf(result, partTaken)
}
