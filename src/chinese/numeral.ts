import { DIGITS, digitOf, FINANCIAL } from './digits.ts'
import { pairs } from './number-spelling.ts'

/** A number in millionths: sums of money in 万元 stay exact down to the 分. */
export type Millionths = bigint

export const MILLION = 1_000_000n

export type Numeral = {
  readonly value: Millionths
  /** 百, 千, 万 with no figure before them: a number only where the phrase says it is an approximate one (近百人). */
  readonly bare: boolean
}

/** `spelled`: read out digit by digit; `range`: two neighbouring digits, 七八; `malformed`: no rule yields it; `huge`: no count. */
export type NumeralFault = 'spelled' | 'range' | 'malformed' | 'huge'

const SCALES: readonly (readonly [string, number])[] = [
  ['亿', 100_000_000],
  ['万', 10_000],
  ['千', 1_000],
  ['百', 100],
  ['十', 10],
]
const DECIMAL = new RegExp(`^(.+?)[.点]([\\d${DIGITS}]+)([百千万亿]?)$`)
const SPELLED = new RegExp(`[${DIGITS}两幺]{2,}`)
const BARE = /^(?:[百千]?万|[百千亿])$/

/** Financial forms (大写); in words they mean other things, 队伍 or 陆续, so only a number has them read. */
const FORMAL = new Map([...pairs(FINANCIAL, DIGITS), ...pairs('貳陸拾佰仟', '二六十百千')])

// A row of figures is taken whole: in parts of any length, a long one would be read in all ways.
const FIGURES = String.raw`\d+(?!\d)`
// Spaces group thousands only in threes; a single one may stand before 万; 点 is a point only between hanzi figures, or before 万.
const ARABIC = String.raw`(?<!\d)[1-9]\d{0,2}(?: \d{3})+(?! ?[\d百千万亿])|(?<!\d)${FIGURES}(?:,${FIGURES})*(?:\.${FIGURES})*`
const HANZI = `[${DIGITS}十百千万亿两幺${[...FORMAL.keys()].join('')}]`
const POINT = String.raw`(?<=${HANZI})点(?=[${DIGITS}])|(?<=\d)点(?=\d+ ?[百千万亿wWkK])`
// 2k is typed as 2w is.
const WAN = String.raw`(?<=\d) ?[wWkK](?![A-Za-z])|(?<=\d) (?=[百千万亿])|(?<=[百千万]) (?=[${DIGITS}两\d][十百千])`

/** The longest run that can only be a number; sticky. */
export const NUMERAL = new RegExp(`(?:${ARABIC}|${HANZI}|${POINT}|${WAN})+`, 'y')

/** 1–9; 两 is not one: it only stands before 百, 千, 万, 亿, or alone. */
function digit(text: string): number | undefined {
  const value = /^\d$/.test(text) ? Number(text) : text.length === 1 ? DIGITS.indexOf(text) : -1
  return value > 0 ? value : undefined
}

function headOf(text: string, size: number): number | undefined {
  if (text === '') return size === 10 ? 1 : undefined
  if (text === '两') return size > 10 ? 2 : undefined
  if (size < 10_000) return digit(text)
  if (/^[1-9]\d{0,7}$/.test(text)) return Number(text)
  const value = whole(text, false)
  return value !== undefined && value < 10_000 ? value : undefined
}

/** What follows 十, 百, 千, 万 or 亿 of this size. */
function tailOf(text: string, size: number, head: number, last: boolean): number | undefined {
  if (text === '') return 0
  if (text.startsWith('零')) {
    const value = whole(text.slice(1), last)
    // 零 stands for a place left out; 二十万零五千 is said too, where the 万 end in a zero.
    const below = size >= 10_000 && head % 10 === 0 ? size : size / 10
    return value !== undefined && value > 0 && value < below ? value : undefined
  }
  const one = digit(text)
  // 一百五 is 150 and 1万2 is 12000: the last unit goes unsaid, but only at the very end.
  if (one !== undefined) return size === 10 ? one : last ? (one * size) / 10 : undefined
  // 1万2000: figures that fill every place; 1万20 could be anything.
  if (/^\d+$/.test(text)) return 10 ** text.length === size ? Number(text) : undefined
  // 一百十五 is said; after 千 and 万 the 一 of 一十 or a 零 must be.
  if (text.startsWith('十') && size > 100) return undefined
  const value = whole(text, last)
  return value !== undefined && value > 0 && value < size ? value : undefined
}

