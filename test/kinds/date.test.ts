import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, isDay } from '../../src/calendar/day.ts'
import type { Question } from '../../src/catalogue/schema.ts'
import { fullDate, monthAndDate, weekdayName } from '../../src/chinese/days.ts'
import { readDay } from '../../src/chinese/read-day.ts'
import { SPOKEN, smallNumber } from '../../src/chinese/small-number.ts'
import { date, sentenceFor } from '../../src/kinds/date.ts'
import { ACCEPTED } from './date-accepted.ts'
import { FORMATS, spoken } from './date-formats.ts'
import { REFUSED } from './date-refused.ts'

const QUESTION: Question = {
  code: 'held_on',
  kind: 'date',
  ask: '哪天开展的？',
  optional: false,
  max_length: 40,
  max_items: 20,
  stock: false,
  sensitive: false,
}
const WEDNESDAY = '2022-11-09'

const accepted = ACCEPTED.flatMap(({ today, day, inputs }) => inputs.split('|').map((text) => ({ today, day, text })))
const refused = REFUSED.flatMap(({ today, reason, inputs }) =>
  inputs.split('|').map((text) => ({ today, reason, text })),
)

const todays = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2020-01-01', days))

describe('a day as cadres type it', () => {
  it.each(accepted)('$text on $today is $day', ({ text, today, day }) => {
    expect(readDay(text, today)).toEqual({ day })
    expect(date.read(QUESTION, text, { today, names: [] })).toMatchObject({ kind: 'value', value: day })
  })

  it.each(Object.entries(FORMATS))('any of the last 300 days reads back from %s', (_, write) => {
    fc.assert(
      fc.property(todays, fc.integer({ min: 0, max: 300 }), (today, ago) => {
        const day = addDays(today, -ago)
        // A 29 February belongs to a year of its own: without one it is not looked for in the year before.
        fc.pre(!(day.endsWith('-02-29') && day.slice(0, 4) !== today.slice(0, 4)))
        expect(readDay(write(day.slice(0, 4), Number(day.slice(5, 7)), Number(day.slice(8))), today)).toEqual({ day })
      }),
    )
  })

  it('any of the last 99 days reads back from N天前, in figures and as spoken', () => {
    fc.assert(
      fc.property(todays, fc.integer({ min: 1, max: 99 }), (today, ago) => {
        expect(readDay(`${ago}天前`, today)).toEqual({ day: addDays(today, -ago) })
        expect(readDay(`${spoken(ago)}天前`, today)).toEqual({ day: addDays(today, -ago) })
      }),
    )
  })

  it('a weekday alone is within the last seven days, and one beside a date has to fit it', () => {
    fc.assert(
      fc.property(todays, fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 6 }), (today, ago, off) => {
        const day = addDays(today, -ago)
        expect(readDay(weekdayName(day), today)).toEqual({ day })
        expect(readDay(`${fullDate(day)}（${weekdayName(day)}）`, today)).toEqual({ day })
        const wrong = readDay(`${fullDate(day)}（${weekdayName(addDays(day, off))}）`, today)
        expect(wrong).toMatchObject({ refusal: { reason: 'wrong weekday', day } })
      }),
    )
  })

  it('what it shows reads back', () => {
    fc.assert(
      fc.property(todays, (day) => {
        expect(readDay(date.show({ value: day }, QUESTION), day)).toEqual({ day })
      }),
    )
    expect(date.show({ value: '2022-11-03' }, QUESTION)).toBe('2022年11月3日（周四）')
  })

  it('reads the small numbers from 1 to 99 as spoken', () => {
    const whole = new RegExp(`^(?:${SPOKEN})$`, 'u')
    for (let n = 1; n <= 99; n++) {
      expect(spoken(n)).toMatch(whole)
      expect(smallNumber(spoken(n))).toBe(n)
    }
  })
})

