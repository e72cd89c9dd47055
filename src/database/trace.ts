import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { AREA_LEVELS } from '../catalogue/applicable.ts'
import { JOINT_LEAD, OWN_LEAD } from '../catalogue/known-codes.ts'
import { APPROXIMATIONS } from '../chinese/quantity.ts'
import { type CountedAt, countedAt, figuresAt, isUncounted, reportsAt } from './as-of.ts'
import type { Database } from './open.ts'
import { rowsOf, wholeNumber } from './rows.ts'
import { figure, revision, unit } from './schema.ts'
import { readAnswers } from './stored.ts'
import { type Within, within } from './within.ts'

const [f, g, r, u] = [alias(figure, 'f'), alias(figure, 'g'), alias(revision, 'r'), alias(unit, 'u')]

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

/** The figures of one indicator in a period, of a level where one is asked for. */
const ofIndicator = (code: string, { level, from, to }: TraceAsked) => sql`
  f.indicator = ${code} and f.activity_date <= ${to}
  ${from === undefined ? sql`` : sql`and f.activity_date >= ${from}`}
  ${level === undefined ? sql`` : sql`and split_part(f.label, '/', 1) = ${level}`}`

const ofUnits = ({ units }: TraceAsked, of: { readonly unitId: AnyColumn } = f) =>
  units ? sql`${of.unitId} = any(${sql.param(units)}::text[])` : sql`true`

const columns = sql`
  f.indicator, f.label, f.unit_id as "unitId", u.name as unit, f.report_id as report, f.revision,
  f.activity_date::text as on, f.value::float8 as value, f.approximate,
  to_char(f.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt"`

const inOrder = sql`order by f.activity_date, f.report_id, f.indicator, f.label`

/**
 * A page of the figures for which any of these holds. Each is read by itself, in the order of an index and no further than
 * the page goes: a number may have hundreds of thousands.
 */
function pageOf(each: readonly SQL[], { limit, offset }: Page): SQL {
  const parts = each.map((where) => sql`(select f.* from figure f where ${where} ${inOrder} limit ${limit + offset})`)
  return sql`(select * from (${sql.join(parts, sql` union all `)}) f ${inOrder} limit ${limit} offset ${offset}) f`
}

type Page = { readonly limit: number; readonly offset: number }

/** What is asked of a figure: whether it is the newest of its unit and key, or the first. */
export type Mark = 'newest' | 'first'

const standingFigure = tracedFigure.extend({ marked: z.boolean().nullable() })
/** `marked`: null where nothing was asked. */
export type StandingFigure = Readonly<z.infer<typeof standingFigure>>

/** The figures that counted at `asOf`, in the order of their days. */
export async function standingFigures(
  db: Database,
  of: TraceAsked & { readonly mark?: Mark | undefined },
  page: Page,
): Promise<StandingFigure[]> {
  const standing = of.indicators.map((code) => sql`${ofIndicator(code, of)} and ${ofUnits(of)} and ${countedAt(of, f)}`)
  const result = await db.execute(sql`
    select ${columns}, r.answers, ${of.mark ? markOf(of.mark, of) : sql`null::boolean`} as marked
    from ${pageOf(standing, page)} join unit u on u.id = f.unit_id
      join revision r on r.report_id = f.report_id and r.number = f.revision
    ${inOrder}`)
  return rowsOf(result, standingFigure)
}

/** Whether no other figure of the number comes before this one. */
function markOf(mark: Mark, of: TraceAsked): SQL {
  const before = {
    newest: sql`(g.activity_date, g.recorded_at, g.report_id) > (f.activity_date, f.recorded_at, f.report_id)`,
    first: sql`(g.activity_date, g.report_id) < (f.activity_date, f.report_id)`,
  }[mark]
  return sql`not exists (
    select from figure g where g.indicator = f.indicator and g.label = f.label and g.activity_date <= ${of.to}
      ${of.from === undefined ? sql`` : sql`and g.activity_date >= ${of.from}`}
      and g.unit_id = f.unit_id and ${countedAt(of, g)} and ${before})`
}

