import { DIGITS } from '../../chinese/digits.ts'
import type { PhraseFault } from '../../chinese/number-phrase.ts'
import { numberIn } from '../../chinese/numeral.ts'
import { clip, quoted } from '../../chinese/quoted.ts'

/** What the question wants, as far as a refusal says it. */
export type Wanted = {
  /** Measure word of the question, where it has one. */
  readonly unit: string | undefined
  /** Whole numbers only. */
  readonly whole: boolean
}

const FIGURE = new RegExp(`[\\p{N}${DIGITS}幺]`, 'gu')
const ROW = new RegExp(`(?:${FIGURE.source}[,，]?){7}`, 'u')

/** The words at fault, short; seven figures or more may be a telephone number and are not repeated. */
const quote = (text: string): string => (tellsMuch(text) ? '这串数字' : quoted(text))
const tellsMuch = (text: string): boolean => {
  const figures = text.match(FIGURE) ?? []
  return figures.length >= 10 || ROW.test(text)
}

const sample = ({ unit, whole }: Wanted) => {
  if (unit === '%') return '只写一个百分数，如 98.6%'
  return whole ? '只写一个整数，如 320 或 三百二十' : '只写一个数，如 3.5 或 320'
}
const HOW_MANY = ['', '一', '两', '三', '四']

