import { describe, expect, it } from 'vitest'
import { type Form, formSchema } from '../../src/catalogue/schema.ts'
import { Talk } from './talk.ts'

const FORM: Form = formSchema.parse({
  code: 'course',
  title: '培训',
  school: true,
  questions: [
    { code: 'on', kind: 'date', ask: '是哪天？', label: '日期' },
    { code: 'came', kind: 'count', ask: '培训了多少人？', indicator: { label: '培训', unit: '人' } },
    { code: 'passed', kind: 'count', ask: '多少人取证？', part_of: 'came', indicator: { label: '取证', unit: '人' } },
    { code: 'days', kind: 'count', ask: '多少天？', most: 5, indicator: { label: '天数', unit: '天' } },
  ],
})

const past = (value: number, reports: number) => ({ largest: { came: { value, reports } } })

describe('a number far beyond all that the unit reported', () => {
  it.each([
    [past(30, 5), '301', true],
    [past(30, 5), '300', false],
    [past(30, 4), '301', false],
    [past(0, 9), '10', false],
    [past(0, 9), '11', true],
    [{}, '301', false],
  ])('%j, then %s: asked %s', (about, given, asked) => {
    const talk = new Talk(FORM, about)
    talk.saysAll('昨天', given)
    expect(talk.step.at).toBe(asked ? 'sure' : 'question')
    if (asked) expect(talk.text).toMatch(/^以前最多报过\d+人，这次真有\d+人吗？$/u)
  })

  it('is kept when it is agreed to, as confirmed', () => {
    const talk = new Talk(FORM, past(30, 5))
    talk.saysAll('昨天', '3000', '对', '20', '1')
    expect(talk.step.at).toBe('echo')
    expect(talk.draft.answers['came']).toMatchObject({ value: 3000, unusual: true, note: '原话：3000，已确认' })
    expect(talk.text).toContain('培训：3000人（原话：3000，已确认）')
  })

  it('is typed again where it was a slip', () => {
    const talk = new Talk(FORM, past(30, 5))
    talk.saysAll('昨天', '3000', '30', '20', '1')
    expect(talk.draft.answers['came']).toMatchObject({ value: 30 })
    expect(talk.draft.answers['came']).not.toHaveProperty('unusual')
  })
})

it('a part that is more than its whole is asked about, whichever is told last', () => {
  const talk = new Talk(FORM)
  talk.saysAll('昨天', '30', '50')
  expect(talk.text).toBe('取证50人，比培训30人还多，对吗？')
  talk.saysAll('20', '1', '改某一项')
  talk.taps('2 培训：30人')
  talk.says('10')
  expect(talk.text).toBe('培训10人，比取证20人还少，对吗？')
})

it('more than the catalogue says is usual is asked about', () => {
  const talk = new Talk(FORM)
  talk.saysAll('昨天', '30', '20', '6')
  expect(talk.text).toBe('真有6天吗？')
})

it.each([
  ['2022-10-09', '10月3日', '2022年10月3日在假期里，是这天吗？', 'sure'],
  ['2022-08-12', '8月10日', '2022年8月10日在假期里，是这天吗？', 'sure'],
  ['2022-11-09', '11月5日', '培训了多少人？', 'question'],
])('of a form of schools on %s, %s: %s', (today, day, text, step) => {
  const talk = new Talk(FORM, { today })
  talk.says(day)
  expect(talk.text).toContain(text)
  expect(talk.step.at).toBe(step)
})
