import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OVER_TIME, OVER_UNITS } from '../../src/catalogue/schema.ts'
import { type Approximation, exactly, type Quantity, quantityOf } from '../../src/chinese/quantity.ts'
import { aggregate, type FigureGroup } from '../../src/digest/aggregate.ts'

type Rules = Parameters<typeof aggregate>[0]

type Of = { readonly count?: number; readonly reports?: string[]; readonly said?: Approximation }

/** A group of one figure, unless `of` says otherwise; `newest` is where the newest figure is another than that. */
function group(
  unit: string,
  label: string,
  sum: number,
  of: Of = {},
  newest: { readonly value?: number; readonly on?: string; readonly at?: string } = {},
): FigureGroup {
  const { said, ...rest } = of
  const { value = sum, on = '2022-11-09', at = '2022-11-09T12:00:00.000Z' } = newest
  const known = (amount: number) => quantityOf(amount, said, true)
  return { indicator: 'x', unit, label, sum: known(sum), count: 1, ...rest, newest: { quantity: known(value), on, at } }
}

const rules = (over_time: Rules['over_time'], over_units: Rules['over_units'], unit = '个'): Rules => ({
  over_time,
  over_units,
  unit,
})

describe('one number of many', () => {
  it('is not there where nothing was reported, and 0 where 0 was', () => {
    expect(aggregate(rules('sum', 'sum'), [])).toBeUndefined()
    expect(aggregate(rules('sum', 'sum'), [group('a', '', 0)])?.quantity).toEqual(exactly(0))
  })

  it.each<[string, Rules, FigureGroup[], number]>([
    ['adds', rules('sum', 'sum'), [group('a', '', 3), group('b', '', 4)], 7],
    ['adds decimals exactly', rules('sum', 'sum', '万元'), [group('a', '', 0.1), group('b', '', 0.2)], 0.3],
    [
      'takes what each unit holds now',
      rules('latest', 'sum'),
      [group('a', '', 9, {}, { value: 5 }), group('b', '', 2)],
      7,
    ],
    [
      'takes the newest under each key, then adds',
      rules('latest', 'sum'),
      [group('a', '甲试点', 30, {}, { value: 20 }), group('a', '乙试点', 5)],
      25,
    ],
    [
      'takes the newest unit of all by day',
      rules('latest', 'latest'),
      [group('a', '', 8, {}, { on: '2022-11-10' }), group('b', '', 9)],
      8,
    ],
    [
      'takes the newest unit of a day by the instant',
      rules('latest', 'latest'),
      [group('a', '', 8), group('b', '', 9, {}, { at: '2022-11-09T12:00:00.001Z' })],
      9,
    ],
    [
      'takes the newest unit for each key, then adds',
      rules('latest', 'latest'),
      [group('a', '甲', 8), group('b', '甲', 9, {}, { on: '2022-11-10' }), group('a', '乙', 1)],
      10,
    ],
    [
      'counts units that say yes',
      rules('latest', 'distinct'),
      [group('a', '', 1), group('b', '', 0), group('c', '', 2)],
      2,
    ],
    [
      'asks a unit as it is now',
      rules('latest', 'distinct'),
      [group('a', '', 1, {}, { value: 0 }), group('b', '', 1)],
      1,
    ],
    [
      'counts a name once',
      rules('distinct', 'distinct'),
      [group('a', '甲', 2), group('b', '甲', 1), group('b', '乙', 1)],
      2,
    ],
    [
      'counts a name once in each unit',
      rules('distinct', 'sum'),
      [group('a', '甲', 2), group('b', '甲', 1), group('b', '乙', 1), group('c', '', 0)],
      3,
    ],
    ['counts no empty list', rules('distinct', 'distinct'), [group('a', '', 0), group('b', '甲', 1)], 1],
    [
      'counts what has no names beside them',
      rules('distinct', 'distinct'),
      [group('a', '', 3), group('b', '', 2), group('b', '甲', 1), group('c', '甲', 1)],
      6,
    ],
    [
      'counts names of a level apart, and what has none',
      { ...rules('distinct', 'distinct'), split_by: 'level' },
      [group('a', '省级', 3), group('b', '省级/甲', 1), group('c', '县级/甲', 1), group('c', '/乙', 1)],
      6,
    ],
    [
      'counts in each unit what is only called by what it is',
      { ...rules('distinct', 'distinct'), label: '星级示范“妇女之家”' },
      [
        group('a', '妇女之家', 1),
        group('b', '妇女之家', 1),
        group('b', '甲村妇女之家', 1),
        group('c', '甲村妇女之家', 1),
      ],
      3,
    ],
    [
      'averages over issues however they are written',
      rules('average', 'sum', '人'),
      [group('a', '第十三季第5期', 100), group('b', '13季5期', 50), group('a', '2022年第13季第六期', 250)],
      200,
    ],
    [
      'averages over issues, not units',
      rules('average', 'sum', '人'),
      [group('a', '1期', 100), group('b', '1期', 50), group('a', '2期', 250)],
      200,
    ],
    ['rounds a mean of people half up', rules('average', 'sum', '人'), [group('a', '1', 1), group('a', '2', 2)], 2],
    ['rounds it down below a half', rules('average', 'sum', '人次'), [1, 1, 2].map((n, i) => group('a', `${i}`, n)), 1],
    [
      'keeps a decimal of other means',
      rules('average', 'sum', '万元'),
      [1, 1, 2].map((n, i) => group('a', `${i}`, n)),
      1.3,
    ],
    ['counts an issue with nobody', rules('average', 'sum', '人'), [group('a', '1', 10), group('a', '2', 0)], 5],
    [
      'averages what the newest unit says',
      rules('average', 'latest', '人'),
      [group('a', '1', 10), group('b', '1', 20)],
      20,
    ],
  ])('%s', (_, indicator, groups, value) => {
    expect(aggregate(indicator, groups)?.quantity).toEqual(exactly(value))
    expect(aggregate(indicator, groups.toReversed())?.quantity).toEqual(exactly(value))
  })

  it('adds what no floating number holds', () => {
    const groups = Array.from({ length: 3000 }, (_, i) => group(`${i}`, '', 1_000_000_000_000.01))
    expect(aggregate(rules('sum', 'sum'), groups)?.quantity.value).toBe(3_000_000_000_000_030)
  })

  it('names what it was made of', () => {
    const total = aggregate(rules('distinct', 'distinct'), [
      group('b', '乙', 1, { count: 1, reports: ['12'] }),
      group('b', '甲', 2, { count: 2, reports: ['12', '11'] }),
      group('a', '甲', 1, { count: 1, reports: ['11'] }),
      group('c', '', 0, { count: 1, reports: ['10'] }),
    ])
    expect(total).toEqual({
      quantity: exactly(2),
      figures: 5,
      units: ['a', 'b', 'c'],
      reports: ['10', '11', '12'],
    })
  })

  it('names no reports where one of its groups does not', () => {
    const total = aggregate(rules('sum', 'sum'), [group('a', '', 1, { reports: ['1'] }), group('b', '', 1)])
    expect(total).not.toHaveProperty('reports')
  })

  it.each<[Rules, FigureGroup[], Omit<Quantity, 'value'>]>([
    [rules('sum', 'sum'), [group('a', '', 882), group('b', '', 400, { said: 'near' })], { low: 1272, high: 1281 }],
    [
      rules('sum', 'sum'),
      [group('a', '', 0), group('b', '', 400, { said: 'near' })],
      { low: 390, high: 399, said: 'near' },
    ],
    [
      rules('sum', 'sum'),
      [group('a', '', 300, { said: 'about' }), group('b', '', 150, { said: 'over' })],
      { low: 401, high: 508 },
    ],
    [
      rules('average', 'sum', '人'),
      [group('a', '1', 30, { said: 'over' }), group('a', '2', 20)],
      { low: 26, high: 30 },
    ],
    [rules('average', 'sum', '人'), [group('a', '1', 30, { said: 'over' })], { low: 31, high: 39, said: 'over' }],
    [
      rules('latest', 'latest'),
      [group('a', '', 30, { said: 'over' }), group('b', '', 2, {}, { on: '2022-12-01' })],
      { low: 2, high: 2 },
    ],
    [rules('latest', 'distinct'), [group('a', '', 30, { said: 'about' })], { low: 1, high: 1 }],
  ])('is as wide as what it was made of (%#)', (indicator, groups, quantity) => {
    expect(aggregate(indicator, groups)?.quantity).toMatchObject(quantity)
    expect(aggregate(indicator, groups)?.quantity.said).toBe(quantity.said)
  })
})

