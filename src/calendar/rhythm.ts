import { addDays, type Day } from './day.ts'
import { isWorkday } from './holidays.ts'
import { addMonths, monthsAround, type Period } from './period.ts'
import { weekAfter, weekOf } from './week.ts'

/** How often units are asked to report: every week, every month, or never (they may all the same). */
export const RHYTHMS = ['week', 'month', 'never'] as const
export type Rhythm = (typeof RHYTHMS)[number]

/** What a unit owes of a period: a report, none because it pauses, or none yet, because its month does not end in it. */
export type Owed = 'report' | 'paused' | 'not yet'

/** `pauses`: days of which nothing is asked, both included. */
export function owedOf(period: Period, rhythm: Rhythm, pauses: readonly Period[]): Owed {
  const turns = turnsEndingIn(period, rhythm)
  if (turns.length === 0) return 'not yet'
  // Of a week without an issue a month that ends in it is not asked for either.
  return isPaused(period, pauses) || turns.every((turn) => isPaused(turn, pauses)) ? 'paused' : 'report'
}

/** Of which days a report counts for a period: of one who reports monthly those of the whole month that ends in it. */
export function countedDays(period: Period, rhythm: Rhythm): Period {
  const [first] = turnsEndingIn(period, rhythm)
  return first && first.from < period.from ? { from: first.from, to: period.to } : period
}

/** The month that ends in a week, for whoever reports monthly; undefined where none does. */
export function monthEndingIn(period: Period): Period | undefined {
  return turnsEndingIn(period, 'month').at(-1)
}

/** Whether pauses leave no day to work on; of a week that has none anyway, no day at all. */
export function isPaused({ from, to }: Period, pauses: readonly Period[]): boolean {
  if (pauses.length === 0) return false
  const days = daysOf({ from, to })
  const worked = days.filter(isWorkday)
  return (worked.length > 0 ? worked : days).every((day) =>
    pauses.some((pause) => pause.from <= day && day <= pause.to),
  )
}

function turnsEndingIn({ from, to }: Period, rhythm: Rhythm): Period[] {
  if (rhythm === 'never') return []
  const found: Period[] = []
  const turnOf = (day: Day): Period => (rhythm === 'week' ? weekOf(day) : monthsAround(day, 1))
  const next = ({ from: day }: Period) => turnOf(rhythm === 'week' ? weekAfter(weekOf(day)).from : addMonths(day, 1))
  for (let turn = turnOf(from); turn.to <= to; turn = next(turn)) found.push(turn)
  return found
}

function daysOf({ from, to }: Period): Day[] {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}
