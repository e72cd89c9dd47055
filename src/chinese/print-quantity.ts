import { isExact, type Quantity } from './quantity.ts'

export type Printed = {
  /** `{code:余}`: an exact number too is said in round figures, 372 as 370余. One that is not exact is as round as it is. */
  readonly rounded?: boolean | undefined
  /** From 10,000 on in 万, from 一亿 on in 亿, with two decimals at most; else in digits. */
  readonly inWan?: boolean | undefined
  /** Money in 万元 is no round figure: 137.37万元 carries no 余. */
  readonly unmarked?: boolean | undefined
}

const WAN = 10_000
const YI = 100_000_000

/**
 * A number as it stands in a text. Exact where it is; what one report said, as it said it; else in as many digits as its
 * range bears: 余 behind a round number that lies just under all of the range (1272 to 1281: 1270余), 约 before one in its
 * middle (250 to 349: 约300). One mark at most, and 余 only behind a multiple of ten (GB/T 15835-2011).
 * @throws RangeError for what is no finite number: printing it would be a hole.
 */
export function printQuantity(quantity: Quantity, how: Printed = {}): string {
  const { value, low, high } = quantity
  if (![value, low, high].every(Number.isFinite)) throw new RangeError(`not a number that can be printed: ${value}`)
  if (isExact(quantity)) return printExact(value, how)
  return quantity.said === undefined ? printRange(quantity, how) : printSaid(quantity, how)
}

/** A number to the last digit, in digits, where it is known so; as an annex has it. */
export function printInFull(quantity: Quantity, how: Printed = {}): string {
  return isExact(quantity) ? printExact(quantity.value, {}) : printQuantity(quantity, how)
}

/**
 * The round number at or below `value`: exact below 100, from there on two leading digits (372 → 370). Never upwards: a
 * digest may say less than was done, never more.
 */
export function roundDown(value: number): number {
  if (value < 100) return value
  const whole = Math.floor(value)
  const step = 10 ** (String(whole).length - 2)
  return Math.floor(whole / step) * step
}

function printExact(value: number, how: Printed): string {
  const said = how.rounded ? roundDown(value) : value
  const { text, less } = numeral(said, how)
  return said < value || (less && !how.unmarked) ? `${text}余` : text
}

function printSaid({ value, said }: Quantity, how: Printed): string {
  // 余 is said of round numbers: 372余 is a fault, and 8余 too.
  const round = Math.floor(value / 10) * 10
  if (said === 'over' && round > 0) return `${numeral(round, how).text}余`
  const { text, less } = numeral(value, how)
  // 约12345 in 万 would be another number.
  const typed = less ? numeral(value, {}).text : text
  return `${said === 'near' ? '近' : said === 'about' ? '约' : '超'}${typed}`
}

function printRange({ low, high }: Quantity, how: Printed): string {
  // In 万 with two decimals nothing below 100 can be seen.
  const seen = how.inWan && low >= YI ? YI / 100 : how.inWan && low >= WAN ? WAN / 100 : 0
  const width = high - low + (Number.isInteger(low) && Number.isInteger(high) ? 1 : 0)
  const place = Math.max(powerOfTen(2 * width), seen)
  const step = Math.max(place, 10)
  const floor = Math.floor(low / step) * step
  const under = low - floor
  const just = under > 0 && under <= Math.max(step / 3, width / 8)
  if (floor >= 10 && (high < floor + step || just)) return `${numeral(floor, how).text}余`
  const middle = (low + high) / 2
  for (let digits = place; ; digits /= 10) {
    const round = clean(Math.round(clean(middle / digits)) * digits)
    const { text, less } = numeral(round, how)
    if ((round >= low && round <= high) || digits <= 0.0001) return `约${less ? numeral(round, {}).text : text}`
  }
}

/** The largest power of ten that is not above it. */
function powerOfTen(width: number): number {
  return clean(10 ** Math.floor(clean(Math.log10(width))))
}

/** `less`: what is written is below what was given. */
function numeral(value: number, { inWan = false }: Printed): { text: string; less: boolean } {
  const [unit, name] = value >= YI ? [YI, '亿'] : [WAN, '万']
  if (!inWan || value < WAN) return { text: plain(value), less: false }
  const hundredths = Math.floor(clean(value / (unit / 100)))
  return { text: `${plain(hundredths / 100)}${name}`, less: clean(hundredths * (unit / 100)) < value }
}

function plain(value: number): string {
  return String(clean(value))
}

function clean(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toFixed(4))
}