/** What a number with such a word is, instead of an amount. */
const NO_AMOUNT: readonly (readonly [RegExp, string])[] = [
  [/[第#初]/u, '序号'],
  [/[年月日号周]|星期|季度|\d{4}[-./]\d/u, '日期'],
  [/上次|去年|之前|以前|前[面期几]|原来|往期|先前|历次/u, '另一次的数'],
  [/岁/u, '年龄'],
  [/[点时分秒]/u, '时间'],
  [/[角毛]/u, '零头'],
]

const short = (value: number): string => (value >= 10_000 && value % 100 === 0 ? `${value / 10_000}万` : String(value))

/** `20余`: a round number at or below the range; `约25`: its middle. Of two neighbours it is one of them: 23, 24. */
function withinRange([from, to]: readonly [number, number]): string[] {
  if (to <= 10 || to === from + 1) return [String(from), String(to)]
  const middle = `约${short(Math.floor((from + to) / 2))}`
  return from >= 10 && from % 10 === 0 ? [`${short(from)}余`, middle] : [middle]
}

/** The number in 不到三百人, 100人以内, 最多80: below ten nothing is near it. */
function below(text: string): string | undefined {
  const [number, another] = text.match(new RegExp(`[\\d${DIGITS}十百千万]+`, 'gu')) ?? []
  return number !== undefined && another === undefined && (numberIn(number) ?? 0) >= 10 ? number : undefined
}

const OUT_OF = /^\s*(\d{1,7})\s*[/／]\s*(\d{1,7})(?=\D*$)/u

/** 356/420: one of the two, or, where a rate is asked, how much of the second the first is. */
function outOf(text: string, isRate: boolean): readonly string[] {
  const [, part, all] = OUT_OF.exec(text) ?? []
  if (part === undefined || all === undefined || Number(part) > Number(all) || Number(all) === 0) return []
  return isRate ? [`${Math.round((Number(part) / Number(all)) * 10_000) / 100}%`] : [part, all]
}

/**
 * What would do in place of a range, of an upper bound or of a part of a whole; nothing where the words do not say between
 * what.
 */
export function insteadOf({ fault, ...of }: PhraseFault, isRate: boolean): readonly string[] {
  if (fault === 'ratio' && 'at' in of) return outOf(of.at, isRate)
  if (fault === 'range' && 'ends' in of && of.ends) return withinRange(of.ends)
  const most = fault === 'upper' && 'at' in of ? below(of.at) : undefined
  return most === undefined ? [] : [`近${most}`]
}

/** Every way in which a number is not taken: what was not understood, and what would do. At most 60 characters each. */
export const refusals = {
  empty: (wanted: Wanted) => `还没有看到数。请${sample(wanted)}；没有就写 0。`,
  noNumber: (wanted: Wanted, text: string) => `${quote(text)}里没有看到数。请${sample(wanted)}；没有就写 0。`,
  unread: (wanted: Wanted, text: string) => `没看懂${quote(text)}。请${sample(wanted)}。`,
  letters: (_: Wanted, text: string) => `${quote(text)}里有字母，怕认错。请只用数字写，如 320 或 1.2万。`,
  spelled: (_: Wanted, text: string) => `${quote(text)}像是一个字一个字念的，怕认错。请写成 320 这样的数字。`,
  malformed: (_: Wanted, text: string) => `${quote(text)}说不准是多少。请写成 320 这样的数字。`,
  range: (_: Wanted, text: string, ends: readonly [number, number] = [40, 60]) =>
    `${quote(text)}是一个范围。请写一个数，如${withinRange(ends)
      .map((way) => `“${way}”`)
      .join('或')}。`,
  several: (wanted: Wanted, seen: readonly string[]) => {
    const only = wanted.unit ? `这一题问多少${wanted.unit}，` : ''
    const list = seen.join('、')
    const told = tellsMuch(list) ? '' : `（${clip(list.replace(/\s+/g, ' '), 20)}）`
    return `这里有${HOW_MANY[seen.length] ?? '好几'}个数${told}，${only}请只写一个总数。`
  },
  vague: (_: Wanted, text: string) => `${quote(text)}没有说出具体是多少。请写一个数，如 320 或 约300。`,
  upper: (_: Wanted, text: string) => {
    return `${quote(text)}只说了不超过多少。请写一个数，如“近${below(text) ?? '300'}”，或具体的数。`
  },
  contradiction: (_: Wanted, text: string) => `${quote(text)}前后对不上。请写成“约300”或“300余”。`,
  unsettled: (_: Wanted, text: string) => `${quote(text)}还不是一个数。数出来再填；确实没有就写 0。`,
  doubt: (_: Wanted, text: string) => `${quote(text)}还带着疑问。确定了，只写一个数就行，如 320。`,
  negative: (_: Wanted, text: string) => `这里不收负数${quote(text)}。请写本次的数；要改以前报的，请走“更正”。`,
  decimal: (_: Wanted, text: string) => `${quote(text)}不是整数。这一题请写整数，如 320。`,
  places: (wanted: Wanted, text: string) =>
    `${quote(text)}的小数太长。${wanted.unit?.endsWith('元') ? '写到分就行' : `最多写两位小数，如 ${wanted.unit === '%' ? '98.65%' : '3.25'}`}。`,
  ratio: ({ unit }: Wanted, text: string) =>
    `${quote(text)}像是比例或分数。请写${unit === '%' ? '成百分数，如 98.6%' : '具体的数，如 320'}。`,
  ordinal: (wanted: Wanted, text: string) => {
    const what = NO_AMOUNT.find(([sign]) => sign.test(text))?.[1] ?? '序号'
    return `${quote(text)}像是${what}。请只写数量，如 ${wanted.unit ? `12${wanted.unit}` : '320'}。`
  },
  unit: (wanted: Wanted, text: string) => {
    const asked = wanted.unit ?? '数量'
    return `这一题问多少${asked}，${quote(text)}对不上。请写成“12${wanted.unit ?? ''}”这样。`
  },
  /** Between 元 and 万元, say, nothing in «三千» decides. */
  whichUnit: (wanted: Wanted, text: string, value: bigint) => {
    const large = wanted.unit ?? ''
    const small = large.slice(1)
    const amount = Number(value) / 1_000_000
    const typed = quote(text)
    return `${typed}是多少${small}还是多少${large}？请写“${amount}${small}”或“${amount}${large}”。`
  },
  huge: (wanted: Wanted) =>
    `这个数超过了1亿${wanted.unit?.replace(/^[百千万亿](?=.)/, '') ?? ''}，怕是多打了。请核对后再写一遍。`,
} as const
