import type { Kind } from './kind.ts'
import { figureOf, number } from './shared/number.ts'
import { readNumber } from './shared/number-reading.ts'

/** A whole number of people, sessions, households: from 0 to 一亿. */
export const count: Kind = {
  ...number,
  figures: figureOf(true),
  howTo: (asked) => `直接打数字，“三百二”“150余${asked.indicator?.unit ?? ''}”也行。`,
  read: (asked, text) => readNumber(asked, text, true),
}
