import { isFullStop, isStop, withoutLeading, withoutTrailing, yields } from '../chinese/stops.ts'
import type { Span } from './digest.ts'
import { words } from './spans.ts'

/** Figures and names stand as they are: only fixed words and free text give way. */
function gives(span: Span | undefined): span is Extract<Span, { kind: 'words' | 'free' }> {
  return span?.kind === 'words' || span?.kind === 'free'
}

function firstOf(span: Span): string {
  return textOfSpan(span).charAt(0)
}

function lastOf(span: Span | undefined): string {
  return span ? textOfSpan(span).slice(-1) : ''
}

function textOfSpan(span: Span): string {
  return span.kind === 'figure' ? span.printed : span.text
}

/** What a cadre said, where it goes on behind a comma: no semicolon stands below it, and brackets need none. Changes `spans`. */
function goingOn(spans: Span[], next: Span): Span {
  const left = spans.at(-1)
  if (next.kind !== 'free' || left?.kind !== 'words' || !left.text.endsWith('，')) return next
  if (next.text.startsWith('（')) spans.splice(-1, 1, ...(left.text === '，' ? [] : [words(left.text.slice(0, -1))]))
  return { ...next, text: next.text.replaceAll('；', '，') }
}

/** Puts `next` behind `spans` so that no punctuation is doubled where they meet. Changes `spans`. */
function append(spans: Span[], next: Span): void {
  let right = goingOn(spans, next)
  while (textOfSpan(right) !== '') {
    const left = spans.at(-1)
    let side = yields(lastOf(left), firstOf(right))
    if (side === 'left' && !gives(left)) side = 'right'
    else if (side === 'right' && !gives(right)) side = 'left'
    if (side === undefined) break
    const [cutLeft, cutRight] = [side !== 'right', side !== 'left']
    if ((cutLeft && !gives(left)) || (cutRight && !gives(right))) break
    if (cutLeft && gives(left)) {
      const text = left.text.slice(0, -1)
      spans.pop()
      if (text !== '') spans.push({ ...left, text })
    }
    if (cutRight && gives(right)) right = { ...right, text: right.text.slice(1) }
  }
  if (textOfSpan(right) === '') return
  const left = spans.at(-1)
  if (left?.kind === 'words' && right.kind === 'words') spans[spans.length - 1] = words(left.text + right.text)
  else spans.push(right)
}

/**
 * Joins the spans of a clause, mending the punctuation where they meet. `dropped`: a part was left out; `end`: the last
 * character of the clause as written, which it then still ends with if that is a full stop.
 */
export function joinSpans(
  spans: readonly Span[],
  { dropped, end }: { dropped: boolean; end: string },
): readonly Span[] {
  const joined: Span[] = []
  for (const span of spans)
    append(joined, joined.length === 0 && dropped && span.kind === 'words' ? words(withoutLeading(span.text)) : span)
  if (!dropped) return joined
  if (isFullStop(end)) append(joined, words(end))
  else if (!isStop(end)) trimEnd(joined)
  return joined
}

/** What stands in a clause since its last punctuation: a subject alone, fixed words, or something that was reported. */
export type Segment = 'empty' | 'subject' | 'words' | 'said'

export function segmentAfter(segment: Segment, text: string): Segment {
  const tail = text.search(/[^、，；：。！？（\s]*$/u)
  const before = tail > 0 ? 'empty' : segment
  if (tail === text.length) return before
  return before === 'said' ? 'said' : 'words'
}

/** Takes off the comma that led on to a last part that was left out. */
function trimEnd(spans: Span[]): void {
  const last = spans.at(-1)
  if (last?.kind !== 'words') return
  spans.pop()
  const text = withoutTrailing(last.text)
  if (text !== '') spans.push(words(text))
}
