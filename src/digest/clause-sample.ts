import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Clause, ClauseSlot } from '../catalogue/clause.ts'
import { exactly } from '../chinese/quantity.ts'
import { kindOf } from '../kinds/index.ts'
import type { ClauseValue } from './clause-value.ts'
import { countyWords, spelledOut } from './county-words.ts'
import { SUBJECT, textOf } from './spans.ts'
import { wordClause } from './word-clause.ts'

/** What stands for a name or a sentence that nobody has given. */
const SOME = '某某'
const NUMBER = 120
/** Of a hundred. */
const RATE = 98
/** Every report says where it was in one of the ways that a clause has for it. */
const PLACES: Readonly<Record<string, string>> = { at: '', where: '甲镇、乙镇', across: '覆盖甲镇、乙镇' }

/** The county's own words, with something in the place of those that it has not filled in. */
export function sampleWords(catalogue: Catalogue, fixed: Readonly<Record<string, string>>) {
  const own = Object.entries(catalogue.words).map(([code, text]): [string, Clause] => [
    code,
    catalogue.clause(text || SOME),
  ])
  return countyWords(new Map(own), new Map(Object.entries(fixed)))
}

/** What a clause of a form prints, told to whoever changes it: where everything was answered, each question with one answer. */
export function sampleOf(catalogue: Catalogue, text: string, organization: string): string | undefined {
  const words = sampleWords(catalogue, { on: '11月9日', county: '甲县', towns: '镇（街道）' })
  const value = (code: string, slot: ClauseSlot): ClauseValue | undefined => {
    const place = PLACES[code]
    if (place !== undefined) return place === '' ? undefined : { kind: 'names', code, names: [place] }
    if (code === 'unit') return { kind: 'names', code: SUBJECT, names: [`甲镇${organization}`] }
    if (code === 'organization') return { kind: 'names', code: SUBJECT, names: [organization] }
    const fixed = words.fixed.get(code)
    if (fixed !== undefined) return { kind: 'words', text: fixed }
    if (slot.growth) return { kind: 'spans', spans: [{ kind: 'name', text: '同比增长12.5%', code }] }
    const asked = catalogue.question(code)
    const counts = catalogue.indicator(code)?.indicator ?? asked?.question.indicator
    if (!asked || slot.count || (slot.list === undefined && counts)) {
      const lineage = { rule: 'sum', indicators: [code], to: '2022-12-31', units: [], figures: 1 }
      return {
        kind: 'figure',
        indicator: code,
        quantity: exactly(counts?.unit === '%' || slot.whole !== undefined ? RATE : NUMBER),
        lineage,
      }
    }
    const { question } = asked
    const { words: said, picks } = kindOf(question)
    if (said === 'nothing') return { kind: 'words', text: '是' }
    if (said === 'sentence') return { kind: 'free', text: SOME, code, report: '1' }
    const label = question.choices?.find((choice) => choice.startsWith('县')) ?? question.choices?.[0]
    return { kind: 'names', code, names: [picks === 'nothing' ? SOME : (label ?? SOME)] }
  }
  const spans = wordClause(spelledOut(catalogue.clause(text), words.phrases), value)
  return spans && textOf(spans)
}
