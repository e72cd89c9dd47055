import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askedInRow } from '../../src/catalogue/applicable.ts'
import { type Clause, type ClauseSlot, clauseCodes, slotsOf } from '../../src/catalogue/clause.ts'
import { parseClause } from '../../src/catalogue/parse-clause.ts'
import { exactly } from '../../src/chinese/quantity.ts'
import type { ClauseValue } from '../../src/digest/clause-value.ts'
import { textOf } from '../../src/digest/spans.ts'
import { wordClause } from '../../src/digest/word-clause.ts'
import { kindOf } from '../../src/kinds/index.ts'
import type { Kind } from '../../src/kinds/kind.ts'
import { catalogue } from '../support/catalogue.ts'

const forms = [...catalogue.organizations.flatMap((o) => o.forms), ...catalogue.commonForms]
const questions = forms.flatMap((form) => form.questions)
const items = forms.flatMap((form) =>
  form.item === undefined ? [] : [{ form, text: form.item, clause: parseClause(form.item) }],
)
const sentences = catalogue.blocks.flatMap(({ organization, words = '' }) =>
  organization === undefined ? [] : [{ text: words, clause: parseClause(words) }],
)

const FIXED: Readonly<Record<string, ClauseValue>> = {
  on: { kind: 'words', text: '11月7日' },
  organization: { kind: 'words', text: '甲县妇联' },
  towns: { kind: 'words', text: '镇（街道）' },
  unit: { kind: 'names', code: 'unit', names: ['甲镇妇联'] },
}

/** A typical value of a question, as a digest would look it up. */
function typical({ code, list }: ClauseSlot): ClauseValue {
  const question = questions.find((q) => q.code === code || q.indicator?.code === code)
  if (!question) throw new Error(code)
  if (question.indicator && list === undefined) {
    const lineage = { rule: 'sum', indicators: [code], from: '', to: '', units: [], figures: 1 }
    return { kind: 'figure', indicator: code, quantity: exactly(372), lineage }
  }
  if (kindOf(question).words === 'sentence') return { kind: 'free', code, text: '群众反响很好', report: '1' }
  return { kind: 'names', code, names: question.choices?.slice(1, 2) ?? ['迎新春专场', '“心连心”行动'] }
}

function worded(clause: Clause, missing: readonly string[]): string | undefined {
  const spans = wordClause(clause, (code, slot) => {
    if (missing.includes(code)) return undefined
    return FIXED[code] ?? typical(slot)
  })
  return spans && textOf(spans)
}

/** Whether who answers always gives something to print: no 0, no «none», no pictures alone. */
function isSure({ tellsDay, picks, words, counts }: Kind): boolean {
  return tellsDay || picks === 'one' || (words === 'names' && counts === 'nothing')
}

function answersIn(clause: Clause): string[] {
  return clauseCodes(clause).filter((code) => !(code in FIXED))
}

const HOLE = /[，、（][，、。）]|（）|[{}[\]]|undefined|等等/

describe.each(sentences)('in the year: $text', ({ clause }) => {
  it('begins with the organization, which later sentences leave out', () => {
    expect(clause[0]).toEqual({ kind: 'value', code: 'organization' })
    expect(clause[1]?.kind === 'words' && clause[1].text).toMatch(/^[^，。、]/)
  })

  it('has no hole whatever is missing', () => {
    fc.assert(
      fc.property(fc.subarray(answersIn(clause)), (missing) => {
        const said = worded(clause, missing)
        if (said !== undefined) expect(said).toMatch(/^甲县妇联[^，。、（].*[^，、。（；]。$/)
        expect(said ?? '').not.toMatch(HOLE)
      }),
    )
  })

  it('says nothing where nothing was reported', () => {
    expect(worded(clause, answersIn(clause))).toBeUndefined()
  })

  it('says everything where everything was reported', () => {
    const said = worded(clause, [])
    for (const slot of slotsOf(clause).filter((s) => !(s.code in FIXED))) {
      const value = typical(slot)
      const shown = value.kind === 'figure' ? '37' : value.kind === 'names' ? (value.names[0] ?? '') : '群众反响很好'
      expect(said).toContain(shown)
    }
  })
})

describe.each(items)('in the week: $text', ({ form, clause }) => {
  it('has no hole whatever is missing', () => {
    fc.assert(
      fc.property(fc.subarray(answersIn(clause)), (missing) => {
        const said = worded(clause, missing)
        if (said !== undefined) expect(said).toMatch(/^(11月7日，)?甲镇妇联[^，。、（].*[^，、。（；]。$/)
        expect(said ?? '').not.toMatch(HOLE)
      }),
    )
  })

  it('stays whole without what a group may not read: sensitive numbers, texts that nobody has passed', () => {
    const hidden = form.questions.filter((q) => q.sensitive || kindOf(q).words === 'sentence').map((q) => q.code)
    expect(worded(clause, hidden)).toMatch(/。$/)
  })

  it('stays whole where all that may be 0, none or skipped is so', () => {
    const sure = form.questions.filter((q) => isSure(kindOf(q)) && !q.when && !q.optional)
    const open = answersIn(clause).filter((code) => !sure.some((q) => q.code === code))
    expect(worded(clause, open)).toMatch(/。$/)
  })

  it('has at most 80 characters with typical answers to what is asked', () => {
    const row = askedInRow(form).map((q) => q.code)
    const added = form.questions.flatMap(({ code }) => (row.includes(code) ? [] : [code]))
    expect(Array.from(worded(clause, added) ?? '').length).toBeLessThanOrEqual(74)
  })
})

describe('items', () => {
  it('are there for every form but the zero report and the problems', () => {
    expect(forms.flatMap((form) => (form.item === undefined ? [form.code] : []))).toEqual(['zero', 'problem_plan'])
  })
})
