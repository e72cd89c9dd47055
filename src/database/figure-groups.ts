import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { APPROXIMATIONS, type Approximation } from '../chinese/quantity.ts'
import type { FigureGroup, NewestFigure } from '../digest/aggregate.ts'
import { among } from './among.ts'
import { type CountedAt, countedAt } from './as-of.ts'
import { quantityFrom } from './figure.ts'
import { figuresCounted, figuresTotalled } from './figure-total.ts'
import type { Database } from './open.ts'
import { isNumber, isText, listOf, oneOf, orNull, packedRows, rowsOf } from './rows.ts'
import { figure } from './schema.ts'

/** Figures with an activity date in [from, to]. */
export type FiguresAsked = {
  /** Undefined reaches back to the first figure. */
  readonly from?: string
  readonly to: string
  /** Undefined takes all. */
  readonly indicators?: readonly string[]
  /** Only of these reports; undefined takes all. */
  readonly only?: readonly number[]
  /** Whether rows name their reports: all of them, or as long as there are not too many. */
  readonly reports: 'all' | 'unless-many'
}

/** How all that is asked for at once is read. */
export type FiguresAt = CountedAt & {
  /** Only of these units; undefined takes all. */
  readonly units?: readonly string[] | undefined
  /** Indicators whose newest figure is wanted too: finding it means sorting, which is too slow for a year of all figures. */
  readonly newestOf: readonly string[]
  /** Rates by their codes, and the indicator that each is weighed by. */
  readonly basesOf: ReadonlyMap<string, string>
}

/** Rows name their reports while there are no more figures than this: beyond it a digest would be megabytes. */
const MANY = 5_000

/**
 * For the rest of the transaction: a year's groups fit into memory, where Postgres's cautious 4 MB would make it sort
 * hundreds of thousands of rows on disk to group them; and a second core is worth asking.
 */
export async function allowLargeGroups(tx: Database): Promise<void> {
  await tx.execute(sql`
    select set_config('work_mem', '64MB', true),
      set_config('parallel_setup_cost', '0', true), set_config('parallel_tuple_cost', '0', true)`)
}

/**
 * What is asked for, each by itself, as it stood at an instant: figures grouped by indicator, unit and key. Two
 * statements, however much is asked for: the sums, then what only some of them need.
 */
export async function figureRows(
  db: Database,
  asked: readonly FiguresAsked[],
  at: FiguresAt,
): Promise<FigureGroup[][]> {
  const summed = await eachPacked(
    db,
    asked.map((of) => (of.indicators?.length === 0 ? undefined : sumsOf(of, at))),
  )
  const mark = orNull(oneOf(...APPROXIMATIONS))
  const bound = orNull(isNumber)
  const sums = summed.map((rows) =>
    packedRows(rows, isText, isText, isText, isNumber, isNumber, bound, bound, mark, orNull(receipts)),
  )
  const own = sums.map((found) => found.reduce((sum, [, , , , count]) => sum + count, 0))
  // Whether reports are named never depends on how much of the county is looked at: it has at least as many as its part.
  const all = at.units
    ? await eachPacked(
        db,
        asked.map((of, i) => ((own[i] ?? 0) > MANY ? undefined : countOf(of, { ...at, units: undefined }))),
      )
    : []
  const counts = own.map((count, i) => packedRows(all[i] ?? [], isNumber)[0]?.[0] ?? count)
  const detailed = await eachPacked(
    db,
    sums.flatMap((found, i) => {
      const of = asked[i]
      const figures = counts[i] ?? 0
      const named = of?.reports === 'unless-many' && figures > 0 && figures <= MANY
      const indicators = new Set(found.map(([indicator]) => indicator))
      return [
        of && newestOf(of, at, indicators),
        of && weighedOf(of, at, indicators),
        named ? reportsOf(of, at) : undefined,
      ]
    }),
  )
  return sums.map((found, i) => {
    const newest = byKey(
      packedRows(detailed[3 * i], isText, isText, isText, isNumber, isText, isText, bound, bound, mark),
    )
    const weighed = byKey(
      packedRows(detailed[3 * i + 1], isText, isText, isText, isNumber, isNumber, isNumber, isNumber),
    )
    const named = byKey(packedRows(detailed[3 * i + 2], isText, isText, isText, receipts))
    // Tens of thousands of rows: parts are taken by their place, since taking a row apart costs more than reading it.
    return found.map((row): FigureGroup => {
      const key = [row[0], row[1], row[2]] as const
      return {
        indicator: row[0],
        unit: row[1],
        label: row[2],
        sum: quantityFrom({ value: row[3], low: row[5], high: row[6], approximate: row[7] }),
        count: row[4],
        newest: newestIn(newest(...key)),
        weighed: weighedIn(weighed(...key)),
        reports: row[8] ?? named(...key)?.[3],
      }
    })
  })
}

