/** 1 to 99 as spoken: 三, 十, 十一, 二十, 三十一. No leading 零, no 廿 or 卅: those are written of lunar days. */
export const SPOKEN = '[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]'

const DIGITS = '〇一二三四五六七八九'

/** A digit of a year read out one by one. Latin O and Arabic 0 are what most keyboards give for 〇: 二O二二年. */
export const YEAR_DIGIT = `[${DIGITS}零Oo0]`

/** `31` or `三十一` → 31; `两` → 2. Expects what SPOKEN or Arabic digits matched. */
export function smallNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  if (text === '两') return 2
  const [tens, ones] = text.includes('十') ? text.split('十') : ['〇', text]
  return 10 * (tens ? DIGITS.indexOf(tens) : 1) + (ones ? DIGITS.indexOf(ones) : 0)
}

/** `2022`, `22`, `二〇二二` or `二二` → 2022. */
export function yearNumber(text: string): number {
  const digits = [...text].map((c) => (/[零Oo]/.test(c) ? 0 : /\d/.test(c) ? c : DIGITS.indexOf(c))).join('')
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits)
}

const RADICALS = /[\u2e80-\u2fd5]/gu
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
    .replace(/[○◯]/gu, '〇')
    .replace(/\s+/gu, ' ')
    .replace(/(?<!\d) | (?!\d)/gu, '')
}
