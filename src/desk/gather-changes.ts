import { weekOf } from '../calendar/week.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { formOf } from '../catalogue/find.ts'
import { figuresOfReports, quantityFrom } from '../database/figure.ts'
import type { Database } from '../database/open.ts'
import { revisionDays } from '../database/revision.ts'
import type { StandingReport } from '../database/standing-reports.ts'
import { grouped } from '../digest/aggregate.ts'
import type { Change } from '../digest/gathered.ts'
import { kindOf } from '../kinds/index.ts'
import type { CountyDesk } from './county-desk.ts'
import type { SinceLastIssue } from './since-last-issue.ts'

type ReportFigure = Awaited<ReturnType<typeof figuresOfReports>>[number]

/**
 * Numbers that a digest had printed and that were changed since: what was last read of them → what they are now.
 * `revised`: what was corrected and withdrawn since the last issue.
 */
export async function changesOf(
  db: Database,
  { catalogue }: CountyDesk,
  since: SinceLastIssue,
  revised: readonly StandingReport[],
): Promise<Change[]> {
  const changed = grouped(revised, (r) => r.id)
  const ids = [...changed.keys()]
  const figures = grouped(await figuresOfReports(db, ids), (f) => f.reportId)
  const revisions = grouped(await revisionDays(db, ids), (r) => r.reportId)
  return ids.flatMap((id) => {
    const newest = changed.get(id)?.at(-1)
    const all = revisions.get(id) ?? []
    const week = all[0] && since.printedIn(all[0].activityDate, all[0].recordedAt)
    if (!newest || !week) return []
    const read = [since.after, since.toldAt(week)].reduce((a, b) => (a > b ? a : b))
    const before = all.findLast((r) => r.recordedAt <= read)
    if (!before) return []
    const at = (number: number) => (figures.get(id) ?? []).filter((f) => f.revision === number)
    const moved = newest.kind !== 'withdrawn' && weekOf(newest.activityDate).from !== weekOf(before.activityDate).from
    const activity = activityOf(catalogue, newest)
    return differences(at(before.number), moved ? [] : at(newest.number)).map(
      ({ indicator, label, was, is }): Change => ({
        receipt: String(id),
        organization: newest.organization,
        unitId: newest.unitId,
        unitName: newest.unitName,
        on: before.activityDate,
        ...(moved ? { movedTo: newest.activityDate } : {}),
        indicator,
        label,
        where: since.issueName(week),
        ...(was ? { before: quantityFrom(was) } : {}),
        ...(is ? { after: quantityFrom(is) } : {}),
        ...(newest.reason ? { why: newest.reason } : {}),
        ...(activity ? { activity } : {}),
      }),
    )
  })
}

/** What the activity of a report is called: the first name that its form asks for, and that no number is kept under. */
function activityOf(catalogue: Catalogue, report: StandingReport): Change['activity'] {
  const questions = formOf(catalogue, report.organization, report.form)?.questions ?? []
  const keys = new Set(questions.flatMap((q) => q.indicator?.keyed_by ?? []))
  const names = questions.filter((q) => kindOf(q).words === 'names' && kindOf(q).counts === 'nothing')
  const asked = names.find((q) => !keys.has(q.code))
  const given = asked && report.answers[asked.code]?.value
  if (asked === undefined || typeof given !== 'string') return undefined
  return { code: asked.code, text: given, recordedAt: report.recordedAt.toISOString() }
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
