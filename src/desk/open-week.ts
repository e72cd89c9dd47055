import { type Day, dayIn } from '../calendar/day.ts'
import { isPaused } from '../calendar/rhythm.ts'
import { type Week, weekAfter, weekOf } from '../calendar/week.ts'
import { begunAt } from '../database/fact.ts'
import type { Database } from '../database/open.ts'
import type { CountyDesk } from './county-desk.ts'
import { isPublished } from './submit.ts'

/**
 * The week before that of `today` while its issue is still to come, also where an editor holds it back; undefined where it
 * is out, appears not at all, or ended before the county began.
 */
export async function lastOpenWeek(db: Database, desk: CountyDesk, today: Day): Promise<Week | undefined> {
  const last = weekAfter(weekOf(today), -1)
  const begun = await begunAt(db)
  if (!begun || dayIn(desk.zone, begun) > last.to) return undefined
  return (await isOpen(db, desk, last)) ? last : undefined
}

/** The week that units are to be reminded of: the last one while it is open, else that of `today`; undefined where that is not open either. */
export async function weekToRemind(db: Database, desk: CountyDesk, today: Day): Promise<Week | undefined> {
  const last = await lastOpenWeek(db, desk, today)
  if (last) return last
  const present = weekOf(today)
  return (await isOpen(db, desk, present)) ? present : undefined
}

/** Whether the issue of a week is still to come. */
export async function isOpen(db: Database, { settings }: CountyDesk, week: Week): Promise<boolean> {
  return !isPaused(week, settings.stops) && !(await isPublished(db, week.from))
}