type NewestRow = readonly [
  ...key: [string, string, string],
  ...of: [value: number, on: string, at: string],
  ...width: [low: number | null, high: number | null, said: Approximation | null],
]

function newestIn(row: NewestRow | undefined): NewestFigure | undefined {
  if (!row) return undefined
  const [, , , value, on, at, low, high, said] = row
  return { quantity: quantityFrom({ value, low, high, approximate: said }), on, at }
}

type WeighedRow = readonly [
  ...key: [string, string, string],
  ...sums: [value: number, low: number, high: number],
  weight: number,
]

function weighedIn(row: WeighedRow | undefined): FigureGroup['weighed'] {
  if (!row) return undefined
  const [, , , value, low, high, weight] = row
  return { sum: { value, low, high }, weight }
}

/** Finds the row of an indicator, unit and key. Most queries have no such rows, and tens of thousands ask. */
function byKey<Row extends readonly [string, string, string, ...unknown[]]>(
  rows: readonly Row[],
): (indicator: string, unit: string, label: string) => Row | undefined {
  if (rows.length === 0) return () => undefined
  const keyOf = (indicator: string, unit: string, label: string) => `${indicator}\n${unit}\n${label}`
  const found = new Map(rows.map((row) => [keyOf(row[0], row[1], row[2]), row]))
  return (indicator, unit, label) => found.get(keyOf(indicator, unit, label))
}

const receipts = listOf(isText)

function sumsOf(of: FiguresAsked, at: FiguresAt): Query {
  const totalled =
    of.reports === 'all' || of.only ? undefined : figuresTotalled({ ...of, at, matching: matching(of, at) })
  // Of a report one revision stands at a time, so a group has each report once.
  const query = sql`select indicator, unit_id, label, sum(value), count(*),
      sum(value) + sum(low - value), sum(value) + sum(high - value), case when count(*) = 1 then min(approximate) end,
      ${of.reports === 'all' ? sql`array_agg(report_id::text)` : sql`null`}
    from ${figure} where ${standing(of, at)} ${matching(of, at)} group by indicator, unit_id, label`
  return { of: totalled ?? query, columns: 9 }
}

function countOf(of: FiguresAsked, at: FiguresAt): Query | undefined {
  if (of.reports === 'all' || of.indicators?.length === 0) return undefined
  const counted = sql`select count(*) from ${figure} where ${standing(of, at)} ${matching(of, at)}`
  return { of: figuresCounted({ ...of, at, matching: matching(of, at) }) ?? counted, columns: 1 }
}

function newestOf(of: FiguresAsked, at: FiguresAt, found: ReadonlySet<string>): Query | undefined {
  const indicators = at.newestOf.filter((code) => found.has(code))
  if (indicators.length === 0) return undefined
  // Whatever ever was a figure has a total: one look into an index a key, and not all figures sorted. Of all that ever was
  // years are looked at, and what is not in them yet.
  const { from } = of
  const since = sql`and month >= date_trunc('month', ${from ?? null}::timestamp)`
  const months = sql`
    select indicator, unit_id, label from figure_total
    where month <= ${of.to} ${from === undefined ? sql`and not folded` : since} ${matching({ indicators }, at)}`
  const years = sql`
    select indicator, unit_id, label from figure_total_long
    where months = 12 and first <= ${of.to} ${matching({ indicators }, at)}`
  const query = sql`select key.indicator, key.unit_id, key.label, newest.value, activity_date,
      to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), low, high, approximate
    from (
      ${from === undefined ? sql`${months} union ${years}` : sql`select distinct * from (${months}) told`}
    ) key cross join lateral (
      select value, activity_date, recorded_at, low, high, approximate from ${figure}
      where indicator = key.indicator and unit_id = key.unit_id and label = key.label and ${standing(of, at)}
      order by activity_date desc, recorded_at desc, report_id desc limit 1) newest`
  return { of: query, columns: 9 }
}

