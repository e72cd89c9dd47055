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

/** `约150人`, `150余人`, `150人`. */
export function withMark({ value, approximate }: Pick<Given, 'value' | 'approximate'>, unit = ''): string {
  if (approximate === undefined) return `${value}${unit}`
  return approximate === 'over' ? `${value}余${unit}` : `${approximate === 'near' ? '近' : '约'}${value}${unit}`
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
