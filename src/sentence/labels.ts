import type { Form, Question } from '../catalogue/schema.ts'
import { aloneIn } from '../chinese/alone.ts'
import { kindOf } from '../kinds/index.ts'
import type { Known } from '../kinds/kind.ts'
import { labelsAmid } from '../kinds/shared/labels.ts'
import { fieldsCalled } from './fields.ts'
import type { Heard } from './heard.ts'
import { levelsTold } from './levels.ts'
import { clauseAt, pairsIn } from './plain.ts'

const ALL_OF = /都是|均为|均是|全是|都为/u
const TOGETHER =
  /(?:联合|会同|协同|携手|联手)(?<one>[^，,。;；:()]{2,40}?)(?:共同|一起|一道|在|到|于|赴|去|来|进|走|开展|举办|组织|搞|做|办(?=[的了]|$)|对|为|给|深入|[，,。;；()]|$)|(?:和|与|同|跟)(?<two>[^，,。;；:()]{2,24}?)(?:一起|共同|联合|一道|一块|合作|联办|合办|协办|联手)/u
/** 人社局联合举办 */
const WITH = /(?<=^|[，,。;；])由?(?<who>[^，,。;；:()]{2,14}?)联合(?:举办|开展|组织|主办|(?=$|[，,。;；]))/u
/** 教体局跟我们一路办的 */
const WITH_US =
  /(?<=^|[，,。;；])(?<with>[^，,。;；:()和跟与同]{2,14}?)[和跟与同](?:我们|咱们?|我会|本会)(?:一起|一路|一块儿?|一道|共同|联合|合)(?:[来去]?[办搞做开]|举办|开展|组织|下|到|去)/u
const OURS = /我|本|咱/u
const LEADS = /(?<who>[^，,。;；:()]{1,40}?)牵头/u
/** 两癌筛查是卫健局: what was done, before who did it. */
const SAID_BEFORE = /^.*(?:由|是(?![否非]))/u
/** A name that has a verb in it is a clause, and names nobody. */
const SENTENCE = /是|[们了的]|[搞弄]|[开举]办|开展|举行|参[加与]|联合|牵头|配合|协[助办]|负责/u

/** Who is named to have done something, without what is said before; undefined where that is a clause. */
function whoNamed(words: string): string | undefined {
  const who = words.replace(SAID_BEFORE, '')
  return who === '' || (SENTENCE.test(who) && !/^[我咱]们$/u.test(who)) ? undefined : who
}

function leaderIn(text: string): { readonly who: string; readonly at: number } | undefined {
  const found = LEADS.exec(text)
  const who = whoNamed(found?.groups?.['who'] ?? '')
  return found && who !== undefined ? { who, at: found.index + found[0].lastIndexOf(who) } : undefined
}

/** Labels of the catalogue that a text names: levels, contents, partners. */
export function labelsIn(text: string, form: Form, heard: readonly Heard[], known: Known): Heard[] {
  return form.questions.flatMap((question): Heard[] => {
    const { picks } = kindOf(question)
    if (picks === 'nothing' || question.choices === undefined) return []
    if (question.others === 'bodies') return partnersIn(text, question, known)
    if (question.among !== undefined) {
      const lead = leaderIn(text)
      return lead ? [{ code: question.code, words: lead.who, at: lead.at }] : []
    }
    return chosenIn(text, form, question, heard)
  })
}

/** 没有, 0, 累计0 */
const NONE = /^(?:累计|约)?(?:没有|[0０零])/u

