import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Value } from '../kinds/kind.ts'
import { counts } from './as-of.ts'
import { columns, given } from './insert-many.ts'
import type { Database } from './open.ts'
import { rowsOf } from './rows.ts'
import { together } from './together.ts'

/** What one unit has reported before. */
export type UnitPast = {
  /** What its last reports by one form answered to each of the questions, newest first. */
  readonly values: Readonly<Record<string, readonly Value[]>>
  /** The sum of each of the indicators over the days asked for, under any key. */
  readonly totals: Readonly<Record<string, number>>
  /** The latest value of each of the indicators under each key. */
  readonly latest: readonly { readonly indicator: string; readonly label: string; readonly value: number }[]
}

/** What of the past a form looks at: one object a form, by which `keyOf` knows it again without writing it out. */
export type LookedAt = {
  /** The codes of the questions whose answers are wanted. */
  readonly questions: readonly string[]
  /** What totals are of. */
  readonly indicators: readonly string[]
  /** What latest values are of. */
  readonly stocks: readonly string[]
}

type Asked = {
  readonly unit: string
  readonly form: string
  readonly lookedAt: LookedAt
  /** The year that the totals are of. */
  readonly year: number
  /** The latest values are those up to this day. Whoever asks for none gives today, so that equal questions have equal keys. */
  readonly upTo: string
  /** A report that is being corrected: it is no past. */
  readonly without?: number | undefined
}

/** Reports whose answers are offered again. */
const MOST_REPORTS = 40

const written = new WeakMap<LookedAt, string>()

/** The key by which questions that are equal are known: several turns at once ask each of them once. */
function keyOf({ unit, form, lookedAt, year, upTo, without = 0 }: Asked): string {
  const looks = written.get(lookedAt) ?? JSON.stringify(lookedAt)
  written.set(lookedAt, looks)
  return `${unit} ${form} ${year} ${upTo} ${without} ${looks}`
}

/** Values are as they were written; to look at each of them takes longer than a turn. */
const pastRow = z.object({
  past: z.object({
    values: z.custom<UnitPast['values']>((values) => typeof values === 'object' && values !== null),
    totals: z.record(z.string(), z.number()),
    latest: z.array(z.object({ indicator: z.string(), label: z.string(), value: z.number() })),
  }),
})

const ASKED = columns({
  ...{ n: 'int', unit: 'text', form: 'text', questions: 'text[]', indicators: 'text[]', stocks: 'text[]' },
  ...{ from: 'date', to: 'date', upTo: 'date', without: 'bigint' },
})

/**
 * Reads in one statement what is known of a unit before it is asked, as it stands now: however long it has reported, no
 * more than its newest reports by the form and what its figures come to. Of several units that are asked at once it is one
 * statement for all of them, and what several ask alike is read once.
 */
export const unitPast = together(async (db: Database, all: readonly Asked[]): Promise<UnitPast[]> => {
  const rows = all.map(({ year, without = null, lookedAt, ...asked }, n) => {
    return { ...asked, ...lookedAt, n, without, from: `${year}-01-01`, to: `${year}-12-31` }
  })
  const days = sql`between given."from" and given."to"`
  const result = await db.execute(sql`
    select json_build_object(
      'values', (
        with newest as materialized (
          select r.answers, r.recorded_at from revision r
          where r.unit_id = given.unit and r.form = given.form and r.superseded_at is null and ${counts(sql`r.kind`)}
          order by r.recorded_at desc limit ${MOST_REPORTS})
        select coalesce(json_object_agg(code, (
          select coalesce(json_agg(answers -> code -> 'value' order by recorded_at desc), '[]') from newest where answers ? code)), '{}')
        from unnest(given.questions) code),
      'totals', (
        select coalesce(json_object_agg(code, coalesce((
          select sum(value) from figure_total
          where unit_id = given.unit and indicator = code and month ${days}), 0) - coalesce((
          select sum(value) from figure
          where given.without is not null and report_id = given.without and superseded_at is null
            and unit_id = given.unit and indicator = code and activity_date ${days}), 0)), '{}')
        from unnest(given.indicators) code),
      'latest', (
        select coalesce(json_agg(json_build_object('indicator', indicator, 'label', label, 'value', value)), '[]') from (
          select key.indicator, key.label, newest.value
          from (
            select distinct indicator, label from unnest(given.stocks) code join figure_total on indicator = code
            where unit_id = given.unit) key cross join lateral (
            select value from figure
            where unit_id = given.unit and indicator = key.indicator and label = key.label and superseded_at is null
              and report_id is distinct from given.without and activity_date <= given."upTo"
            order by activity_date desc, recorded_at desc limit 1) newest
          order by 1, 2) newest)) as past
    from ${given(rows, ASKED)} order by given.n`)
  return rowsOf(result, pastRow).map((row) => row.past)
}, keyOf)
