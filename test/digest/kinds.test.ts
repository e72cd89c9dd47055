import { describe, expect, it } from 'vitest'
import { DIGEST_KINDS, kindOfDigest, nextPeriodLabel, periodLabel } from '../../src/digest/kinds/index.ts'

const AROUND: readonly (readonly [day: string, kind: string, from: string, to: string, label: string])[] = [
  ['2022-11-09', 'year', '2022-01-01', '2022-12-31', '2022年'],
  ['2022-06-30', 'half', '2022-01-01', '2022-06-30', '2022年上半年'],
  ['2022-07-01', 'half', '2022-07-01', '2022-12-31', '2022年下半年'],
  ['2022-03-31', 'quarter', '2022-01-01', '2022-03-31', '2022年第一季度'],
  ['2022-10-01', 'quarter', '2022-10-01', '2022-12-31', '2022年第四季度'],
  ['2024-02-10', 'month', '2024-02-01', '2024-02-29', '2024年2月'],
  ['2022-09-30', 'union', '2021-10-01', '2022-09-30', '2022统计年度'],
  ['2022-10-01', 'union', '2022-10-01', '2023-09-30', '2023统计年度'],
]

describe('the period of a kind around a day', () => {
  it.each(AROUND)('%s, %s', (day, kind, from, to, label) => {
    const period = DIGEST_KINDS.find(({ code }) => code === kind)?.around(day) ?? { from: '', to: '' }
    expect(period).toEqual({ from, to })
    expect(periodLabel(period)).toBe(label)
    expect(kindOfDigest('year', period).code).toBe(kind)
  })

  it('of any other days is named by them', () => {
    expect(periodLabel({ from: '2022-03-05', to: '2022-06-07' })).toBe('2022年3月5日至6月7日')
    expect(periodLabel({ from: '2021-12-05', to: '2022-01-07' })).toBe('2021年12月5日至2022年1月7日')
  })
})

describe('what a period is followed by', () => {
  it.each([
    ['2022-11-09', 'year', '2023年'],
    ['2022-06-30', 'half', '下半年'],
    ['2022-07-01', 'half', '2023年上半年'],
    ['2022-03-31', 'quarter', '第二季度'],
    ['2022-10-01', 'quarter', '2023年第一季度'],
    ['2022-09-15', 'month', '10月'],
    ['2022-12-15', 'month', '2023年1月'],
    ['2022-09-30', 'union', '2023统计年度'],
  ])('%s, %s: %s', (day, kind, next) => {
    expect(DIGEST_KINDS.filter(({ code }) => code === kind).map((k) => nextPeriodLabel(k.around(day)))).toEqual([next])
  })

  it('has no name after any other days', () => {
    expect(nextPeriodLabel({ from: '2022-03-05', to: '2022-06-07' })).toBe('下一阶段')
  })
})

describe('the kind of a digest', () => {
  it('over days that are no kind’s period is that of a year', () => {
    expect(kindOfDigest('year', { from: '2022-03-05', to: '2022-06-07' }).code).toBe('year')
    expect(kindOfDigest('week', { from: '2022-11-07', to: '2022-11-13' }).code).toBe('week')
  })

  it('has a code and a name of its own', () => {
    for (const of of [DIGEST_KINDS.map(({ code }) => code), DIGEST_KINDS.map(({ name }) => name)])
      expect(new Set(of).size).toBe(of.length)
  })
})
