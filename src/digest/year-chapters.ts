import { lineCode, scopedCode } from '../catalogue/text-blocks.ts'
import type { Chapter } from '../catalogue/year-schema.ts'
import { ordinal } from '../chinese/small-number.ts'
import type { Block, Section, Span } from './digest.ts'
import type { ReportInput } from './gathered.ts'
import { item, words } from './spans.ts'
import { totalsTable } from './year-annex.ts'
import type { Printing, TextPrinter } from './year-clause.ts'
import { pairPoints } from './year-pairs.ts'
import { organizationSays } from './year-sentences.ts'

type Paragraph = readonly Span[]

/** What stands under one heading: what is said, and the paragraphs before and behind it. */
type Part = {
  readonly lead: readonly Paragraph[]
  readonly said: readonly Paragraph[]
  readonly closing: readonly Paragraph[]
}

/** A theme or an organization within a chapter. */
type Headed = Part & { readonly code: string; readonly heading: string }

/** The chapters of a report in the order of its catalogue, numbered; those with nothing to say are left out. */
export function chapterSections(input: ReportInput, printing: Printing, print: TextPrinter): Section[] {
  const here = input.catalogue.year.chapters.filter(
    ({ scopes }) => scopes === undefined || scopes.includes(input.scope.kind),
  )
  let count = 0
  return here
    .flatMap((chapter) => sectionsOf(chapter, input, printing, print))
    .map((section) => {
      if (section.level === 2 || section.heading === '') return section
      count += 1
      return { ...section, heading: `${ordinal(count)}、${section.heading}` }
    })
}

function sectionsOf(chapter: Chapter, input: ReportInput, printing: Printing, print: TextPrinter): Section[] {
  const { code, of, each } = chapter
  const heading = print.text(`${code}.heading`)
  const lead = print.paragraphs(scopedCode(`${code}.lead`, input.scope.kind))
  const whole = (blocks: readonly Block[]): Section => ({ code, heading, blocks: [...lead.map(item), ...blocks] })
  switch (of) {
    case undefined:
      return lead.length > 0 ? [whole([])] : []
    case 'lines': {
      const said = chapter.lines.flatMap((_, i) => print.paragraphs(lineCode(code, i)))
      return said.length > 0 ? [{ code, heading, blocks: arranged({ lead, said, closing: [] }, each).map(item) }] : []
    }
    case 'figures': {
      const table = totalsTable(input, printing.figures, chapter.codes)
      return table ? [whole([table])] : []
    }
    case 'problems':
    case 'plans': {
      const said = pairPoints(input, print, of)
      return said.length > 0 ? [{ code, heading, blocks: points({ lead, said, closing: [] }, each).map(item) }] : []
    }
    case 'themes':
    case 'organizations': {
      const parts = of === 'themes' ? themes(input, printing, print) : organizations(input, printing, print)
      if (parts.length === 0) return []
      const below = parts.map((part, i) => partSection(part, i, chapter))
      return heading === '' && lead.length === 0 ? below : [whole([]), ...below]
    }
  }
}

/** Each theme with what its organizations did: what is around it speaks of the scope. */
function themes(input: ReportInput, printing: Printing, print: TextPrinter): Headed[] {
  const organizations = organizationsOf(input)
  return input.catalogue.themes.flatMap(({ code }) => {
    const said = organizations.map((o) => organizationSays(o, code, input, printing)).filter((s) => s.length > 0)
    if (said.length === 0) return []
    const around = (place: 'lead' | 'closing') =>
      print.paragraphs(scopedCode(`theme.${code}.${place}`, input.scope.kind))
    return [
      { code, heading: print.text(`theme.${code}.heading`), lead: around('lead'), said, closing: around('closing') },
    ]
  })
}

/** Each organization with what it did under each theme. */
function organizations(input: ReportInput, printing: Printing, print: TextPrinter): Headed[] {
  return organizationsOf(input).flatMap((organization) => {
    const said = input.catalogue.themes
      .map((theme) => organizationSays(organization, theme.code, input, printing))
      .filter((s) => s.length > 0)
    const code = `organization.${organization.code}`
    return said.length > 0
      ? [{ code, heading: print.text(`${code}.heading`) || organization.name, lead: [], said, closing: [] }]
      : []
  })
}

function organizationsOf({ catalogue, scope }: ReportInput) {
  return catalogue.organizations.filter((o) => scope.kind !== 'organization' || o.code === scope.code)
}

/** （一） with its text behind it (§7.3.3 of GB/T 9704-2012); 一、 on a line of its own where its chapter has no heading. */
function partSection({ code, heading, ...part }: Headed, index: number, chapter: Chapter): Section {
  const blocks = arranged(part, chapter.each).map(item)
  if (chapter.heading === undefined) return { code, heading, blocks }
  const numbered = `（${ordinal(index + 1)}）${heading}`
  return chapter.headings_apart
    ? { code, heading: numbered, level: 2, apart: true, blocks }
    : { code, heading: `${numbered}。`, level: 2, blocks }
}

/** What is said in the paragraphs that the chapter wants. Of one alone nothing is counted. */
function arranged(part: Part, each: Chapter['each']): Paragraph[] {
  const { lead, said, closing } = part
  if (each === 'points' || (each === 'numbered' && said.length > 1)) return points(part, each)
  if (each === 'together') return runTogether(lead, said.flat(), closing)
  return [...lead, ...said, ...closing]
}

/** 一是 …。二是 …。 behind one another or in paragraphs; 1. …  in paragraphs. */
function points({ lead, said, closing }: Part, each: Chapter['each']): Paragraph[] {
  const counted = said.map((spans, i) =>
    said.length === 1 ? spans : [words(each === 'numbered' ? `${i + 1}.` : `${ordinal(i + 1)}是`), ...spans],
  )
  return each === 'paragraphs' || each === 'numbered'
    ? [...lead, ...counted, ...closing]
    : runTogether(lead, counted.flat(), closing)
}

/** The last paragraph of the lead, what is said, and the first of the closing are one. */
function runTogether(lead: readonly Paragraph[], said: Paragraph, closing: readonly Paragraph[]): Paragraph[] {
  const [first = [], ...rest] = closing
  return [...lead.slice(0, -1), [...(lead.at(-1) ?? []), ...said, ...first], ...rest].map(joinedWords)
}

/** Neighbouring words are one span: what is compared byte for byte should not depend on how it was put together. */
function joinedWords(spans: Paragraph): Span[] {
  const joined: Span[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    if (last?.kind === 'words' && span.kind === 'words') joined[joined.length - 1] = words(last.text + span.text)
    else joined.push(span)
  }
  return joined
}
