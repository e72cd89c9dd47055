import type { Day } from '../calendar/day.ts'
import { dayQuestion } from '../catalogue/activity-day.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Form } from '../catalogue/schema.ts'
import { trimEnds } from '../chinese/typed.ts'
import { kindOf } from '../kinds/index.ts'
import type { Known } from '../kinds/kind.ts'
import { daysIn, type When } from './days.ts'
import { fieldsJoined } from './fields.ts'
import type { Heard } from './heard.ts'
import { examplesIn, labelsIn, titledIn } from './labels.ts'
import { listsIn } from './lists.ts'
import { nameIn, quotedIn } from './names.ts'
import { isAsking, toldDone } from './not-done.ts'
import { numbersIn } from './numbers.ts'
import { EACH } from './otherwise.ts'
import { type Piece, piecesOf } from './pieces.ts'
import { type Placed, placedIn } from './placed.ts'
import { blanked, pairsIn } from './plain.ts'
import { type Vocabulary, vocabularyOf } from './vocabulary.ts'
import { byDays, dayOf, type Group, isOtherDay, unbracketed } from './work-days.ts'

/** One work that a message tells of: the forms it may be, the likeliest first, and what it says to each. */
export type Work = {
  /** Its own words, as they were typed. */
  readonly words: string
  /** The day that the message says for it elsewhere. */
  readonly day?: string
  /** How much its words say of the first form. */
  readonly score: number
  readonly forms: readonly { readonly form: Form; readonly heard: readonly Heard[] }[]
  /** Whether the first form can hardly be another. */
  readonly sure: boolean
}

type Asked = { readonly catalogue: Catalogue; readonly forms: readonly Form[]; readonly today: Day }

const MOST_FORMS = 3
const MOST_WORKS = 12
/** Below this the words name no form. */
const SCARCE = 4
const SURE = 6
const AHEAD = 1.35

/** Something was held, whatever it was. */
const HELD =
  /送|发放|救助|帮|开展|举办|举行|组织|召开|慰问|走访|培训|活动|讲座|比赛|演出|参加|参与|观看|来了|评选|评出|教/u
/** Another work of the same day. */
const BESIDES = /^(?:同日|当日|同一天|同时|此外|另外|另)(?=[，,]?\p{Script=Han})/u
/** What is there, wanted or still to come: a number that nobody has done anything with. */
const NOT_DONE =
  /名额|指标|计划|需要|要求|申请|报名|还[剩差有]|剩|满\d|[现共只]有|一共|合计|请|群里|有\p{Script=Han}{0,6}\d|(?<!以)[来要想](?:\p{Script=Han}{0,6})\d/u
const NONE = /^(?:没有?|无|暂无|0\D{0,2}|零)$/u
const LAST_WEEK = /上(?:周|星期|礼拜)(?![一二三四五六日天\d])/u
const WEEKDAY = /(?<![上下本这前])(?:周|星期|礼拜)[一二三四五六日天]/gu

