import { describe, expect, it } from 'vitest'
import { formSchema } from '../../src/catalogue/schema.ts'
import { EVERYTHING, NUMBERS, Talk } from './talk.ts'

const RATE = formSchema.parse({
  code: 'rates',
  title: '参学率',
  questions: [
    {
      code: 'rate',
      kind: 'decimal',
      ask: '参学率是多少？',
      indicator: { label: '参学率', unit: '%', over_time: 'latest' },
    },
    { code: 'people', kind: 'count', ask: '有多少人？', indicator: { label: '人数', unit: '人' } },
  ],
})

const asked = (): Talk => {
  const talk = new Talk(EVERYTHING)
  talk.saysAll('读书会', '昨天')
  return talk
}

describe('words that are refused, where what would do is known', () => {
  it.each([
    ['七八十人', ['70余人', '约75人']],
    ['50到60人', ['50余人', '约55人']],
    ['不到100人', ['近100人']],
    ['100人以内', ['近100人']],
    ['两三个', ['2人', '3人']],
    ['二十三四个', ['23人', '24人']],
    ['19到20人', ['19人', '20人']],
    ['356/420', ['356人', '420人']],
    ['420/356', []],
    ['2022/11', []],
    ['三分之一', []],
    ['不到5个', []],
    ['不清楚', []],
  ])('%s: %j', (text, offers) => {
    const talk = asked()
    talk.says(text)
    expect(talk.turn.outcome).toBe('refused')
    expect(talk.buttons).toEqual([...offers, '返回', '取消'])
    expect(talk.draft.answers).not.toHaveProperty('people')
  })

  it('one tap takes it, and the words stay beside it', () => {
    const talk = asked()
    talk.says('七八十人')
    talk.taps('约75人')
    expect(talk.draft.answers['people']).toEqual({
      ...{ raw: '七八十人', value: 75, approximate: 'about' },
      note: '原话：七八十人，已确认',
    })
  })

  it.each([
    ['118', ['11月8日（周二）', '1月18日（周二）']],
    ['121', ['1月21日（周五）']],
    ['999', []],
    ['二十八', ['10月28日（周五）']],
    ['11月8日，星期三', ['11月8日（周二）', '11月9日（周三）']],
    ['8号（周日）', ['11月8日（周二）', '11月6日（周日）']],
    ['9号周四', ['11月9日（周三）']],
    ['32号', []],
  ])('of days, %s: %j', (text, offers) => {
    const talk = new Talk(EVERYTHING)
    talk.saysAll('读书会', text)
    expect(talk.turn.outcome).toBe('refused')
    expect(talk.buttons).toEqual([...offers, '今天', '昨天', '前天', '其他日期', '返回', '取消'])
    const [, wanted] = offers
    if (wanted === undefined) return
    talk.taps(wanted)
    if (talk.step.at === 'sure') talk.taps('对')
    expect(talk.draft.answers['on']).toMatchObject({ raw: text })
  })

  it.each([
    ['0.986', ['98.6%']],
    ['356/420', ['84.76%']],
    ['0.9865', ['98.65%']],
    ['98.666', []],
  ])('where a rate is asked, %s: %j', (text, offers) => {
    const talk = new Talk(RATE)
    talk.says(text)
    expect(talk.turn.outcome).toBe('refused')
    expect(talk.buttons).toEqual([...offers, '返回', '取消'])
  })

  it('0.98 may be 98%, or that little', () => {
    const talk = new Talk(RATE)
    talk.says('0.98')
    expect(talk.buttons).toEqual(['对', '98%', '不对，重新填', '取消'])
    talk.taps('98%')
    expect(talk.value('rate')).toBe(98)
    const little = new Talk(RATE)
    little.saysAll('0.98', '对')
    expect(little.value('rate')).toBe(0.98)
  })

  it('something else may be typed, and an edit of the refused words is a new try', () => {
    const talk = asked()
    const message = talk.says('七八十人')
    talk.edits(message, '78人')
    expect(talk.draft.answers['people']).toMatchObject({ raw: '78人', value: 78 })
    const other = asked()
    other.saysAll('七八十人', '77')
    expect(other.draft.answers['people']).toMatchObject({ raw: '77', value: 77 })
    expect(other.buttons).not.toContain('约75人')
  })

  it('of other words that are refused nothing of the first stays', () => {
    const talk = asked()
    talk.saysAll('七八十人', '不到50')
    expect(talk.buttons).toEqual(['近50人', '返回', '取消'])
    talk.says('不清楚')
    expect(talk.buttons).toEqual(['返回', '取消'])
  })

  it('buttons of before the refusal are old ones', () => {
    const talk = new Talk(EVERYTHING)
    const { turn } = talk.draft
    talk.says('“读书')
    expect(talk.buttons[0]).toBe('“读书”')
    talk.hears({ kind: 'tap', turn, action: 'o0' })
    expect(talk.turn.outcome).toBe('stale')
    talk.taps('“读书”')
    expect(talk.draft.answers['title']).toMatchObject({ raw: '“读书', value: '“读书”' })
  })

  it('of names the missing half of a pair', () => {
    const talk = new Talk(NUMBERS)
    talk.says('《甲点、《乙点》')
    talk.taps('《甲点》、《乙点》')
    expect(talk.draft.answers['sites']).toMatchObject({ value: ['《甲点》', '《乙点》'] })
  })
})
