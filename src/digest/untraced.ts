import type { Catalogue } from '../catalogue/catalogue.ts'
import { periodClause } from '../catalogue/period-clause.ts'
import { cleanText } from '../chinese/printed-names.ts'
import type { Digest, Section, Span } from './digest.ts'
import { words } from './spans.ts'

/** A number that nobody can trace: in which section, and the words around it. */
export type Untraced = { readonly section: string; readonly number: string; readonly around: string }

const NUMBER = /[0-9０-９]+(?:[.．][0-9０-９]+)?/gu
/** Days, years and issues are the calendar's, not the county's work. */
const CALENDAR = /第\d+期|\d{4}年度?|\d{4}统计年度|\d{1,2}月\d{1,2}日|\d{1,2}月/gu
/** What counts a heading or a paragraph, at its head. */
const COUNT = /^\d{1,2}\.(?!\d)/u
const AROUND = 8

/**
 * The numbers of a digest that are neither a traced figure, nor part of a name or of a unit's own sentence, nor of the
 * county's fixed words (`fixed`). Each of them forbids publishing: a wording in which a number has slipped is a fault.
 */
export function untracedIn(digest: Pick<Digest, 'title' | 'sections'>, fixed: readonly string[]): Untraced[] {
  const known = knownWords(fixed)
  const title: Section = { code: 'title', heading: digest.title, blocks: [] }
  return [title, ...digest.sections].flatMap((section) =>
    textsOf(section).flatMap((spans) =>
      numbersIn(spans, known).map((found) => ({ section: section.heading || section.code, ...found })),
    ),
  )
}

type Fixed = {
  readonly county: string
  readonly catalogue: Catalogue
  readonly units: readonly { readonly name: string; readonly area: string }[]
  /** The county's own text blocks; absent: only the catalogue's. */
  readonly wording?: (code: string) => string | undefined
  /** 下周安排, as an editor typed it. */
  readonly next?: readonly string[]
}

/** Where such numbers stand in these digests, each place once: its section and the words around it. */
export function placesOf(digests: readonly Pick<Digest, 'title' | 'sections'>[], fixed: readonly string[]): string[] {
  const untraced = digests.flatMap((digest) => untracedIn(digest, fixed))
  return [...new Set(untraced.map((u) => `${u.section.slice(0, 12)}：…${u.around}…`))]
}

/** Everything that the county fixes itself, and what an editor typed: a digit in it is no count. */
export function fixedWords({ county, catalogue, units, wording, next = [] }: Fixed): string[] {
  const { forms, blocks } = catalogue
  return [
    county,
    ...catalogue.organizations.flatMap((o) => [o.name, o.full_name]),
    ...forms.flatMap((f) => [f.title, f.item ?? '', periodClause(f) ?? '']),
    ...forms.flatMap((f) => f.questions.flatMap((q) => [q.indicator?.label ?? '', ...(q.choices ?? [])])),
    ...blocks.flatMap((block) => [block.words ?? '', wording?.(block.code) ?? '']),
    catalogue.week.title,
    ...catalogue.week.totals.map((t) => t.words),
    ...units.flatMap((u) => [u.name, u.area]),
    ...next.map(cleanText),
  ]
}

/** Fixed words to look a number up in: values of a clause as `{}`, brackets gone, each text between line ends. */
export function knownWords(fixed: readonly string[]): string {
  const plain = fixed.map((text) => text.replaceAll(/[{｛][^}｝]*[}｝]/gu, '{}').replaceAll(/[[\]［］]/gu, ''))
  return `\n${plain.join('\n')}\n`
}

/** The numbers in the words of `spans` that stand in no fixed words with the same neighbours: a 5 fixed somewhere makes no other 5 so. */
export function numbersIn(spans: readonly Span[], known: string): { number: string; around: string }[] {
  return runsOf(spans).flatMap(({ text, before, behind }) => {
    const counts = before === '\n' ? (COUNT.exec(text) ?? []) : []
    const dated = [...text.matchAll(CALENDAR)].map((m) => [m.index, m.index + m[0].length] as const)
    return [...text.matchAll(NUMBER)].flatMap((match) => {
      const [from, to] = [match.index, match.index + match[0].length]
      if (to < (counts[0]?.length ?? 0)) return []
      if (dated.some(([start, end]) => start <= from && to <= end)) return []
      const [left, right] = [text.slice(0, from), text.slice(to)]
      const isKnown = (l: string, r: string) => known.includes(`${l}${match[0]}${r}`)
      if (isKnown(left.at(-1) ?? before, right[0] ?? behind)) return []
      // A fixed text may go on behind a value that is printed as words, such as the county's name.
      const ends = known.split('\n').filter((word) => word !== '' && left.endsWith(word))
      if (ends.length > 0 && isKnown('}', right[0] ?? behind)) return []
      return [{ number: match[0], around: text.slice(Math.max(0, from - AROUND), to + AROUND) }]
    })
  })
}

/** Neighbouring words as one text, with what stands on either side: a value of the clause, or the end of the line. */
function runsOf(spans: readonly Span[]): { text: string; before: string; behind: string }[] {
  const runs: { text: string; before: string; behind: string }[] = []
  let open: (typeof runs)[number] | undefined
  for (const [i, span] of spans.entries()) {
    if (!isFixed(span)) {
      if (open) open.behind = '{'
      open = undefined
    } else if (open) open.text += span.text
    else {
      open = { text: span.text, before: i === 0 ? '\n' : '}', behind: '\n' }
      runs.push(open)
    }
  }
  return runs
}

function textsOf({ heading, blocks }: Section): (readonly Span[])[] {
  const columns = blocks.flatMap((block) => (block.kind === 'table' ? block.columns : []))
  const written = blocks.flatMap((block) => (block.kind === 'item' ? [block.spans] : block.rows.flat()))
  return [...[heading, ...columns].map((text) => [words(text)]), ...written]
}

/** A free text names the report it is from; one that names none is an editor's own. */
function isFixed(span: Span): span is Extract<Span, { kind: 'words' | 'free' }> {
  return span.kind === 'words' || (span.kind === 'free' && span.report === '')
}

/** The numbers written in digits in a text, dates and issues aside. */
export function digitsIn(text: string): string[] {
  return [...text.normalize('NFKC').replaceAll(CALENDAR, ' ').matchAll(NUMBER)].map((m) => m[0])
}
