import { describe, expect, it } from 'vitest'
import { readCounty } from '../../src/catalogue/county.ts'
import { formsOf } from '../../src/catalogue/find.ts'
import { type Form, formSchema, questionSchema } from '../../src/catalogue/schema.ts'
import { correctionDraft } from '../../src/interview/draft.ts'
import { catalogue } from '../support/catalogue.ts'
import { Talk } from './talk.ts'

/** Bot API: sendMessage.text in UTF-16 units, InlineKeyboardButton.callback_data in bytes. */
const MESSAGE = 4096
const DATA = 64

const forms = catalogue.organizations.flatMap((o) => formsOf(catalogue, o.code))

describe('what is asked', () => {
  it('is at most 30 characters a question', () => {
    const long = forms.flatMap((f) => f.questions).filter((q) => [...q.ask].length > 30)
    expect(long).toEqual([])
  })

  it('is called by a short name in the echo, which is no question', () => {
    for (const { questions } of forms) {
      for (const q of questions) expect(`${q.label ?? q.indicator?.label}`).toMatch(/^[^？。]{1,16}$/)
    }
  })
})

describe('the data of buttons', () => {
  const units = readCounty('county.example.yaml', catalogue.organizations).units

  it('holds every form for every unit of the example county', () => {
    for (const { id, organization } of units) {
      for (const { code } of formsOf(catalogue, organization)) {
        expect(Buffer.byteLength(`f:${code}:${id}`)).toBeLessThanOrEqual(DATA)
      }
    }
  })

  it('holds the longest codes and numbers that are let in', () => {
    const longest = (schema: typeof questionSchema | typeof formSchema) => {
      for (let length = 60; length > 0; length--) {
        if (schema.shape.code.safeParse('q'.repeat(length)).success) return 'q'.repeat(length)
      }
      throw new Error('no code is let in')
    }
    const [question, form, id] = [longest(questionSchema), longest(formSchema), 2 ** 31 - 1]
    expect(Buffer.byteLength(`d:${id}:99999:q:${question}`)).toBeLessThanOrEqual(DATA)
    expect(Buffer.byteLength(`f:${form}:${'u'.repeat(36)}`)).toBeLessThanOrEqual(DATA)
    expect(Buffer.byteLength(`z:2022-11-07:${'u'.repeat(36)}`)).toBeLessThanOrEqual(DATA)
    expect(Buffer.byteLength(`w:999999:reword:${id}:${question}`)).toBeLessThanOrEqual(DATA)
  })
})

describe('very long words', () => {
  /** Half of a surrogate pair: Telegram refuses it as bad UTF-8. */
  const HALF = /\p{Cs}/u
  const wide = (n: number): string => '𠮷'.repeat(n)
  const list = (code: string) => ({ code, kind: 'list', ask: '哪些？', max_length: 200, max_items: 50 })
  const LONGEST: Form = formSchema.parse({
    code: 'longest',
    title: '最长的一张表',
    questions: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map(list),
  })

  it('stay under the length of a message, in every prompt, and tell how many names there are', () => {
    const talk = new Talk(LONGEST, { unitName: wide(20) })
    const names = Array.from({ length: 18 }, (_, i) => `${i}组${wide(190)}`).join('\n')
    for (const _ of LONGEST.questions) {
      talk.says(names)
      expect(talk.text.length).toBeLessThanOrEqual(MESSAGE)
    }
    expect(talk.text).toContain('请核对')
    expect(talk.text).toContain('（共18个）')
    expect(talk.text).not.toMatch(HALF)
    talk.taps('改某一项')
    for (const label of talk.buttons) {
      expect(label).not.toMatch(HALF)
      expect([...label].length).toBeLessThanOrEqual(30)
    }
    talk.taps(talk.buttons[0] ?? '')
    expect(talk.text).toContain('现在是')
    expect(talk.text.length).toBeLessThanOrEqual(MESSAGE)
  })

  it('stay under it where each of 40 answers is another than it was, and each says both', () => {
    const questions = Array.from({ length: 40 }, (_, i) => ({
      ...LONGEST.questions[0],
      code: `q${i}`,
      label: '名单'.repeat(8),
    }))
    const answered = (word: string) =>
      Object.fromEntries(
        questions.map(({ code }) => {
          const value = [word.repeat(150), word.repeat(140)]
          return [code, { raw: `${value.join('，')}等`, value, reason: '原因'.repeat(30) }]
        }),
      )
    const form = { ...LONGEST, questions } as Form
    const before = answered('旧')
    const corrects = { report: 1, revision: 1, on: '2022-11-08', published: false }
    const draft = { ...correctionDraft(form, 'women', before, corrects), step: { at: 'echo' as const } }
    const talk = new Talk(form, { before, unitName: wide(20) }, { ...draft, answers: answered('新') })
    expect(talk.text).toContain('请核对')
    expect(talk.text.length).toBeLessThanOrEqual(MESSAGE)
    expect(talk.text.match(/名单：新[^\n]*（原来是旧[^\n]*）$/gmu)).toHaveLength(40)
    expect(talk.text.match(/（共2个）/gu)).toHaveLength(40)
  })

  it('are refused with a short sentence', () => {
    const talk = new Talk()
    const message = talk.says('长'.repeat(4096))
    expect(talk.turn.outcome).toBe('refused')
    expect(talk.text.length).toBeLessThan(200)
    talk.edits(message, '读书会')
    expect(talk.value('title')).toBe('读书会')
  })
})