/** A whole number above 0, or plain figures. `last`: nothing follows it, so its last unit may be left out. */
function whole(text: string, last: boolean): number | undefined {
  if (/^\d+$/.test(text)) return Number(text)
  const scale = SCALES.find(([name]) => text.includes(name))
  if (!scale) return digit(text)
  const [name, size] = scale
  const at = text.indexOf(name)
  const head = headOf(text.slice(0, at), size)
  if (head === undefined) return undefined
  const tail = tailOf(text.slice(at + 1), size, head, last)
  return tail === undefined ? undefined : head * size + tail
}

/** 10 000 of 万; 1 of what is no unit. */
export function scaleOf(name: string): number {
  return SCALES.find(([scale]) => scale === name)?.[1] ?? 1
}

/** 3.5, 1.2万, 一点二万; nothing may follow the unit. */
function withPoint(text: string): Millionths | undefined {
  const [, before, after, unit] = DECIMAL.exec(text) ?? []
  if (before === undefined || after === undefined || after.length > 6) return undefined
  const integer = before === '零' ? 0 : whole(before, false)
  if (integer === undefined || !Number.isSafeInteger(integer)) return undefined
  const figures = [...after].map((char) => digitOf(char)).join('')
  return (BigInt(integer) * MILLION + BigInt(figures.padEnd(6, '0'))) * BigInt(scaleOf(unit ?? ''))
}

function faultOf(text: string): NumeralFault {
  const together = SPELLED.exec(text)?.[0] ?? ''
  // 九八点五 is no range of whole numbers.
  if (together === '' || /[百千万亿]零|[\d.点]/.test(text)) return 'malformed'
  return together.length === 2 && !/[零幺]/.test(together) ? 'range' : 'spelled'
}

/** Reads what NUMERAL matched. Only one reading of it may exist: every other is a fault. */
export function readNumeral(run: string): Numeral | NumeralFault {
  // 12k is twelve thousand, which 12千 is not.
  const [, thousands] = /^(\d+(?:\.\d{1,3})?) ?[kK]$/.exec(run) ?? []
  if (thousands !== undefined) {
    const value = withPoint(`${thousands}${thousands.includes('.') ? '' : '.0'}`)
    return value === undefined ? 'malformed' : { value: value * 1_000n, bare: false }
  }
  let text = [...run.replace(/[wW]/g, '万').replace(/[kK]/g, '千')].map((char) => FORMAL.get(char) ?? char).join('')
  if (/\d,\d/.test(text)) {
    if (!/^[1-9]\d{0,2}(?:,\d{3})+(?!\d|,)/.test(text) || /[^\d,.].*,/.test(text)) return 'malformed'
    text = text.replace(/,/g, '')
  }
  text = text.replace(/ /g, '')
  if (/\d{16}/.test(text)) return 'huge'
  if (text === '零' || text === '两') return { value: text === '两' ? 2n * MILLION : 0n, bare: false }
  if (BARE.test(text)) {
    const size = [...text].reduce((product, name) => product * BigInt(scaleOf(name)), MILLION)
    return { value: size, bare: true }
  }
  const value = /[.点]/.test(text) ? withPoint(text) : whole(text, true)
  if (value === undefined) return faultOf(text)
  return { value: typeof value === 'bigint' ? value : BigInt(value) * MILLION, bare: false }
}

/** The number that the words are, without decimals; undefined where they are none. */
export function numberIn(words: string): number | undefined {
  const read = readNumeral(words)
  return typeof read === 'string' ? undefined : Number(read.value / MILLION)
}

/** The ends of what `range` is: 五六十 → 50 and 60. */
export function neighboursOf(run: string): readonly [number, number] | undefined {
  const together = SPELLED.exec(run)
  if (!together) return undefined
  const [low, high] = [0, 1].map((at) => numberIn(run.replace(SPELLED, together[0].charAt(at))))
  return low && high && low < high ? [low, high] : undefined
}
