import { DIGITS, digitOf } from './digits.ts'

/** A digit of a year read out one by one. Latin O and Arabic 0 are what most keyboards give for 〇: 二O二二年. */
export const YEAR_DIGIT = `[〇${DIGITS}Oo0]`

/** `2022`, `22`, `二〇二二` or `二二` → 2022. */
export function yearNumber(text: string): number {
  const digits = [...text].map((c) => digitOf(c) ?? 0).join('')
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits)
}

const RADICALS = /[\u2e80-\u2fd5]/gu
const TRADITIONAL: Readonly<Record<string, string>> = { 號: '号', 週: '周', 點: '点', 兩: '两', 開: '开', 會: '会' }
const FULL_WIDTH = /[\uff01-\uff5e]/gu
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}/gu

/**
 * One spelling for what differs only in width or in the shape of a dash or bracket; no spaces but between two digits.
 * Not the whole of NFKC: it would make ① a 1 and the sign ㋊ a month, and 。 must stay apart from a point.
 */
export function fold(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(FULL_WIDTH, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(RADICALS, (c) => c.normalize('NFKC'))
    .replace(/[‐‑‒–—―−─]+/gu, '-')
    .replace(/[〜∼]/gu, '~')
    .replace(/[[【〔]/gu, '(')
    .replace(/[\]】〕]/gu, ')')
    .replace(/[號週點兩開會]/gu, (c) => TRADITIONAL[c] ?? c)
    .replace(/[○◯]/gu, '〇')
    .replace(/(?<=\d)T(?=\d\d:)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/(?<!\d) | (?!\d)/gu, '')
}
