import { describe, expect, it } from 'vitest'
import { formSchema } from '../../src/catalogue/schema.ts'
import { ASIDE } from '../../src/interview/aside.ts'
import { buttonsFor } from '../../src/interview/buttons.ts'
import { correctionDraft, newDraft, type Step } from '../../src/interview/draft.ts'
import { ABOUT, EVERYTHING, Talk } from './talk.ts'

const GIVEN = { raw: '30', value: 30 }
const STEPS: readonly Step[] = [
  { at: 'question', code: 'on' },
  { at: 'cumulative', code: 'people', answer: GIVEN },
  { at: 'sure', code: 'people', answer: GIVEN, ask: '对吗？', or: { label: '31', value: 31 } },
  { at: 'person', code: 'title', answer: { raw: '甲', value: '甲' }, name: '甲' },
  { at: 'fallen', code: 'people', answer: GIVEN, was: 40 },
  { at: 'echo' },
  { at: 'usual', answers: {} },
  { at: 'form' },
  { at: 'choose' },
  { at: 'why' },
  { at: 'repeat', receipt: 1 },
]
/** What leads on from several steps, and means the same at each. */
const SAME_ANYWHERE = /^(?:back|cancel|ok|fix|form|q:.+)$/u

it('no two steps share an action that answers', () => {
  const said = { words: '', among: [{ unit: 'u', form: 'f', title: '甲' }] }
  const draft = { ...newDraft('women', EVERYTHING.code, 'title'), said, offered: [[{ label: '今天', input: '今天' }]] }
  const steps = STEPS.map((step) => {
    const buttons = buttonsFor({ form: EVERYTHING, draft: { ...draft, step }, about: ABOUT }).flat()
    return buttons.map(({ action }) => action).filter((action) => !SAME_ANYWHERE.test(action))
  })
  const all = [...steps, Object.values(ASIDE)].flat()
  expect(all.filter((action, i) => all.indexOf(action) !== i)).toEqual([])
})

const TWO_DAYS = formSchema.parse({
  code: 'two_days',
  title: '两天',
  questions: [
    { code: 'from', kind: 'date', ask: '哪天开班？', label: '开班' },
    { code: 'to', kind: 'date', ask: '哪天结业？', label: '结业' },
  ],
})

describe('words that wait until it is said what they are', () => {
  it('are read as of their own day where a correction asks which question they are for', () => {
    const answers = { from: { raw: '1日', value: '2022-11-01' }, to: { raw: '2日', value: '2022-11-02' } }
    const corrects = { report: 1, revision: 1, on: '2022-11-01', published: false }
    const talk = new Talk(TWO_DAYS, {}, correctionDraft(TWO_DAYS, 'women', answers, corrects))
    talk.hears({ kind: 'mends', text: '刚才报错了，是昨天', message: 1, heard: {} })
    expect(talk.text).toContain('“昨天”是哪一项？')
    talk.about = { ...ABOUT, today: '2022-11-10' }
    talk.presses({ turn: talk.draft.turn, action: 'q:to' })
    expect(talk.draft.answers['to']?.value).toBe('2022-11-08')
  })

  it('of a draft that was stored without their day are read as of today', () => {
    const draft = { ...newDraft('women', EVERYTHING.code, 'on'), turn: 3, offered: [] }
    const talk = new Talk(EVERYTHING, {}, draft)
    const aside = { words: '昨天', message: 1 }
    talk.draft = { ...talk.draft, aside }
    talk.presses({ turn: talk.draft.turn, action: ASIDE.answer })
    expect(talk.draft.answers['on']?.value).toBe('2022-11-08')
    const earlier = new Talk(EVERYTHING, {}, draft)
    earlier.draft = { ...earlier.draft, aside: { ...aside, on: '2022-11-05' } }
    earlier.presses({ turn: earlier.draft.turn, action: ASIDE.answer })
    expect(earlier.draft.answers['on']?.value).toBe('2022-11-04')
  })
})

const PLAN = formSchema.parse({
  code: 'plan',
  title: '打算',
  questions: [{ code: 'plan', kind: 'text', ask: '下步怎么打算？', label: '打算' }],
})

describe('where a sentence is asked', () => {
  it.each(['等资金到位再说', '等县里批复后再报'])('%s is what waits, and is kept', (words) => {
    const talk = new Talk(PLAN)
    talk.says(words)
    expect(talk.draft.answers['plan']?.value).toContain(words)
  })

  it.each(['等下问了再填', '等会儿再说', '等我问清楚再报', '先不填了'])('%s puts it off', (words) => {
    const talk = new Talk(PLAN)
    talk.says(words)
    expect([talk.turn.outcome, talk.draft.answers]).toEqual(['paused', {}])
  })
})
