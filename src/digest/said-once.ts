import { isStop } from '../chinese/stops.ts'
import type { Span } from './digest.ts'
import { words } from './spans.ts'

/** A part of a sentence that fixed words alone make up, from a stop to a stop. */
const LEAST = 4
const BETWEEN = /[，；。]/u

/**
 * What a unit says in its own words the clause does not say again: 打通“最后一公里”，服务群众更加便捷＋，服务群众更加便捷。; nor the unit
 * what the clause has said before it: 充实基层力量，…＋，充实基层力量。
 */
export function saidOnce(spans: readonly Span[]): readonly Span[] {
  const at = spans.findIndex(({ kind }) => kind === 'free')
  const free = spans[at]
  if (free?.kind !== 'free') return spans
  const before = spans.slice(0, at).flatMap((span) => (span.kind === 'words' ? partsOf(span.text) : []))
  const told = free.text.split(BETWEEN).filter((part) => !(part.length >= LEAST && before.includes(part)))
  const text = told.length === free.text.split(BETWEEN).length ? free.text : told.join('，')
  const behind = spans.slice(at + 1).flatMap((span) => {
    if (span.kind !== 'words') return [span]
    const rest = withoutTold(span.text, free.text)
    return rest === '' ? [] : [words(rest)]
  })
  const own = text === '' ? [] : [{ ...free, text }]
  return [...(own.length > 0 ? spans.slice(0, at) : withoutComma(spans.slice(0, at))), ...own, ...behind]
}

/** The parts of fixed words that end in a stop: what has a value in it does not. */
function partsOf(text: string): string[] {
  return text.split(BETWEEN).slice(0, -1)
}

/** Fixed words without the parts of them that were told. */
function withoutTold(text: string, told: string): string {
  return text.replace(/，(\p{Script=Han}{4,})(?=[，；。])/gu, (whole, part: string) =>
    told.includes(part) ? '' : whole,
  )
}

function withoutComma(spans: readonly Span[]): readonly Span[] {
  const last = spans.at(-1)
  if (last?.kind !== 'words' || !isStop(last.text.slice(-1))) return spans
  return [...spans.slice(0, -1), ...(last.text.length > 1 ? [words(last.text.slice(0, -1))] : [])]
}
