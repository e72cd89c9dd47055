import { lineCode, scopedCode, type Theme, themesOf } from '../catalogue/text-blocks.ts'
import type { Chapter } from '../catalogue/year-schema.ts'
import type { ReportInput } from './gathered.ts'
import type { TextPrinter } from './print-clause.ts'
import type { Printing } from './printing.ts'
import { textOf } from './spans.ts'
import { type Counting, type Paragraph, type Passage, sentencesOf, type WrittenSection } from './written-section.ts'
import { totalsTable } from './year-annex.ts'
import { pairPoints } from './year-pairs.ts'
import { organizationSays } from './year-sentences.ts'

/** What stands under one heading: what is said, and the paragraphs before and behind it. */
type Part = {
  readonly lead: readonly Paragraph[]
  readonly said: readonly Paragraph[]
  readonly closing: readonly Paragraph[]
}

/** A theme or an organization within a chapter. */
type Headed = Part & { readonly code: string; readonly heading: string }

/** The chapters of a report in the order of its catalogue; those with nothing to say are left out. */
export function chapterSections(input: ReportInput, printing: Printing, print: TextPrinter): WrittenSection[] {
  return input.catalogue.year.chapters
    .filter(({ scopes }) => scopes === undefined || scopes.includes(input.scope.kind))
    .flatMap((chapter) => sectionsOf(chapter, input, printing, print))
}

function sectionsOf(chapter: Chapter, input: ReportInput, printing: Printing, print: TextPrinter): WrittenSection[] {
  const { code, of, each } = chapter
  const heading = print.text(`${code}.heading`)
  const lead = print.paragraphs(scopedCode(`${code}.lead`, input.scope.kind))
  const whole = { code, heading, sentences: sentencesOf(lead) }
  switch (of) {
    case undefined:
      return lead.length > 0 ? [whole] : []
    case 'lines': {
      const said = chapter.lines.flatMap((_, i) => print.paragraphs(lineCode(code, i)))
      return said.length > 0 ? [{ code, heading, ...arranged({ lead, said, closing: [] }, each) }] : []
    }
    case 'figures': {
      const table = totalsTable(input, printing.figures, chapter.codes)
      return table ? [{ ...whole, tables: [table] }] : []
    }
    case 'problems':
    case 'plans': {
      const said = pairPoints(input, print, of)
      return said.length > 0 ? [{ code, heading, ...points({ lead, said, closing: [] }, each) }] : []
    }
    case 'themes':
    case 'organizations': {
      const under = themesOf(chapter, input.catalogue)
      const parts =
        of === 'themes' ? themes(under, input, printing, print) : organizations(under, input, printing, print)
      if (parts.length === 0) return []
      const below = parts.map((part) => partSection(part, chapter))
      return heading === '' && lead.length === 0 ? below : [{ ...whole, heads: true }, ...below]
    }
  }
}

/** Each theme with what its organizations did, or one alone sentence by sentence: what is around it speaks of the scope. */
function themes(under: readonly Theme[], input: ReportInput, printing: Printing, print: TextPrinter): Headed[] {
  const organizations = organizationsOf(input)
  return under.flatMap(({ code }) => {
    const each = organizations.map((o) => organizationSays(o, code, input, printing)).filter((s) => s.length > 0)
    const said = organizations.length > 1 ? each : each.flat().map((sentence) => [sentence])
    if (said.length === 0) return []
    const around = (place: 'lead' | 'closing') =>
      print.paragraphs(scopedCode(`theme.${code}.${place}`, input.scope.kind))
    return [
      { code, heading: print.text(`theme.${code}.heading`), lead: around('lead'), said, closing: around('closing') },
    ]
  })
}

/** Each organization with what it did under each theme. */
function organizations(under: readonly Theme[], input: ReportInput, printing: Printing, print: TextPrinter): Headed[] {
  return organizationsOf(input).flatMap((organization) => {
    const said = under
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

/**
 * （一） with its text behind it (§7.3.3 of GB/T 9704-2012); 一、 on a line of its own where its chapter has no heading and
 * says nothing else of those below it.
 */
function partSection({ code, heading, ...part }: Headed, chapter: Chapter): WrittenSection {
  const { headings: counted, each } = chapter
  // Behind （一）… nothing begins with 1.
  const apart = chapter.headings_apart || each === 'numbered'
  const section = { code, heading, ...arranged(part, each) }
  if (chapter.heading === undefined && counted === undefined) return section
  return { ...section, level: 2, ...(apart ? { apart } : {}), ...(counted ? { counted } : {}) }
}

type Arranged = Pick<WrittenSection, 'sentences' | 'counting'>

/** What is said in the paragraphs that the chapter wants; what would fill more than a page has a paragraph each. */
function arranged(part: Part, each: Chapter['each']): Arranged {
  const { lead, said, closing } = part
  if (each === 'points' || each === 'numbered') return points(part, each)
  const together = runTogether(lead, said.flat(), closing)
  const apart = each !== 'together' || !together.every(isOnAPage)
  return { sentences: sentencesOf(apart ? [...lead, ...said, ...closing] : together) }
}

/** 22 lines of 28 characters (GB/T 9704-2012, 5.2.3). */
const A_PAGE = 616

function isOnAPage(paragraph: Paragraph): boolean {
  return paragraph.reduce((sum, { spans }) => sum + textOf(spans).length, 0) <= A_PAGE
}

/** 一是 …。二是 …。 behind one another or in paragraphs; 1. …  in paragraphs. */
function points({ lead, said, closing }: Part, each: Chapter['each']): Arranged {
  const counted = said.map((passages, point) => passages.map((passage: Passage) => ({ ...passage, point })))
  const counting: Counting = each === 'numbered' ? 'numbered' : 'points'
  const together = runTogether(lead, counted.flat(), closing)
  const apart = each === 'paragraphs' || each === 'numbered' || !together.every(isOnAPage)
  const paragraphs = apart ? [...lead, ...counted, ...closing] : together
  return { counting, sentences: sentencesOf(paragraphs) }
}

/** The last paragraph of the lead, what is said, and the first of the closing are one. */
function runTogether(lead: readonly Paragraph[], said: Paragraph, closing: readonly Paragraph[]): Paragraph[] {
  const [first = [], ...rest] = closing
  return [...lead.slice(0, -1), [...(lead.at(-1) ?? []), ...said, ...first], ...rest]
}
