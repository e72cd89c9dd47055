import type { Day } from '../../calendar/day.ts'
import type { Period } from '../../calendar/period.ts'
import type { CountySettings } from '../../catalogue/county-settings.ts'
import type { Layout } from '../digest.ts'

/** What a county has settled about when its digests fall due. */
export type DueSettings = {
  readonly zone: string
  readonly settings: Pick<CountySettings, 'weekly' | 'monthly' | 'stops'>
}

/** One kind of digest: over which periods it is made, when, and who lets it out. */
export type DigestKind = {
  /** As commands and buttons name it. */
  readonly code: string
  /** As people name it: 季度. */
  readonly name: string
  /**
   * How it is laid out: what is gathered for it, and how that is compiled. Of `week` there is one kind, the week itself; every
   * other has that of the year.
   */
  readonly layout: Layout
  /** Whether its published issues are counted (期号). */
  readonly numbered: boolean
  /** Whose work it may be about: only the county's, or also an area's and an organization's. */
  readonly scopes: 'county' | 'any'
  /** The period of this kind that `day` lies in. */
  readonly around: (day: Day) => Period
  /** What a period of this kind is called: 2022年第三季度. */
  readonly label: (period: Period) => string
  /** The periods that one of this kind is compared with: the one before, and the same one of the year before. */
  readonly before: (period: Period) => Period
  readonly yearBefore: (period: Period) => Period
  /** How an editor writes such a period, the year aside; absent: not in words of its own. Undefined: there is no such period. */
  readonly asked?: {
    readonly pattern: RegExp
    readonly in: (year: number, found: RegExpExecArray) => Period | undefined
    /** What the present one or the last is called behind 本 or 上: 本季度, 上个月. */
    readonly near?: string
  }
  /** The periods that are offered to choose from where a year is looked at. */
  readonly offered: (year: number) => readonly Period[]
  /** When it is made by itself. Absent: only when asked for. */
  readonly due?: {
    /** The periods that fell due after `since` and up to `now`, oldest first; the caller knows which of them are done. */
    readonly periods: (settings: DueSettings, now: Date, since: Date) => readonly Period[]
    /** When that of a period falls due; undefined: not by itself. */
    readonly at: (settings: DueSettings, period: Period) => Date | undefined
    /** A preview that goes out by itself unless an editor acts, or a draft that waits for an editor. */
    readonly brings: 'preview' | 'draft'
  }
}
