import { describe, expect, it } from 'vitest'
import { fullDate, monthAndDate, weekdayLabel, weekdayName } from '../../src/chinese/days.ts'

describe('a day', () => {
  it('is written as offices write it', () => {
    expect([monthAndDate('2022-01-05'), fullDate('2022-11-07'), weekdayName('2022-11-13')]).toEqual([
      '1月5日',
      '2022年11月7日',
      '周日',
    ])
  })

  it('of the week has its name', () => {
    expect([1, 2, 3, 4, 5, 6, 7].map(weekdayLabel).join('')).toBe('周一周二周三周四周五周六周日')
  })
})
