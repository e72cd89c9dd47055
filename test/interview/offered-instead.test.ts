import { describe, expect, it } from 'vitest'
import { EVERYTHING, NUMBERS, Talk } from './talk.ts'

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
