import { cleanText } from '../chinese/printed-names.ts'
import { asSentence } from '../chinese/stops.ts'
import type { Block, Digest, Section, Span } from './digest.ts'
import type { Entry, IssueInput } from './gathered.ts'
import { issueHead } from './label.ts'
import { type Part, shortenToFit } from './shorten-to-fit.ts'
import { countSpan, item, textOf, words } from './spans.ts'
import { highlightCandidates, highlightsOf, isLetThrough } from './week-highlights.ts'
import { activityItem, countsElsewhere, entryItems } from './week-items.ts'
import { type Paragraph, paragraphsOf, type Saying } from './week-sentences.ts'
import type { WeekInput } from './week-sums.ts'
import { lateTotals } from './week-table.ts'
import { MOST_PLACES } from './where.ts'

/**
 * The longest text of an edition, in UTF-16 units as Telegram counts them: a group reads its week on one screen of a phone;
 * the office's, with its sensitive figures, is one message too.
 */
export const LONGEST: Readonly<Record<Digest['edition'], number>> = { group: 2000, office: 3800 }

/** What a paragraph does without, and the rank at which it gives way: lower ranks of all parts go first. */
const SAYINGS: readonly { readonly rank: number; readonly saying: Saying }[] = [
  { rank: 0, saying: { towns: MOST_PLACES } },
  { rank: 1, saying: { towns: MOST_PLACES, names: 1 } },
  { rank: 2, saying: { names: 1, towns: 1 } },
  { rank: 3, saying: { names: 1, towns: 0 } },
  { rank: 4, saying: { names: 0, towns: 0 } },
  { rank: 5, saying: { names: 0, towns: undefined } },
  { rank: 6, saying: { names: 0, towns: undefined, once: true } },
  { rank: 10, saying: { names: 0, towns: undefined, once: true, brief: true } },
]
const RANK = { late: 7, corrections: 7, shortHighlight: 8, highlight: 9, next: 11, paragraph: 12 } as const

const LONGEST_HIGHLIGHT = 80
const SHORT_HIGHLIGHT = 48
/** Corrections, late activities and lines of 下周安排 that are told one by one where there is little room. */
const FEW = 3

/** An activity that an editor may pick as a highlight, as it would read: its receipt number and its line; `isUnread`: it came after an editor had read the week, and its words were not let through. */
export type ShownCandidate = { readonly report: string; readonly text: string; readonly isUnread?: true }

/** How many an editor chooses from. */
const MOST_CANDIDATES = 40

/** What an editor chooses highlights from, those that are proposed first. */
export function shownCandidates(input: IssueInput): ShownCandidate[] {
  return highlightCandidates(input)
    .slice(0, MOST_CANDIDATES)
    .flatMap(({ entry, isNew }) => {
      const block = activityItem(input, entry, LONGEST_HIGHLIGHT)
      if (!block) return []
      return [
        {
          report: entry.receipt,
          text: textOf(block.spans),
          ...(isNew && !isLetThrough(input, entry) ? { isUnread: true as const } : {}),
        },
      ]
    })
}

type Blocks = readonly Block[]
type Around = {
  readonly head: Pick<Digest, 'title' | 'number' | 'running' | 'period'>
  readonly opening: Section
  readonly changes: Blocks
}

/** The sections of an edition's text, without their numbers, in no more characters than it may have. */
export function fittedSections(input: WeekInput, { head, opening, changes }: Around): Section[] {
  const planned = plannedSections(input, changes).filter(({ parts }) => parts.length > 0)
  // `一、` and the empty line before it.
  const headings = planned.reduce((sum, { heading }) => sum + heading.length + 5, 0)
  const fixed = head.title.length + issueHead(head).length + 4 + lengthOf(opening.blocks) + headings
  const said = shortenToFit(
    planned.flatMap(({ parts }) => parts),
    LONGEST[input.edition] - fixed,
    lengthOf,
  )
  let at = 0
  return planned.flatMap(({ code, heading, parts }): Section[] => {
    const blocks = said.slice(at, at + parts.length).flatMap((of) => of ?? [])
    at += parts.length
    return blocks.length > 0 ? [{ code, heading, blocks }] : []
  })
}

type Planned = { readonly code: string; readonly heading: string; readonly parts: readonly Part<Blocks>[] }

