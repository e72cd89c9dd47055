import { addDays, type Day } from '../calendar/day.ts'
import type { Period } from '../calendar/period.ts'
import { monthEndingIn, owedOf, type Rhythm } from '../calendar/rhythm.ts'
import { weekOf } from '../calendar/week.ts'

/**
 * What a unit sent for a week, or why nothing was asked of it; `open`: nothing yet, and the week is not over; undefined: there
 * was none of it then.
 */
export type UnitWeek =
  | ('reported' | 'late' | 'zero')
  | ('missing' | 'unappointed' | 'paused' | 'not yet' | 'open')
  | undefined

/** What was sent for a week: work, or only a zero report (`active` false), or nothing; whether its first came late. */
type SentWeek = {
  readonly monday: Day
  readonly active: boolean | null
  readonly late: boolean | null
  /** Whether nobody could report for it. */
  readonly nobody?: boolean
}

type Unit = {
  readonly from: Day | undefined
  readonly to: Day | undefined
  readonly rhythm: Rhythm
  readonly pauses: readonly Period[]
  readonly stops: readonly Period[]
  /** Of a week in which this day lies nothing is missing yet. */
  readonly today?: Day
}

/** A unit's line over weeks. Who reports monthly is missing in the week in which a month ends of which it sent nothing. */
export function unitWeeks(weeks: readonly SentWeek[], { from, to, rhythm, pauses, stops, today }: Unit): UnitWeek[] {
  return weeks.map(({ monday, active, late, nobody }) => {
    if (active !== null) return late ? 'late' : active ? 'reported' : 'zero'
    const week = { from: monday, to: addDays(monday, 6) }
    if ((from ?? '') > week.to || (to !== undefined && to < monday)) return undefined
    const owed = owedOf(week, rhythm, [...stops, ...pauses])
    if (owed !== 'report') return owed
    const month = rhythm === 'month' ? monthEndingIn(week) : undefined
    const first = month && weekOf(month.from).from
    const sentInMonth = first && weeks.some((w) => w.monday >= first && w.monday < monday && w.active !== null)
    if (sentInMonth) return 'not yet'
    if (nobody) return 'unappointed'
    return today !== undefined && today <= week.to ? 'open' : 'missing'
  })
}
