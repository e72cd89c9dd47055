import { withoutCourtesy } from '../chinese/courtesy.ts'
import { lengthOf, quoted } from '../chinese/quoted.ts'
import { curlyQuotes } from '../chinese/quotes.ts'
import { saysNone, saysNothing, tidy } from '../chinese/typed.ts'
import { type Kind, refused } from './kind.ts'
import { noData, plainData, typedData } from './shared/data.ts'

/** Several lines as one: a comma where a line ended without a mark. */
function oneLine(text: string): string {
  return text
    .split(/\n+/)
    .reduce((whole, line) =>
      /[\p{P}]$/u.test(whole) && !/[”’》）)]$/u.test(whole) ? whole + line : `${whole}，${line}`,
    )
}

/** One short text. Value: one line, without a full stop at its end (the clause it is printed in has its own). */
export const text: Kind = {
  howTo({ ask, max_length: most }) {
    // Not again what the question says itself.
    if (/一句话/u.test(ask)) return `${most}字以内。`
    return /全称/u.test(ask) ? `写全称，${most}字以内。` : `一句话，${most}字以内。`
  },
  suggest: () => [],
  remembered: () => [],
  picks: 'nothing',
  takesPictures: false,
  shape: () => undefined,
  read(asked, input) {
    const typed = oneLine(curlyQuotes(withoutCourtesy(tidy(input))))
    const value = typed.replace(/[\s。，、；,;.]+$/u, '')
    const skip = asked.optional ? '，不写就点“跳过”' : ''
    if (!/[\p{L}\p{N}]/u.test(value)) return refused(`还没有写，请用一句话说${skip}。`)
    if (saysNone(value) || saysNothing(value))
      return refused(asked.optional ? '没有就点“跳过”。' : `这一题要写一句话，${quoted(value)}不算。请照实写。`)
    const length = lengthOf(value)
    if (length > asked.max_length) {
      return refused(`现在有${length}个字，请缩短到${asked.max_length}个字以内再发。`)
    }
    return { kind: 'value', value }
  },
  show: ({ value }) => String(value),
  asTyped: () => true,
  tellsDay: false,
  counts: 'nothing',
  figures: () => [],
  words: 'sentence',
  said: (value) => ({ as: 'free', text: String(value) }),
  cell: String,
  cellWidth: 36,
  fromData: noData,
  typedData,
  plainData,
}
