import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applicable, onlyApplicable } from '../../src/catalogue/applicable.ts'
import { formsOf } from '../../src/catalogue/find.ts'
import { tellsNothing } from '../../src/interview/nothing-told.ts'
import type { Input } from '../../src/interview/turn.ts'
import { KIND_NAMES, kindOf } from '../../src/kinds/index.ts'
import { fixtureOf } from '../kinds/fixtures.ts'
import { catalogue } from '../support/catalogue.ts'
import { EVERYTHING, FILE, NUMBERS, Talk } from './talk.ts'

const SHIPPED = catalogue.organizations.flatMap((o) => formsOf(catalogue, o.code))
const forms = fc.constantFrom(...SHIPPED, EVERYTHING, EVERYTHING, NUMBERS)
const levels = fc.constantFrom('county', 'town', 'village' as const)

const WORDS = [
  ...KIND_NAMES.map(fixtureOf).flatMap((f) => f.sensible),
  '返回',
  '1',
  '第二个',
  '改某一项',
  '不改',
  '不清楚',
  '13912345678',
]

type Deed =
  | { readonly do: 'tap'; readonly button: number }
  | { readonly do: 'old tap'; readonly turn: number; readonly action: string }
  | { readonly do: 'say' | 'edit'; readonly text: string; readonly message: number }
  | { readonly do: 'photo' | 'other' | 'resume' }

const actions = fc.constantFrom(
  'back',
  'keep',
  'skip',
  'q:words',
  'done',
  'ok',
  'fix',
  'new',
  'total',
  'q:people',
  'o0',
  'on1',
)
const deeds: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('tap' as const), button: fc.nat(12) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('old tap' as const), turn: fc.nat(9), action: actions }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('say' as const, 'say' as const, 'edit' as const),
      text: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...WORDS) }, fc.string({ unit: 'grapheme' })),
      message: fc.nat(12),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('photo' as const, 'other' as const, 'resume' as const) }) },
)

function inputOf(talk: Talk, deed: Deed): Input {
  switch (deed.do) {
    case 'tap': {
      const buttons = (talk.turn.prompt?.buttons ?? []).flat().filter((b) => b.action !== 'cancel')
      const action = buttons[deed.button % Math.max(1, buttons.length)]?.action ?? 'back'
      return { kind: 'tap', turn: talk.draft.turn, action }
    }
    case 'old tap':
      return { kind: 'tap', turn: deed.turn, action: deed.action }
    case 'say':
      return { kind: 'text', text: deed.text, message: deed.message }
    case 'edit':
      return { kind: 'edited', text: deed.text, message: deed.message }
    case 'photo':
      return { kind: 'photo', file: FILE, message: 1 }
    default:
      return { kind: deed.do }
  }
}

const about = { yearToDate: { people: 200, money: 2 }, stock: { teams: 12 } }

describe('any sequence of deeds', () => {
  it('never throws, always leaves a way on, and loses no answer but one asked again', () => {
    fc.assert(
      fc.property(forms, levels, fc.array(deeds, { maxLength: 40 }), (form, level, done) => {
        const talk = new Talk(form, { ...about, level })
        for (const deed of done) {
          const before = talk.draft.answers
          const { outcome, prompt } = talk.hears(inputOf(talk, deed))
          if (prompt) {
            expect(prompt.text.trim()).not.toBe('')
            expect(prompt.buttons.flat().length).toBeGreaterThan(0)
          } else if (outcome === 'left' || outcome === 'repeated' || outcome === 'unrelated') {
            talk.hears({ kind: 'resume' })
          } else expect(outcome).toBe('submitted')
          for (const code of Object.keys(before)) {
            const asked = form.questions.find((q) => q.code === code)
            if (talk.draft.answers[code] === undefined) expect(asked?.among).toBeDefined()
          }
          if (outcome === 'submitted') expect(missing(talk)).toEqual([])
        }
      }),
      { numRuns: 400 },
    )
  })

  it('reaches the echo from anywhere when every question is answered sensibly', () => {
    fc.assert(
      fc.property(forms, levels, fc.array(deeds, { maxLength: 25 }), (form, level, done) => {
        const talk = new Talk(form, { ...about, level })
        for (const deed of done) if (talk.hears(inputOf(talk, deed)).outcome === 'submitted') break
        talk.hears({ kind: 'resume' })
        for (let turns = 0; turns < 30 && talk.step.at !== 'echo'; turns++) answerSensibly(talk)
        expect(talk.step.at).toBe('echo')
        expect(missing(talk)).toEqual([])
        // Answers that all say that there is none are not sent.
        const nothing = tellsNothing(applicable(form, talk.draft.answers, level), talk.draft.answers)
        expect(talk.taps('确认提交').outcome).toBe(nothing ? 'refused' : 'submitted')
      }),
      { numRuns: 200 },
    )
  })

  it('keeps in what is submitted only what applies', () => {
    fc.assert(
      fc.property(levels, fc.array(deeds, { maxLength: 40 }), (level, done) => {
        const talk = new Talk(EVERYTHING, { ...about, level })
        for (const deed of done) talk.hears(inputOf(talk, deed))
        const kept = onlyApplicable(talk.form, talk.draft.answers, level)
        expect('covered' in kept && level !== 'town').toBe(false)
        expect('level' in kept && !(Number(talk.value('people')) > 0)).toBe(false)
        if ('lead' in kept) expect(talk.value('partners')).not.toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})

/** Questions that apply, have to be answered and are not. */
function missing(talk: Talk): string[] {
  const { form, draft, about } = talk
  const answers = onlyApplicable(form, draft.answers, about.level)
  return applicable(form, draft.answers, about.level)
    .filter((q) => !q.optional && answers[q.code] === undefined)
    .map((q) => q.code)
}

function answerSensibly(talk: Talk): void {
  const { step } = talk
  if (step.at === 'cumulative') talk.taps('本次新增')
  else if (step.at === 'sure') talk.taps(talk.buttons[0] ?? '')
  else if (step.at === 'fallen') talk.says('合并了几支')
  else if (step.at !== 'question') talk.taps('返回')
  else answerQuestion(talk, step.code)
}

function answerQuestion(talk: Talk, code: string): void {
  const question = talk.form.questions.find((q) => q.code === code)
  if (!question) throw new Error(`no question ${code}`)
  const [first = ''] = fixtureOf(question.kind).sensible.filter((words) => words !== '0')
  if (kindOf(question).picks !== 'nothing') {
    talk.taps(talk.buttons.find((b) => question.choices?.includes(b.replace('✓ ', ''))) ?? '')
    if (talk.buttons.includes('选好了')) talk.taps('选好了')
    // The one label was ticked already, and is not now.
    else if (talk.step.at === 'question' && talk.step.code === code) answerQuestion(talk, code)
  } else if (kindOf(question).takesPictures) {
    talk.sendsPicture(FILE)
    talk.taps('选好了')
  } else talk.saysAll(first)
}
