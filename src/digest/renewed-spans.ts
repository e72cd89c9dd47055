import type { FigureSpan, Span } from './digest.ts'
import { reportOf } from './spans.ts'

/**
 * Words of an editor's with the numbers that they have now, each looked up in `pools` of what is compiled now, the nearest
 * first. undefined where a number cannot be found, or could be one of several.
 */
export function renewedSpans(says: readonly Span[], pools: readonly (readonly Span[])[]): readonly Span[] | undefined {
  const now = pools.map(figuresByKey)
  const renewed = new Map<Span, FigureSpan>()
  for (const [key, spans] of figuresByKey(says)) {
    const found = now.map((pool) => inOrder(pool.get(key) ?? [], spans)).find((figures) => figures !== undefined)
    if (!found) return undefined
    for (const [span, figure] of found) renewed.set(span, figure)
  }
  return says.map((span) => renewed.get(span) ?? span)
}

/** Which number is whose: the only one there is, or each in its place. */
function inOrder(found: readonly FigureSpan[], spans: readonly Span[]): readonly [Span, FigureSpan][] | undefined {
  const [first] = found
  const same = first && found.every(({ printed }) => printed === first.printed)
  if (same) return spans.map((span) => [span, first])
  if (found.length !== spans.length) return undefined
  return spans.flatMap((span, i): [Span, FigureSpan][] => {
    const figure = found[i]
    return figure ? [[span, figure]] : []
  })
}

function figuresByKey(spans: readonly Span[]): ReadonlyMap<string, FigureSpan[]> {
  const found = new Map<string, FigureSpan[]>()
  for (const span of spans) {
    if (span.kind !== 'figure') continue
    const key = figureKey(span)
    found.set(key, [...(found.get(key) ?? []), span])
  }
  return found
}

/** The same number in another compilation; of a single report that report's. */
export function figureKey({ indicator, lineage }: FigureSpan): string {
  return [indicator, lineage.level ?? '', reportOf(lineage) ?? ''].join('\n')
}