/** What a message says, as works to be reported; none where it tells of no work done. */
export function understand(message: string, asked: Asked): Work[] {
  const of = vocabularyOf(asked.catalogue)
  const [heading, ...rest] = fieldsJoined(piecesOf(message), asked.forms)
  if (!heading) return []
  const pieces = [heading, ...rest]
  const groups: Group[] = []
  const rank = rankedOnce(asked, of)
  const week = LAST_WEEK.exec(heading.text)?.[0]
  let headDay: string | undefined
  /** Whether a work was told since the last heading. */
  let isBegun = false
  for (const cut of pieces.flatMap((piece) => byDays(piece, asked.today)).flatMap((piece) => byWorks(piece, rank))) {
    // 上周工作：周二宣讲1场: its Tuesday is last week's.
    const told = toldDone(cut.text, asked.today)
    const piece = { ...cut, text: week ? told.replace(WEEKDAY, `${week.charAt(0)}$&`) : told }
    if (piece.text === '') continue
    const days = daysIn(piece.text, asked.today).filter(({ day }) => day)
    // 11月8日 on a line of its own is the day of the lines below it.
    const [heads] = days
    const onlyDay = heads !== undefined && days.length === 1 && !/[\p{L}\p{N}]/u.test(blanked(piece.text, days))
    if (onlyDay && (piece.begins === 'line' || piece.begins === 'item')) {
      headDay = heads.text
      isBegun = false
      continue
    }
    const alone = rank(piece.text, undefined)
    const last = groups.at(-1)
    const tells = alone.works && !isAsking(piece.text)
    if (!last) {
      if (tells) groups.push({ words: [piece.text], day: headDay })
      if (tells) isBegun = true
      else if (days.length === 1) headDay = days[0]?.text
      continue
    }
    if (!tells) {
      if (piece.begins === 'sentence' || piece.begins === 'message') last.words.push(piece.text)
      continue
    }
    // 捐赠：0 tells of no work by itself.
    if (alone.nothing) {
      const [own] = alone.forms
      const [first] = rank(last.words.join('。'), last.day).forms
      if (piece.begins !== 'item' && own?.form.code === first?.form.code) last.words.push(piece.text)
      continue
    }
    const otherDay = isOtherDay(dayOf(last, asked.today), days, asked.today)
    const besides = BESIDES.test(piece.text)
    const same = isBegun && !besides && (piece.begins === 'sentence' || (piece.begins === 'line' && days.length === 0))
    if (/^其中/u.test(piece.text)) {
      last.words.push(piece.text)
      continue
    }
    const inherits = isBegun && (piece.begins === 'sentence' || besides)
    const day = inherits ? (dayOf(unbracketed(last), asked.today) ?? headDay) : headDay
    if (same && !otherDay && goesOn(last, piece.text, rank)) last.words.push(piece.text)
    else groups.push({ words: [piece.text], day })
    isBegun = true
  }
  return groups.slice(0, MOST_WORKS).flatMap(({ words, day }): Work[] => {
    const text = words.join('。')
    const { forms, sure, works, scores } = rank(text, day)
    const score = scores.get(forms[0]?.form.code ?? '') ?? 0
    return works ? [{ words: text, ...(day === undefined ? {} : { day }), score, forms, sure }] : []
  })
}

/** What the words say to this one form. */
export function heardBy(
  form: Form,
  words: string,
  day: string | undefined,
  { catalogue, today }: Omit<Asked, 'forms'>,
): readonly Heard[] {
  return read(toldIn(words, today), day, form, { catalogue, today, forms: [form] }, vocabularyOf(catalogue)).heard
}

/** 宣讲2场80人，接访3件次: where a clause is plainly of another form than what is told before it, another work begins. */
function byWorks(piece: Piece, rank: Rank): Piece[] {
  const clauses = piece.text.split(/(?<=[,，、])/u)
  if (clauses.filter((clause) => /[\d一二两三四五六七八九十]/u.test(clause)).length < 2) return [piece]
  const texts: string[] = []
  let before = ''
  for (const clause of clauses) {
    const isOther = before !== '' && /[,，、]$/u.test(before) && isOtherWork(before, clause, rank)
    if (isOther) texts.push(before)
    before = isOther ? clause : before + clause
  }
  return [...texts, before].map((text, i) => ({
    text: text.replace(/[,，、]$/u, ''),
    begins: i === 0 ? piece.begins : 'sentence',
  }))
}

