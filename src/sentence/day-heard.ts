import { dayQuestion } from '../catalogue/activity-day.ts'
import type { Form, Question } from '../catalogue/schema.ts'
import { wordsFor } from '../chinese/deeds.ts'
import { standing } from '../chinese/standing.ts'
import type { When } from './days.ts'
import type { Heard } from './heard.ts'
import { CUMULATIVE } from './otherwise.ts'
import { clauseAt, pairsIn } from './plain.ts'

/** Up to when something was counted, or when it was to be: 截至11月8日, 到昨天, 原定周六, 由5号改到今天. */
const UP_TO = /(?:(?:截至|截止)到?|[周月]到|(?<=^|[，,])到)$/u
const TO_BE = new RegExp(`(?:${standing('supposed')}|原)(?:是|说|计划|在|于|定)?$`, 'u')
const MOVED = /^\p{Script=Han}{0,2}(?:改|推迟|延|提前|挪)/u

/** 其中昨天1场, 昨天那场: a day of one of several works, of which all is told. */
const PART = /其中\p{Script=Han}{0,4}$/u
const ONE_OF = /^的?那一?[场次批]/u

/** Whether the day that is named is that of one of them alone. What was done so far is no work of its own. */
export function isOfPart(text: string, whens: readonly When[]): boolean {
  return whens.some(({ day, at, end }) => {
    const before = text.slice(0, at)
    return day && ((PART.test(before) && !CUMULATIVE.test(before)) || ONE_OF.test(text.slice(end)))
  })
}

/** 这周到今天: no day, but up to when so much was done. */
export const isUntilNow = (text: string, { at, text: when }: When): boolean =>
  /^[这本上]个?(?:周|星期|礼拜|月).*[到至]/u.test(when) || /[周月拜期][到至]$/u.test(text.slice(0, at))

/** The days of which a text says that something was done then. */
export function daysMeant(text: string, whens: readonly When[]): When[] {
  const exact = exactOf(whens)
  return exact.filter((when, i) => {
    const { day, at, end } = when
    const before = text.slice(0, at)
    const moved = /[由从]$/u.test(before) && MOVED.test(text.slice(end))
    // 11月5日起连续3天
    return (
      day &&
      !isUntilNow(text, when) &&
      !/^起(?!义)/u.test(text.slice(end)) &&
      !moved &&
      !isOfArranging(text, when, exact.length > 1, exact[i + 1]) &&
      !UP_TO.test(before) &&
      !TO_BE.test(before)
    )
  })
}

/** What comes before a work or behind it, on a day of its own. */
const ARRANGING = new RegExp(
  `^(?:就|已经?|先|开始|[下印]?发了?|接到|收到|发出|进行|组织)*(?:${wordsFor('arranged')}|${wordsFor('reported')}|${standing('wanted')})(?:了|完|好|过|完毕|结束|截止|材料|信息|名单|人员|文件){0,2}$`,
  'u',
)

/** 11月1日发通知，11月5日宣讲1场: the day of the notice, where more is told behind it, or of another day. */
function isOfArranging(text: string, { end }: When, isOneOf: boolean, next: When | undefined): boolean {
  const { to } = clauseAt(text, end)
  const words = text.slice(end, Math.min(to, next?.at ?? text.length)).replace(/的$/u, '')
  return ARRANGING.test(words) && (isOneOf || /\p{Script=Han}{2}/u.test(text.slice(to)))
}

/** 上周工作：周二…: of a week and a day in it the day. */
export function exactOf(whens: readonly When[]): readonly When[] {
  const exact = whens.filter(({ text }) => !/^[上本这]个?(?:周|星期|礼拜)$/u.test(text))
  return exact.some(({ day }) => day) ? exact : whens
}

const LAST_PERIOD = /(?<!比)上个?(?:周|星期|礼拜|月)(?![一二三四五六日天])/u
const THIS_PERIOD = /[这本当]个?(?:周|星期|礼拜|月)/u

/** 上周宣讲2场, where no other time is named: when all of it was, and no number of before. */
export function onlyPeriod(text: string, whens: readonly When[]): readonly { at: number; end: number }[] {
  const found = LAST_PERIOD.exec(text)
  const others = whens.some(({ day, at }) => day && at !== found?.index) || THIS_PERIOD.test(text)
  if (!found || others) return []
  const end = found.index + found[0].length
  return LAST_PERIOD.test(text.slice(end)) ? [] : [{ at: found.index, end }]
}

/** The one day that is named, of several the one that the question's own word stands with, or that of the heading. */
export function dayHeard(whens: readonly When[], text: string, day: string | undefined, form: Form): Heard[] {
  const question = dayQuestion(form)
  if (!question) return []
  const [first] = whens
  if (!first) return day === undefined ? [] : [{ code: question.code, words: day, at: 0 }]
  const own = alike(whens) ? whens : whens.filter((when, i) => isAsked(question, text, when, whens[i + 1]))
  const [one] = own
  return one && alike(own) ? [{ code: question.code, words: one.text, at: one.at }] : []
}

const alike = (whens: readonly When[]): boolean => new Set(whens.map(({ text }) => text)).size === 1

/** 今天结业，10月20日开班, where 开班日期 is asked. */
function isAsked({ label = '' }: Question, text: string, { at, end }: When, next: When | undefined): boolean {
  const { from } = clauseAt(text, at)
  const behind = text.slice(end, Math.min(clauseAt(text, end).to, next?.at ?? text.length))
  const clause = /\p{Script=Han}/u.test(behind) ? behind : text.slice(from, at)
  return [...pairsIn(label.replace(/日期$/u, ''))].some(
    // 开的班, 公布了
    ([one, two]) => `${one}${two}` !== '开展' && new RegExp(`${one}[的了过]?${two}`, 'u').test(clause),
  )
}
