import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { addDays } from '../../src/calendar/day.ts'
import { exactly, quantityOf, sumOf } from '../../src/chinese/quantity.ts'
import { columnsOf } from '../../src/database/figure.ts'
import { figureRows } from '../../src/database/figure-groups.ts'
import { addUpTotals, wrongTotals } from '../../src/database/figure-total.ts'
import type { OpenDatabase } from '../../src/database/open.ts'
import * as schema from '../../src/database/schema.ts'
import { emptyDatabase, sharedDatabase } from '../support/database.ts'

let opened: OpenDatabase
const db = () => opened.db

beforeAll(async () => {
  opened = await sharedDatabase()
  await emptyDatabase(opened)
  await db().execute(sql`insert into area (id, level, name, position) values ('a', 'county', '县', 0)`)
  await db().execute(sql`
    insert into unit (id, area_id, organization, name, position) values ('a', 'a', 'women', '甲', 0), ('b', 'a', 'women', '乙', 1)`)
})

beforeEach(async () => {
  await db().execute(sql`truncate revision, figure, figure_total, figure_total_long, report cascade`)
})

const START = Date.parse('2022-01-01T00:00:00Z')
/** The instant of a step: every report and every withdrawal is one. */
const at = (step: number) => new Date(START + step * 60_000)

type Step = {
  readonly unit: 'a' | 'b'
  readonly label: string
  readonly day: number
  readonly value: number
  readonly about: boolean
  /** The step that is withdrawn after this one, where there is such a report. */
  readonly withdraws: number
}

const step = fc.record({
  unit: fc.constantFrom('a' as const, 'b' as const),
  label: fc.constantFrom('', '甲', '乙'),
  day: fc.integer({ min: 0, max: 150 }),
  value: fc.integer({ min: 1, max: 500 }),
  about: fc.boolean(),
  withdraws: fc.integer({ min: 0, max: 40 }),
})

const quantity = ({ value, about }: Step) => (about ? quantityOf(value, 'about', true) : exactly(value))
const dayOf = ({ day }: Step) => addDays('2022-01-01', day)

async function play(steps: readonly Step[]): Promise<Map<number, number>> {
  const withdrawn = new Map<number, number>()
  for (const [n, told] of steps.entries()) {
    // Some of it folded, some of it not.
    if (n === 4) await addUpTotals(db())
    const recordedAt = at(2 * n)
    await db().execute(
      sql`insert into report (id, unit_id, form) overriding system value values (${n}, ${told.unit}, 'f')`,
    )
    // Who loads rows by hand need not say what the report says.
    await db().execute(sql`
      insert into revision (report_id, number, kind, activity_date, answers, catalogue_version, recorded_at)
      values (${n}, 1, 'submitted', ${dayOf(told)}, '{}', '1', ${recordedAt.toISOString()})`)
    await db()
      .insert(schema.figure)
      .values({
        ...{ reportId: n, revision: 1, unitId: told.unit, indicator: 'people', label: told.label },
        ...{ activityDate: dayOf(told), recordedAt, ...columnsOf(quantity(told)) },
      })
    if (told.withdraws >= n || withdrawn.has(told.withdraws)) continue
    withdrawn.set(told.withdraws, 2 * n + 1)
    const superseded = at(2 * n + 1).toISOString()
    for (const table of [schema.figure, schema.revision])
      await db().execute(sql`update ${table} set superseded_at = ${superseded} where report_id = ${told.withdraws}`)
    await db().execute(sql`
      insert into revision (report_id, number, kind, activity_date, answers, catalogue_version, recorded_at)
      values (${told.withdraws}, 2, 'withdrawn', '2022-01-01', '{}', '1', ${superseded})`)
  }
  return withdrawn
}

/** The same, added up from the steps. */
function expected(steps: readonly Step[], withdrawn: ReadonlyMap<number, number>, asked: Asked) {
  const found = new Map<string, Step[]>()
  for (const [n, told] of steps.entries()) {
    const stands = 2 * n <= asked.step && (withdrawn.get(n) ?? Number.POSITIVE_INFINITY) > asked.step
    const counts = stands && n !== asked.uncounted && asked.from <= dayOf(told) && dayOf(told) <= asked.to
    const key = `${told.unit}/${told.label}`
    if (counts) found.set(key, [...(found.get(key) ?? []), told])
  }
  return Object.fromEntries(
    [...found]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, all]) => [key, { count: all.length, sum: sumOf(all.map(quantity)) }]),
  )
}

type Asked = { readonly from: string; readonly to: string; readonly step: number; readonly uncounted: number }

async function read({ from, to, step, uncounted }: Asked) {
  const [rows = []] = await figureRows(db(), [{ from, to, reports: 'unless-many' }], {
    asOf: at(step),
    uncounted: { reports: [uncounted], indicators: ['people'] },
    newestOf: [],
    basesOf: new Map(),
  })
  return Object.fromEntries(
    rows
      .map(({ unit, label, count, sum }) => [`${unit}/${label}`, { count, sum }] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

it('adds up to what the figures come to, at any instant, in any days, before and after rows were put together', async () => {
  const asked = fc.record({
    from: fc.constantFrom(0, 0, 31, 59, 77, 100),
    days: fc.constantFrom(0, 27, 58, 90, 120, 180, 200, 364, 400),
    step: fc.integer({ min: 0, max: 26 }),
    uncounted: fc.integer({ min: -1, max: 12 }),
  })
  await fc.assert(
    fc
      .asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 12 }),
        fc.array(asked, { minLength: 4, maxLength: 4 }),
        async (steps, questions) => {
          const withdrawn = await play(steps)
          expect(await wrongTotals(db())).toBe(0)
          for (const [n, { from, days, step: then, uncounted }] of questions.entries()) {
            if (n === 2) await addUpTotals(db())
            const first = addDays('2022-01-01', from)
            // The last instant too: there the totals are read.
            const of = { from: first, to: addDays(first, days), step: n % 2 === 0 ? then : 2 * steps.length, uncounted }
            expect(await read(of)).toEqual(expected(steps, withdrawn, of))
          }
          expect(await wrongTotals(db())).toBe(0)
        },
      )
      .beforeEach(() => db().execute(sql`truncate revision, figure, figure_total, figure_total_long, report cascade`)),
    { numRuns: 8 },
  )
})

it('tells a total that is wrong', async () => {
  await play([{ unit: 'a', label: '', day: 3, value: 7, about: false, withdraws: 40 }])
  await db().execute(sql`update figure_total set value = 8`)
  expect(await wrongTotals(db())).toBe(1)
  await db().execute(sql`update figure_total set value = 7`)
  await addUpTotals(db())
  expect(await wrongTotals(db())).toBe(0)
  await db().execute(sql`update figure_total_long set value = 8 where months = 12`)
  expect(await wrongTotals(db())).toBe(1)
})

it('makes one row of those of a key', async () => {
  const same = { unit: 'a', label: '', day: 3, value: 7, about: false, withdraws: 40 } as const
  await play([same, same, same])
  expect(await addUpTotals(db())).toBe(2)
  expect(await addUpTotals(db())).toBe(0)
})
