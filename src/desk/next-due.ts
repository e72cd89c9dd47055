import { clockIn, dayIn } from '../calendar/day.ts'
import { nextQuarterAsk, reminderAt } from '../calendar/due.ts'
import { isPaused } from '../calendar/rhythm.ts'
import { weekAfter, weekOf } from '../calendar/week.ts'
import type { CountySettings } from '../catalogue/county-settings.ts'
import { previewsToRelease } from '../database/digest.ts'
import type { Database } from '../database/open.ts'
import { nextDue } from '../digest/kinds/index.ts'
import type { Next } from '../messages/next-due.ts'
import type { CountyDesk } from './county-desk.ts'
import { countyDigest, digestName, subjectOf } from './subject.ts'

/** What the clock does next, the soonest first, as it would be with these settings. */
export async function nextOfClock(
  db: Database,
  desk: CountyDesk,
  now: Date,
  settings: CountySettings = desk.settings,
): Promise<Next[]> {
  const { zone } = desk
  const local = (at: Date) => clockIn(zone, at)
  const waiting = await previewsToRelease(db)
  const released = waiting.map(async (row): Promise<Next> => {
    const what = digestName(await subjectOf(db, desk, row))
    return { local: local(row.releaseAt ?? now), is: 'published', what }
  })
  const falling = nextDue({ zone, settings }, now).map(({ kind, period, at }): Next => {
    const { brings = 'draft' } = kind.due ?? {}
    const what = digestName(countyDigest(kind, period))
    return { local: local(at), is: 'due', what, brings, minutes: settings.previewMinutes }
  })
  const last = weekAfter(weekOf(dayIn(zone, now)), -1)
  const hour = settings.remindAt
  const reminder = [last, weekAfter(last)]
    .filter((week) => !isPaused(week, settings.stops))
    .flatMap((week) => reminderAt(week, { ...settings, hour }, zone) ?? [])
    .find((at) => at > now)
  const others: Next[] = [
    ...(reminder ? [{ local: local(reminder), is: 'reminder' as const }] : []),
    { local: local(nextQuarterAsk(now, zone)), is: 'problems' },
  ]
  return [...(await Promise.all(released)), ...falling, ...others].toSorted((a, b) => (a.local < b.local ? -1 : 1))
}
