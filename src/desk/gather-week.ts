import { addDays } from '../calendar/day.ts'
import { dueAt } from '../calendar/due.ts'
import { type Week, weekAfter, weekLabel, weekOf, yearToDate } from '../calendar/week.ts'
import { indicatorsOf } from '../catalogue/find.ts'
import type { Catalogue } from '../catalogue/schema.ts'
import { unitsValidIn } from '../database/county.ts'
import { decisions, nextWeekLines, publishedWeeks } from '../database/digests.ts'
import { type FigureRow, figureRows } from '../database/figures.ts'
import type { Database } from '../database/open.ts'
import {
  changedReports,
  figuresOfReports,
  lateReports,
  reportsIn,
  revisionDays,
  type WeekReport,
} from '../database/week-reports.ts'
import type { FigureGroup } from '../digest/aggregate.ts'
import type { Change, Decision, Entry, WeekInput } from '../digest/week-input.ts'
import { type CountyDesk, ZERO_FORM } from './county-desk.ts'

/** Older reports that come late count in the year's numbers, but are no news any more. */
const LATE_DAYS = 28

/** What both editions of a week are compiled from. */
export type WeekMatter = Omit<WeekInput, 'edition'>

/** Reads everything that the digest of `week` needs, as it stood at `asOf`. */
export async function gatherWeek(
  db: Database,
  desk: CountyDesk,
  week: Week,
  of: { asOf: Date; number: number; readUpTo?: Date | null },
): Promise<WeekMatter> {
  const published = await publishedWeeks(db)
  /** Until when a week's digest took reports: when it was published, or fell due. */
  const cutoff = (w: Week) => published.get(w.from)?.asOf ?? dueAt(w, desk.weekly, desk.zone)
  const news = { after: cutoff(weekAfter(week, -1)), upTo: newsUntil(desk, week, of.asOf, published.has(week.from)) }

  const reports = await reportsIn(db, week.from, week.to, of.asOf)
  const candidates = await lateReports(db, {
    ...news,
    from: addDays(week.from, -LATE_DAYS),
    before: week.from,
    asOf: of.asOf,
  })
  const late = candidates.filter((r) => r.recordedAt > cutoff(weekOf(r.activityDate)))
  const decided = await decisions(
    db,
    [...reports, ...late].map((r) => r.id),
  )
  const entry = (r: WeekReport): Entry => ({
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
      decided
        .filter((d) => d.reportId === r.id && d.revision === r.number)
        .map((d): [string, Decision] => [d.code, { is: d.decision, ...(d.words ? { words: d.words } : {}) }]),
    ),
  })
  return {
    county: desk.county,
    catalogue: desk.catalogue,
    week,
    number: of.number,
    asOf: of.asOf.toISOString(),
    entries: reports.filter((r) => r.form !== ZERO_FORM).map(entry),
    late: late.filter((r) => r.form !== ZERO_FORM).map(entry),
    changes: await changesOf(db, news, of.asOf, cutoff, (w) => {
      const issue = published.get(w.from)
      return issue ? `第${issue.number}期` : `${weekLabel(w)}的汇编`
    }),
    figures: await weekFigures(db, desk.catalogue, week, of.asOf),
    units: await unitsByState(db, week, reports),
    next: await nextWeekLines(db, week.from),
    ...(of.readUpTo ? { readUpTo: of.readUpTo.toISOString() } : {}),
  }
}

/** A digest tells of what came in until it is compiled; one compiled long after its time does not tell of later weeks. */
function newsUntil(desk: CountyDesk, week: Week, asOf: Date, published: boolean): Date {
  const overtaken = asOf >= dueAt(weekAfter(week), desk.weekly, desk.zone)
  return overtaken && !published ? dueAt(week, desk.weekly, desk.zone) : asOf
}

