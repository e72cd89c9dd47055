import { asMeant } from '../chinese/said-again.ts'
import { byJoining, OPENS_ANOTHER } from './by-joining.ts'
import { byWorks, goesOn } from './by-works.ts'
import { daysIn } from './days.ts'
import { linesJoined } from './lines.ts'
import { isAsking, toldDone, toldMissed } from './not-done.ts'
import { piecesOf } from './pieces.ts'
import { blanked } from './plain.ts'
import { type FormHeard, rankedOnce } from './ranked.ts'
import type { Asked } from './read-form.ts'
import { withoutSums } from './sums.ts'
import { vocabularyOf } from './vocabulary.ts'
import { byDays, dayOf, type Group, isOtherDay, unbracketed } from './work-days.ts'

/** One work that a message tells of: the forms it may be, the likeliest first, and what it says to each. */
export type Work = {
  /** Its own words, as they were typed. */
  readonly words: string
  /** The day that the message says for it elsewhere. */
  readonly day?: string
  /** How much its words say of the first form. */
  readonly score: number
  readonly forms: readonly FormHeard[]
  /** Whether the first form can hardly be another. */
  readonly sure: boolean
}

const MOST_WORKS = 12
const LAST_WEEK = /上(?:周|星期|礼拜)(?![一二三四五六日天\d])/u
const WEEKDAY = /(?<![上下本这前])(?:周|星期|礼拜)[一二三四五六日天]/gu

/** A line of a filled-in form, whatever its title: 考核取证：41人. */
const FIELD = /^\p{Script=Han}{2,8}:.*\d/u
/** 昨天开了两个活动: what comes next is one of them. */
const ANNOUNCES = /[一二两三四五六七八九十\d][个件项](?:活动|工作|事情?|任务):?$/u
/** What heads a list. */
const HEADS = /:$|(?:统计|汇总|情况|台账)$/u
const SO_FAR = /^(?:据悉[,，]?|据统计[,，]?)?(?:全年|今年以来|年初以来|至今|目前为止|截至|\p{Script=Han}{0,2}累计)/u
/** When in the day: another one is of another work. */
const HOUR = /^(?:[\d月日今昨前天]*)(上午|中午|下午|晚上|傍晚)/u

/** What a message says, as works to be reported; none where it tells of no work done. */
export function understand(message: string, asked: Asked): Work[] {
  const of = vocabularyOf(asked.catalogue)
  const rank = rankedOnce(asked, of)
  const pieces = linesJoined(piecesOf(asMeant(toldMissed(message) ?? message)), rank, asked)
  const [heading] = pieces
  if (!heading) return []
  const groups: Group[] = []
  const week = LAST_WEEK.exec(heading.text)?.[0]
  let headDay: string | undefined
  /** Whether a work was told since the last heading. */
  let isBegun = false
  /** What stands before the first work and tells of none by itself: 广场舞大赛圆满落幕！ */
  let lead = ''
  /** Pieces that tell of work done with words of no form. */
  const maybe: string[] = []
  /** Pieces that are works because they are said beside one. */
  const taken = new Set<string>()
  const cuts = withoutSums(pieces, asked.today)
    .flatMap((piece) => byDays(piece, asked.today))
    .flatMap((piece) => byWorks(piece, rank))
    .flatMap((piece) => byJoining(piece, rank))
  for (const [i, cut] of cuts.entries()) {
    // 上周工作：周二宣讲1场: its Tuesday is last week's.
    const done = toldDone(cut.text, asked.today)
    const piece = { ...cut, text: week ? done.replace(WEEKDAY, `${week.charAt(0)}$&`) : done }
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
    const told = piece.told && !isAsking(piece.text)
    const tells = told || (alone.works && !isAsking(piece.text) && !ANNOUNCES.test(piece.text))
    if (told) taken.add(piece.text)
    // 全年累计举办11场: not of this time.
    if (last && piece.begins !== 'item' && SO_FAR.test(piece.text) && days.length === 0) continue
    const may = alone.may && !isAsking(piece.text)
    if (may) maybe.push(piece.text)
    if (!tells) {
      const goesBehind = piece.begins === 'sentence' || piece.begins === 'message' || FIELD.test(piece.text)
      // 宣讲统计: over 甲村11月3日1场40人
      const headed = piece.begins !== 'sentence' && may && HEADS.test(lead)
      if (headed && rank(`${lead}。${piece.text}`, undefined).works) {
        groups.push({ words: [lead, piece.text], day: headDay })
        isBegun = true
        continue
      }
      const led = lead !== '' && piece.begins === 'sentence' && !isAsking(piece.text)
      if (last && may && isOtherDay(dayOf(last, asked.today), days, asked.today)) {
        groups.push({ words: [piece.text], day: undefined })
        isBegun = true
      } else if (last && isBegun && goesBehind) last.words.push(piece.text)
      else if (led && rank(`${lead}。${piece.text}`, undefined).works) {
        groups.push({ words: [lead, piece.text], day: headDay })
        isBegun = true
      } else {
        if (!last && days.length === 1) headDay = days[0]?.text
        // 2．关爱职工。 heads what stands behind it.
        if (piece.begins === 'item' || cuts[i + 1]?.begins === 'sentence') isBegun = false
        lead = isAsking(piece.text) ? '' : piece.text
      }
      continue
    }
    if (!last) {
      // 广场舞大赛落幕！18支队伍328人参赛: which of several works it is stands before it.
      const isLed =
        piece.begins === 'sentence' && lead !== '' && !alone.sure && rank(`${lead}。${piece.text}`, headDay).sure
      groups.push({ words: isLed ? [lead, piece.text] : [piece.text], day: headDay })
      isBegun = true
      continue
    }
    // 捐赠：0 tells of no work by itself.
    if (alone.nothing) {
      const [own] = alone.forms
      const [first] = rank(last.words.join('。'), last.day).forms
      if (piece.begins !== 'item' && own?.form.code === first?.form.code) last.words.push(piece.text)
      continue
    }
    const hour = HOUR.exec(piece.text)?.[1]
    const otherHour =
      hour !== undefined && !new RegExp(hour, 'u').test(last.words.join()) && HOUR.test(last.words[0] ?? '')
    const otherDay = otherHour || isOtherDay(dayOf(last, asked.today), days, asked.today)
    const joined = piece.begins === 'joined' || OPENS_ANOTHER.test(piece.text)
    const same = isBegun && !joined && (piece.begins === 'sentence' || (piece.begins === 'line' && days.length === 0))
    if (/^其中/u.test(piece.text)) {
      last.words.push(piece.text)
      continue
    }
    const inherits = isBegun && (piece.begins === 'sentence' || joined)
    const day = inherits ? (dayOf(unbracketed(last), asked.today) ?? headDay) : headDay
    if (same && !otherDay && goesOn(last, piece.text, rank)) last.words.push(piece.text)
    else groups.push({ words: [piece.text], day })
    isBegun = true
  }
  // 昨天放映电影1场，180人观看: no form has its words, but it was done.
  const [first] = maybe
  if (groups.length === 0 && first !== undefined) groups.push({ words: [first], day: headDay })
  return groups.slice(0, MOST_WORKS).flatMap(({ words, day }): Work[] => {
    const text = words.join('。')
    const { forms, sure, works, may, scores } = rank(text, day)
    const score = scores.get(forms[0]?.form.code ?? '') ?? 0
    return works || (may && maybe.includes(text)) || words.some((piece) => taken.has(piece))
      ? [{ words: text, ...(day === undefined ? {} : { day }), score, forms, sure }]
      : []
  })
}