/** One figure as a unit reported it: what groups are made of. */
type Raw = { unit: string; label: string; value: number; on: string; at: string }

const raw: fc.Arbitrary<Raw[]> = fc
  .array(
    fc.record({
      unit: fc.constantFrom('a', 'b', 'c'),
      label: fc.constantFrom('', '甲', '乙'),
      value: fc.oneof(
        fc.constant(0),
        fc.integer({ min: 0, max: 1_000_000 }).map((n) => n / 100),
      ),
      on: fc.constantFrom('2022-11-07', '2022-11-08', '2022-11-09'),
    }),
    { minLength: 1, maxLength: 12 },
  )
  // No two figures are recorded at one instant.
  .map((figures) => figures.map((f, i) => ({ ...f, at: `2022-11-10T00:00:00.${String(i).padStart(3, '0')}Z` })))

describe('any figures', () => {
  it('come out as when they are gone through one by one', () => {
    const any = fc.tuple(
      raw,
      fc.constantFrom(...OVER_TIME),
      fc.constantFrom(...OVER_UNITS),
      fc.constantFrom('人', '万元'),
    )
    fc.assert(
      fc.property(any, ([figures, over_time, over_units, unit]) => {
        const groups = grouped(figures)
        const total = aggregate({ over_time, over_units, unit }, groups)
        expect(total?.quantity.value).toBeCloseTo(naive(figures, over_time, over_units, unit), 4)
        expect(total?.figures).toBe(figures.length)
        expect(aggregate({ over_time, over_units, unit }, groups.toReversed())).toEqual(total)
      }),
      { numRuns: 500 },
    )
  })
})

