import type { Question } from '../catalogue/schema.ts'
import { answersIn } from '../chinese/answers-in.ts'
import { tidy } from '../chinese/typed.ts'
import { readAnswer } from './answering.ts'
import { askedIn, changeable, type Filling, questionOf } from './filling.ts'
import { goTo } from './moves.ts'
import { keptAll } from './several.ts'
import { summaryOf } from './summary.ts'
import { ALONE, named, takes, toldChange, WRONG, whichIsMeant } from './told-change.ts'
import type { Turn } from './turn.ts'
import { changeTo } from './typing.ts'

/** How much too much or too little it was is no value: 报多了10人. */
const BY_HOW_MUCH = '[报写填记][多少漏]|[多少漏][报写填记]'
/** 刚才报错了，是60人: what is said to be wrong, and what is right instead. */
const WRONG_THEN = new RegExp(`^(.*?)(?:${WRONG}|(${BY_HOW_MUCH})|(更正))(?:了|的|啦)*[。.，,：:！!；; ]*(.*)$`, 'su')
const IS_NOW = /应|是|为|改|实际/u
/** 是60人，不是80人: the old value is no new one. */
const NOT_SO = /[，,]?不是[^，,。；;是]+[，,]?/u
/** 昨天宣讲的受众不是50人，是60人; 应该是60人，不是50人. */
const WAS_SO = /^(?<before>.*?)不是(?<old>[^，,。；;是]+)[，,；; ]*(?:而|应该?)?[是为]|不是(?<last>[^，,。；;是]+)$/su

/** 日期不是昨天是前天，人数也不是50是80: each that is wrong, as it was, and as it is. */
const EACH_WRONG =
  /(?:^|[，,。；;\s])(?<name>[^，,。；;\s]{0,12}?)(?:也|又|还|都|并)*不是(?<old>[^，,。；;是]{1,16})[，, ]?(?:而|应该?)?[是为](?<now>[^，,。；;]+)/gu

type Mending = {
  /** What stands before 错了. */
  readonly about: string
  /** What stands before 不是, and what was there, as the words have it. */
  readonly before: string
  readonly was: string
  readonly says: string
  /** Of 报多了10人 the 10人: no value, and yet it is said of what is counted so. */
  readonly by: string
  /** What is behind 更正：. */
  readonly anew: string | undefined
}

function mendingOf(text: string): Mending {
  const words = tidy(text)
  const [, about = '', byHowMuch, heads, then = words] = WRONG_THEN.exec(words) ?? []
  const { before = '', old = '', last: was = old } = WAS_SO.exec(then.replace(/[。！!]+$/u, ''))?.groups ?? {}
  const anew = heads !== undefined && about === '' ? then : undefined
  if (byHowMuch !== undefined && !IS_NOW.test(then)) return { about, before, was, says: '', by: then, anew }
  const says = then
    .replace(NOT_SO, '')
    .replace(/[。！!]+$/u, '')
    .replace(ALONE, '')
  return { about, before, was, says, by: '', anew }
}

/** What of the words is the right value, for whoever reads it by the form. */
export function saidRight(text: string): string {
  return mendingOf(text).says
}

/** What is said of the report as it is, for whoever finds which one is meant: never what is right instead. */
export function saidWrong(text: string): string {
  const { about, before, was } = mendingOf(text)
  return `${about}，${before}${was}`
}

/** What of it is said to be wrong, by its name: 场次 of 场次错了. */
export function saidOf(text: string): string {
  const { about, before } = mendingOf(text)
  return about || before
}

/** 更正：昨天开展宣讲2场: the work, told once more as it should have been. */
export function toldAnew(text: string): string | undefined {
  return mendingOf(text).anew
}

type Said = {
  readonly text: string
  readonly message: number
  /** What the words say to each question. */
  readonly heard: Readonly<Record<string, string>>
}

/**
 * A report that is corrected, and the words that say what is wrong with it: the question that is named, or that alone
 * takes what is said, has it at once; of several it is asked which. Words that name no value and no question of it are
 * unrelated. Of answers that are still being given only what was answered can have been wrong.
 */
