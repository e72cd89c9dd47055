import { afterMeasure } from '../chinese/measures.ts'
import { firstWords, lastWords } from '../chinese/whole-words.ts'
import type { Block, Digest, FigureSpan, Section, Span } from './digest.ts'
import { reportOf, textOf } from './spans.ts'
import { AREA } from './where.ts'

/** The annex of a later edition that lists what changed: it is no place where a number is printed. */
export const CHANGES = 'changes'

/** A printed number: the how-manieth of its digest, under which heading, and the words that say what it is. */
export type FigurePlace = {
  /** Counts from 1 in the order in which the digest is read. */
  readonly number: number
  readonly section: string
  readonly heading: string
  /** The same in another compilation of the same digest. */
  readonly key: string
  /** The words around the number: `受众` and `人`; in a table its row and column. */
  readonly before: string
  readonly behind: string
  readonly span: FigureSpan
}

type Placed = Pick<FigurePlace, 'key' | 'before' | 'behind' | 'span'>

/** Of the words around a number so many characters tell what it is. */
const BEFORE = 12
const BEHIND = 8

/** Every printed number of a digest, in the order in which it is read. What a later edition says of an earlier one is traced there. */
export function figurePlaces({ sections }: Pick<Digest, 'sections'>): readonly FigurePlace[] {
  return sections
    .filter((section) => section.code !== CHANGES)
    .flatMap((section) =>
      placesIn(section).map((place) => ({ ...place, section: section.code, heading: section.heading })),
    )
    .map((place, i) => ({ number: i + 1, ...place }))
}

/** `受众370余人`, `巾帼宣讲受众 本周 370`; without a number `受众…人`. */
export function whatOf({ before, behind }: FigurePlace, number = '…'): string {
  return `${before}${number}${behind}`
}

function placesIn(section: Section): Placed[] {
  const times = new Map<string, number>()
  const keyed = section.blocks.flatMap((block) => {
    // A report's number is the same wherever its activity stands: as a highlight, in an annex.
    const where = block.kind === 'item' && block.report ? '' : section.code
    return inBlock(block).map((place) => ({ ...place, key: `${where}\n${place.key}` }))
  })
  return keyed.map((place) => {
    const n = (times.get(place.key) ?? 0) + 1
    times.set(place.key, n)
    return { ...place, key: `${place.key}\n${n}` }
  })
}

function inBlock(block: Block): Placed[] {
  if (block.kind === 'item') return inText(block.spans, block.report ?? block.organization ?? '')
  return block.rows.flatMap((row) => {
    const name = row.filter(isName).map(textOf).join(' ')
    return row.flatMap((cell, i) => {
      const before = `${name} ${block.columns[i] ?? ''} `
      return cell.flatMap((span) => (span.kind === 'figure' ? [{ key: before, before, behind: '', span }] : []))
    })
  })
}

/** A cell without a number says what its row is; an empty one may be filled some day. */
function isName(cell: readonly Span[]): boolean {
  return cell.length > 0 && cell.every((span) => span.kind !== 'figure')
}

/** Up to the last punctuation, or the number before: of 8家组织报送信息232条 the second is 组织报送信息232条. */
function leadOf(told: readonly Span[]): string {
  const [first, second, ...rest] = told
  const goesOn = first?.kind === 'figure' && second?.kind === 'words' && !/\p{P}/u.test(second.text)
  if (goesOn && rest.length === 0) return second.text.slice(afterMeasure(second.text))
  return /[^，。；：！]*$/u.exec(textOf(told))?.[0] ?? ''
}

/**
 * The words before a number up to the last punctuation, and its measure word; the unit that was named last before it. Where
 * it was is left out: of 在甲镇、丁街道 there would only be the end.
 */
function inText(spans: readonly Span[], whose: string): Placed[] {
  let unit = ''
  return spans.flatMap((span, i) => {
    if (span.kind === 'name' && span.code === 'unit') unit = span.text
    if (span.kind !== 'figure') return []
    const told = spans.slice(Math.max(0, i - 2), i).filter((one) => !(one.kind === 'name' && one.code === AREA))
    const lead = lastWords(leadOf(told), BEFORE)
    const behind = firstWords(/^[^，。；：、（]*/u.exec(textOf(spans.slice(i + 1, i + 2)))?.[0] ?? '', BEHIND)
    const key = `${reportOf(span.lineage) ?? whose}\n${span.indicator}\n${span.lineage.level ?? ''}`
    return [{ key, before: `${lead.includes(unit) ? '' : unit}${lead}`, behind, span }]
  })
}
