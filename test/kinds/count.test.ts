import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Question } from '../../src/catalogue/schema.ts'
import { count } from '../../src/kinds/count.ts'
import type { Known, Reading } from '../../src/kinds/kind.ts'
import { acceptedRows } from './accepted-numbers.ts'
import { approximateRows } from './approximate-numbers.ts'
import { fullWidth, inHanzi, withCommas } from './number-formats.ts'
import { numberRows } from './number-rows.ts'
import { unitRows } from './number-units.ts'
import { refusedRows } from './refused-numbers.ts'

const KNOWN = { today: '2022-11-09', names: [] } as unknown as Known

function question(unit?: string, stock = false): Question {
  return {
    code: 'q',
    kind: 'count',
    ask: '这次发放宣传折扇多少？',
    optional: false,
    max_length: 40,
    max_items: 20,
    stock,
    sensitive: false,
    ...(unit ? { indicator: { label: '数量', unit, over_time: 'sum', over_units: 'sum' } } : {}),
  } as Question
}

const read = (typed: string, unit?: string): Reading => count.read(question(unit), typed, KNOWN)

/** The reading, whether or not it is asked about before it is kept. */
function plain(reading: Reading): Reading {
  if (reading.kind !== 'value') return reading
  const { ask: _, ...rest } = reading
  return rest
}

function whyOf(typed: string, unit?: string): string {
  const reading = read(typed, unit)
  return reading.kind === 'refused' ? reading.why : `taken as ${JSON.stringify(reading)}`
}

describe('a count', () => {
  for (const [rule, rows] of Object.entries({ ...numberRows, ...acceptedRows, ...approximateRows })) {
    it.each(rows.map((row) => [...row] as const))(`${rule}: %s`, (typed, value, approximate) => {
      for (const unit of [undefined, '个']) {
        const reading = read(typed, unit)
        if (value === null) expect(reading.kind).toMatch(rule === 'cumulative' ? /^cumulative$/ : /^(?:refused|guess)$/)
        else expect(plain(reading)).toEqual({ kind: 'value', value, ...(approximate ? { approximate } : {}) })
      }
    })
  }

  for (const [words, rows] of Object.entries(refusedRows)) {
    it.each(rows)(`is refused with «${words}»: %s`, (typed) => {
      for (const unit of [undefined, '人次']) expect(whyOf(typed, unit)).toContain(words)
    })
  }

  it.each(unitRows)('asks %s and is told %s: fits %s', (unit, typed, fits) => {
    expect(read(typed, unit).kind).toBe(fits ? 'value' : 'refused')
  })

  it('says which unit is asked, and lists the numbers that were seen', () => {
    expect(whyOf('5户，3户', '户')).toBe('这里有两个数（5户、3户），这一题问多少户，请只写一个总数。')
    expect(whyOf('300人', '场次')).toBe('这一题问多少场次，“300人”对不上。请写成“12场次”这样。')
  })

  it.each([
    ['累计320', 320],
    ['截至目前320人', 320],
    ['加上上周一共80', 80],
    ['截至11月9日累计320人', 320],
    ['含之前的共80', 80],
    ['320人（累计）', 320],
    ['年初以来320', 320],
    ['现有320', 320],
  ])('%s may be a running total; of a number now held it is the number', (typed, value) => {
    expect(read(typed)).toEqual({ kind: 'cumulative', value })
    expect(count.read(question('个', true), typed, KNOWN)).toEqual({ kind: 'value', value })
  })

  it('keeps how near a running total is', () => {
    expect(read('累计约320人')).toEqual({ kind: 'cumulative', value: 320, approximate: 'about' })
    expect(read('累计没有')).toEqual({ kind: 'value', value: 0 })
  })

  it('takes words that the question itself uses', () => {
    expect(read('共发放宣传折扇300把', '把')).toEqual({ kind: 'value', value: 300 })
  })

  it.each(['13800138000', '110101199003070010', '1３8-0013-8000', '一三八零零一三八零零零', '电话13800138000人'])(
    'does not repeat what may be a telephone or identity number: %s',
    (typed) => {
      expect(whyOf(typed)).not.toMatch(/\d{3}-?\d{4}|[〇零一三八]{4}|0013/)
      expect(read(typed).kind).toBe('refused')
    },
  )

  it('is shown in plain digits, and offers no buttons', () => {
    expect(count.show({ value: 1234567 }, question())).toBe('1234567')
    expect(count.suggest(question('人'), KNOWN)).toEqual([])
  })
})

