import { type SQL, sql } from 'drizzle-orm'
import type { Approximation } from '../chinese/approximation.ts'
import { grouped } from '../digest/grouped.ts'
import { figuresAt } from './as-of.ts'
import type { Database } from './open.ts'
import { isFlag, isNumber, isText, listOf, oneOf, orNull, packedRows } from './rows.ts'
import { figure } from './schema.ts'

/** One indicator of one unit under one key over a period: all that any rule of aggregation needs. */
export type FigureRow = {
  readonly indicator: string
  readonly unit: string
  readonly label: string
  readonly sum: number
  readonly count: number
  readonly approximate: Approximation | undefined
  readonly newest: NewestFigure | undefined
  readonly reports: readonly number[] | undefined
}

type NewestFigure = {
  readonly value: number
  readonly on: string
  /** Recorded at: UTC in one fixed form, so that it sorts as text. */
  readonly at: string
  readonly approximate: Approximation | undefined
}

/** Figures with an activity date in [from, to]. */
export type FiguresAsked = {
  /** Undefined reaches back to the first figure. */
  readonly from?: string
  readonly to: string
  /** Undefined takes all. */
  readonly indicators?: readonly string[]
  /** Whether rows name their reports: all of them, or as long as there are not too many. */
  readonly reports: 'all' | 'unless-many'
}

/** How all that is asked for at once is read. */
export type FiguresAt = {
  readonly asOf: Date
  /** Indicators whose newest figure is wanted too: finding it means sorting, which is too slow for a year of all figures. */
  readonly newestOf: readonly string[]
}

/** Rows name their reports while there are no more figures than this: beyond it a digest would be megabytes. */
const MANY = 5_000

/**
 * For the rest of the transaction: a year's groups fit into memory, where Postgres's cautious 4 MB would make it sort
 * hundreds of thousands of rows on disk to group them; compiling such a query costs half a second that it never wins
 * back; and a second core is worth asking.
 */
export async function allowLargeGroups(tx: Database): Promise<void> {
  await tx.execute(sql`
    select set_config('work_mem', '64MB', true), set_config('jit', 'off', true),
      set_config('parallel_setup_cost', '0', true), set_config('parallel_tuple_cost', '0', true)`)
}

/**
 * What is asked for, each by itself, as it stood at an instant: figures grouped by indicator, unit and key. Two
 * statements, however much is asked for: the sums, then what only some of them need.
 */
export async function figureRows(db: Database, asked: readonly FiguresAsked[], at: FiguresAt): Promise<FigureRow[][]> {
  const marks = [orNull(isFlag), orNull(isFlag)] as const
  const summed = await packed(
    db,
    asked.map((of) => (of.indicators?.length === 0 ? undefined : sumsOf(of, at))),
    8,
  )
  const sums = grouped(
    packedRows(summed, isNumber, isText, isText, isText, isNumber, isNumber, ...marks, orNull(receipts)),
    ([n]) => n,
  )
  const detailed = await packed(
    db,
    asked.flatMap((of, n) => {
      const found = sums.get(n) ?? []
      const figures = found.reduce((sum, [, , , , , count]) => sum + count, 0)
      const named = of.reports === 'unless-many' && figures > 0 && figures <= MANY
      return [newestOf(of, at, new Set(found.map(([, indicator]) => indicator))), named ? reportsOf(of, at) : undefined]
    }),
    8,
  )
  const mark = orNull(oneOf('over', 'about'))
  const text = orNull(isText)
  const details = new Map(
    packedRows(detailed, isNumber, isText, isText, isText, orNull(isNumber), text, text, mark, orNull(receipts)).map(
      (row) => [keyOf(row[0], row[1], row[2], row[3]), row],
    ),
  )
  return asked.map((_, n) =>
    (sums.get(n) ?? []).map(([, indicator, unit, label, sum, count, about, over, reports]): FigureRow => {
      const [, , , , value = null, on = null, recorded = null, approximate = null] =
        details.get(keyOf(2 * n, indicator, unit, label)) ?? []
      return {
        ...{ indicator, unit, label, sum, count },
        approximate: about ? 'about' : over ? 'over' : undefined,
        newest:
          value === null || on === null || recorded === null
            ? undefined
            : { value, on, at: recorded, approximate: approximate ?? undefined },
        reports: reports ?? details.get(keyOf(2 * n + 1, indicator, unit, label))?.[8] ?? undefined,
      }
    }),
  )
}

const receipts = listOf(isNumber)

function keyOf(n: number, indicator: string, unit: string, label: string): string {
  return `${n}\n${indicator}\n${unit}\n${label}`
}

function sumsOf(of: FiguresAsked, { asOf }: FiguresAt): SQL {
  // Of a report one revision stands at a time, so a group has each report once.
  return sql`select indicator, unit_id, label, sum(value), count(*), bool_or(approximate = 'about'),
      bool_or(approximate = 'over'), ${of.reports === 'all' ? sql`array_agg(report_id)` : sql`null`}
    from ${figure} where ${standing(of, asOf)} ${only(of.indicators)} group by indicator, unit_id, label`
}

function newestOf(of: FiguresAsked, { asOf, newestOf: wanted }: FiguresAt, found: ReadonlySet<string>) {
  const indicators = wanted.filter((code) => found.has(code))
  if (indicators.length === 0) return undefined
  return sql`select distinct on (indicator, unit_id, label) indicator, unit_id, label, value, activity_date,
      to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), approximate, null
    from ${figure} where ${standing(of, asOf)} ${only(indicators)}
    order by indicator, unit_id, label, activity_date desc, recorded_at desc, report_id desc`
}

function reportsOf(of: FiguresAsked, { asOf }: FiguresAt): SQL {
  return sql`select indicator, unit_id, label, null, null, null, null, array_agg(report_id)
    from ${figure} where ${standing(of, asOf)} ${only(of.indicators)} group by indicator, unit_id, label`
}

/** Several queries of so many columns in one statement, their rows packed, each behind the place of its query. */
async function packed(db: Database, queries: readonly (SQL | undefined)[], columns: number): Promise<unknown> {
  const row = sql.join(
    Array.from({ length: columns }, (_, i) => sql.raw(`c${i}`)),
    sql`, `,
  )
  const asked = queries.flatMap((query, n) =>
    query ? [sql`select json_agg(json_build_array(${n}::int, ${row})) as rows from (${query}) found(${row})`] : [],
  )
  return asked.length === 0 ? [] : db.execute(sql.join(asked, sql` union all `))
}

function standing({ from, to }: FiguresAsked, asOf: Date): SQL {
  return sql`activity_date <= ${to} ${from === undefined ? sql`` : sql`and activity_date >= ${from}`}
    and ${figuresAt(asOf)}`
}

function only(indicators: readonly string[] | undefined): SQL {
  return indicators ? sql`and indicator in ${[...indicators]}` : sql``
}
