import type { FigureSpan, Section, Span } from './digest.ts'

/**
 * A section in an editor's words with the numbers that it has now. Where a number of it cannot be found in what is
 * compiled now, or could be one of several, the words no longer fit: then it is the section as compiled.
 */
export function renewedSection(kept: Section, compiled: Section): Section {
  const [old, now] = [figuresByKey(kept), figuresByKey(compiled)]
  const renewed = new Map<Span, FigureSpan>()
  for (const [key, spans] of old) {
    const found = now.get(key) ?? []
    const same = new Set(found.map((span) => span.printed)).size === 1
    if (!same && found.length !== spans.length) return compiled
    for (const [i, span] of spans.entries()) {
      const [first] = found
      const is = same ? first : found[i]
      if (!is) return compiled
      renewed.set(span, is)
    }
  }
  const blocks = kept.blocks.map((block) =>
    block.kind === 'item' ? { ...block, spans: block.spans.map((span) => renewed.get(span) ?? span) } : block,
  )
  return { ...kept, heading: compiled.heading, blocks }
}

function figuresByKey({ blocks }: Section): ReadonlyMap<string, FigureSpan[]> {
  const found = new Map<string, FigureSpan[]>()
  for (const span of blocks.flatMap((block) => (block.kind === 'item' ? block.spans : []))) {
    if (span.kind !== 'figure') continue
    const key = `${span.indicator}\n${span.lineage.level ?? ''}`
    found.set(key, [...(found.get(key) ?? []), span])
  }
  return found
}
