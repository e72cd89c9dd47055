import type { Day } from '../calendar/day.ts'
import { daysIn } from './days.ts'
import type { Piece } from './pieces.ts'

/** 本周共开展活动4场次，参与186人次: what the works of a list come to. */
const SUM =
  /(?:共计?|累计|合计|总计)\p{Script=Han}{0,4}(?:活动|工作|事项)\p{Script=Han}{0,3}\d+|^(?:以上|合计|总计|共计)/u

const COUNTS = /[\d一二两三四五六七八九十百]/u
const FIGURES = /\d+(?:\.\d+)?/gu

/**
 * The pieces without those that only sum up several others, before or behind them. Rows that no day sets apart are one
 * work, of which the sum below them tells: 甲村1场40人; 乙村2场75人; 合计3场115人.
 */
export function withoutSums(pieces: readonly Piece[], today: Day): readonly Piece[] {
  const hasDay = ({ text }: Piece) => daysIn(text, today).some(({ day }) => day)
  const isSum = (piece: Piece) => piece.begins !== 'sentence' && SUM.test(piece.text) && !hasDay(piece)
  const others = pieces.filter((piece) => piece.begins !== 'sentence' && !isSum(piece) && COUNTS.test(piece.text))
  if (others.length < 2) return pieces
  const at = pieces.findIndex(isSum)
  const first = at < 0 ? at : rowsOf(pieces.slice(0, at), pieces[at] as Piece, hasDay)
  if (first < 0) return pieces.filter((piece) => !isSum(piece))
  return pieces
    .filter((_, i) => i < first || i >= at)
    .map((piece) => (isSum(piece) ? { ...piece, begins: 'sentence' } : piece))
}

/** Where the rows begin that come to just this sum; -1 where none do. */
function rowsOf(pieces: readonly Piece[], sum: Piece, hasDay: (piece: Piece) => boolean): number {
  const figures = ({ text }: Piece) => (text.match(FIGURES) ?? []).map(Number)
  const left = figures(sum)
  if (left.length === 0) return -1
  for (let i = pieces.length - 1; i >= 0; i--) {
    const row = pieces[i] as Piece
    const own = figures(row)
    if (own.length !== left.length || hasDay(row)) return -1
    own.forEach((figure, j) => {
      left[j] = (left[j] ?? 0) - figure
    })
    if (i < pieces.length - 1 && left.every((figure) => Math.abs(figure) < 0.001)) return i
  }
  return -1
}
