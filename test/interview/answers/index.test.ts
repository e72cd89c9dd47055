import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KINDS } from '../../../src/catalogue/schema.ts'
import { answerKinds } from '../../../src/interview/answers/index.ts'
import { fixtures, KNOWN, question, taken, whyNot } from './fixtures.ts'

/** Characters that the grammars turn on, so that random text reaches their corners. */
const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .array(
      fc.constantFrom(
        ...'是有没无未不的了、，；。\n “”"《》（）(【】1２一①-.等和与妇联科协省州级市活动甲村镇👍'.split(''),
        '其他',
        '没有',
      ),
      { maxLength: 16 },
    )
    .map((parts) => parts.join('')),
)

describe('the kinds of answer', () => {
  it('are those that a catalogue may name', () => {
    expect(Object.keys(answerKinds).sort()).toEqual([...KINDS].sort())
  })

  describe.each(KINDS)('%s', (kind) => {
    const { question: asked, accepted, refused } = fixtures[kind]
    const { read, show, suggest } = answerKinds[kind]

    it('has both kinds of fixture, for its own kind of question', () => {
      expect(asked.kind).toBe(kind)
      expect(accepted.length).toBeGreaterThan(0)
      expect(refused.length).toBeGreaterThan(0)
    })

    it.each(accepted)('takes %j', (text, value, shown) => {
      expect(taken(asked, text)).toEqual(value)
      expect(show(value)).toBe(shown)
    })

    it.each(refused)('refuses %j with a sentence', (text) => {
      expect(whyNot(asked, text)).toMatch(/\p{Script=Han}.*[。？！]$/u)
    })

    it('never throws, never takes nothing for something, and says why in one line', () => {
      fc.assert(
        fc.property(typed, (text) => {
          const reading = read(asked, text, KNOWN)
          if (reading.kind === 'refused') expect(reading.why).not.toMatch(/^\s*$|\n/)
          else expect(text.trim()).not.toBe('')
        }),
        { numRuns: 500 },
      )
    })

    it('offers only buttons that answer, or that say how to', () => {
      for (const { label, input } of suggest(asked, { ...KNOWN, names: ['甲活动', '乙活动'] }).flat()) {
        expect(label).not.toBe('')
        const reading = read(asked, input, KNOWN)
        expect(reading.kind === 'value' || (kind === 'date' && input === '其他日期')).toBe(true)
      }
    })
  })

  it('say how to answer in a short line, whatever the question', () => {
    for (const kind of KINDS) {
      for (const optional of [true, false]) {
        expect([...answerKinds[kind].howTo(question(kind, { optional }))].length).toBeLessThanOrEqual(30)
      }
    }
  })
})