export function mended(filling: Filling, { text, message, heard }: Said): Turn {
  const { about, before, says, by } = mendingOf(text)
  const mayBeWrong = ({ code }: Question) => filling.draft.corrects !== undefined || code in filling.draft.answers
  const each = eachWrong(filling, text)
  if (each.size > 1 && [...each.keys()].every((code) => mayBeWrong(questionOf(filling, code)))) {
    const all = keptAll(filling, each, message)
    if (all) return all
  }
  const all = [...changesIn(filling, { ...fittingParts(filling, says), ...heard })]
  const changes = new Map(all.filter(([code]) => mayBeWrong(questionOf(filling, code))))
  const several = changes.size > 1 ? keptAll(filling, changes, message) : undefined
  if (several) return several
  const ofOld = before === '' ? undefined : toldChange(filling, text.slice(text.indexOf('不是')))
  const ways = [toldChange(filling, text), named(filling, about, says), ofOld, toldChange(filling, says)]
  const told = ways.flatMap((change) => (change && !('which' in change) && mayBeWrong(change.question) ? [change] : []))
  const withValue = told.find(
    ({ question, answer }) => answer !== '' && readAnswer(filling, question, answer).given !== undefined,
  )
  if (withValue) return changeTo(filling, withValue, message)
  const one = changes.size > 0 ? keptAll(filling, changes, message) : undefined
  if (one) return one
  const wrong = changeable(filling).filter(mayBeWrong)
  const fitting = says === '' ? [] : wrong.filter((question) => isTaken(filling, question, says))
  const [only, ...others] = fitting
  if (only && others.length === 0) return changeTo(filling, { question: only, answer: says }, message)
  if (only) {
    const among = fitting.map(({ code }) => code)
    return goTo(filling, { at: 'choose', among, says, on: filling.about.today }, ofWhich(filling))
  }
  const [toChange] = told
  if (toChange) return changeTo(filling, toChange, message)
  const called = named(filling, about, '')
  const isNamed = called !== undefined && ('which' in called || mayBeWrong(called.question))
  const isCounted = wrong.some((question) => by !== '' && takes(filling, question, by).given)
  if (!isNamed && !isCounted) return { draft: filling.draft, outcome: 'unrelated' }
  return goTo(filling, { at: 'choose' }, [ofWhich(filling), whichIsMeant({ which: says })].join('\n').trim())
}

/** Of several that are said to be wrong what each is instead; none where one of them is no question. */
function eachWrong(filling: Filling, text: string): ReadonlyMap<string, string> {
  const told = [...tidy(text).matchAll(EACH_WRONG)].map(({ groups: { name = '', old = '', now = '' } = {} }) => {
    const change = named(filling, name, now) ?? toldChange(filling, `不是${old}，是${now}`)
    return change && !('which' in change) ? ([change.question.code, now] as const) : undefined
  })
  return new Map(told.every((change) => change !== undefined) ? told.flatMap((change) => (change ? [change] : [])) : [])
}

/** 我们没有 names no number, where it is not asked for one. */
function isTaken(filling: Filling, question: Question, says: string): boolean {
  const { given } = takes(filling, question, says)
  return given !== undefined && (given.value !== 0 || /[0零]/u.test(says))
}

/** 4场，受众100人: each part of several that only one question takes. */
function fittingParts(filling: Filling, says: string): Said['heard'] {
  const parts = answersIn(says, filling.about.today)
  if (parts.length < 2) return {}
  const fitting = parts.flatMap((part): [string, string][] => {
    const [only, ...others] = changeable(filling).filter((question) => takes(filling, question, part).given)
    return only && others.length === 0 ? [[only.code, part]] : []
  })
  return Object.fromEntries(fitting)
}

/** What the words say to questions that were answered otherwise. */
function changesIn(filling: Filling, heard: Said['heard']): ReadonlyMap<string, string> {
  const now = (code: string) => filling.draft.answers[code]?.value
  const changes = askedIn(filling).flatMap((question): [string, string][] => {
    const words = heard[question.code]
    const given = words === undefined ? undefined : readAnswer(filling, question, words).given
    return given && words !== undefined && given.value !== now(question.code) ? [[question.code, words]] : []
  })
  return new Map(changes)
}

/** Above the list of what can be changed: of which report. */
function ofWhich({ form, draft, about }: Filling): string {
  const { corrects, answers } = draft
  if (!corrects) return ''
  return `编号${corrects.report}：${summaryOf(form, answers, { level: about.level, today: corrects.on })}。`
}
