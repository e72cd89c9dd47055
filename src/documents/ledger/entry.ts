import type { Day } from '../../calendar/day.ts'
import type { Answers } from '../../catalogue/answers.ts'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { Quantity } from '../../chinese/quantity.ts'

/** One report, as a ledger has it. */
export type Entry = {
  readonly receipt: number
  readonly unitName: string
  readonly area: string
  /** The town that the area is or lies in; empty for the county itself. */
  readonly town: string
  readonly organization: string
  readonly form: string
  readonly on: Day
  readonly recordedAt: Date
  readonly state: readonly ('corrected' | 'late')[]
  /** The report that counts, where this one is of the same event and does not. */
  readonly countedIn?: number | undefined
  readonly answers: Answers
  readonly figures: readonly {
    readonly indicator: string
    readonly label: string
    readonly quantity: Quantity
  }[]
}

export type Ledger = {
  readonly county: string
  readonly catalogue: Catalogue
  readonly period: { readonly from: Day; readonly to: Day }
  /** The instant it is true for. */
  readonly asOf?: Date
  /** The county's clock at an instant, `2022-11-09T20:15`. */
  readonly localTime: (at: Date) => string
  /** The reports of one organization, or of all, several at a time, with what is wanted of each. Each time it is called it begins anew. */
  readonly entries: (wanted: Wanted, organization?: string) => AsyncIterable<readonly Entry[]>
  /** What was reported with, as `women/women_talk`, and how often: only the questions of these forms have columns. */
  readonly forms: ReadonlyMap<string, { readonly reports: number; readonly corrected: number; readonly late: number }>
  /** Only these organizations' sheets; absent: all. */
  readonly organizations?: readonly string[]
}

/** Of a long ledger what a sheet prints no column of is not read; such answers or figures are empty. */
export type Wanted = 'answers' | 'figures'

export const CORRECTED = '更正'
export const LATE = '补报'
