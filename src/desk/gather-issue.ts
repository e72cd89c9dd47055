import { type Week, weekOf } from '../calendar/week.ts'
import { ZERO_FORM } from '../catalogue/known-codes.ts'
import { type DecisionRow, decisions } from '../database/decision.ts'
import { type DigestRow, publishedByClock } from '../database/digest.ts'
import type { Database } from '../database/open.ts'
import { lateReports, reportsIn, type StandingReport } from '../database/standing-reports.ts'
import type { Decision, Entry, GatheredIssue } from '../digest/gathered.ts'
import { grouped } from '../digest/grouped.ts'
import type { CountyDesk } from './county-desk.ts'
import { changesOf } from './gather-changes.ts'
import { sinceLastIssue } from './since-last-issue.ts'

type Part = Pick<GatheredIssue, 'number' | 'entries' | 'late' | 'changes' | 'next' | 'readUpTo'>

/** What only a week's issue is compiled from: activities one by one, and what is new since the last issue. */
export async function issuePart(
  tx: Database,
  desk: CountyDesk,
  { period: week }: { readonly period: Week },
  { asOf, row }: { readonly asOf: Date; readonly row?: DigestRow | undefined },
): Promise<Part> {
  const since = await sinceLastIssue(tx, desk, week, asOf)
  const reports = await reportsIn(tx, week.from, week.to, asOf)
  const { after, upTo, from } = since
  const candidates = await lateReports(tx, { after, upTo, from, before: week.from, asOf })
  const late = candidates.filter((r) => r.firstRecordedAt > since.cutoff(weekOf(r.activityDate)))
  const ids = [...reports, ...late].map((r) => r.id)
  const decided = grouped(await decisions(tx, ids), (d) => d.reportId)
  const entries = (of: readonly StandingReport[]) =>
    of.filter((r) => r.form !== ZERO_FORM).map((r) => entryOf(r, decided.get(r.id) ?? []))
  // What the clock published no editor has read, whatever was looked at before.
  const readUpTo = row && !publishedByClock(row) ? row.readUpTo : null
  return {
    number: row?.number ?? since.nextNumber,
    entries: entries(reports),
    late: entries(late),
    changes: await changesOf(tx, since),
    next: since.next,
    ...(readUpTo ? { readUpTo: readUpTo.toISOString() } : {}),
  }
}

function entryOf(r: StandingReport, decided: readonly DecisionRow[]): Entry {
  return {
    receipt: String(r.id),
    unitId: r.unitId,
    unitName: r.unitName,
    organization: r.organization,
    form: r.form,
    on: r.activityDate,
    answers: r.answers,
    revision: r.number,
    recordedAt: r.recordedAt.toISOString(),
    decisions: decisionsOn(r.number, decided),
  }
}

/** What was decided of the sentences of a report, on this revision of it: what was corrected since has to be read again. */
export function decisionsOn(revision: number, decided: readonly DecisionRow[]): Entry['decisions'] {
  const onThis = decided.filter((d) => d.revision === revision)
  return Object.fromEntries(
    onThis.map((d): [string, Decision] => [d.code, { is: d.verdict, ...(d.words ? { words: d.words } : {}) }]),
  )
}