function grouped(figures: readonly Raw[]): FigureGroup[] {
  return [...new Set(figures.map((f) => `${f.unit}/${f.label}`))].map((key) => {
    const of = figures.filter((f) => `${f.unit}/${f.label}` === key)
    const { unit, label, on, at, value } = newest(of)
    const cents = of.reduce((n, f) => n + Math.round(f.value * 100), 0)
    const last = { on, at, quantity: exactly(value) }
    return { indicator: 'x', unit, label, sum: exactly(cents / 100), count: of.length, newest: last }
  })
}

function newest(figures: readonly Raw[]): Raw {
  const sorted = figures.toSorted((a, b) => (`${a.on}${a.at}` < `${b.on}${b.at}` ? -1 : 1))
  return sorted.at(-1) as Raw
}

/** The rules of the catalogue told once more, from single figures and in plain loops. */
function naive(figures: Raw[], overTime: Rules['over_time'], overUnits: Rules['over_units'], unit: string): number {
  const perKey: number[] = []
  let nameless = 0
  const things = new Set<string>()
  for (const label of new Set(figures.map((f) => f.label))) {
    const byUnit: { unit: string; value: number; last: Raw }[] = []
    for (const name of new Set(figures.map((f) => f.unit))) {
      const own = figures.filter((f) => f.unit === name && f.label === label)
      if (own.length === 0) continue
      const sum = own.reduce((n, f) => n + f.value, 0)
      const value = overTime === 'latest' ? newest(own).value : sum
      byUnit.push({ unit: name, value, last: newest(own) })
      if (overTime === 'distinct' && label === '') nameless += value
      else if (value > 0) things.add(overUnits === 'sum' ? `${name}|${label}` : label === '' ? `unit ${name}` : label)
    }
    const last = newest(byUnit.map((u) => u.last))
    const ofNewest = byUnit.find((u) => u.last === last)?.value ?? 0
    perKey.push(overUnits === 'latest' ? ofNewest : byUnit.reduce((n, u) => n + u.value, 0))
  }
  const all = perKey.reduce((n, v) => n + v, 0)
  if (overTime === 'average') {
    const mean = Math.round((all / perKey.length) * 1_000_000) / 1_000_000
    return unit === '人' ? Math.floor(mean + 0.5) : Math.floor(mean * 10 + 0.5) / 10
  }
  return overTime === 'distinct' || overUnits === 'distinct' ? things.size + nameless : all
}
