import type { Kind } from './kind.ts'
import { figureOf, number } from './shared/number.ts'
import { readNumber } from './shared/number-reading.ts'

/** A number with two places at most: money, land, hours. In 万元 what was typed in 元 keeps its 分. */
export const decimal: Kind = {
  ...number,
  figures: figureOf(false),
  howTo: (asked) =>
    asked.indicator?.unit === '万元' ? '直接打数字，如 3.5，“3000元”也行。' : '直接打数字，可以带小数，如 3.5。',
  read: (asked, text) => readNumber(asked, text, false),
}
