import { DIGITS, digitOf, ONE_TO_NINE } from './digits.ts'

/** 1 to 99 as spoken: 三, 十, 十一, 二十, 三十一. No leading 零, no 廿 or 卅: those are written of lunar days. */
export const SPOKEN = `[${ONE_TO_NINE}]?十[${ONE_TO_NINE}]?|[${ONE_TO_NINE}]`

/** `31` or `三十一` → 31; `两` → 2. Expects what SPOKEN or Arabic digits matched. */
export function smallNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  if (text === '两') return 2
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['零', text]
  return 10 * (digitOf(tens) ?? 1) + (digitOf(ones) ?? 0)
}

/** 一 … 九十九, as headings and 一是、二是 are counted. */
export function ordinal(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? DIGITS[ones] : ''}`
}
