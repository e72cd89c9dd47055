import type { AskedQuestion, FoundIndicator } from '../catalogue/catalogue.ts'
import type { Clause } from '../catalogue/clause.ts'
import { indicatorCode } from '../catalogue/figures.ts'
import { THEME } from '../catalogue/known-codes.ts'
import { bareName } from '../chinese/name-marks.ts'
import { kindOf } from '../kinds/index.ts'
import type { Aggregate } from './aggregate.ts'
import type { Span } from './digest.ts'
import type { FiguresByCode } from './figures-by-code.ts'
import type { Key } from './keyed-parts.ts'
import type { Share } from './sums.ts'
import type { ActivitiesByForm } from './year-activities.ts'

/** How many names a clause prints that does not say so. */
export const MOST_NAMES = 4

/** What an indicator came to in the same days of the year before, where the two can be compared. */
export type YearBefore = (
  found: FoundIndicator,
  share: Share,
  total: Aggregate,
) => { readonly total: Aggregate; readonly imported: boolean } | undefined

/** What a clause of a period is printed from. */
export type Printing = {
  readonly figures: FiguresByCode
  /** Whose sentence it is: forms that all have then count for this one only. */
  readonly organization?: string | undefined
  /** The theme it stands under, by name: of a form whose reports are put under one only those of this theme count. */
  readonly theme?: string | undefined
  /** {county}, {period}, {organization} … */
  readonly words: ReadonlyMap<string, string>
  /** All of the place that it is about, 全镇; absent of the county and its organizations. */
  readonly place?: string
  /** The county's words that hold values, by code. */
  readonly phrases?: ReadonlyMap<string, Clause>
  /** Totals by code, and the codes of the indicators that each adds up. */
  readonly totals: ReadonlyMap<string, readonly string[]>
  /** What is made of more than one figure or name, by code: {where}. */
  readonly ready?: ReadonlyMap<string, readonly Span[]>
  /** Reports that are printed one by one, by form: 3月8日，甲镇妇联举办…. */
  readonly activities?: ActivitiesByForm
  /** Names that an editor has ticked, by the question's code. */
  readonly examples?: ReadonlyMap<string, readonly string[]>
  /** The year before, which `{code|同比}` compares with; absent where nothing is compared. */
  readonly yearBefore?: YearBefore
  /** Free text by code, e.g. the {problem} of a pair. */
  readonly texts?: ReadonlyMap<string, { readonly text: string; readonly report: string }>
}

/** The indicator that a slot prints as a number; none where it asks for names. */
export function numberOf(code: string, listed: boolean, figures: FiguresByCode) {
  const asked = figures.asked(code)
  if (listed && asked && kindOf(asked.question).counts === 'names') return undefined
  return figures.indicator(asked?.question.indicator ? indicatorCode(asked.question) : code)
}

/** What a theme limits, as a level does: reports that were put under it. */
export function themeOf({ theme }: Printing): Key | undefined {
  return theme === undefined ? undefined : { of: THEME, level: theme }
}

/** Names as they are printed, those that were ticked first, then the most frequent; of a level those that were given together with it. */
export function namesOf(asked: AskedQuestion, printing: Printing, key?: Key): readonly string[] {
  const all = printing.figures.printed(asked, printing.organization, key)
  const ticked = tickedOf(asked, all, printing)
  return ticked.length === 0 ? all : [...new Set([...ticked, ...all])]
}

/** Of these names those that an editor has ticked, as ticked. */
export function tickedOf(
  { question }: AskedQuestion,
  names: readonly string[],
  { examples }: Printing,
): readonly string[] {
  return (examples?.get(question.code) ?? []).flatMap(
    (ticked) => names.find((name) => bareName(name) === bareName(ticked)) ?? [],
  )
}
