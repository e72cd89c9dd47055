import { dayIn } from '../calendar/day.ts'
import { ZERO_FORM } from '../catalogue/known-codes.ts'
import type { DigestRow } from '../database/digest.ts'
import { pickedHighlights } from '../database/highlights.ts'
import type { Database } from '../database/open.ts'
import { changedReports, lateReports, reportsIn, type StandingReport } from '../database/standing-reports.ts'
import type { Within } from '../database/within.ts'
import type { GatheredIssue } from '../digest/gathered.ts'
import { scopeKey } from '../digest/scope.ts'
import type { CountyDesk } from './county-desk.ts'
import { entryOf } from './entry.ts'
import { changesOf } from './gather-changes.ts'
import { type CountedOnce, pairsToLookAt } from './same-event.ts'
import { sinceLastIssue } from './since-last-issue.ts'
import type { Subject } from './subject.ts'

type OfIssue = Pick<
  GatheredIssue,
  'number' | 'running' | 'dated' | 'picked' | 'entries' | 'late' | 'changes' | 'events' | 'next'
>

type OfRow = {
  readonly asOf: Date
  readonly row?: DigestRow | undefined
  /** Every unit by the name that it had, and whether it is about that. */
  readonly units: readonly { readonly id: string; readonly name: string; readonly mine: boolean }[]
  readonly part: Within
}

/** What only a week's issue is compiled from: activities one by one, and what is new since the last issue. */
export async function issuePart(
  tx: Database,
  desk: CountyDesk,
  { period: week, scope }: Pick<Subject, 'period' | 'scope'>,
  { asOf, row, by, units, part }: OfRow & Pick<CountedOnce, 'by'>,
): Promise<OfIssue> {
  const since = await sinceLastIssue(tx, desk, { week, scope: scopeKey(scope) }, asOf)
  const mine = new Set(units.flatMap((u) => (u.mine ? [u.id] : [])))
  const called = new Map(units.map((u) => [u.id, u.name]))
  const own = <Report extends { readonly unitId: string }>(reports: readonly Report[]) =>
    reports.filter(({ unitId }) => mine.has(unitId))
  const reports = own(await reportsIn(tx, week.from, week.to, asOf))
  const { after, upTo, from } = since
  const candidates = own(await lateReports(tx, { after: since.lateAfter, upTo, from, before: week.from, asOf }))
  const late = candidates.filter((r) => since.isLate(r.activityDate, r.firstRecordedAt))
  const named = <Of extends { readonly unitId: string; readonly unitName: string }>(of: Of): Of => ({
    ...of,
    unitName: called.get(of.unitId) ?? of.unitName,
  })
  const entries = (of: readonly StandingReport[]) =>
    of.filter((r) => r.form !== ZERO_FORM).map((r) => entryOf(named(r), by.get(r.id)?.id))
  // Nothing was printed of what another report counts.
  const revised = own(await changedReports(tx, after, upTo)).filter((r) => !by.has(r.id))
  const pairs = await pairsToLookAt(tx, desk, { periods: [week], asOf, part, day: week.to })
  const printed = entries(reports)
  const picked = row && (await pickedHighlights(tx, row.id))
  return {
    number: row?.number ?? since.number,
    running: row?.running ?? since.running,
    dated: dayIn(desk.zone, asOf),
    ...(picked ? { picked: picked.map(String) } : {}),
    entries: printed,
    late: entries(late),
    changes: revised.length > 0 ? await changesOf(tx, desk, since, revised.map(named)) : [],
    events: pairs.map(({ counts, other, ...pair }) => ({ ...pair, counts: named(counts), other: named(other) })),
    next: since.next,
  }
}
