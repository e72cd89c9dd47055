import type { Period } from '../../calendar/period.ts'
import type { AreaLevel } from '../../catalogue/applicable.ts'
import type { Catalogue, FoundIndicator } from '../../catalogue/catalogue.ts'
import type { InMeasure } from './measure-asked.ts'

/** An area of the county; the first of a list of them is the county itself. */
export type Area = {
  readonly id: string
  readonly name: string
  /** What it is called by now, which marks may say too. */
  readonly nameNow?: string
  readonly level: AreaLevel
  readonly parentId: string | null
}

/** What marks are understood by. */
export type Known = { readonly catalogue: Catalogue; readonly areas: readonly Area[] }

/** Whose work: an area with those below it, the county's own units alone, or all that the table is filled for. */
export type Part = { readonly of: 'whole' } | { readonly of: 'own' } | { readonly of: 'area'; readonly area: Area }

/** Over what a list in one cell goes, or rows that repeat. */
export const REPEATS = ['镇', '镇和县本级', '村', '月'] as const
export type Repeat = (typeof REPEATS)[number]

/** How a figure stands to that of a year before, which `@同比` and `@增减` ask. */
export const AGAINST = ['同比', '增减'] as const
export type Against = (typeof AGAINST)[number]

/** Says that what nobody has reported is 0 in cells too, where a superior wants none empty; prints nothing. */
export const ZEROS = '空格填0'

/** Words that a table prints of what it is filled for; those of a row stand only in rows that repeat. */
export const WORDS = ['县', '范围', '期间', '年', '月', '起', '止', '填表日期', ZEROS] as const
export const ROW_WORDS = ['序号', '镇', '村'] as const
export type Word = (typeof WORDS)[number] | (typeof ROW_WORDS)[number]

/** What a mark asks for. */
export type Meaning = { readonly word: Word } | { readonly figure: AskedFigure }

/** What is counted: an indicator. */
export type AskedIndicator = {
  readonly found: FoundIndicator
  /** The organization's alone, of what several are asked. */
  readonly organization: string | undefined
  readonly level: string | undefined
}

export type AskedFigure = AskedIndicator & {
  /** What is added to it. */
  readonly plus: readonly AskedIndicator[]
  readonly names: boolean
  /** Undefined: the row's, else all. */
  readonly part: Part | undefined
  /** Undefined: the row's, else what the table is filled for. */
  readonly period: ((filled: Period) => Period) | undefined
  /** One after the other in one cell. */
  readonly each: Exclude<Repeat, '村'> | undefined
  /** Beside the same days of the year before. */
  readonly against: Against | undefined
  /** Undefined: as units report it. */
  readonly measure: InMeasure | undefined
}
