import { describe, expect, it } from 'vitest'
import { weekOf } from '../../src/calendar/week.ts'
import { weekLabel } from '../../src/chinese/periods.ts'

describe('a week', () => {
  it('is called by its days', () => {
    expect(weekLabel(weekOf('2022-11-09'))).toBe('11月7日—11月13日')
    expect(weekLabel(weekOf('2023-01-01'))).toBe('12月26日—1月1日')
  })
})
