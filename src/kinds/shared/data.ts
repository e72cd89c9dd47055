import type { Data, Given, Value } from '../kind.ts'

/** The lines of an answer that has several; none for any other. */
export function linesOf(value: Value): readonly string[] {
  return typeof value === 'object' ? value : []
}

/** Numbers and lists that were typed as just that stay such, so that what was imported as one is exported as one. */
export function typedData({ raw, value }: Given): Data {
  if (typeof value === 'number' && raw === String(value)) return value
  const lines = linesOf(value)
  return lines.length > 0 && raw === lines.join('\n') ? [...lines] : raw
}

export function plainData({ value, approximate }: Given): Data {
  if (typeof value === 'number' && approximate) return withMark({ value, approximate })
  return typeof value === 'object' ? [...value] : value
}

/** `约150人`, `近400人`, `150余人`, `超8人`, `150人`. */
export function withMark({ value, approximate }: Pick<Given, 'value' | 'approximate'>, unit = ''): string {
  if (approximate === undefined) return `${value}${unit}`
  // 余 stands behind 万, or behind a round number: 3.5余万元, 8余人 and 372余人 are faults.
  const isRound = typeof value === 'number' && value >= 10 && value % 10 === 0
  if (approximate === 'over' && isRound) return `${value}余${unit}`
  if (approximate === 'over' && unit.startsWith('万')) return `${value}万余${unit.slice(1)}`
  return `${{ over: '超', near: '近', about: '约' }[approximate]}${value}${unit}`
}

/** For a kind that no boolean and no empty list answers. */
export function noData(): undefined {
  return undefined
}

/** `[]`: none of them. */
export function emptyList(data: boolean | readonly []): Value | undefined {
  return typeof data === 'boolean' ? undefined : []
}

/** True where the words differ only in what joins them: ticks are kept one a line, and shown with 、 between them. */
export function sameWords(one: string, two: string): boolean {
  const bare = (text: string): string => text.replace(/[\s、，,；;和与及。]/gu, '')
  return bare(one) === bare(two)
}
