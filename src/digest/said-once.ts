import { isStop } from '../chinese/stops.ts'
import type { Span } from './digest.ts'
import { words } from './spans.ts'

/** A part of a sentence that fixed words alone make up, from a stop to a stop. */
const LEAST = 4
const BETWEEN = /[，；。]/u

/**
 * What a unit says in its own words the clause does not say again: 打通“最后一公里”，服务群众更加便捷＋，服务群众更加便捷。; nor the unit
 * what the clause has said before it: 充实基层力量，…＋，充实基层力量。 What is left of its words keeps its stops.
 */
export function saidOnce(spans: readonly Span[]): readonly Span[] {
  const at = spans.findIndex(({ kind }) => kind === 'free')
  const free = spans[at]
  if (free?.kind !== 'free') return spans
  const before = spans.slice(0, at)
  const said = before.flatMap((span) => (span.kind === 'words' ? partsOf(span.text) : []))
  const behind = spans.slice(at + 1).flatMap((span) => {
    if (span.kind !== 'words') return [span]
    const rest = withoutTold(span.text, free.text)
    return rest === '' ? [] : [words(rest)]
  })
  const text = withoutSaid(free.text, said)
  if (text !== '') return [...before, { ...free, text }, ...behind]
  const ended = withoutComma(before)
  // 通过＋做好工作: without it nothing would stand behind the words that introduce it.
  return ended ? [...ended, ...behind] : [...before, free, ...behind]
}

/** A unit's own words without the parts of them that were said. */
function withoutSaid(text: string, said: readonly string[]): string {
  const parts = text.match(/[^，；。]+[，；。]?/gu) ?? []
  const isSaid = (part: string) => part.length >= LEAST && said.includes(part)
  const left = parts.filter((part) => !isSaid(part.replace(BETWEEN, '')))
  return left.length === parts.length ? text : left.join('').replace(/[，；。]$/u, '')
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

/** Without the stop at their end; undefined where they have none. */
function withoutComma(spans: readonly Span[]): readonly Span[] | undefined {
  const last = spans.at(-1)
  if (last?.kind !== 'words' || !isStop(last.text.slice(-1))) return undefined
  return [...spans.slice(0, -1), ...(last.text.length > 1 ? [words(last.text.slice(0, -1))] : [])]
}