const namePlace = z.object({
  ...{ label: z.string(), unit: z.string(), level: z.enum(AREA_LEVELS) },
  sum: z.number(),
  reports: z.array(z.coerce.string()),
})

/** Under which labels, by which units of a part of the county and in which reports names were counted, with the level of each unit's area. */
export async function namePlaces(
  db: Database,
  code: string,
  of: Pick<TraceAsked, 'from' | 'to' | 'asOf' | 'uncounted'> & { readonly part: Within },
): Promise<Readonly<z.infer<typeof namePlace>>[]> {
  const asked = { ...of, indicators: [code] }
  const result = await db.execute(sql`
    select f.label, f.unit_id as unit, a.level, sum(f.value)::float8 as sum,
      json_agg(distinct f.report_id) as reports
    from figure f join unit u on u.id = f.unit_id join area a on a.id = u.area_id
    where ${ofIndicator(code, asked)} and f.value > 0 and ${within(of.part, u)} and ${countedAt(asked, f)}
    group by f.label, f.unit_id, a.level`)
  return rowsOf(result, namePlace)
}

const excludedFigure = tracedFigure.extend({
  why: z.enum(['withdrawn', 'returned', 'corrected', 'later', 'same event']),
})
export type ExcludedFigure = Readonly<z.infer<typeof excludedFigure>>

/**
 * Figures of the same indicators, days and units that did not count at `asOf`: replaced, withdrawn, reported later, or of an
 * event that another report counts.
 */
export async function otherFigures(db: Database, of: TraceAsked, page: Page): Promise<ExcludedFigure[]> {
  const at = of.asOf.toISOString()
  const others = of.indicators.flatMap((code) => [
    sql`${ofIndicator(code, of)} and ${ofUnits(of)} and f.superseded_at is not null and f.superseded_at <= ${at}`,
    sql`(select exists (select from revision where recorded_at > ${at}))
      and ${ofIndicator(code, of)} and ${ofUnits(of)} and f.recorded_at > ${at}`,
    ...(of.uncounted.reports.length > 0
      ? [sql`${ofIndicator(code, of)} and ${figuresAt(of.asOf, f)} and ${isUncounted(of.uncounted, f)}`]
      : []),
  ])
  const result = await db.execute(sql`
    select ${columns}, r.answers,
      case when ${figuresAt(of.asOf, f)} then 'same event'
        when f.recorded_at > ${at} then 'later' when next.kind in ('withdrawn', 'returned') then next.kind else 'corrected' end as why
    from ${pageOf(others, page)} join unit u on u.id = f.unit_id
      join revision r on r.report_id = f.report_id and r.number = f.revision
      left join revision next on next.report_id = f.report_id and next.number = f.revision + 1
    ${inOrder}`)
  return rowsOf(result, excludedFigure)
}

const partTaken = z.object({ report: wholeNumber, unit: z.string(), on: z.string(), lead: z.string(), answers })
export type TookPart = Readonly<z.infer<typeof partTaken>>

/** Reports that only took part in a joint activity, which another organization counts. */
export async function tookPart(
  db: Database,
  of: { readonly form: string; readonly part: Within } & Pick<TraceAsked, 'from' | 'to' | 'asOf'>,
): Promise<TookPart[]> {
  // As it stands in an index of these reports.
  const lead = sql.raw(`(r.answers -> '${JOINT_LEAD}' ->> 'value')`)
  const result = await db.execute(sql`
    select r.report_id as report, u.name as unit, r.activity_date::text as on, ${lead} as lead, r.answers
    from revision r join unit u on u.id = r.unit_id
    where r.form = ${of.form} and r.activity_date <= ${of.to}
      ${of.from === undefined ? sql`` : sql`and r.activity_date >= ${of.from}`}
      and ${within(of.part, u)} and ${reportsAt(of.asOf, r)}
      and ${lead} <> ${sql.raw(`'${OWN_LEAD}'`)}
    order by r.activity_date, r.report_id limit 50`)
  return rowsOf(result, partTaken)
}