function plannedSections(input: WeekInput, changes: Blocks): Planned[] {
  const highlights = highlightsOf(input)
  const paragraphs = paragraphsOf(input, highlights)
  const next = input.next.map((line) => item([words(asSentence(cleanText(line)))]))
  return [
    { code: 'highlights', heading: '亮点', parts: highlights.flatMap((entry) => highlightPart(input, entry)) },
    ...input.catalogue.themes.map(({ code, name }) => ({
      code,
      heading: name,
      parts: paragraphs.filter(({ theme }) => theme === code).map(paragraphPart),
    })),
    { code: 'late', heading: '补报', parts: lateParts(input) },
    {
      code: 'corrections',
      heading: '更正',
      parts: listParts(changes, RANK.corrections, (more) => [
        words('另有'),
        counted(input, 'corrections', more),
        words('处更正。'),
      ]),
    },
    {
      code: 'next',
      heading: '下周安排',
      parts: listParts(next, RANK.next, (more) => [words('另有'), counted(input, 'plans', more), words('项安排。')]),
    },
  ]
}

function paragraphPart({ organization, whole, said }: Paragraph): Part<Blocks> {
  const blocks = (spans: readonly Span[]): Blocks => [{ kind: 'item', organization, spans }]
  return {
    whole: blocks(whole),
    shorter: [
      // A way of saying it in which nothing is left to say is none.
      ...SAYINGS.map(({ rank, saying }) => ({ rank, said: () => blocks(said(saying) ?? whole) })),
      { rank: RANK.paragraph, said: () => undefined },
    ],
  }
}

function highlightPart(input: IssueInput, entry: Entry): Part<Blocks>[] {
  const whole = activityItem(input, entry, LONGEST_HIGHLIGHT)
  if (!whole) return []
  const short = () => {
    const block = activityItem(input, entry, SHORT_HIGHLIGHT)
    return block && [block]
  }
  return [
    {
      whole: [whole],
      shorter: [
        { rank: RANK.shortHighlight, said: short },
        { rank: RANK.highlight, said: () => undefined },
      ],
    },
  ]
}

/** A few late activities are told one by one, more by how many they are. */
function lateParts(input: WeekInput): Part<Blocks>[] {
  const items = entryItems(input, input.late).map(({ block }) => block)
  const counting = input.late.filter((entry) => !countsElsewhere(entry))
  // What is kept from this edition is in the sum all the same: 以上合计 would be of others than those above.
  const kept =
    input.edition === 'group' ? entryItems({ ...input, edition: 'office' }, counting).length - items.length : 0
  if (items.length + kept === 0) return []
  const told = [lateSentence(input)]
  if (items.length > FEW || kept > 0) return [{ whole: told, shorter: [] }]
  const sum = lateSum(input)
  const whole = items.length > 1 && sum.length > 0 ? [...items, item([words('以上'), ...sum, words('。')])] : items
  return [{ whole, shorter: [{ rank: RANK.late, said: () => told }] }]
}

/** `合计开展活动2场次，参与150余人次，计入全年`: the week's own numbers are without what came late. */
function lateSum(input: WeekInput): Span[] {
  const totals = lateTotals(input)
  return totals.length > 0 ? [words('合计'), ...totals, words('，计入全年')] : []
}

/** `妇联8条、团委4条，合计开展活动12场次，参与340人次，计入全年。` */
function lateSentence(input: WeekInput): Block {
  const by = input.catalogue.organizations.flatMap(({ code, name }) => {
    const own = input.late.filter((entry) => entry.organization === code)
    return own.length > 0 ? [{ name, own }] : []
  })
  const spans = by.flatMap(({ name, own }, i): Span[] => [
    words(`${i > 0 ? '、' : ''}${name}`),
    countSpan('late', own.length, {
      ...{ from: own.map(({ on }) => on).sort()[0] ?? input.period.from, to: input.period.to },
      ...{ units: [...new Set(own.map(({ unitId }) => unitId))], reports: own.map(({ receipt }) => receipt) },
    }),
    words('条'),
  ])
  const sum = lateSum(input)
  return item([...spans, words('，'), ...(sum.length > 0 ? sum : [words('数字计入全年')]), words('。')])
}

/** A list that is cut to a few lines where there is no room, with how many more there are. */
function listParts(blocks: Blocks, rank: number, more: (count: number) => Span[]): Part<Blocks>[] {
  if (blocks.length === 0) return []
  const cut = (to: number) => [...blocks.slice(0, to), item(more(blocks.length - to))]
  if (blocks.length <= FEW) return [{ whole: blocks, shorter: [] }]
  return [{ whole: blocks, shorter: [{ rank, said: () => cut(FEW) }] }]
}

function counted({ period }: IssueInput, code: string, value: number): Span {
  return countSpan(code, value, { ...period, units: [] })
}

function lengthOf(blocks: Blocks): number {
  return blocks.reduce((sum, block) => sum + (block.kind === 'item' ? textOf(block.spans).length + 1 : 0), 0)
}
