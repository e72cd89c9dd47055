const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 一 … 九十九, as headings and 一是、二是 are counted. */
export function ordinal(n: number): string {
  const tens = Math.floor(n / 10)
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${DIGITS[n % 10]}`
}
