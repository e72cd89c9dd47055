import type { Form, Question } from '../catalogue/schema.ts'
import { deedsIn, isFree } from '../chinese/deeds.ts'
import { isDeed } from './cues.ts'
import type { Placed } from './placed.ts'
import { pairsIn } from './plain.ts'
import type { Meant } from './vocabulary.ts'

/** What companies are called in general. */
const BODIES = /企业|公司|单位|工厂|商户/gu

const TAUGHT = /(宣讲|培训)了多少/u
const SET_UP = /[新组建]|成立|整顿|换届|签|揭牌/u

/** 青年之家开放2次 are no 宣讲: where a question asks for one deed, words of that have to be told. */
export function isTaughtAsAsked({ ask, also = [] }: Question, form: Form, text: string): boolean {
  const asked = TAUGHT.exec(ask)?.[1]
  if (asked === undefined) return true
  if (asked === '宣讲') return text.includes('讲') || also.some((word) => text.includes(word))
  return /[训讲课教学班]/u.test(text) || [...also, ...(form.also ?? [])].some((word) => text.includes(word))
}

export type ToldOf = (question: Question, amount: Placed) => boolean

/**
 * Whether a text tells what was done with what a number counts: 送法进企业2家 are none that look for workers, 会员52人 none
 * that joined. What the text says is looked at once for each question.
 */
export function toldOfIn(
  text: string,
  form: Form,
  questions: readonly Question[],
  meantBy: (question: Question) => Meant,
): ToldOf {
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
  return (question, { of, left, deed }) => {
    const { deeds } = meantBy(question)
    if (deeds.has('joined') && of.includes('person')) return once(question, joins)
    if (of.includes('person') && TAUGHT.test(question.ask))
      return once(question, () => isTaughtAsAsked(question, form, text))
    // 突击队有8支, 补助基层4家: what is asked is how many were set up.
    if (deeds.has('built') && /有$/u.test(left)) return false
    if (question.ask.startsWith('新建')) return once(question, () => SET_UP.test(text))
    if (!question.optional || question.indicator?.unit !== '家') return true
    const own = deed !== undefined && !isFree(deed) && deeds.has(deed)
    return own || isDeed(left, question) || once(question, isNamed(question))
  }
}
