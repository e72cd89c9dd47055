import type { Amount } from '../chinese/amounts.ts'
import { NUMERAL, numberIn } from '../chinese/numeral.ts'

const FIGURES = new RegExp(NUMERAL.source, 'gu')

/** How many it is, where that is written in one way only: 60至70人 may be any of those. */
export function howMany({ text }: Amount): number | undefined {
  const [figure = '', another] = text.match(FIGURES) ?? []
  return another === undefined ? numberIn(figure) : undefined
}
