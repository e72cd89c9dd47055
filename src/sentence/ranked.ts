import { dayQuestion } from '../catalogue/activity-day.ts'
import type { Form, Question } from '../catalogue/schema.ts'
import { deedsIn, saysDone } from '../chinese/deeds.ts'
import { EVENT_NOUNS } from '../chinese/event-nouns.ts'
import { standing } from '../chinese/standing.ts'
import { kindOf } from '../kinds/index.ts'
import type { Heard } from './heard.ts'
import { EACH } from './otherwise.ts'
import { didForSomebody } from './people.ts'
import { pairsIn } from './plain.ts'
import { type Asked, read, toldIn } from './read-form.ts'
import { asksGoods } from './things.ts'
import { type Vocabulary, vocabularyOf } from './vocabulary.ts'

const MOST_FORMS = 3
/** Below this the words name no form. */
export const SCARCE = 4
const SURE = 6
const AHEAD = 1.35

const HELD = new RegExp(EVENT_NOUNS, 'u')
/** Something was held, or done, whatever it was. */
const tellsWork = (text: string): boolean => saysDone(text) || WAS_DONE.test(text) || HELD.test(text)
/** What is there, wanted or still to come: a number that nobody has done anything with. */
const NOT_WORKED = new RegExp(
  `${standing('offered', 'toCome', 'wanted', 'left')}|到货|等通知|还有|满\\d|[现共只]有|请|群|有\\p{Script=Han}{0,6}\\d|(?<!以)[来要想]\\p{Script=Han}{0,6}\\d`,
  'u',
)
/** What there is altogether, where nothing is said to be done. */
const SUMMED = /一共|合计/u
const WAS_DONE = /\p{Script=Han}了(?!解)/u
/** Something was held, as it is told. */
const WAS_HELD = /[搞办开讲]了(?=\p{Script=Han}{2})/u
const NONE = /^(?:没有?|无|暂无|0\D{0,2}|零)$/u

/** A form that a text may be of, with what the text says to it. */
export type FormHeard = { readonly form: Form; readonly heard: readonly Heard[] }

export type Ranked = {
  readonly forms: readonly FormHeard[]
  readonly sure: boolean
  /** Whether it tells of work done at all. */
  readonly works: boolean
  /** Whether it may be told of work done, by itself: a day, and something counted. */
  readonly may: boolean
  /** Whether all that it tells is that there was none of something. */
  readonly nothing: boolean
  readonly scores: ReadonlyMap<string, number>
  /** How many of its figures each form hears. */
  readonly counted: ReadonlyMap<string, number>
}

export type Rank = (text: string, day: string | undefined) => Ranked

/** Each text of a message is looked at once: a message is cut and put together again of the same ones. */
export function rankedOnce(asked: Asked, of: Vocabulary): Rank {
  const known = new Map<string, Ranked>()
  return (text, day) => {
    const key = `${day ?? ''}\n${text}`
    const found = known.get(key) ?? ranked(text, day, asked, of)
    known.set(key, found)
    return found
  }
}

