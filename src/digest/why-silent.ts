import type { Day } from '../calendar/day.ts'

/** What is known of why a unit has said nothing for a week. */
export type WhySilent = {
  /** All who report for it and can be reached are on leave. */
  readonly onLeave: boolean
  /** Nobody who reports for it can be reached: they have put the bot out. */
  readonly unreachable: boolean
  /** Somebody began a report in these days and has not sent it. */
  readonly begun: boolean
  readonly reminded: boolean
  /** Of when its newest report is; null: it never sent one. */
  readonly last: Day | null
}

/** Why a unit said nothing: the first of these that is so, what says most before what says less. */
export const WHY_SILENT = ['onLeave', 'unreachable', 'begun', 'reminded'] as const

export type Why = (typeof WHY_SILENT)[number] | 'not asked'

export function whyOf(known: WhySilent | undefined): Why {
  return WHY_SILENT.find((why) => known?.[why]) ?? 'not asked'
}
