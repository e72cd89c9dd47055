import { DIGITS } from '../../chinese/digits.ts'
import { quoted } from '../../chinese/quoted.ts'

/** What the question wants, as far as a refusal says it. */
export type Wanted = {
  /** Measure word of the question, where it has one. */
  readonly unit: string | undefined
  /** Whole numbers only. */
  readonly whole: boolean
}

const FIGURE = new RegExp(`[\\p{N}${DIGITS}幺]`, 'gu')

/** The words at fault, short; seven figures or more may be a telephone number and are not repeated. */
const quote = (text: string): string => ((text.match(FIGURE) ?? []).length >= 7 ? '这串数字' : quoted(text))

const sample = (wanted: Wanted) => (wanted.whole ? '只写一个整数，如 320 或 三百二十' : '只写一个数，如 3.5 或 320')
const HOW_MANY = ['', '一', '两', '三', '四']

/** Every way in which a number is not taken: what was not understood, and what would do. At most 60 characters each. */
export const refusals = {
  empty: (wanted: Wanted) => `还没有看到数。请${sample(wanted)}；没有就写 0。`,
  noNumber: (wanted: Wanted, text: string) => `${quote(text)}里没有看到数。请${sample(wanted)}；没有就写 0。`,
  unread: (wanted: Wanted, text: string) => `没看懂${quote(text)}。请${sample(wanted)}。`,
  letters: (_: Wanted, text: string) => `${quote(text)}里有字母，怕认错。请只用数字写，如 320 或 1.2万。`,
  spelled: (_: Wanted, text: string) => `${quote(text)}像是一个字一个字念的，怕听错。请写成 320 这样的数字。`,
  malformed: (_: Wanted, text: string) => `${quote(text)}说不准是多少。请写成 320 这样的数字。`,
  range: (_: Wanted, text: string) => `${quote(text)}像是一个范围。请写一个数；拿不准，可以写“约50”。`,
  several: (wanted: Wanted, seen: readonly string[]) => {
    const only = wanted.unit ? `这一题只问${wanted.unit}，` : ''
    const list = quote(seen.join('、')).replace(/[“”]/g, '')
    return `这里有${HOW_MANY[seen.length] ?? '好几'}个数（${list}），${only}请只写一个数。`
  },
  vague: (_: Wanted, text: string) => `${quote(text)}没有说出具体是多少。请写一个数，如 320 或 约300。`,
  upper: (_: Wanted, text: string) => `${quote(text)}只说了不超过多少。请写一个数，如 298 或 约300。`,
  contradiction: (_: Wanted, text: string) => `${quote(text)}前后对不上。请写成“约300”或“300余”。`,
  unsettled: (_: Wanted, text: string) => `${quote(text)}还不是一个数。等数出来再填；确实没有就写 0。`,
  doubt: (_: Wanted, text: string) => `${quote(text)}还带着疑问。确定了，只写一个数就行，如 320。`,
  negative: (_: Wanted, text: string) => `这里不收负数${quote(text)}。请写本次的数；要改以前报的，请走“更正”。`,
  decimal: (_: Wanted, text: string) => `${quote(text)}不是整数。这一题请写整数，如 320。`,
  places: (_: Wanted, text: string) => `${quote(text)}的小数太长。最多写两位小数，如 3.25。`,
  ratio: (_: Wanted, text: string) => `${quote(text)}像是比例或分数。请写具体的数，如 320。`,
  ordinal: (_: Wanted, text: string) => `${quote(text)}像是日期、时间、序号或零头。请只写数量，如 320。`,
  unit: (wanted: Wanted, text: string) =>
    `${quote(text)}的单位对不上：这一题问的是${wanted.unit ?? '数量'}。请只写${wanted.unit ?? '数量'}的数，如 12。`,
  /** Between 元 and 万元, say, nothing in «三千» decides. */
  whichUnit: (wanted: Wanted, text: string) => {
    const large = wanted.unit ?? ''
    return `${quote(text)}是多少${large.slice(1)}还是多少${large}？请带上单位再写，如 0.3${large}。`
  },
  huge: (wanted: Wanted) =>
    `这个数超过了1亿${wanted.unit?.replace(/^[百千万亿](?=.)/, '') ?? ''}，怕是多打了。请核对后再写一遍。`,
} as const