function isOtherWork(before: string, clause: string, rank: Rank): boolean {
  if (!/[\d一二两三四五六七八九十]/u.test(clause) || /^\p{Script=Han}{2,8}:/u.test(clause)) return false
  const own = rank(trimEnds(clause), undefined)
  const [form] = own.forms
  if (!own.sure || !own.works || !form || form.heard.length === 0) return false
  const told = rank(trimEnds(before), undefined)
  const [first] = told.forms
  if (!told.works || !told.sure || !first || first.form.code === form.form.code) return false
  // 慰问金3000元 is asked there too.
  const isAskedThere = (own.counted.get(first.form.code) ?? 0) >= (own.counted.get(form.form.code) ?? 0)
  if (isAskedThere || !first.heard.some(({ code }) => isTelling(first.form, code))) return false
  const score = own.scores.get(form.form.code) ?? 0
  return score >= 1.5 * Math.max(SCARCE, own.scores.get(first.form.code) ?? 0)
}

/** Whether an answer says what was done, not only when and what it was called. */
function isTelling({ questions }: Form, code: string): boolean {
  const question = questions.find((other) => other.code === code)
  return question !== undefined && question.kind !== 'name' && !kindOf(question).tellsDay
}

/** Whether a sentence tells more of the same work: another form has not more to say to it. */
function goesOn({ words, day }: Group, sentence: string, rank: Rank): boolean {
  const before = rank(words.join('。'), day)
  const alone = rank(sentence, undefined)
  const [first] = before.forms
  const [own] = alone.forms
  if (!first || !own || own.heard.length === 0) return true
  if (own.form.code !== first.form.code) {
    const here = alone.scores.get(first.form.code) ?? 0
    return !alone.sure && (alone.scores.get(own.form.code) ?? 0) < 1.5 * Math.max(here, SCARCE)
  }
  const known = new Set(first.heard.map(({ code }) => code))
  return !own.heard.some(({ code }) => known.has(code))
}

type Ranked = {
  readonly forms: Work['forms']
  readonly sure: boolean
  /** Whether it tells of work done at all. */
  readonly works: boolean
  /** Whether all that it tells is that there was none of something. */
  readonly nothing: boolean
  readonly scores: ReadonlyMap<string, number>
  /** How many of its figures each form hears. */
  readonly counted: ReadonlyMap<string, number>
}

type Rank = (text: string, day: string | undefined) => Ranked

/** Each text of a message is looked at once: a message is cut and put together again of the same ones. */
function rankedOnce(asked: Asked, of: Vocabulary): Rank {
  const known = new Map<string, Ranked>()
  return (text, day) => {
    const key = `${day ?? ''}\n${text}`
    const found = known.get(key) ?? ranked(text, day, asked, of)
    known.set(key, found)
    return found
  }
}

export function ranked(text: string, day: string | undefined, asked: Asked, of: Vocabulary): Ranked {
  const words = withoutUnits(text)
  const pairs = pairsIn(words)
  const told = toldIn(text, asked.today)
  const all = asked.forms
    .map((form, i) => {
      const { heard, homeless, told: named } = read(told, day, form, asked, of)
      const numbers = heard.filter(({ code }) => form.questions.some((q) => q.code === code && q.indicator)).length
      // Who stands beside the clause's words: 县诗词学会成立.
      const listed = heard.filter(({ code }) => form.questions.some((q) => q.code === code && q.kind === 'list')).length
      const score = of.weigh(form, words, pairs) + 1.5 * (named + listed) + 0.5 * (numbers - named) - homeless
      return { form, heard, score, numbers, i }
    })
    .sort((a, b) => b.score - a.score || a.i - b.i)
  const scores = new Map(all.map(({ form, score }) => [form.code, score]))
  const figures = new Map(all.map(({ form, numbers }) => [form.code, numbers]))
  const [best, second] = all
  if (!best) return { forms: [], sure: false, works: false, nothing: false, scores, counted: figures }
  const days = told.whens.some((when) => when.day) || day !== undefined
  const counted = told
    .placed(told.bare)
    .some(({ measure, of, left }) => measure !== '' && !of.includes('any') && !EACH.test(left))
  const others = best.heard.length - best.numbers
  const sure = best.score >= SURE && best.score >= AHEAD * (second?.score ?? 0)
  const works =
    (best.score >= SCARCE && (best.numbers > 0 || (days && (others > 1 || best.score >= SURE)))) ||
    (others > 1 && best.score >= SURE && !counted) ||
    // 反家暴咨询接待8人次: its number is of no question, or of one that nobody has to answer.
    (counted && sure && !NOT_DONE.test(text)) ||
    (days && counted && (best.score >= SCARCE / 2 || HELD.test(text)))
  const nothing = !days && best.heard.length > 0 && best.heard.every(({ words }) => NONE.test(words))
  const open = asked.forms.find((form) => form.theme === undefined && dayQuestion(form))
  const shown = all.slice(0, MOST_FORMS)
  const withOpen =
    open && !shown.some(({ form }) => form.code === open.code)
      ? [...shown.slice(0, MOST_FORMS - 1), ...all.filter(({ form }) => form.code === open.code)]
      : shown
  return { forms: withOpen.map(({ form, heard }) => ({ form, heard })), sure, works, nothing, scores, counted: figures }
}

