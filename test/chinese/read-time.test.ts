import { describe, expect, it } from 'vitest'
import { readTime } from '../../src/chinese/read-time.ts'

describe('A time of day', () => {
  it.each([
    ['17:00', '17:00'],
    ['9：05', '09:05'],
    ['9点', '09:00'],
    ['九点半', '09:30'],
    ['十七点', '17:00'],
    ['下午5点', '17:00'],
    ['下午五点一刻', '17:15'],
    ['晚上8点40分', '20:40'],
    ['中午12点', '12:00'],
    ['上午 10:30', '10:30'],
    ['16时', '16:00'],
    ['八点零五分', '08:05'],
    ['下午3:30', '15:30'],
  ])('%s is %s', (typed, time) => {
    expect(readTime(typed)).toBe(time)
  })

  it.each(['', '25:00', '17:60', '下午', '五', '1700', '上午15点', '17:0', '周五', '九点九十分', '9点到10点'])(
    '“%s” is none',
    (typed) => {
      expect(readTime(typed)).toBeUndefined()
    },
  )
})
