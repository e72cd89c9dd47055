import type { Day } from '../calendar/day.ts'
import type { Form } from '../catalogue/schema.ts'
import { daysIn } from './days.ts'
import { titleOf } from './fields.ts'
import { toldDone } from './not-done.ts'
import type { Piece } from './pieces.ts'
import { blanked } from './plain.ts'
import type { Asked } from './read-form.ts'

const FIGURES = /[\d一二两三四五六七八九十百千万]/u
const ROW = /^\p{Script=Han}{1,8}:?\d[\d.]*[余多]?\p{Script=Han}{1,2}$/u
const SESSION =
  /^(?:(?:[上本这]个?)?(?:周|星期|礼拜)[一二三四五六日天]|[上下中]午|早上|晚上|第[一二三四五六]天)(?:[上下中]午|晚上)?:/u

/** One line of a message, and what can be seen of it by itself. */
export type Line = {
  readonly text: string
  readonly title: string | undefined
  readonly hasDay: boolean
  /** A day, and nothing else but its title. */
  readonly onlyDay: boolean
  /** Whether it has figures that are of no day. */
  readonly counts: boolean
  /** It tells of nothing that was done: a plan, a notice. */
  readonly isToCome: boolean
  /** It counts one thing, and says nothing else: 轮椅11台, 企业:32家. */
  readonly isRow: boolean
  /** When in the day or week is its title: 周一:大坪村6人, 上午:40人. */
  readonly isSession: boolean
}

export function lineOf(piece: Piece, { forms, today }: Asked): Line {
  const text = titled(piece.text, forms)
  const days = daysIn(text, today)
  return {
    text,
    title: titleOf(text, forms),
    hasDay: days.some(({ day }) => day),
    onlyDay: onlyDay(text, today),
    counts: FIGURES.test(blanked(text, days)),
    isToCome: toldDone(text, today) === '',
    isRow: ROW.test(text),
    isSession: SESSION.test(text),
  }
}

/** 人数-86: a stroke that stands for a colon. */
function titled(text: string, forms: readonly Form[]): string {
  const [, title, words] = /^(\p{Script=Han}{2,8})[-－—–]+(?=[^-－—–])(.+)$/u.exec(text) ?? []
  const said = `${title}:${words}`
  return title !== undefined && titleOf(said, forms) !== undefined ? said : text
}

/** 11月2日, 时间：11月2日 */
export function onlyDay(text: string, today: Day): boolean {
  const days = daysIn(text, today).filter(({ day }) => day)
  const rest = blanked(text, days).replace(/^\p{Script=Han}{2,6}:/u, '')
  return days.length === 1 && !/[\p{L}\p{N}]/u.test(rest)
}