/** Without the names of organizations where they only say who: 甲镇妇联开展…. */
function withoutUnits(text: string): string {
  return text.replace(
    /(?:[\p{Script=Han}]{1,6}(?:省|州|市|县|镇|乡|村|街道|社区)|^|(?<=[，。]))(?:总工会|工会|共青团|团委|团支部|妇联|工商联|残联|科协|文联|红十字会)(?!换届|新建|成立|改革|整顿|组织(?:建设|覆盖|换届))/gu,
    '，',
  )
}

/** A text with what of it is the same for every form. */
type Told = {
  readonly text: string
  readonly whens: readonly When[]
  /** Without its days. */
  readonly bare: string
  readonly quoted: readonly { readonly at: number; readonly end: number }[]
  /** Its numbers, once for each way in which names are left out of it. */
  readonly placed: (masked: string) => readonly Placed[]
}

function toldIn(text: string, today: Day): Told {
  const whens = daysIn(text, today)
  const bare = blanked(text, whens)
  const known = new Map<string, readonly Placed[]>()
  const placed = (masked: string) => {
    const found = known.get(masked) ?? placedIn(masked)
    known.set(masked, found)
    return found
  }
  return { text, whens, bare, quoted: quotedIn(bare), placed }
}

function read(
  { text, whens, bare, quoted, placed }: Told,
  day: string | undefined,
  form: Form,
  { today }: Asked,
  of: Vocabulary,
): { heard: readonly Heard[]; homeless: number; told: number } {
  const known: Known = { today, names: [] }
  const titled = titledIn(bare, form, known)
  const name = nameIn(text, bare, form, of)
  const spans = [...quoted, ...name.map(({ at, words }) => ({ at, end: at + words.length }))]
  const masked = spans.reduce(
    (left, { at, end }) =>
      left.slice(0, at) + left.slice(at, end).replace(/[\d一二两三四五六七八九十百]/gu, '·') + left.slice(end),
    bare,
  )
  const { heard: numbers, homeless, told } = numbersIn(masked, placed(masked), form, of)
  const lists = listsIn(text, bare, form, of)
  const labels = labelsIn(bare, form, [...numbers, ...lists], known)
  const dates = dayHeard(
    whens.filter((when) => when.day),
    day,
    form,
  )
  const found = new Map<string, Heard>()
  for (const heard of [...dates, ...name, ...lists, ...examplesIn(bare, form), ...labels, ...numbers, ...titled])
    found.set(heard.code, heard)
  return { heard: [...found.values()], homeless, told }
}

/** The one day that is named, or the one that the heading names. */
function dayHeard(whens: readonly { text: string; at: number }[], day: string | undefined, form: Form): Heard[] {
  const question = dayQuestion(form)
  if (!question) return []
  const words = new Set(whens.map(({ text }) => text))
  const [first] = whens
  if (first && words.size === 1) return [{ code: question.code, words: first.text, at: first.at }]
  return first === undefined && day !== undefined ? [{ code: question.code, words: day, at: 0 }] : []
}
