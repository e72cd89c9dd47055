import type { Day } from '../calendar/day.ts'
import type { Period } from '../calendar/period.ts'
import type { Answers } from '../catalogue/answers.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Quantity } from '../chinese/quantity.ts'
import type { FigureGroup } from './aggregate.ts'
import type { EditionKind } from './digest.ts'
import type { LockedSection } from './locked-sentence.ts'
import type { PastTotal } from './past-figures.ts'
import type { Verdicts } from './public-words.ts'
import type { EventPair } from './same-event.ts'
import type { Scope } from './scope.ts'
import type { ToldApart } from './told-apart.ts'

/** A unit with the name of its area, which lists of units are grouped by. */
export type UnitName = { readonly id: string; readonly name: string; readonly area: string }

/** A unit by the name that it has at the end of the period; `town`: the town or street that it lies in, but for the county's own. */
export type UnitOfScope = UnitName & ToldApart & { readonly organization: string; readonly town?: string | undefined }

/** The units that there were in a period, by what they did. Due are those that reported, sent a zero report, or nothing. */
export type UnitsByState = {
  readonly reported: readonly UnitName[]
  readonly zero: readonly UnitName[]
  /** All that sent nothing, and were to. */
  readonly missing: readonly UnitName[]
  /** Those of them that nobody was appointed for: 还没有填报人. */
  readonly unappointed: readonly UnitName[]
  /** 暂停: those that sent nothing and need not, because they pause, or because no issue appears. */
  readonly paused: readonly UnitName[]
  /** Those that sent nothing and need not yet, or never: who reports monthly in a week in which no month ends. */
  readonly notYet: readonly UnitName[]
}

/** The figures of a period: what was new in it, and what there is at its end. */
export type PeriodFigures = { readonly flow: readonly FigureGroup[]; readonly stock: readonly FigureGroup[] }

/** Another period to compare with, and the units that reported in it. */
export type Earlier = PeriodFigures & {
  readonly what: 'before' | 'year-before'
  readonly period: Period
  readonly reported: readonly string[]
}

/** Another period to compare with, as a workbook gave its numbers. */
export type Imported = {
  readonly what: Earlier['what']
  readonly period: Period
  readonly totals: readonly PastTotal[]
}

/** What every digest is compiled from. */
type Common = {
  readonly county: string
  readonly catalogue: Catalogue
  readonly scope: Scope
  readonly period: Period
  /** ISO 8601, UTC. */
  readonly asOf: string
  readonly figures: PeriodFigures
  /** Every unit of the scope that existed in the period, or has figures in it, in the county's order. */
  readonly units: readonly UnitOfScope[]
  readonly coverage: UnitsByState
  /** 撤并: of units closed before the end of the period, the one that each went into. */
  readonly heirs: ReadonlyMap<string, string>
  /** The period before and the same one of the year before, where anybody reported in them; no period twice. */
  readonly earlier: readonly Earlier[]
  /** The same periods as a workbook gave their numbers; absent: none was given. */
  readonly imported?: readonly Imported[]
  /** What editors made of the words of cadres that it may print. */
  readonly verdicts: Verdicts
  /**
   * An editor has read everything recorded until then (ISO 8601): words from then on stay out of the group edition unless
   * they were passed by themselves. Absent: nobody has read it.
   */
  readonly readUpTo?: string
}

/** What a week's issue is compiled from besides: activities one by one, and what is new since the last issue. */
export type GatheredIssue = Common & {
  readonly layout: 'week'
  readonly number: number
  /** The day of `asOf` where the county is. */
  readonly dated: Day
  /** 总期号: counts the published issues of all years. */
  readonly running: number
  /** Receipt numbers of the activities that an editor has picked as highlights; absent: nobody has looked. */
  readonly picked?: readonly string[]
  /** Reports with an activity date in the week. */
  readonly entries: readonly Entry[]
  /** Reports of weeks already published that came since the last digest (补报). */
  readonly late: readonly Entry[]
  readonly changes: readonly Change[]
  /** The figures of `late`. */
  readonly lateFigures: readonly FigureGroup[]
  /** What was new in the week's year up to its end, of what the week or what came late has figures of. */
  readonly yearToDate: readonly FigureGroup[]
  /** Reports that are, or may be, of one event. */
  readonly events: readonly EventPair[]
  /** 下周安排, as an editor typed it. */
  readonly next: readonly string[]
}

/** What a longer period's report is compiled from besides: its words, and what they print. */
export type GatheredReport = Common & {
  readonly layout: 'year'
  /** The day of `asOf` where the county is: 成文日期. */
  readonly dated: Day
  /** A text block of the county's, see catalogue/text-blocks.ts. */
  readonly wording: (code: string) => string | undefined
  readonly names: readonly NameGroup[]
  readonly pairs: readonly Pair[]
  /** Reports that sentences print one by one: of the forms that they name. */
  readonly activities: readonly Entry[]
  /** Names that an editor has ticked, by the question's code: these are printed of all, in this order. */
  readonly examples: ReadonlyMap<string, readonly string[]>
  /** What editors have locked, by the code of the section. */
  readonly locked: ReadonlyMap<string, LockedSection>
}

/** What both editions of a digest are compiled from. */
export type Gathered = GatheredIssue | GatheredReport

/** The same, for one of the two. */
export type IssueInput = GatheredIssue & { readonly edition: EditionKind }
export type ReportInput = GatheredReport & { readonly edition: EditionKind }

/** One report as the digest sees it. */
export type Entry = {
  readonly receipt: string
  readonly unitId: string
  readonly unitName: string
  readonly organization: string
  readonly form: string
  readonly on: Day
  readonly answers: Answers
  /** The report that counts, where this one is of the same event and does not. */
  readonly countedIn?: string
  /** When it was recorded as it stands, ISO 8601, UTC. */
  readonly recordedAt: string
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
  readonly before?: Quantity
  readonly after?: Quantity
  readonly why?: string
  /** What the activity is called, as a cadre gave it. */
  readonly activity?: { readonly code: string; readonly text: string; readonly recordedAt: string }
}

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
  /** It counts among those that were given, and is not printed: nobody has passed it. */
  readonly withheld?: true
  /** Who gave it, in which reports; absent where there may be too many. */
  readonly units?: readonly string[]
  readonly reports?: readonly string[]
}

/** A problem and the plan that answers it. */
export type Pair = {
  readonly area: string
  readonly problem: string
  readonly plan: string
  readonly reports: readonly string[]
  /** In the words of the unit that reported it; absent: as an editor put it. */
  readonly ofUnit?: true
}
