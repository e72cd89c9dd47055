/** How an approximate number was said: `over` 余、多、超过、至少; `near` 近、将近、快; `about` 约、左右、上下. */
export const APPROXIMATIONS = ['over', 'about', 'near'] as const
export type Approximation = (typeof APPROXIMATIONS)[number]

/**
 * A number that is known as well as it was said: it lies from `low` to `high`, both included. Exact: both are `value`.
 * At most four decimals.
 */
export type Quantity = {
  /** The number as it was typed; of several their sum. Never printed by itself where it is not exact. */
  readonly value: number
  readonly low: number
  readonly high: number
  /** How it was said, of a number that one report gave: it is printed as it was typed. */
  readonly said?: Approximation | undefined
}

/** Figures are kept in ten-thousandths: sums of decimals are exact. */
const SCALE = 10_000

export function exactly(value: number): Quantity {
  return { value, low: value, high: value }
}

export function isExact({ low, high, said }: Quantity): boolean {
  return low === high && said === undefined
}

/**
 * How wide a number is that was said so. The last place that is not 0 tells how far it was counted: 约300 is 250 to 349,
 * 近400 is 390 to 399, 150余 is 151 to 159. A power of ten is rounder than its one figure says: 约1000 is 950 to 1049.
 * `whole`: it counts things, so 超过8 is 9 at least; else 3.5余 is all from 3.5 to 3.6.
 */
export function quantityOf(value: number, said: Approximation | undefined, whole: boolean): Quantity {
  const typed = scaled(value)
  if (said === undefined || typed <= 0) return exactly(value)
  const least = whole ? SCALE : 1
  const place = lastPlace(typed)
  const [low, high] = {
    over: () => [typed + least, typed + Math.max(place, 10 * least) - least] as const,
    near: () => [typed - Math.max(place / 10, 5 * least), typed - least] as const,
    about: () => {
      const half = Math.floor(place / (typed === place ? 20 : 2))
      return [typed - Math.max(half, least), typed + Math.max(half - least, least)] as const
    },
  }[said]()
  return { value, low: Math.max(low, least) / SCALE, high: Math.max(high, least) / SCALE, said }
}

/** The sum, as wide as all of its parts together. One part is itself, as it was said; 0 adds nothing. */
export function sumOf(parts: readonly Quantity[]): Quantity {
  const some = parts.filter((part) => part.high !== 0 || part.low !== 0)
  const [first] = some
  if (first && some.length === 1) return first
  return { value: added(some, 'value'), low: added(some, 'low'), high: added(some, 'high') }
}

/** Whole numbers and what is behind the point are added apart: together they would be more digits than a number holds. */
function added(parts: readonly Quantity[], of: 'value' | 'low' | 'high'): number {
  let [whole, behind] = [0, 0]
  for (const part of parts) {
    const integer = Math.trunc(part[of])
    whole += integer
    behind += scaled(part[of] - integer)
  }
  return whole + behind / SCALE
}

/** The same in a smaller measure: 3.5万元 are 35000元. */
export function times({ value, low, high, said }: Quantity, factor: number): Quantity {
  const by = (amount: number) => scaled(amount * factor) / SCALE
  return { value: by(value), low: by(low), high: by(high), ...(said ? { said } : {}) }
}

/** The largest power of ten that divides it. */
function lastPlace(typed: number): number {
  let place = 1
  while (typed % (place * 10) === 0) place *= 10
  return place
}

function scaled(value: number): number {
  return Math.round(value * SCALE)
}