describe('what is no day', () => {
  it.each(refused)('$text on $today is refused: $reason', ({ text, today, reason }) => {
    expect(readDay(text, today)).toMatchObject({ refusal: { reason } })
  })

  it.each(refused)('$text gets a short sentence whose example would do', ({ text, today }) => {
    const reading = date.read(QUESTION, text, { today, names: [] })
    if (reading.kind === 'guess') {
      expect(reading.ask).toMatch(/^(?:是.*(?:，对吗|，还是.+)？|还没结束。先按哪天报？)$/u)
      return
    }
    if (reading.kind !== 'refused') throw new Error(`${text} was read`)
    expect([...reading.why].length).toBeLessThanOrEqual(60)
    expect(reading.why).toMatch(/请.*。$/u)
    const example = /如 ([^、。]+)/u.exec(reading.why)?.[1]
    if (example !== undefined) expect(readDay(example, today)).toHaveProperty('day')
  })

  it('takes a day up to 400 days ago, in figures with its year, and no older', () => {
    expect(readDay(addDays(WEDNESDAY, -400), WEDNESDAY)).toEqual({ day: addDays(WEDNESDAY, -400) })
    expect(readDay(addDays(WEDNESDAY, -401), WEDNESDAY)).toMatchObject({ refusal: { reason: 'too old' } })
  })

  it('takes a date without a year for last year’s up to 300 days ago, and for one to come beyond', () => {
    const today = '2023-01-04'
    expect(readDay(monthAndDate(addDays(today, -300)), today)).toEqual({ day: addDays(today, -300) })
    expect(readDay(monthAndDate(addDays(today, -301)), today)).toMatchObject({ refusal: { reason: 'future' } })
  })

  it('says which weekday the date is, and what today is', () => {
    const why = (text: string) => date.read(QUESTION, text, { today: WEDNESDAY, names: [] })
    expect(why('11月3日周五')).toMatchObject({ why: expect.stringContaining('2022年11月3日是周四，不是周五') })
    expect(why('11月20日')).toMatchObject({ why: expect.stringContaining('今天是11月9日') })
    expect(why('连续三天')).toMatchObject({ why: expect.stringContaining('最后一天') })
    expect(why('31日')).toMatchObject({ kind: 'value' })
  })

  it('quotes no more than twelve characters, and keeps an emoji whole', () => {
    const why = sentenceFor({ reason: 'unclear' }, '👌'.repeat(30), WEDNESDAY)
    expect(why).toContain(`“${'👌'.repeat(11)}…”`)
  })
})

describe('any text at all', () => {
  const pieces = fc.constantFrom(
    ...'0 1 2 3 9 11 22 2022 一 三 十 两 〇 年 月 日 号 天 前 昨 今 大 周 星期 上 下 本 个 的 去年 . / - : 到 、 点 半 ( ) 开展 。'.split(
      ' ',
    ),
    ' ',
    '上午',
  )
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(pieces, { maxLength: 12 }).map((p) => p.join('')),
  )

  it('gives a real day not after today, or a sentence; it never throws', () => {
    fc.assert(
      fc.property(texts, todays, (text, today) => {
        const reading = date.read(QUESTION, text, { today, names: [] })
        if (reading.kind === 'refused') {
          expect([...reading.why].length).toBeLessThanOrEqual(60)
          return
        }
        expect(['value', 'guess']).toContain(reading.kind)
        expect(isDay(String(reading.value))).toBe(true)
        expect(String(reading.value) <= today).toBe(true)
        expect(String(reading.value) >= addDays(today, -400)).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  it('is refused once a day has a stray letter, measure word or second number behind it', () => {
    const stray = fc.constantFrom(
      'a',
      'x',
      '人',
      '楼',
      '%',
      '万',
      '前',
      '后',
      '到',
      '-',
      '/',
      '0',
      '7',
      '次',
      '起',
      '？',
    )
    fc.assert(
      fc.property(fc.constantFrom(...accepted.filter(({ text }) => /[日天]$/u.test(text))), stray, (row, letter) => {
        expect(readDay(row.text + letter, row.today)).toHaveProperty('refusal')
      }),
    )
  })
})

describe('the buttons', () => {
  it('offers the near days in one row, and each answers or says how to type one', () => {
    const known = { today: WEDNESDAY, names: [] }
    const rows = date.suggest(QUESTION, known)
    expect(rows.map((row) => row.map((b) => b.label))).toEqual([['今天', '昨天', '前天', '其他日期']])
    expect(rows.flat().map((b) => date.read(QUESTION, b.input, known))).toEqual([
      { kind: 'value', value: '2022-11-09' },
      { kind: 'value', value: '2022-11-08' },
      { kind: 'value', value: '2022-11-07' },
      { kind: 'refused', why: '请打日期，如 11月8日、上周五。' },
    ])
    expect(date.howTo(QUESTION)).toBe('')
  })
})
