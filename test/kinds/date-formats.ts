/** 3 → 三, 31 → 三十一. */
export function spoken(n: number): string {
  const digits = '〇一二三四五六七八九'
  if (n < 10) return digits.charAt(n)
  const tens = n < 20 ? '' : digits.charAt(Math.floor(n / 10))
  return `${tens}十${n % 10 === 0 ? '' : digits.charAt(n % 10)}`
}

/** Ways of writing a day, by what they make of 3 November 2022. */
export const FORMATS: Readonly<Record<string, (year: string, month: number, date: number) => string>> = {
  '2022年11月3日': (y, m, d) => `${y}年${m}月${d}日`,
  '22年11月3号': (y, m, d) => `${y.slice(2)}年${m}月${d}号`,
  '2022-11-03': (y, m, d) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`,
  '22.11.3': (y, m, d) => `${y.slice(2)}.${m}.${d}`,
  '20221103': (y, m, d) => `${y}${String(m).padStart(2, '0')}${String(d).padStart(2, '0')}`,
  二〇二二年十一月三日: (y, m, d) => `${[...y].map((c) => spoken(Number(c))).join('')}年${spoken(m)}月${spoken(d)}日`,
  '11月3日': (_, m, d) => `${m}月${d}日`,
  十一月三号: (_, m, d) => `${spoken(m)}月${spoken(d)}号`,
  '11.3': (_, m, d) => `${m}.${d}`,
  '11/3': (_, m, d) => `${m}/${d}`,
  '11-3': (_, m, d) => `${m}-${d}`,
}
