import { DIGITS } from './digits.ts'

/** A text in one spelling for each character, and what stood there as it was typed. */
export type Spelled = {
  readonly text: string
  /** What was typed for `text.slice(from, to)`, without blanks around it. */
  readonly typed: (from: number, to: number) => string
}

/** Each character with the one that stands in its place. */
export function pairs(from: string, to: string): [string, string][] {
  const places = [...to]
  return [...from].map((char, at) => [char, places[at] ?? char])
}

/** Traditional forms that mean the same in a count, and full-width punctuation beyond ASCII's. */
const SAME: ReadonlyMap<string, string> = new Map([
  ...pairs('萬億兩', '万亿两'),
  ...pairs(
    '個馀餘來約幾場戶張冊無沒們參數點過幹眾圆圓塊從內對總計',
    '个余余来约几场户张册无没们参数点过干众元元块从内对总计',
  ),
  ...pairs('，。、～！；：（）“”‘’「」『』＋－−﹣‐〜∼￥【】〔〕［］', ',。、~!;:()""""""""+----~~¥()()()'),
])
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff]|\ufe0e|\ufe0f/
const BLANK = /[\s\u3000\u00a0\u2009\u202f]/
/** What is written with one character and said with two. A pair is one with its measure word: 俩 is 两个. */
const TWO: Readonly<Record<string, string>> = { 廿: '二十', 卅: '三十', 卌: '四十' }
const PAIR: Readonly<Record<string, string>> = { 俩: '两个', 仨: '三个' }
const NUMERAL = new RegExp(`[${DIGITS}十百千万亿两\\d]`)

function spellingOf(char: string, before: string): string {
  const code = char.codePointAt(0) ?? 0
  if (code >= 0xff01 && code <= 0xff5e && !SAME.has(char)) return String.fromCodePoint(code - 0xfee0)
  if (/[○◯]/.test(char)) return /[百千万亿]/.test(before) ? '零' : char
  if (char in PAIR) return NUMERAL.test(before) ? char : (PAIR[char] ?? char)
  if (BLANK.test(char)) return char === '\n' ? char : ' '
  return TWO[char] ?? SAME.get(char) ?? char
}

const ODD_ONES = /(?<=[百千])单(?=[一二三四五六七八九])/gu

/** Not NFKC: it would turn ① and ² into figures. */
export function spell(typed: string): Spelled {
  let text = ''
  const from: number[] = []
  let at = 0
  // 一百单八 is said as 一百零八 is.
  for (const char of typed.replace(ODD_ONES, '零')) {
    const spelled = INVISIBLE.test(char) ? '' : spellingOf(char, text.slice(-1))
    for (let i = 0; i < spelled.length; i++) from.push(at)
    text += spelled
    at += char.length
  }
  const lead = text.length - text.trimStart().length
  return {
    text: text.trim(),
    typed: (begin, end) => typed.slice(from[lead + begin] ?? at, from[lead + end] ?? at).trim(),
  }
}
