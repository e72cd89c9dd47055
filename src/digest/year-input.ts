import type { Day } from '../calendar/day.ts'
import type { Period } from '../calendar/period.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { FigureGroup } from './aggregate.ts'
import type { EditionKind, Section } from './digest.ts'
import type { Scope } from './scope.ts'
import type { UnitName } from './week-input.ts'

/** A name that was given, or a choice or sentence, and how often. The most frequent of a question come first. */
export type NameGroup = {
  readonly organization: string
  readonly form: string
  readonly code: string
  readonly name: string
  /** What was answered with it to the questions for a level, by their codes. */
  readonly levels: Readonly<Record<string, string>>
  readonly count: number
  /** Where it was given first: sorts names as they were reported. */
  readonly first: number
  /** The receipt number of the newest report that says so. */
  readonly last: number
}

/** A problem and the plan that answers it, in the words of a unit or of an editor. */
export type Pair = {
  readonly area: string
  readonly problem: string
  readonly plan: string
  readonly reports: readonly string[]
}

/** A unit of the county, by the name that it has at the end of the period. */
export type YearUnit = UnitName & { readonly organization: string }

/** The figures of a period: what was new in it, and what was held at its end. */
export type PeriodFigures = { readonly flow: readonly FigureGroup[]; readonly held: readonly FigureGroup[] }

/** Another period to compare with, and the units that reported in it. */
export type Earlier = PeriodFigures & {
  readonly what: 'before' | 'year-before'
  readonly period: Period
  readonly reported: readonly string[]
}

export type YearInput = {
  readonly county: string
  readonly catalogue: Catalogue
  readonly edition: EditionKind
  readonly scope: Scope
  readonly period: Period
  /** ISO 8601, UTC. */
  readonly asOf: string
  /** The day of that instant where the county is: 成文日期. */
  readonly dated: Day
  /** A text block of the county's, see catalogue/text-blocks.ts. */
  readonly wording: (code: string) => string | undefined
  readonly figures: PeriodFigures
  readonly names: readonly NameGroup[]
  readonly pairs: readonly Pair[]
  /** Every unit of the scope that existed in the period, in the county's order. */
  readonly units: readonly YearUnit[]
  /** 撤并: of units closed before the end of the period, the one that each went into. */
  readonly heirs: ReadonlyMap<string, string>
  readonly coverage: {
    readonly reported: readonly UnitName[]
    readonly zero: readonly UnitName[]
    readonly missing: readonly UnitName[]
  }
  readonly earlier: readonly Earlier[]
  /** Sections that an editor has locked, by code. */
  readonly locked: ReadonlyMap<string, Section>
}
