import type { Day } from '../calendar/day.ts'
import type { Approximation } from '../chinese/quantity.ts'

/** Group edition: public. Office edition: everything, with sensitive numbers and the units that are missing. */
export const EDITIONS = ['group', 'office'] as const
export type EditionKind = (typeof EDITIONS)[number]

/** The reports behind a printed number (溯源), and the rule that made it of them. */
export type Lineage = {
  /** How the figures were combined, e.g. `sum`, `latest`, `average`, `distinct`. */
  readonly rule: string
  readonly indicators: readonly string[]
  /** Only the figures of this level; absent: of all. */
  readonly level?: string
  /** Absent: from the first figure on. */
  readonly from?: Day
  readonly to: Day
  readonly units: readonly string[]
  /** How many figures went in. */
  readonly figures: number
  /** Receipt numbers of the reports; absent where `figures` alone would make the digest too large, then `trace` finds them. */
  readonly reports?: readonly string[]
}

export type FigureSpan = {
  readonly kind: 'figure'
  readonly indicator: string
  /** What was typed, added up. */
  readonly value: number
  /** Between what it lies, both included, where it is not exact. */
  readonly range?: { readonly low: number; readonly high: number }
  /** As it stands in the text: `370余` for 372. */
  readonly printed: string
  /** How it was said, of a number that one report gave. Sealed before 0.3.0: of sums too, which then have no range. */
  readonly approximate?: Approximation
  readonly lineage: Lineage
}

export type Span =
  /** The catalogue's or the county's fixed words, dates, punctuation. */
  | { readonly kind: 'words'; readonly text: string }
  /** A name or choice that a cadre gave: an activity, a place, a level. */
  | { readonly kind: 'name'; readonly text: string; readonly code: string }
  /** A sentence of a cadre's own. It reaches a group only after an editor has passed it. */
  | { readonly kind: 'free'; readonly text: string; readonly code: string; readonly report: string }
  | FigureSpan

/** One activity, or one line of text. `report` is the receipt number of the report it prints, where it prints one. */
export type ItemBlock = {
  readonly kind: 'item'
  readonly organization?: string
  readonly report?: string
  /** It stands over those behind it. */
  readonly head?: true
  /** One of many: documents have it in small print, close to the next. */
  readonly close?: true
  readonly spans: readonly Span[]
}

export type Block =
  | ItemBlock
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly Span[])[][] }

export type Section = {
  readonly code: string
  /** With its number, e.g. `一、工作推进情况` or `（一）坚持…。`; empty for what stands before the first heading. */
  readonly heading: string
  /** 2: run-in, the first block goes on behind the heading in the same paragraph. Absent: on a line of its own. */
  readonly level?: 2
  /** Of level 2: its heading stands on a line of its own all the same. */
  readonly apart?: true
  /** Behind the report proper: printed in documents, not in the text. */
  readonly annex?: true
  /** Of an annex: the name of the attachment that it stands in with its neighbours. Absent: it is one by itself. */
  readonly attached?: string
  readonly blocks: readonly Block[]
}

/** States that are never mixed: due = reported + zero + missing; of those that are missing, some had nobody appointed. */
export type Coverage = {
  readonly due: number
  readonly reported: number
  readonly zero: number
  readonly missing: number
  /** How many of `missing` nobody was appointed for. Absent: sealed before 0.4.0. */
  readonly unappointed?: number
  /** How many, of those that are not due, pause, and how many are to report later. Absent: none. */
  readonly paused?: number
  readonly notYet?: number
  /** Office edition only: the units by name. */
  readonly zeroUnits?: readonly string[]
  readonly missingUnits?: readonly string[]
  readonly unappointedUnits?: readonly string[]
  readonly pausedUnits?: readonly string[]
  readonly notYetUnits?: readonly string[]
}

/** 报头 and 报尾 of a week's document: 编发单位, the date, and the lines of 报、送、发. */
export type Masthead = { readonly issuer?: string; readonly dated: Day; readonly copies: readonly string[] }

/** One published number that was changed later. */
export type Correction = {
  /** Receipt number; empty where the number adds up several reports. */
  readonly report: string
  readonly indicator: string
  /** `第44期` of the digest that printed the old number, or its days where it had no number; in a later edition of the same digest the section. */
  readonly where: string
  readonly what: string
  readonly from: string
  readonly to: string
  readonly why?: string
}

/** How a digest is laid out; `year`: any longer period too, e.g. a quarter. Which kind it is follows from its days (kinds/). */
export type Layout = 'week' | 'year'

export type Digest = {
  /** `year`: any longer period too, e.g. a quarter. */
  readonly kind: Layout
  /** Whose work: the county's, an area's or an organization's, as `county`, `area:jia-zhen`, `organization:women`. */
  readonly scope: string
  readonly edition: EditionKind
  readonly county: string
  readonly title: string
  readonly period: { readonly from: Day; readonly to: Day }
  /** 主送机关, without its colon. */
  readonly addressed?: string
  /** 署名 and 成文日期 of a longer period's document (GB/T 9704 §7.3.5); no part of its text. Absent: not signed. */
  readonly signed?: { readonly by: string; readonly on: Day }
  /** 期号 of a week: counts the published issues of the year. A longer period has none. */
  readonly number?: number
  /** 总期号: counts those of all years. Absent: sealed before there was one. */
  readonly running?: number
  /** Of a week: who compiled it and to whom it goes; no part of its text. */
  readonly masthead?: Masthead
  /** 1, and one more for each edition that a correction made necessary. */
  readonly version: number
  /** 撤回: nothing but that stands in it. */
  readonly withdrawn?: true
  readonly sections: readonly Section[]
  readonly coverage: Coverage
  readonly corrections: readonly Correction[]
  /** Nothing recorded after this instant (ISO 8601, UTC) is in it. */
  readonly asOf: string
  readonly catalogueVersion: string
  /** Over all of the above: of their JSON without spaces, the names in every object sorted (`jq -jcS 'del(.sha256)'`). */
  readonly sha256: string
}
