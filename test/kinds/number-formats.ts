const DIGITS = { plain: '零一二三四五六七八九', financial: '零壹贰叁肆伍陆柒捌玖' } as const
const UNITS = { plain: ['', '十', '百', '千'], financial: ['', '拾', '佰', '仟'] } as const
export type Style = keyof typeof DIGITS

/** 0–9999 as it is read out, with 零 for the places left out between two figures. */
function section(value: number, style: Style): string {
  const figures = [...String(value)].map(Number)
  const parts = figures.map((figure, at) =>
    figure === 0 ? '零' : `${DIGITS[style][figure]}${UNITS[style][figures.length - 1 - at]}`,
  )
  return parts.join('').replace(/零+/g, '零').replace(/零$/, '')
}

/** An integer below 1亿 in hanzi, the way the textbook says it. */
export function inHanzi(value: number, style: Style = 'plain'): string {
  if (value === 0) return '零'
  const high = Math.floor(value / 10_000)
  const low = value % 10_000
  const head = high === 0 ? '' : `${section(high, style)}万`
  const joint = high > 0 && low > 0 && low < 1_000 ? '零' : ''
  const text = `${head}${joint}${low === 0 ? '' : section(low, style)}`
  // 十五, not 一十五, at the start; in financial figures the 壹 stays.
  return style === 'plain' ? text.replace(/^一十/, '十') : text
}

export const withCommas = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, ',')
export const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (char) => String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfee0))
