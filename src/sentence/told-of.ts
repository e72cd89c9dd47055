import type { Question } from '../catalogue/schema.ts'
import { deedsIn, isFree } from '../chinese/deeds.ts'
import { isDeed } from './cues.ts'
import type { Placed } from './placed.ts'
import { pairsIn } from './plain.ts'
import type { Meant } from './vocabulary.ts'

/** What companies are called in general. */
const BODIES = /企业|公司|单位|工厂|商户/gu

export type ToldOf = (question: Question, amount: Placed) => boolean

/**
 * Whether a text tells what was done with what a number counts: 送法进企业2家 are none that look for workers, 会员52人 none
 * that joined. What the text says is looked at once for each question.
 */
export function toldOfIn(text: string, questions: readonly Question[], meantBy: (question: Question) => Meant): ToldOf {
  const required = questions.filter(({ optional }) => !optional)
  const told = new Set(deedsIn(text).filter((deed) => !isFree(deed)))
  const known = new Map<string, boolean>()
  const once = (question: Question, look: () => boolean): boolean => {
    const found = known.get(question.code) ?? look()
    known.set(question.code, found)
    return found
  }
  const joins = (): boolean =>
    /新/u.test(text) || required.some((other) => [...meantBy(other).deeds].some((deed) => told.has(deed)))
  const isNamed = (question: Question) => (): boolean => {
    const asked = [question, ...required].map(({ ask }) => ask.replace(BODIES, '，'))
    const shares = [...pairsIn(asked.join('，'))].some((pair) => text.includes(pair))
    return shares || [...meantBy(question).deeds].some((deed) => told.has(deed))
  }
  return (question, { of, measure, left, deed }) => {
    const { deeds } = meantBy(question)
    if (deeds.has('joined') && of.includes('person')) return once(question, joins)
    if (!question.optional || measure !== '家' || !of.includes('body')) return true
    const own = deed !== undefined && !isFree(deed) && deeds.has(deed)
    return own || isDeed(left, question) || once(question, isNamed(question))
  }
}