describe('every way of writing a count reads back', () => {
  const integer = fc.oneof(
    fc.nat(99_999_999),
    fc.nat(20_000),
    fc.nat(9_999).map((value) => value * 10_000),
  )
  const ways: Readonly<Record<string, (value: number) => string>> = {
    digits: String,
    'with commas': withCommas,
    'grouped by spaces': (value) => withCommas(value).replaceAll(',', ' '),
    'full width': (value) => fullWidth(withCommas(value)),
    hanzi: (value) => inHanzi(value),
    financial: (value) => inHanzi(value, 'financial'),
    'hanzi with its measure word': (value) => `共${inHanzi(value)}个`,
    '1万2345': (value) => {
      const high = Math.floor(value / 10_000)
      const low = value % 10_000
      if (high === 0) return String(value)
      return low === 0 ? `${high}万` : low < 1_000 ? `${high}万零${low}` : `${high}万${low}`
    },
    '1.2345万': (value) => `${value / 10_000}万`,
  }
  it.each(Object.entries(ways))('%s', (_, write) => {
    fc.assert(
      fc.property(integer, (value) => {
        // A day in figures is asked about.
        fc.pre(!/^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(String(value)))
        expect(plain(read(write(value), '个'))).toEqual({ kind: 'value', value })
      }),
      { numRuns: 400 },
    )
  })

  it('with the last unit unsaid: 一百五, 3万5', () => {
    const figure = fc.integer({ min: 1, max: 9 })
    fc.assert(
      fc.property(figure, figure, fc.constantFrom(100, 1_000, 10_000), fc.boolean(), (high, last, size, hanzi) => {
        const name = { 100: '百', 1000: '千', 10000: '万' }[size]
        const write = (value: number) => (hanzi ? inHanzi(value) : String(value))
        expect(read(`${write(high)}${name}${write(last)}`)).toEqual({
          kind: 'value',
          value: high * size + (last * size) / 10,
        })
      }),
    )
  })
})

describe('nothing is guessed', () => {
  const pieces = [
    ...'0123456789零一二两三四五六七八九十百千万亿点余多来约近几半没有个人场次户年月日第到至和共.,-+~% ',
    ...['累计', '左右', '不到', '超过', '截至', '人次', '没有', '一共', 'w', '\n', '①', '👍', 'x'],
  ]
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join('')),
  )

  it('whatever is typed, the outcome is a whole number within bounds or a short sentence', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(undefined, '人次', '万元'), (typed, unit) => {
        const reading = read(typed, unit)
        if (reading.kind === 'refused') {
          expect(reading.why.length).toBeLessThanOrEqual(60)
          expect(reading.why).toMatch(/[。？]$/)
          expect(reading.why).not.toMatch(/undefined|NaN|\n/)
        } else {
          expect(Number.isInteger(reading.value)).toBe(true)
          expect(reading.value).toBeGreaterThanOrEqual(0)
          expect(reading.value).toBeLessThanOrEqual(100_000_000)
        }
      }),
      { numRuns: 3_000 },
    )
  })

  it('a number with a Latin letter anywhere is never taken unasked; only w and k, for 万 and 千, may stand in one', () => {
    const letter = fc.constantFrom(...'abcdefghijlmnopqrstuvxyzABCDEFGHIJLMNOPQRSTUVXYZｏＯ')
    fc.assert(
      fc.property(fc.nat(99_999_999), letter, fc.nat(20), fc.boolean(), (value, char, place, hanzi) => {
        const text = hanzi ? inHanzi(value) : String(value)
        const at = place % (text.length + 1)
        expect(read(`${text.slice(0, at)}${char}${text.slice(at)}`).kind).not.toBe('value')
      }),
    )
  })

  it('two numbers are never one', () => {
    const joint = fc.constantFrom('，', '、', '-', '到', '人', '场', '；', '\n', '/', '和')
    fc.assert(
      fc.property(fc.nat(9_999), joint, fc.nat(9_999), (first, between, second) => {
        const text = `${first}${between}${second}`
        // 1，200 is a thousand and two hundred with its comma in full width.
        fc.pre(between !== '，' || !/^[1-9]\d{0,2}，\d{3}$/.test(text))
        expect(read(text).kind).toBe('refused')
      }),
    )
  })

  it.each([
    ['金牌', '枚', '2金1银', 2],
    ['银牌', '枚', '金牌2枚、银牌1枚', 1],
    ['二等奖', '次', '一等奖1次，二等奖3次', 3],
    ['金牌', '枚', '1银', undefined],
    ['三等奖', '次', '一等奖1次', undefined],
  ])('of several ranks takes that of the question: %s, %s%s', (label, unit, typed, value) => {
    const asked = { ...question(unit), ask: `获得多少${unit}${label}？`, indicator: { label, unit } } as Question
    const reading = count.read(asked, typed, KNOWN)
    expect(reading).toMatchObject(value === undefined ? { kind: 'refused' } : { kind: 'guess', value })
  })

  it.each(['没有金牌', '没拿到金牌'])('is none where what is asked for is denied: %s', (typed) => {
    const asked = { ...question('枚'), ask: '获得多少枚金牌？', indicator: { label: '金牌', unit: '枚' } } as Question
    expect(count.read(asked, typed, KNOWN)).toMatchObject({ kind: 'value', value: 0 })
  })

  it('asks whether what came is all there is now', () => {
    expect(count.read(question('名', true), '新增5名', KNOWN)).toMatchObject({ value: 5, ask: '现在一共就是5名吗？' })
    expect(count.read(question('名', true), '新增5名，现有35名', KNOWN)).toMatchObject({ kind: 'guess', value: 35 })
  })
})
