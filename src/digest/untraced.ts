import type { Digest, Section, Span } from './digest.ts'

/** A number that nobody can trace: in which section, and the words around it. */
export type Untraced = { readonly section: string; readonly number: string; readonly around: string }

const NUMBER = /[0-9０-９]+(?:[.．][0-9０-９]+)?/gu
/** Days, years and issues are the calendar's, not the county's work. */
const CALENDAR = /第\d+期|\d{4}年度?|\d{4}统计年度|\d{1,2}月\d{1,2}日|\d{1,2}月/gu
const AROUND = 8

/**
 * The numbers of a digest that are neither a traced figure, nor part of a name or of a unit's own sentence, nor of the
 * county's fixed words (`fixed`). Each of them forbids publishing: a wording in which a number has slipped is a fault.
 */
export function untracedIn(digest: Pick<Digest, 'title' | 'sections'>, fixed: readonly string[]): Untraced[] {
  const known = fixed.join('\n')
  const title: Section = { code: 'title', heading: digest.title, blocks: [] }
  return [title, ...digest.sections].flatMap((section) =>
    textsOf(section).flatMap((text) =>
      numbersIn(text, known).map((found) => ({ section: section.heading || section.code, ...found })),
    ),
  )
}

/** The numbers in `text` that stand in no fixed words. */
export function numbersIn(text: string, known: string): { number: string; around: string }[] {
  const dated = [...text.matchAll(CALENDAR)].map((m) => [m.index, m.index + m[0].length] as const)
  return [...text.matchAll(NUMBER)].flatMap((match) => {
    const [from, to] = [match.index, match.index + match[0].length]
    if (dated.some(([start, end]) => start <= from && to <= end)) return []
    // With its neighbours: that somewhere a 5 is fixed does not make every 5 so.
    if (known.includes(text.slice(Math.max(0, from - 1), to + 1))) return []
    return [{ number: match[0], around: text.slice(Math.max(0, from - AROUND), to + AROUND) }]
  })
}

/** All that is fixed words; what stands between two figures is a text of its own. */
function textsOf({ heading, blocks }: Section): string[] {
  const spans = blocks.flatMap((block): readonly Span[] => (block.kind === 'item' ? block.spans : block.rows.flat(2)))
  const columns = blocks.flatMap((block) => (block.kind === 'table' ? block.columns : []))
  const written = spans.flatMap((span) => (isFixed(span) ? [span.text] : []))
  return [heading, ...columns, ...written]
}

/** A free text names the report it is from; one that names none is an editor's own. */
function isFixed(span: Span): span is Extract<Span, { kind: 'words' | 'free' }> {
  return span.kind === 'words' || (span.kind === 'free' && span.report === '')
}
