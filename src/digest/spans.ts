import type { FigureSpan, Lineage, Span } from './digest.ts'

/** Fixed words. */
export function words(text: string): Span {
  return { kind: 'words', text }
}

/** A number of things counted rather than of figures added: units, reports. Its lineage is what was counted. */
export function countSpan(
  code: string,
  value: number,
  of: { from: string; to: string; units: readonly string[]; reports?: readonly string[] },
): FigureSpan {
  const lineage: Lineage = {
    rule: 'count',
    indicators: [code],
    from: of.from,
    to: of.to,
    units: of.units,
    figures: value,
    ...(of.reports ? { reports: of.reports } : {}),
  }
  return { kind: 'figure', indicator: code, value, printed: String(value), lineage }
}

/** The text of spans, as it is read. */
export function textOf(spans: readonly Span[]): string {
  return spans.map((s) => (s.kind === 'figure' ? s.printed : s.text)).join('')
}
