import type { Form, Question } from '../catalogue/schema.ts'
import { kindOf } from '../kinds/index.ts'
import { areMixed } from './accounted.ts'
import { isCalled, namesOf, nearness } from './cues.ts'
import { CAME, isOfDoers } from './otherwise.ts'
import { CAME_BEHIND, didSomething, PEOPLE, peopleCalled } from './people.ts'
import { isOfEvent, type Placed, restOf } from './placed.ts'
import { tellsAsked } from './told-of.ts'

/** What is printed is counted in any of these. */
const PAPER = /^[份本册张]$/u

/**
 * The one question that a number without telling words can only be for: the only one asked of that measure, or of those
 * the only one that counts for the county's totals.
 */
export function theOnlyOne(
  amount: Placed,
  questions: readonly Question[],
  form: Form,
  text: string,
): Question | undefined {
  const fitting = questions.filter(
    (q) =>
      nearness(amount, q) >= 1 &&
      !/[每各均]/u.test(q.ask) &&
      kindOf(q).counts === 'number' &&
      isOfDoers(amount, q) &&
      !areMixed(q, amount) &&
      !q.optional &&
      !q.stock &&
      (!amount.of.includes('person') || !CAME.test(amount.left + amount.right) || q.indicator?.adds_to !== undefined),
  )
  const exact = fitting.filter((q) => nearness(amount, q) > 1)
  const totals = fitting.filter((q) => q.indicator?.adds_to !== undefined)
  const [only, another] = [totals, exact, fitting].find((some) => some.length === 1) ?? fitting
  if (!only || another || !tellsAsked(only, form, text)) return undefined
  if (amount.of.includes('session')) return ofOther(amount, only, form) ? undefined : only
  if (amount.of.includes('person') && !areAsked(amount, only)) return undefined
  // 植树200棵 are no 宣传册.
  const unit = only.indicator?.unit ?? ''
  const isThing = amount.of.includes('thing') || amount.of.includes('pack')
  if (isThing && amount.measure !== unit && !(PAPER.test(unit) && PAPER.test(amount.measure))) return undefined
  // 救助8户，共1.6万元 is none that was collected.
  if (amount.of.includes('money') && !isCalled(only, text.slice(0, amount.end))) return undefined
  if (isThing && amount.measure === unit && !OF_ALL_THINGS.test(unit)) return only
  // 为20名大学新生发放助学金
  if ((amount.of.includes('house') ? FOR_HOUSES : /[给为向对帮]$/u).test(amount.left) && FOR_WHOM.test(only.ask))
    return only
  // 老乡来看的有150人
  if (only.indicator?.adds_to === 'attendance' && CAME_AT_END.test(amount.left) && !amount.right.startsWith('的'))
    return only
  // 初二年级400人到场
  if (only.indicator?.adds_to === 'attendance' && CAME_BEHIND.test(amount.right)) return only
  // 320名同学围观
  const whoever = only.indicator?.adds_to === 'attendance' && didSomething(amount)
  if (whoever) return only
  const rest = restOf(amount)
  const isPerson = amount.of.includes('person')
  if (
    (rest === '' && (!isPerson || only.indicator?.adds_to !== undefined)) ||
    (only.indicator?.adds_to === 'attendance' && isOfEvent(amount.left))
  )
    return only
  // 纠纷线索报了2起, but 集体协商3家 are no 新建工会.
  const own = [form.title, ...(form.also ?? [])].some((name) => name.includes(rest)) || isCalled(only, rest)
  return (own && !amount.of.includes('person')) || ofTitle(rest, form) ? only : undefined
}

/** 只来了90人, 听的后生有90多人, 教室里坐了110人; but 消防队来了6名. */
const CAME_AT_END = new RegExp(
  `(?:(?:来|在)?[看听学玩]的(?:${PEOPLE})?|(?:${PEOPLE})到了|坐(?:了|着|满了?)?|[围挤]了|上场的?(?:${PEOPLE})?|下场比?的(?:${PEOPLE})?|(?<![队局院站委办厅家司里])来了|(?<!我们|咱们|干部)去了|到场|到会|实到|签到[表簿册本]?[上里]?)(?:一?共|大?约)?有?$`,
  'u',
)

/** 演练了2次: how often something was done, of which the form has no word. */
const OFTEN = /(\p{Script=Han}{2})了$/u

/** 主题团日3次 are no 宣讲: what was held so often is called by a name of the form, and not by one of the question. */
function ofOther({ left, right, measure }: Placed, question: Question, { title, also = [] }: Form): boolean {
  const done = measure === '次' ? OFTEN.exec(left)?.[1] : undefined
  if (done !== undefined && ![title, ...also, question.ask, ...namesOf(question)].join('，').includes(done)) return true
  if (/(?:电影|演出|表演|晚会|赛)$/u.test(left)) return !/活动/u.test(question.ask)
  const held = also.filter((name) => left.endsWith(name) || right.startsWith(name))
  // 义诊1场 is one of the 活动 that are asked for.
  return (
    held.length > 0 &&
    !/活动/u.test(question.ask) &&
    !held.some((name) => namesOf(question).some((own) => own.length > 1 && name.includes(own)))
  )
}

/** That it asks for whom something was done. */
const FOR_WHOM = /^(?:服务|帮扶|救助|资助|慰问帮扶)了?多少/u

/** 为火灾受灾户3户送去 */
const FOR_HOUSES = /[给为向对帮]\p{Script=Han}{0,8}$/u

/** 老人45位 are none of the 妇女儿童 that are asked for. */
function areAsked({ left, right }: Placed, { ask, indicator, also = [] }: Question): boolean {
  if (indicator?.adds_to !== undefined) return true
  const who = peopleCalled(left, right)
  const asked = [ask, ...also].join('，')
  return who === '' || [...who].some((sign) => !/[人员者们]/u.test(sign) && asked.includes(sign))
}

/** What many things are counted in: it says nothing of which. */
const OF_ALL_THINGS = /^[份件个本张册套]$/u

/** Whether words are all the form's own: 培训残疾人25人 in 残疾人培训. */
function ofTitle(rest: string, { title, also = [] }: Form): boolean {
  const left = [title, ...also]
    .sort((a, b) => b.length - a.length)
    .reduce((words, name) => words.replace(name, ''), rest)
  return /^(?:新?办|办好|发|做|搞|开展|举办|组织)?$/u.test(left)
}
