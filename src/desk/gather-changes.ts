import type { Database } from '../database/open.ts'
import { changedReports, figuresOfReports, revisionDays } from '../database/week-reports.ts'
import type { Change } from '../digest/week-input.ts'
import type { News } from './news.ts'

type ReportFigure = Awaited<ReturnType<typeof figuresOfReports>>[number]

/** Numbers that a digest had printed and that were changed since: what was last read of them → what they are now. */
export async function changesOf(db: Database, news: News): Promise<Change[]> {
  const changed = byReport(await changedReports(db, news.after, news.upTo), (r) => r.id)
  const ids = [...changed.keys()]
  const figures = byReport(await figuresOfReports(db, ids), (f) => f.reportId)
  const revisions = byReport(await revisionDays(db, ids), (r) => r.reportId)
  return ids.flatMap((id) => {
    const newest = changed.get(id)?.at(-1)
    const all = revisions.get(id) ?? []
    const week = all[0] && news.printedIn(all[0].activityDate, all[0].recordedAt)
    if (!newest || !week) return []
    const read = [news.after, news.toldAt(week)].reduce((a, b) => (a > b ? a : b))
    const before = all.findLast((r) => r.recordedAt <= read)
    if (!before) return []
    const at = (number: number) => (figures.get(id) ?? []).filter((f) => f.revision === number)
    return differences(at(before.number), at(newest.number)).map(
      ({ indicator, label, was, is }): Change => ({
        receipt: String(id),
        organization: newest.organization,
        unitId: newest.unitId,
        unitName: newest.unitName,
        on: before.activityDate,
        indicator,
        label,
        where: news.issueName(week),
        ...(was ? { before: numberOf(was) } : {}),
        ...(is ? { after: numberOf(is) } : {}),
        ...(newest.reason ? { why: newest.reason } : {}),
      }),
    )
  })
}

type Difference = { indicator: string; label: string; was: ReportFigure | undefined; is: ReportFigure | undefined }

/** A withdrawn report has no figures: each number it had is one of these. */
function differences(old: readonly ReportFigure[], now: readonly ReportFigure[]): Difference[] {
  const key = (f: ReportFigure) => `${f.indicator}\n${f.label}`
  const [before, after] = [new Map(old.map((f) => [key(f), f])), new Map(now.map((f) => [key(f), f]))]
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((k) => {
    const [was, is] = [before.get(k), after.get(k)]
    if (was?.value === is?.value && was?.approximate === is?.approximate) return []
    const { indicator, label } = (was ?? is) as ReportFigure
    return [{ indicator, label, was, is }]
  })
}

function numberOf({ value, approximate }: ReportFigure): Change['before'] & object {
  return { value, ...(approximate ? { approximate } : {}) }
}

function byReport<T>(rows: readonly T[], id: (row: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const row of rows) {
    const group = groups.get(id(row))
    if (group) group.push(row)
    else groups.set(id(row), [row])
  }
  return groups
}
