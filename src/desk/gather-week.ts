import { type Week, weekOf } from '../calendar/week.ts'
import { ZERO_FORM } from '../catalogue/known-codes.ts'
import { decisions } from '../database/decision.ts'
import { nextWeekLines } from '../database/next-week.ts'
import type { Database } from '../database/open.ts'
import { lateReports, reportsIn, type StandingReport } from '../database/standing-reports.ts'
import type { Decision, Entry, WeekInput } from '../digest/week-input.ts'
import type { CountyDesk } from './county-desk.ts'
import { changesOf } from './gather-changes.ts'
import { weekFigures } from './gather-figures.ts'
import { newsOf } from './news.ts'
import { unitsByState } from './units-by-state.ts'

/** What both editions of a week are compiled from. */
export type WeekMatter = Omit<WeekInput, 'edition'>

/** Reads everything that the digest of `week` needs, as it stood at `asOf`. */
export async function gatherWeek(
  db: Database,
  desk: CountyDesk,
  week: Week,
  of: { asOf: Date; number: number; readUpTo?: Date | null },
): Promise<WeekMatter> {
  const { asOf } = of
  const news = await newsOf(db, desk, week, asOf)
  const reports = await reportsIn(db, week.from, week.to, asOf)
  const { after, upTo, from } = news
  const candidates = await lateReports(db, { after, upTo, from, before: week.from, asOf })
  const late = candidates.filter((r) => r.firstRecordedAt > news.cutoff(weekOf(r.activityDate)))
  const decided = await decisionsOn(db, [...reports, ...late])
  const entries = (of: readonly StandingReport[]) =>
    of.filter((r) => r.form !== ZERO_FORM).map((r) => entryOf(r, decided.get(r.id) ?? []))
  return {
    county: desk.county,
    catalogue: desk.catalogue,
    week,
    number: of.number,
    asOf: asOf.toISOString(),
    entries: entries(reports),
    late: entries(late),
    changes: await changesOf(db, news),
    ...(await weekFigures(db, desk.catalogue, week, asOf)),
    units: await unitsByState(db, week, asOf),
    next: await nextWeekLines(db, week.from),
    ...(of.readUpTo ? { readUpTo: of.readUpTo.toISOString() } : {}),
  }
}

type Decided = Awaited<ReturnType<typeof decisions>>[number]

async function decisionsOn(db: Database, reports: readonly StandingReport[]): Promise<ReadonlyMap<number, Decided[]>> {
  const decided = new Map<number, Decided[]>()
  const ids = reports.map((r) => r.id)
  for (const d of await decisions(db, ids)) decided.set(d.reportId, [...(decided.get(d.reportId) ?? []), d])
  return decided
}

/** A decision is on one revision: what was corrected since has to be read again. */
function entryOf(r: StandingReport, decided: readonly Decided[]): Entry {
  const ofThis = decided.filter((d) => d.revision === r.number)
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
    decisions: Object.fromEntries(
      ofThis.map((d): [string, Decision] => [d.code, { is: d.verdict, ...(d.words ? { words: d.words } : {}) }]),
    ),
  }
}
