import type { Form, Question } from '../catalogue/schema.ts'
import type { Amount } from '../chinese/amounts.ts'
import { LEXICON } from '../chinese/number-words.ts'
import { PEOPLE_NOUNS } from '../chinese/people-nouns.ts'
import { kindOf } from '../kinds/index.ts'
import { pairsIn } from './plain.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What one pair of hanzi says that only this question has. */
export const TELLING = 1

/** The questions that numbers answer. */
export function numericIn(form: Form): readonly Question[] {
  return form.questions.filter((question) => {
    const { counts } = kindOf(question)
    return question.indicator !== undefined && (counts === 'number' || counts === 'names')
  })
}

/** What wins a prize is counted for it: 一等奖2件, 优秀奖3名. */
const WON = /^[个件幅名项篇首枚组]$/u
export const isOfPrize = ({ indicator }: Question): boolean => indicator?.unit === '次' && /奖/u.test(indicator.label)

/** How a number's measure word goes with a question's: not at all, or the nearer the more. */
export function nearness({ measure, of, text }: Amount, question: Question): number {
  const unit = question.indicator?.unit.replace(/^万(?=.)/u, '') ?? ''
  if (question.kind === 'list' && measure !== unit && measure !== '个') return 0
  if (measure === '') return /\d|[一二三四五六七八九十百千万两]{2}/u.test(text) ? 0.2 : 0
  // 2个点 are so many places, and tell of no place how often.
  if (measure === '个点' && /[人名场次期]/u.test(unit)) return 0
  // 上课4节 are no issues of a journal.
  if (unit === '期' && measure !== '期' && measure !== '') return 0
  if (measure === unit || (unit === '场次' && measure === '场')) return 1.5
  if (isOfPrize(question) && WON.test(measure)) return 1.5
  // 采样5人, where 人份 are asked: so many people, so many of theirs.
  if (unit.startsWith('人') && of.includes('person')) return 1
  // 1人捐了造血干细胞, where it is asked in 例.
  if (unit === '例' && of.includes('person')) return 1
  const asked = LEXICON.get(unit)?.of ?? []
  if (asked.length === 0 || of.length === 0) return 0
  if (asked.some((quantity) => of.includes(quantity))) return asked.includes('size') || asked.includes('time') ? 0 : 1
  // 职工120名 are no 岗位: people are not counted by 个.
  if (asked.includes('any') && of.includes('person') && !/[人名]/u.test(question.ask)) return 0
  return [...asked, ...of].includes('any') && ![...asked, ...of].some((q) => q === 'money' || q === 'time') ? 0.5 : 0
}

/** How much the words beside a number have to say, that it answers this question. */
export function enough({ optional, kind }: Question): number {
  if (kind === 'list') return 2 * TELLING
  // What nobody has to give is seldom told: it has to be called by its name.
  return optional ? 1.5 * TELLING : TELLING
}

/** What has to be answered is likelier told. */
export const inRow = ({ optional }: Question): number => (optional ? 0 : 0.3)

export type Cues = (question: Question, words: string, among: readonly Question[]) => number

/** How much of a question some words say: each pair counts by how few of the questions that it may be have it. */
export function cuesOf(questions: readonly Question[], form: Form, of: Vocabulary): Cues {
  const own = new Map(questions.map((question) => [question.code, of.meant(form, question).pairs]))
  return (question, words, among) => {
    const { code, label, also = [] } = question

    const shared = [...pairsIn(words)].reduce((sum, pair) => {
      if (!own.get(code)?.has(pair)) return sum
      return sum + 1 / among.filter((other) => own.get(other.code)?.has(pair)).length
    }, 0)
    const names = [label ?? '', ...also]
    const named = names.some((name) => name.length > 1 && words.includes(name))
    const deed = isDeed(words, question) ? TELLING : 0
    const money = isGivenMoney(words, names) ? TELLING + TELLING / 2 : 0
    return Math.max(shared, deed, money) + (named && shared >= TELLING ? TELLING / 2 : 0)
  }
}

/** What was handed out to somebody, and not what was collected, owed or won. */
const GIVEN_MONEY = /(?:发|送|给予|补助)\p{Script=Han}{0,8}[^奖资基租贷欠捐善货税罚定]([金款])$/u

/** 给火灾户送了2000元 */
const GAVE_TO = new RegExp(`[给为向对]\\p{Script=Han}{0,6}(?:户|家庭|${PEOPLE_NOUNS})(?:发|送|补)[放去上]?了?$`, 'u')
/** 发放帮扶金, where 慰问金, 救助金 and 助学金 are asked. */
function isGivenMoney(words: string, names: readonly string[]): boolean {
  const given = GIVEN_MONEY.exec(words)?.[1] ?? (GAVE_TO.test(words) ? '金' : undefined)
  return given !== undefined && names.filter((name) => name.endsWith(given)).length > 2
}

/** The hanzi that several names of a question begin with: 捐 of 捐款, 捐赠, 捐物. */
function begins(names: readonly string[], deed: string): boolean {
  return new Set(names.filter((name) => name.length > 1 && name.startsWith(deed))).size > 1
}

/** Whether one hanzi that says what a question asks is among the words: 另捐价值. */
export function saysDeed(question: Question, words: string): boolean {
  return [...words].some((sign) => begins(namesOf(question), sign))
}

/**
 * 捐了, 筹到, 又讲了: right before the number one hanzi says what names of a question begin with, or what it asks who did:
 * 配了 where 适配了多少 is asked.
 */
export function isDeed(words: string, { label = '', also = [], ask }: Question): boolean {
  const names = [label, ...also]
  const verb = /(\p{Script=Han}{2})了多少/u.exec(ask)?.[1] ?? ''
  const deed = /(\p{Script=Han}?)(?:[了到得过出成]|去了|来了|的有?){0,2}$/u.exec(words)?.[1] ?? ''
  if (deed === '') return false
  return verb.includes(deed) || names.includes(deed) || begins(names, deed)
}

/** Whether words have one of the names of a question. */
export function isCalled(question: Question, words: string): boolean {
  return namesOf(question).some((name) => name.length > 1 && words.includes(name))
}

export const namesOf = ({ label = '', also = [] }: Question): readonly string[] => [label, ...also]
