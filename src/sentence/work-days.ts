import type { Day } from '../calendar/day.ts'
import { amountsIn } from '../chinese/amounts.ts'
import { readDay } from '../chinese/read-day.ts'
import { exactOf } from './day-heard.ts'
import { daysIn } from './days.ts'
import type { Piece } from './pieces.ts'

/** Pieces that tell of one work, and the day that the message says for it elsewhere. */
export type Group = { readonly words: string[]; readonly day: string | undefined }

/** 今天办证3本，昨天评残5人次: where a clause begins with another day, what was counted before it is of its own. */
export function byDays(piece: Piece, today: Day): Piece[] {
  if (piece.isOne) return [piece]
  const days = daysIn(piece.text, today).filter(({ day }) => day)
  const cuts = days.slice(1).filter(({ text, at }, i) => {
    const before = piece.text.slice(days[i]?.end ?? 0, at)
    return /[，,]$/u.test(before) && amountsIn(before).length > 0 && isOtherDay(days[i]?.text, [{ text }], today)
  })
  const starts = [0, ...cuts.map(({ at }) => at)]
  return starts.map((from, i) => ({
    text: piece.text.slice(from, starts[i + 1]).replace(/[，,]$/u, ''),
    begins: i === 0 ? piece.begins : 'sentence',
  }))
}

/** A day in brackets is that of what it stands behind: 座谈会1次（11月8日）；走访5家. */
export function unbracketed({ words, ...group }: Group): Group {
  return { ...group, words: words.map((text) => text.replace(/[(（][^（()）]*[)）]/gu, '')) }
}

/** Whether a sentence is of another day than what was told before it. */
export function isOtherDay(before: string | undefined, whens: readonly { text: string }[], today: Day): boolean {
  const [when, another] = whens
  if (before === undefined || !when || another) return false
  const [one, two] = [before, when.text].map((text) => readDay(text, today))
  return one !== undefined && two !== undefined && 'day' in one && 'day' in two && one.day !== two.day
}

export function dayOf({ words, day }: Group, today: Day): string | undefined {
  const days = exactOf(words.flatMap((text) => daysIn(text, today))).filter((when) => when.day)
  return days.length === 1 ? days[0]?.text : days.length === 0 ? day : undefined
}
