import type { Day } from '../calendar/day.ts'
import type { Week } from '../calendar/week.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Answers } from '../catalogue/value.ts'
import type { Approximation } from '../chinese/approximation.ts'
import type { FigureGroup } from './aggregate.ts'
import type { EditionKind } from './digest.ts'
import type { Earlier } from './year-input.ts'

/** An editor's decision on one free text: `words` replaces it where it was reworded. */
export type Decision = { readonly is: 'passed' | 'dropped' | 'reworded'; readonly words?: string }

/** One report as the digest sees it. */
export type Entry = {
  readonly receipt: string
  readonly unitId: string
  readonly unitName: string
  readonly organization: string
  readonly form: string
  readonly on: Day
  readonly answers: Answers
  /** Which revision of the report this is. */
  readonly revision: number
  /** ISO 8601, UTC. */
  readonly recordedAt: string
  /** What an editor decided of its free texts, by question code. */
  readonly decisions: Readonly<Record<string, Decision>>
}

/** A published number that was changed: values are undefined where the report had no such number. */
export type Change = {
  readonly receipt: string
  readonly organization: string
  readonly unitId: string
  readonly unitName: string
  readonly on: Day
  /** The day that the report gives now, where that lies in another week. */
  readonly movedTo?: Day
  readonly indicator: string
  readonly label: string
  /** `第44期`, or the days of the week where it had no number. */
  readonly where: string
  readonly before?: { readonly value: number; readonly approximate?: Approximation }
  readonly after?: { readonly value: number; readonly approximate?: Approximation }
  readonly why?: string
}

/** A unit with the name of its area, which lists of units are grouped by. */
export type UnitName = { readonly id: string; readonly name: string; readonly area: string }

export type WeekInput = {
  readonly county: string
  readonly catalogue: Catalogue
  readonly edition: EditionKind
  readonly week: Week
  readonly number: number
  /** ISO 8601, UTC. */
  readonly asOf: string
  /** Reports with an activity date in the week. */
  readonly entries: readonly Entry[]
  /** Reports of weeks already published that came since the last digest (补报). */
  readonly late: readonly Entry[]
  readonly changes: readonly Change[]
  /** Figures of the week, of its year up to its end, and of all time up to its end for numbers held. */
  readonly figures: {
    readonly week: readonly FigureGroup[]
    readonly year: readonly FigureGroup[]
    readonly held: readonly FigureGroup[]
  }
  /** Units that were due, by what they did. */
  readonly units: {
    readonly reported: readonly UnitName[]
    readonly zero: readonly UnitName[]
    readonly missing: readonly UnitName[]
  }
  /** 撤并: of units closed before the end of the week, the one that each went into. */
  readonly heirs: ReadonlyMap<string, string>
  /** The week before and the same week of the year before, where anybody reported in them. */
  readonly earlier: readonly Earlier[]
  /** 下周安排, as an editor typed it. */
  readonly next: readonly string[]
  /**
   * An editor has read everything recorded until then (ISO 8601): free text from then on stays out of the group edition
   * unless it was passed by itself. Absent: nobody has read anything.
   */
  readonly readUpTo?: string
}
