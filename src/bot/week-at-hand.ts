import { type Week, weekOf } from '../calendar/week.ts'
import { type DigestRow, openDigest } from '../database/digest.ts'
import type { Database } from '../database/open.ts'
import { lastOpenWeek } from '../desk/open-week.ts'
import { askedFor, issueYearOf } from '../desk/subject.ts'
import { week } from '../digest/kinds/week.ts'
import type { Scope } from '../digest/scope.ts'
import type { Door } from './feature.ts'
import { ownScope } from './own-scope.ts'

/** The week that there is something to do about: the last one until its issue is out, as on a Monday, then the present one. */
export async function dueWeek(db: Database, { desk, today }: Pick<Door, 'desk' | 'today'>): Promise<Week> {
  return (await lastOpenWeek(db, desk, today)) ?? weekOf(today)
}

/** The digest of a week. */
export function digestOfWeek(db: Database, period: Week, scope: Scope): Promise<DigestRow> {
  const subject = { kind: week, period, scope }
  return openDigest(db, { asked: askedFor(subject), issueYear: issueYearOf(subject) })
}

/** That of the week that there is something to do about; undefined for whoever looks after no part that has one. */
export async function weekAtHand(db: Database, door: Door): Promise<DigestRow | undefined> {
  const scope = await ownScope(db, door)
  return scope && digestOfWeek(db, await dueWeek(db, door), scope)
}
