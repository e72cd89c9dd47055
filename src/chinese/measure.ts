import type { Printed } from './print-quantity.ts'
import { type Quantity, times } from './quantity.ts'

/** In what a number is counted or measured, and how large ones are written. */
export type Measure = {
  /** The question's own measure word: 人, 万元. Absent where the words around the number have theirs. */
  readonly unit?: string | undefined
  /** It adds up several events: whoever came twice is counted twice. */
  readonly severalEvents?: boolean | undefined
  /** From 10,000 on in 万. */
  readonly inWan: boolean
}

/** Measure words of people, each once. */
const PEOPLE = ['人', '名', '位']
const WAN = 10_000

/** True where a number of this measure is a whole number of people. */
export function countsPeople(unit: string): boolean {
  return PEOPLE.includes(unit) || unit === '人次'
}

/** True of a share of something: 98.6% and 97% add up to nothing. */
export function isRate(unit: string): boolean {
  return unit === '%' || unit === '‰'
}

/** 人次 where people of several events are added up: the sum counts nobody once. */
export function unitOf({ unit = '', severalEvents = false }: Measure): string {
  return severalEvents && PEOPLE.includes(unit) ? '人次' : unit
}

/** 元 of 万元; undefined of a measure that is no multiple of another. */
export function smallUnit(unit: string): string | undefined {
  return /^万(.+)$/u.exec(unit)?.[1]
}

/** A quantity of `asked` in `unit`, which is that or the smaller measure. */
export function inUnit(quantity: Quantity, asked: string, unit: string): Quantity {
  return smallUnit(asked) === unit ? times(quantity, WAN) : quantity
}

export type InMeasure = {
  readonly quantity: Quantity
  readonly how: Printed
  /** What stands behind the number in place of so many characters of the words there. */
  readonly instead?: { readonly length: number; readonly word: string }
}

/**
 * A number as it is printed before `after`: attendance of several events as 人次, and what is asked in 万元 in 元, which
 * get their 万 only from 10,000 on: 50元, not 0.005万元. Where the words do not begin with the measure, it stays as asked.
 */
export function inMeasure(quantity: Quantity, measure: Measure | undefined, after: string): InMeasure {
  if (!measure) return { quantity, how: {} }
  const { unit = '', inWan } = measure
  const small = smallUnit(unit)
  const unmarked = unit.endsWith('元')
  if (small !== undefined) {
    if (!inWan || !after.startsWith(unit)) return { quantity, how: {} }
    const instead = { length: unit.length, word: small }
    return { quantity: times(quantity, WAN), how: { inWan, unmarked }, instead }
  }
  const word = PEOPLE.find((known) => after.startsWith(known) && after[known.length] !== '次')
  const isChanged = word !== undefined && unitOf(measure) !== unit
  return {
    quantity,
    how: { inWan, unmarked },
    ...(isChanged ? { instead: { length: word.length, word: unitOf(measure) } } : {}),
  }
}
