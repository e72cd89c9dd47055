import type { Amount } from '../chinese/amounts.ts'
import { NUMERAL, numberIn } from '../chinese/numeral.ts'

const FIGURE = new RegExp(NUMERAL.source, 'u')

/** How many it is, where that is written in one way only. */
export function howMany({ text }: Amount): number | undefined {
  return numberIn(FIGURE.exec(text)?.[0] ?? '')
}
