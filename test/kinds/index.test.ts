import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KIND_NAMES, kindOf } from '../../src/kinds/index.ts'
import { fixtureOf, KNOWN, question, taken, whyNot } from './fixtures.ts'

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
  describe.each(KIND_NAMES)('%s', (kind) => {
    const { question: asked, accepted, refused, goes } = fixtureOf(kind)
    const { read, show, suggest } = kindOf({ kind })

    it('has both kinds of fixture, for its own kind of question', () => {
      expect(asked.kind).toBe(kind)
      expect(accepted.length).toBeGreaterThan(0)
      expect(refused.length).toBeGreaterThan(0)
    })

    it.each(accepted)('takes %j', (text, value, shown) => {
      expect(taken(asked, text)).toEqual(value)
      expect(show({ value }, asked)).toBe(shown)
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

    it('is counted, printed, put into a cell and exported as its fixture says', () => {
      const { value } = goes
      expect(kindOf({ kind }).figures({ value })).toEqual(goes.figures)
      expect(kindOf({ kind }).said(value, asked)).toEqual(goes.said)
      expect(kindOf({ kind }).cell(value)).toEqual(goes.cell)
      expect(kindOf({ kind }).plainData({ raw: '', value })).toEqual(goes.data)
    })

    it('reads what it exports as the same value', () => {
      const { fromData, plainData } = kindOf({ kind })
      const values = [goes.value, ...accepted.map(([, value]) => value)]
      for (const value of values) {
        const data = plainData({ raw: '', value })
        const isData = typeof data === 'boolean' || (Array.isArray(data) && data.length === 0)
        const text = Array.isArray(data) ? data.join('\n') : String(data)
        expect(isData ? fromData(typeof data === 'boolean' ? data : []) : taken(asked, text)).toEqual(value)
      }
    })

    it('keeps its traits true of each other', () => {
      const { counts, picks, words, said, figures } = kindOf({ kind })
      expect(figures({ value: goes.value }).length > 0).toBe(counts !== 'nothing')
      expect(said(goes.value, asked)?.as === 'figure').toBe(counts === 'number')
      expect(said(goes.value, asked)?.as === 'free').toBe(words === 'sentence')
      if (picks !== 'nothing') expect(words).toBe('labels')
      if (words === 'names' || words === 'labels') expect(said(goes.value, asked)?.as).toBe('names')
    })

    it('offers only buttons that answer, or that say how to', () => {
      for (const { label, input } of suggest(asked, { ...KNOWN, names: ['甲活动', '乙活动'] }).flat()) {
        expect(label).not.toBe('')
        const reading = read(asked, input, KNOWN)
        expect(reading.kind === 'value' || refused.includes(input)).toBe(true)
      }
    })
  })

  it('say how to answer in a short line, whatever the question', () => {
    for (const kind of KIND_NAMES) {
      for (const optional of [true, false]) {
        expect([...kindOf({ kind }).howTo(question(kind, { optional }))].length).toBeLessThanOrEqual(30)
      }
    }
  })
})