const NONE = { reports: [], indicators: [] }
const [rateFigure, baseFigure] = [alias(figure, 'rate'), alias(figure, 'base')]

/** Of rates the sums of each times the number it is a share of, in the same report: rate by rate, so that only numbers are compared. */
function weighedOf(of: FiguresAsked, at: FiguresAt, found: ReadonlySet<string>): Query | undefined {
  const rates = [...at.basesOf].filter(([rate]) => found.has(rate))
  if (rates.length === 0) return undefined
  const { value, low, high, unitId, label } = rateFigure
  // What a report has several bases of adds up either way: to add them up first would take twice as long as all else.
  const each = rates.map(
    ([rate, base]) => sql`
    select ${rate}::text, ${unitId}, ${label}, sum(${value} * ${baseFigure.value}),
      sum(coalesce(${low}, ${value}) * ${baseFigure.value}), sum(coalesce(${high}, ${value}) * ${baseFigure.value}),
      sum(${baseFigure.value})
    from ${figure} rate join ${figure} base using (report_id, revision)
    where ${standing(of, at, rateFigure)} ${matching({ indicators: [rate] }, at, rateFigure)}
      and ${standing(of, { ...at, uncounted: NONE }, baseFigure)} ${matching({ indicators: [base] }, at, baseFigure)}
    group by ${unitId}, ${label} having sum(${baseFigure.value}) > 0`,
  )
  return { of: sql.join(each, sql` union all `), columns: 7 }
}

function reportsOf(of: FiguresAsked, at: FiguresAt): Query {
  const query = sql`select indicator, unit_id, label, array_agg(report_id::text)
    from ${figure} where ${standing(of, at)} ${matching(of, at)} group by indicator, unit_id, label`
  return { of: query, columns: 4 }
}

/** A query, and how many columns it gives. */
type Query = { readonly of: SQL; readonly columns: number }

/** Several queries in one statement: of each its rows, packed. One that is undefined has none. */
async function eachPacked(db: Database, queries: readonly (Query | undefined)[]): Promise<unknown[]> {
  const asked = queries.flatMap((query, n) => {
    if (!query) return []
    const names = Array.from({ length: query.columns }, (_, i) => sql.raw(`c${i}`))
    const row = sql.join(names, sql`, `)
    return [sql`select ${n}::int as n, json_agg(json_build_array(${row})) as rows from (${query.of}) found(${row})`]
  })
  if (asked.length === 0) return queries.map(() => [])
  const found = rowsOf(await db.execute(sql.join(asked, sql` union all `)), packedOf)
  return queries.map((_, n) => found.filter((of) => of.n === n))
}

const packedOf = z.object({ n: z.number(), rows: z.unknown() })

/** `f`: the table under another name. */
function standing({ from, to, only: reports }: FiguresAsked, at: CountedAt, f: Figures = figure): SQL {
  return sql`${f.activityDate} <= ${to} ${from === undefined ? sql`` : sql`and ${f.activityDate} >= ${from}`}
    ${reports === undefined ? sql`` : sql`and ${among(f.reportId, reports)}`} and ${countedAt(at, f)}`
}

type Figures = Readonly<
  Record<'reportId' | 'unitId' | 'indicator' | 'activityDate' | 'recordedAt' | 'supersededAt', AnyColumn>
>

/** Of figures or of their totals those of the indicators and units that are asked for. */
function matching(
  { indicators }: Pick<FiguresAsked, 'indicators'>,
  { units }: Pick<FiguresAt, 'units'>,
  f?: Figures,
): SQL {
  const [indicator, unit] = f ? [sql`${f.indicator}`, sql`${f.unitId}`] : [sql`indicator`, sql`unit_id`]
  const ofIndicators = indicators ? sql`and ${indicator} in ${[...indicators]}` : sql``
  return units ? sql`${ofIndicators} and ${unit} = any(${sql.param(units)}::text[])` : ofIndicators
}
