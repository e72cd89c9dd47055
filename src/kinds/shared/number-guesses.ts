import { DIGITS, digitOf } from '../../chinese/digits.ts'
import type { PhraseFault } from '../../chinese/number-phrase.ts'
import type { Approximation } from '../../chinese/quantity.ts'
import { quoted } from '../../chinese/quoted.ts'
import type { Reading, Value } from '../kind.ts'

/** Three figures said one by one are no year and no telephone number. */
const SPELLED = new RegExp(`^([${DIGITS.slice(1)}][${DIGITS}〇]{2})(\\P{N}{0,3})$`, 'u')

/** What was probably typed, where the number itself could not be read: 3O0, 三二零, 十几. */
export function respelled(text: string, fault: PhraseFault['fault']): string | undefined {
  const typed = text.trim()
  if (fault === 'letters') {
    const figures = typed.replace(/[Oo]/gu, '0').replace(/[Il]/gu, '1')
    return /^[\dOoIl]{2,6}(?![A-Za-z\d])/u.test(typed) && figures !== typed ? figures : undefined
  }
  const [, spelled = '', rest = ''] = SPELLED.exec(typed) ?? []
  if (fault === 'spelled' && spelled !== '') return `${[...spelled].map((char) => digitOf(char)).join('')}${rest}`
  const some = typed.replace(/(?<=[十廿卅]|\d0)几(?![十百千])/u, '余')
  return fault === 'vague' && some !== typed ? some : undefined
}

/** 100.000 and 1.280 as thousands; undefined where the point is none of theirs. */
export function pointedThousands(numeral: string): readonly [point: number, thousands: number] | undefined {
  if (!/^[1-9]\d{0,2}\.\d{3}$/u.test(numeral)) return undefined
  return [Number(numeral), Number(numeral.replace('.', ''))]
}

export type Show = (given: { value: Value; approximate?: Approximation }) => string

export function thousandsOrPoint(
  text: string,
  [point, thousands]: readonly [number, number],
  show: Show,
): Extract<Reading, { kind: 'guess' }> {
  const large = { kind: 'guess', value: thousands } as const
  if (!Number.isInteger(point)) return { ...large, ask: `${quoted(text)}是${show({ value: thousands })}吗？` }
  const label = show({ value: point })
  return {
    ...large,
    ask: `${quoted(text)}是多少？`,
    yes: show({ value: thousands }),
    or: { label, value: point },
  }
}
