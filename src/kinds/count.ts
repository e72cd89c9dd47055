import type { Kind } from './kind.ts'
import { mostLikely } from './shared/likely.ts'
import { figureOf, number } from './shared/number.ts'
import { readNumber } from './shared/number-reading.ts'

/** Of what a report has hundreds at most, no example speaks of hundreds. */
const FEW = 1_000

/** A whole number of people, sessions, households: from 0 to 一亿. */
export const count: Kind = {
  ...number,
  figures: figureOf(true),
  howTo({ indicator }) {
    const unit = indicator?.unit ?? ''
    const few = unit !== '' && mostLikely(unit, false) <= FEW
    return few ? `直接打数字，“十二”“20余${unit}”也行。` : `直接打数字，“三百二”“150余${unit}”也行。`
  },
  read: (asked, text) => readNumber(asked, text, true),
}