async function unitsByState(db: Database, week: Week, reports: readonly WeekReport[]): Promise<WeekInput['units']> {
  const due = await unitsValidIn(db, week.from, week.to)
  const active = new Set(reports.filter((r) => r.form !== ZERO_FORM).map((r) => r.unitId))
  const zero = new Set(reports.filter((r) => r.form === ZERO_FORM).map((r) => r.unitId))
  const named = due.map((u) => ({ id: u.id, name: u.name }))
  return {
    reported: named.filter((u) => active.has(u.id)),
    zero: named.filter((u) => zero.has(u.id) && !active.has(u.id)),
    missing: named.filter((u) => !active.has(u.id) && !zero.has(u.id)),
  }
}

async function weekFigures(db: Database, catalogue: Catalogue, week: Week, asOf: Date): Promise<WeekInput['figures']> {
  const counted = indicatorsOf(catalogue)
  const latest = new Set(counted.filter((i) => i.indicator.over_time === 'latest').map((i) => i.code))
  const stock = counted.filter((i) => i.question.stock).map((i) => i.code)
  const group = ({ latestApproximate, approximate, reports, ...row }: FigureRow): FigureGroup => {
    const mark = latest.has(row.indicator) ? latestApproximate : approximate
    return { ...row, ...(mark ? { approximate: mark } : {}), ...(reports ? { reports: reports.map(String) } : {}) }
  }
  const { from, to } = yearToDate(week)
  const thisWeek = await figureRows(db, { ...week, asOf, withReports: true })
  const indicators = [...new Set(thisWeek.map((r) => r.indicator))]
  const held = await figureRows(db, { to: week.to, asOf, indicators: indicators.filter((i) => stock.includes(i)) })
  const year = await figureRows(db, { from, to, asOf, indicators })
  return { week: thisWeek.map(group), year: year.map(group), held: held.map(group) }
}

/** Numbers that a digest had printed and that were changed since. */
async function changesOf(
  db: Database,
  news: { after: Date; upTo: Date },
  asOf: Date,
  cutoff: (week: Week) => Date,
  issueName: (week: Week) => string,
): Promise<Change[]> {
  const changed = await changedReports(db, news.after, news.upTo)
  const ids = [...new Set(changed.map((r) => r.id))]
  const figures = await figuresOfReports(db, ids)
  const days = await revisionDays(db, ids)
  return ids.flatMap((id) => {
    const revisions = changed.filter((r) => r.id === id)
    const newest = revisions.at(-1)
    const before = days.find((d) => d.reportId === id && d.number === (revisions[0]?.number ?? 0) - 1)
    if (!newest || !before) return []
    const printedIn = weekOf(before.activityDate)
    const wasPrinted = before.recordedAt < (revisions[0]?.recordedAt ?? asOf) && news.after >= cutoff(printedIn)
    if (!wasPrinted) return []
    const at = (number: number) => figures.filter((f) => f.reportId === id && f.revision === number)
    const now = newest.kind === 'withdrawn' ? [] : at(newest.number)
    const old = at(before.number)
    const keys = [...new Set([...old, ...now].map((f) => `${f.indicator}\n${f.label}`))]
    return keys.flatMap((key): Change[] => {
      const [indicator = '', label = ''] = key.split('\n')
      const pick = (from: typeof figures) => from.find((f) => f.indicator === indicator && f.label === label)
      const [was, is] = [pick(old), pick(now)]
      if (was?.value === is?.value && was?.approximate === is?.approximate) return []
      const number = (f: typeof was) =>
        f ? { value: f.value, ...(f.approximate ? { approximate: f.approximate } : {}) } : undefined
      const [beforeNumber, afterNumber] = [number(was), number(is)]
      return [
        {
          receipt: String(id),
          organization: newest.organization,
          unitId: newest.unitId,
          unitName: newest.unitName,
          on: before.activityDate,
          indicator,
          label,
          where: issueName(printedIn),
          ...(beforeNumber ? { before: beforeNumber } : {}),
          ...(afterNumber ? { after: afterNumber } : {}),
          ...(newest.reason ? { why: newest.reason } : {}),
        },
      ]
    })
  })
}
