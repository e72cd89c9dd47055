import type { Form, Question } from '../catalogue/schema.ts'
import { deedsIn, hiddenDeed, isFree, shows } from '../chinese/deeds.ts'
import { LEXICON } from '../chinese/number-words.ts'
import { isOtherManner } from '../chinese/standing.ts'
import { isDeed, namesOf } from './cues.ts'
import { DOERS } from './otherwise.ts'
import { peopleCalled } from './people.ts'
import type { Placed } from './placed.ts'
import { pairsIn } from './plain.ts'
import type { Meant } from './vocabulary.ts'

/** What companies are called in general. */
const BODIES = /企业|公司|单位|工厂|商户/gu

/**
 * Whether a text tells what a question asks after, where a number does not show that by itself: 青年之家开放2次 are no
 * 宣讲, and 会员52人 none that joined. What the form is called tells it where that is all that the form is for.
 */
export function tellsAsked(question: Question, { title, also = [] }: Form, text: string): boolean {
  const asked = hiddenDeed(question.ask)
  if (asked === undefined || shows(text, asked)) return true
  const isAllOfForm = hiddenDeed(title) === asked && !title.includes('和')
  // 会员 are called so whether they joined now or not.
  return [...namesOf(question), ...(isAllOfForm ? also : [])].some(
    (name) => name.length > 1 && peopleCalled(name, '') === '' && text.includes(name),
  )
}

/** 入展5件, of a province: 全国入展奖 is asked. */
const isOfAnotherLevel = (ask: string, text: string): boolean =>
  ask.includes('全国') && !/全国|国家级|中国|国展/u.test(text)

export type ToldOf = (question: Question, amount: Placed) => boolean

/**
 * Whether a text tells what was done with what a number counts: 送法进企业2家 are none that look for workers. Bodies take
 * part in anything. What the text says is looked at once for each question.
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
  const isNamed = (question: Question): boolean => {
    const asked = [question, ...required].map(({ ask }) => ask.replace(BODIES, '，'))
    const shares = [...pairsIn(asked.join('，'))].some((pair) => text.includes(pair))
    return shares || [...meantBy(question).deeds].some((deed) => told.has(deed))
  }
  return (question, { of, left, deed, clause, end }) => {
    if (isOfAnotherLevel(question.ask, text)) return false
    if (isOtherManner(`${question.ask}${question.label ?? ''}`, clause, text)) return false
    const { deeds } = meantBy(question)
    // 组建突击队4支，队员56人: how many were set up, where nothing is told that they did.
    const isOnlySetUp = DOERS.test(question.ask) && of.includes('person') && told.size === 1 && told.has('built')
    const saysWent = [...pairsIn(left)].some((pair) => question.ask.includes(pair))
    if (isOnlySetUp && !saysWent && text.slice(end).replace(/\P{Script=Han}/gu, '').length < 3) return false
    // 突击队有8支: what is asked is how many were set up.
    if (deeds.has('built') && /有$/u.test(left)) return false
    const counted = LEXICON.get(question.indicator?.unit ?? '')?.of ?? []
    if (!question.optional || !counted.includes('body')) {
      // How often it was done is said where that is counted.
      return of.includes('session') || once(question, () => tellsAsked(question, form, text))
    }
    const own = deed !== undefined && !isFree(deed) && deeds.has(deed)
    return own || isDeed(left, question) || once(question, () => isNamed(question))
  }
}