function chosenIn(text: string, form: Form, question: Question, numbers: readonly Heard[]): Heard[] {
  const labels = (question.choices ?? []).filter((label) => label !== '其他')
  const inOthers = (words: string) =>
    form.questions.some((other) =>
      [other.indicator?.label, other.label].some(
        (label) => other.code !== question.code && label?.includes(words) && text.includes(label.replace(/^获/u, '')),
      ),
    )
  const amid = labelsAmid(labels, text).filter(({ words }) => !inOthers(words))
  const all = amid.length > 0 ? amid : levelsTold(labels, text, question.ask)
  const several = kindOf(question).picks === 'several'
  if (several) {
    const [first] = all
    return first ? [{ code: question.code, words: all.map(({ label }) => label).join('、'), at: first.at }] : []
  }
  const [one, ...others] = all
  if (!one || others.length > 0) return []
  const heard = { code: question.code, words: one.words, at: one.at }
  const alike = form.questions.filter(
    (q) => q.choices?.join() === question.choices?.join() && isAsked(form, q, numbers),
  )
  if (!isAsked(form, question, numbers)) return []
  if (ALL_OF.test(text)) return [heard]
  if (alike.length < 2) return isOfAnother(text, one, question, numbers) ? [] : [heard]
  // Of several levels the one that stands with its number: 县级最美家庭2户，五好家庭1户.
  const number = numbers.find(({ code }) => code === question.when)
  const { from, to } = clauseAt(text, one.at)
  const behind = text.slice(one.at + one.words.length, to).slice(0, 6)
  const named = alike.filter((q) =>
    [...pairsIn((q.label ?? '').replace(/级别$/u, ''))].some((pair) => behind.includes(pair)),
  )
  if (named.length === 1 && named[0]?.code === question.code) return [heard]
  if (number !== undefined) {
    const clause = clauseAt(text, number.at)
    if (text.slice(clause.from, clause.to).includes(one.words)) return [heard]
  }
  const bracket =
    number !== undefined &&
    number.at < one.at &&
    /^[^，,。;；]{0,4}[(（]$/u.test(text.slice(number.at + number.words.length, one.at))
  return number !== undefined && ((number.at >= from && number.at < to) || bracket) ? [heard] : []
}

/** 全国入展3次，一等奖1次: the level of what is counted right behind it, and not of the prize whose level is asked. */
function isOfAnother(text: string, level: { readonly at: number }, { when }: Question, numbers: readonly Heard[]) {
  if (!numbers.some(({ code }) => code === when)) return false
  const { to } = clauseAt(text, level.at)
  const [next] = numbers.filter(({ at }) => at > level.at && at < to).sort((a, b) => a.at - b.at)
  return next !== undefined && next.code !== when
}

/** Whether it is asked at all, as far as the numbers say that. */
function isAsked(form: Form, question: Question, numbers: readonly Heard[]): boolean {
  if (question.same_as !== undefined) return false
  const { when } = question
  const counted = form.questions.find(({ code }) => code === when)?.counts
  // 咱镇上榜2个 says no name of theirs.
  const isNamed = (heard: Heard) => heard.code === counted && !/^[我咱本]/u.test(heard.words)
  const number = numbers.find((heard) => heard.code === when || isNamed(heard))
  if (when !== undefined && number === undefined) {
    const of = form.questions.find((q) => q.code === when)
    return of !== undefined && !of.optional && kindOf(of).counts !== 'number'
  }
  return when === undefined || (number !== undefined && !NONE.test(number.words))
}

const DONE_ALONE = /^单独(?:开展|举办|组织|主办|承办|办|搞|做)/u

/** With whom: the bodies that are named, or that there was nobody. */
function partnersIn(text: string, question: Question, known: Known): Heard[] {
  const none = question.none === undefined ? [] : labelsAmid([question.none], text)
  // 县消防队那30个单独算 tells of no partners.
  const [alone] = none.filter(({ at, words }) => words !== '单独' || DONE_ALONE.test(text.slice(at)))
  const nobody = question.none === undefined ? undefined : aloneIn(text)
  if (nobody) return [{ code: question.code, words: question.none ?? nobody.words, at: nobody.at }]
  if (alone) return [{ code: question.code, words: question.none ?? alone.words, at: alone.at }]
  const { one, two } = TOGETHER.exec(text)?.groups ?? {}
  // 司法局牵头，我们配合.
  const lead = leaderIn(text)?.who
  const leader = lead !== undefined && OURS.test(lead) ? undefined : lead
  for (const said of [one ?? two, WITH.exec(text)?.groups?.['who'], WITH_US.exec(text)?.groups?.['with'], leader]) {
    const words = whoNamed(said?.replace(/^(?:了|单位[:是为]?)/u, '') ?? '') ?? ''
    const isRead = words !== '' && kindOf(question).read(question, words, known).kind === 'value'
    if (said !== undefined && isRead) return [{ code: question.code, words, at: text.indexOf(said) }]
  }
  return []
}

/** What a question for a few words gives as examples, where a text has one of them: 如书法、美术、摄影. */
export function examplesIn(text: string, form: Form): Heard[] {
  return form.questions.flatMap((question): Heard[] => {
    const [, listed] = /^如([^“”。；]+)。?$/u.exec(question.hint ?? '') ?? []
    if (question.optional || kindOf(question).words !== 'sentence' || listed === undefined) return []
    const [one, another] = listed.split('、').filter((word) => text.includes(word))
    return one === undefined || another !== undefined
      ? []
      : [{ code: question.code, words: one, at: text.indexOf(one) }]
  })
}

/** What stands behind the very name of a question: 受众：130；联合单位：县团委. */
export function titledIn(text: string, form: Form, known: Known): Heard[] {
  const heard = new Map<string, Heard>()
  for (const found of text.matchAll(
    /(?<=^|[，,。;；\n])(?<title>[\p{Script=Han}“”]{2,12}?)(?::|[是为](?!否))(?<words>[^，,。;；\n]{1,60})/gu,
  )) {
    const { title = '', words = '' } = found.groups ?? {}
    const named = form.questions.filter((q) =>
      [q.label, q.indicator?.label, ...(q.also ?? [])].some((label) => label !== undefined && label === title),
    )
    const [one, another] = named.length > 0 || !found[0].includes(':') ? named : fieldsCalled(form, title)
    if (!one || another || heard.has(one.code)) continue
    if (kindOf(one).read(one, words, known).kind === 'value') {
      heard.set(one.code, { code: one.code, words, at: found.index + title.length + 1 })
    }
  }
  return [...heard.values()]
}