export function ranked(text: string, day: string | undefined, asked: Asked, of: Vocabulary): Ranked {
  const words = withoutUnits(text, of)
  const pairs = pairsIn(words)
  const told = toldIn(text, asked.today)
  const scored = asked.forms.map((form, i) => {
    const { heard, homeless, told: named, doubted } = read(told, day, form, asked, of)
    const numbers =
      heard.filter(({ code }) => form.questions.some((q) => q.code === code && q.indicator)).length + doubted
    // 资料200份 says no more for saying what they were.
    const details = heard.filter(({ code }) => form.questions.some((q) => q.code === code && q.amounts)).length
    // Who stands beside the clause's words: 县诗词学会成立.
    const listed = heard.filter(({ code }) => form.questions.some((q) => q.code === code && isListed(q))).length
    const score =
      of.weigh(form, words, pairs) +
      (saysItsDay(form, words) ? 1.5 : 0) +
      1.5 * (named + listed) +
      0.5 * (numbers - named) -
      homeless
    return { form, heard, score, numbers, others: heard.length - details - (numbers - doubted), named, i }
  })
  // The catalogue has no word of 给王大妈送了一床被子, and some forms are for just that.
  const unnamed = scored.every(({ score }) => score < SCARCE) && didForSomebody(text)
  const all = scored
    .map((one) => (unnamed && isForHelp(one.form) ? { ...one, score: Math.max(SCARCE, one.score + SCARCE) } : one))
    .sort((a, b) => b.score - a.score || a.i - b.i)
  const scores = new Map(all.map(({ form, score }) => [form.code, score]))
  const figures = new Map(all.map(({ form, numbers }) => [form.code, numbers]))
  const [best, second] = all
  if (!best) return { forms: [], sure: false, works: false, may: false, nothing: false, scores, counted: figures }
  // 上午在小学…: of today.
  const days = told.whens.length > 0 || day !== undefined
  const counted = told
    .placed(told.bare)
    .some(({ measure, of, left }) => measure !== '' && !of.includes('any') && !EACH.test(left))
  const { others } = best
  // 73个人 are none that 家风 asks for, but for another form that may be meant.
  const unheard = best.numbers === 0 && (second?.numbers ?? 0) > 0 && (second?.score ?? 0) >= SCARCE
  // 残疾人就业招聘会: who it was for, and no name of 资金变股金.
  const named = best.named > 0 || of.calls(best.form, words)
  const sure = named && !unheard && best.score >= SURE && best.score >= AHEAD * (second?.score ?? 0)
  const works =
    (best.score >= SCARCE && (best.numbers > 0 || (days && (others > 1 || best.score >= SURE)))) ||
    (others > 1 && best.score >= SURE && !counted) ||
    // 反家暴咨询接待8人次: its number is of no question, or of one that nobody has to answer.
    (best.score >= SCARCE / 2 && best.named > 0 && tellsWork(text) && !NOT_WORKED.test(text)) ||
    // 昨天搞了反诈宣讲: what was done, on a day.
    (days && best.score >= SCARCE && WAS_HELD.test(text) && !NOT_WORKED.test(text)) ||
    (counted && sure && !NOT_WORKED.test(text) && (WAS_DONE.test(text) || !SUMMED.test(text))) ||
    (days && counted && (best.score >= SCARCE / 2 || tellsWork(text)))
  const may = days && counted && !NOT_WORKED.test(text)
  const nothing = !days && best.heard.length > 0 && best.heard.every(({ words }) => NONE.test(words))
  const open = asked.forms.find((form) => form.theme === undefined && dayQuestion(form))
  const shown = all.slice(0, MOST_FORMS)
  const withOpen =
    open && !shown.some(({ form }) => form.code === open.code)
      ? [...shown.slice(0, MOST_FORMS - 1), ...all.filter(({ form }) => form.code === open.code)]
      : shown
  return {
    forms: withOpen.map(({ form, heard }) => ({ form, heard })),
    sure,
    works,
    may,
    nothing,
    scores,
    counted: figures,
  }
}

/** The one form that is called by a name of its own among these words, whether they tell of work or not. */
export function formCalled(words: string, { catalogue, forms }: Pick<Asked, 'catalogue' | 'forms'>): Form | undefined {
  const of = vocabularyOf(catalogue)
  const [first, ...others] = forms
    .filter((form) => of.calls(form, words))
    .map((form) => ({ form, score: of.weigh(form, words, pairsIn(words)) }))
    .sort((a, b) => b.score - a.score)
  const second = others.find(({ form }) => form.code !== first?.form.code)
  return first && first.score >= AHEAD * (second?.score ?? 0) ? first.form : undefined
}

/** Whether it is for what is done for people in need: 关爱, 帮扶, 慰问, and asks what was given to them. */
const isForHelp = ({ title, also = [], questions }: Form): boolean =>
  deedsIn([title, ...also].join('，')).includes('helped') && questions.some(asksGoods)

/** Who stands beside the clause's words. */
const isListed = (question: Question): boolean =>
  (question.kind === 'list' && !question.amounts) || (kindOf(question).words === 'sentence' && !question.optional)

/** 正式成立, where 成立日期 is asked: what came about is this form's. */
function saysItsDay(form: Form, words: string): boolean {
  const came = /^(\p{Script=Han}{2})日期$/u.exec(dayQuestion(form)?.label ?? '')?.[1]
  return came !== undefined && came !== '开展' && words.includes(came)
}

/** Without the names of organizations where they only say who: 甲镇妇联开展…. */
function withoutUnits(text: string, { organizations }: Vocabulary): string {
  const unit = `(?:\\p{Script=Han}{0,6}(?:省|州|市|县|镇|乡|村|街道|社区)|^|(?<=[，,。]))(?:${organizations})`
  return text.replace(new RegExp(`${unit}(?!换届|新建|成立|改革|整顿|组织(?:建设|覆盖|换届))`, 'gu'), '，')
}
