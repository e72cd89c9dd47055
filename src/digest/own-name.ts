import type { Span } from './digest.ts'
import { SUBJECT } from './spans.ts'

/** Who did it and whom it was done for are one: 甲村团支部推荐的甲村团支部获… is 甲村团支部获…. */
export function withoutOwnName(spans: readonly Span[]): readonly Span[] {
  const at = spans.findIndex((span, i) => {
    const [verb, name] = [spans[i + 1], spans[i + 2]]
    const isOne = span.kind === 'name' && name?.kind === 'name' && span.code === SUBJECT && name.text === span.text
    return isOne && verb?.kind === 'words' && verb.text.endsWith('的')
  })
  return at < 0 ? spans : [...spans.slice(0, at + 1), ...spans.slice(at + 3)]
}
