import { countsPeople } from '../../chinese/measure.ts'
import { isExact, type Quantity } from '../../chinese/quantity.ts'

/** In what a table has its numbers: 万元 in the head of a column, where units report 元. */
export type InMeasure = {
  /** As it is written, 万元. */
  readonly called: string
  /** How much of it one of the indicator's own is: 1 / 10000. */
  readonly times: number
}

const MEASURE = /^(?:元|人|名|人次|人份|户|家|个|件|份|场|次|场次|支|期|册|本|篇|条|起|台|吨)$/u

const SIZES: Readonly<Record<string, number>> = { '': 1, 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 }

/** What `@万元` asks of an indicator in `unit`; a text where it counts something else; undefined where it names no measure. */
export function measureAsked(at: string, { label, unit }: { readonly label: string; readonly unit: string }) {
  const [asked, own] = [sized(at), sized(unit)]
  // 千山镇 is a place.
  const isMeasure = asked.of === '' ? asked.size !== 1 : asked.of === own.of || MEASURE.test(asked.of)
  if (!isMeasure) return undefined
  const same = isSameMeasure(asked.of, own.of) || (asked.of === '' && asked.size !== 1)
  return same
    ? { called: at, times: own.size / asked.size }
    : `“${label}”的单位是${unit}，不能填成${at}，可以写@万${own.of}`
}

/** 人, 名 and 人次 add up to people; all else only to its own kind. */
export function isSameMeasure(one: string, other: string): boolean {
  return one === other || (countsPeople(one) && countsPeople(other))
}

function sized(unit: string): { readonly size: number; readonly of: string } {
  const [, prefix = '', of = ''] = /^([百千万亿]?)(.*)$/u.exec(unit) ?? []
  return { size: SIZES[prefix] ?? 1, of }
}

/** A number in that measure: whole in a cell, where the cell's own format rounds it, with two decimals in a text. */
export function writtenIn(
  { times }: InMeasure,
  quantity: Quantity,
): { readonly text: string; readonly number: number } {
  // To divide is exact where a product with 0.0001 is not.
  const number = times < 1 ? quantity.value / (1 / times) : quantity.value * times
  const [two, four] = [Number(number.toFixed(2)), Number(number.toFixed(4))]
  return { text: `${isExact(quantity) ? '' : '约'}${two === 0 ? four : two}`, number }
}
