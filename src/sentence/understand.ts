import { byWorks, goesOn } from './by-works.ts'
import { daysIn } from './days.ts'
import { fieldsJoined } from './fields.ts'
import { isAsking, toldDone } from './not-done.ts'
import { type Piece, piecesOf } from './pieces.ts'
import { blanked } from './plain.ts'
import { type FormHeard, rankedOnce } from './ranked.ts'
import type { Asked } from './read-form.ts'
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
/** Another work of the same day. */
const BESIDES = /^(?:同日|当日|同一天|同时|此外|另外|另)(?=[，,]?\p{Script=Han})/u
const LAST_WEEK = /上(?:周|星期|礼拜)(?![一二三四五六日天\d])/u
const WEEKDAY = /(?<![上下本这前])(?:周|星期|礼拜)[一二三四五六日天]/gu

/** 本周共开展活动4场次，参与186人次: what the works of a list come to. */
const SUM = /(?:共|累计|合计|总计)\p{Script=Han}{0,4}(?:活动|工作|事项)\p{Script=Han}{0,3}\d+|^(?:以上|合计|总计|共计)/u

const SO_FAR = /^(?:全年|今年以来|年初以来|至今|目前为止|截至|\p{Script=Han}{0,2}累计)/u
/** When in the day: another one is of another work. */
const HOUR = /^(?:[\d月日今昨前天]*)(上午|中午|下午|晚上|傍晚)/u

/** The pieces without those that only sum up a list of them, before or behind it. */
function withoutSums(pieces: readonly Piece[]): readonly Piece[] {
  const items = pieces.flatMap(({ begins }, i) => (begins === 'item' ? [i] : []))
  const [first, second] = items
  if (first === undefined || second === undefined) return pieces
  return pieces.filter(({ text, begins }, i) => !SUM.test(text) || (i > first && begins !== 'line'))
}

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
  /** What stands before the first work and tells of none by itself: 广场舞大赛圆满落幕！ */
  let lead = ''
  for (const cut of withoutSums(pieces)
    .flatMap((piece) => byDays(piece, asked.today))
    .flatMap((piece) => byWorks(piece, rank))) {
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
      const led = !tells && lead !== '' && piece.begins === 'sentence' && !isAsking(piece.text)
      const words = tells
        ? [piece.text]
        : led && rank(`${lead}。${piece.text}`, undefined).works
          ? [lead, piece.text]
          : []
      if (words.length > 0) groups.push({ words, day: headDay })
      if (words.length > 0) isBegun = true
      else if (days.length === 1) headDay = days[0]?.text
      lead = piece.begins === 'item' || isAsking(piece.text) ? '' : piece.text
      continue
    }
    // 全年累计举办11场: not of this time.
    if (piece.begins === 'sentence' && SO_FAR.test(piece.text) && days.length === 0) continue
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
    const hour = HOUR.exec(piece.text)?.[1]
    const otherHour =
      hour !== undefined && !new RegExp(hour, 'u').test(last.words.join()) && HOUR.test(last.words[0] ?? '')
    const otherDay = otherHour || isOtherDay(dayOf(last, asked.today), days, asked.today)
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
