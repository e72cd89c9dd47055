import type { Approximation } from './approximation.ts'

/**
 * The round number at or below `value`: exact below 20, tens below 100, from 100 on two leading digits (372 → 370).
 * Never upwards: a digest may say less than was done, never more.
 */
export function roundDown(value: number): number {
  if (value < 20) return value
  const whole = Math.floor(value)
  const step = value < 100 ? 10 : 10 ** (String(whole).length - 2)
  return Math.floor(whole / step) * step
}

/**
 * A number as it stands in the text, without separators and with at most four decimals. One mark of approximation at
 * most: 余 only behind a round number from 10 on (GB/T 15835-2011; 372余 is a fault), else 约 in front.
 * @throws RangeError for what is no finite number: printing it would be a hole.
 */
export function printNumber(
  value: number,
  how: { readonly rounded?: boolean | undefined; readonly approximate?: Approximation | undefined } = {},
): string {
  const { rounded = false, approximate } = how
  if (approximate === undefined && !rounded) return plain(value)
  const floor = roundDown(value)
  if (approximate === undefined) return floor === value ? plain(value) : `${plain(floor)}余`
  const roundEnough = floor >= 10 && floor % 10 === 0
  return approximate === 'over' && roundEnough ? `${plain(floor)}余` : `约${plain(floor)}`
}

/** A number to the last digit, as a table has it, with the mark that it brings: 余 only behind a round one, else 约. */
export function printExact(value: number, approximate: Approximation | undefined): string {
  if (approximate === undefined) return plain(value)
  return approximate === 'over' && value >= 10 && value % 10 === 0 ? `${plain(value)}余` : `约${plain(value)}`
}

function plain(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a number that can be printed: ${value}`)
  return String(Number(value.toFixed(4)))
}
