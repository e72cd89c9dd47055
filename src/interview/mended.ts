import { answersIn } from '../chinese/answers-in.ts'
import { tidy } from '../chinese/typed.ts'
import { readAnswer } from './answering.ts'
import { askedIn, changeable, type Filling } from './filling.ts'
import { goTo } from './moves.ts'
import { keptAll } from './several.ts'
import { summaryOf } from './summary.ts'
import { ALONE, named, takes, toldChange, WRONG, whichIsMeant } from './told-change.ts'
import type { Turn } from './turn.ts'
import { changeTo } from './typing.ts'

/** How much too much or too little it was is no value: 报多了10人. */
const BY_HOW_MUCH = '[报写填记][多少漏]|[多少漏][报写填记]'
/** 刚才报错了，是60人: what is said to be wrong, and what is right instead. */
const WRONG_THEN = new RegExp(`^(.*?)(?:${WRONG}|(${BY_HOW_MUCH})|更正)(?:了|的|啦)*[。.，,：:！!；; ]*(.*)$`, 'su')
const IS_NOW = /应|是|为|改|实际/u
/** 是60人，不是80人: the old value is no new one. */
const NOT_SO = /[，,]?不是[^，,。；;是]+[，,]?/u

type Mending = { readonly about: string; readonly says: string }

function mendingOf(text: string): Mending {
  const words = tidy(text)
  const [, about = '', byHowMuch, then = words] = WRONG_THEN.exec(words) ?? []
  if (byHowMuch !== undefined && !IS_NOW.test(then)) return { about, says: '' }
  const says = then
    .replace(NOT_SO, '')
    .replace(/[。！!]+$/u, '')
    .replace(ALONE, '')
  return { about, says }
}

/** What of the words is the right value, for whoever reads it by the form. */
export function saidRight(text: string): string {
  return mendingOf(text).says
}

/** What is said of the report, for whoever finds which one is meant. */
export function saidWrong(text: string): string {
  const { about, says } = mendingOf(text)
  return about === '' ? says : about
}

type Said = {
  readonly text: string
  readonly message: number
  /** What the words say to each question. */
  readonly heard: Readonly<Record<string, string>>
}

/**
 * A report that is corrected, and the words that say what is wrong with it: the question that is named, or that alone
 * takes what is said, has it at once; of several it is asked which.
 */
export function mended(filling: Filling, { text, message, heard }: Said): Turn {
  const { about, says } = mendingOf(text)
  const changes = changesIn(filling, { ...fittingParts(filling, says), ...heard })
  const several = changes.size > 1 ? keptAll(filling, changes, message) : undefined
  if (several) return several
  const ways = [toldChange(filling, text), named(filling, about, says), toldChange(filling, says)]
  const told = ways.flatMap((change) => (change && !('which' in change) ? [change] : []))
  const withValue = told.find(
    ({ question, answer }) => answer !== '' && readAnswer(filling, question, answer).given !== undefined,
  )
  if (withValue) return changeTo(filling, withValue, message)
  const one = changes.size > 0 ? keptAll(filling, changes, message) : undefined
  if (one) return one
  const fitting = says === '' ? [] : changeable(filling).filter((question) => takes(filling, question, says).given)
  const [only, ...others] = fitting
  if (only && others.length === 0) return changeTo(filling, { question: only, answer: says }, message)
  if (only) {
    const among = fitting.map(({ code }) => code)
    return goTo(filling, { at: 'choose', among, says, on: filling.about.today }, ofWhich(filling))
  }
  const [toChange] = told
  if (toChange) return changeTo(filling, toChange, message)
  return goTo(filling, { at: 'choose' }, [ofWhich(filling), whichIsMeant({ which: says })].join('\n').trim())
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
