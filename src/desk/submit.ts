import { addDays, dayIn } from '../calendar/day.ts'
import { dueAt } from '../calendar/due.ts'
import { type Week, weekOf } from '../calendar/week.ts'
import { activityDay } from '../catalogue/activity-day.ts'
import { type AreaLevel, onlyApplicable } from '../catalogue/applicable.ts'
import { figuresOf } from '../catalogue/figures.ts'
import type { Form } from '../catalogue/schema.ts'
import type { Answers } from '../catalogue/value.ts'
import { monthAndDate, weekdayName } from '../chinese/days.ts'
import { note } from '../database/audit.ts'
import { digestOf } from '../database/digest.ts'
import type { Database } from '../database/open.ts'
import { recordInstant } from '../database/record-lock.ts'
import { addReports, type CurrentReport, sameDayReports } from '../database/report.ts'
import { reviseReport } from '../database/revision.ts'
import { kindOf } from '../kinds/index.ts'
import type { CountyDesk } from './county-desk.ts'
import { LATE_DAYS } from './since-last-issue.ts'

const REPEAT_MS = 24 * 60 * 60 * 1000

export type Submission = {
  readonly unit: { readonly id: string; readonly level: AreaLevel }
  readonly form: Form
  readonly answers: Answers
  readonly personId: number
  readonly today: string
  readonly clock: () => Date
}

/** The receipt of a report of the last 24 hours that says the same as this one would. */
export async function repeatedReport(db: Database, submission: Submission): Promise<number | undefined> {
  const { unit, form, clock } = submission
  const { answers, day } = settled(submission)
  const since = new Date(clock().getTime() - REPEAT_MS)
  const candidates = await sameDayReports(db, { unitId: unit.id, form: form.code, activityDate: day, since })
  const same = JSON.stringify(figuresOf(form, answers))
  const names = namesIn(form, answers)
  return candidates.find(
    (r) => JSON.stringify(figuresOf(form, r.answers)) === same && namesIn(form, r.answers) === names,
  )?.id
}

/** The names a report gives: two activities with the same numbers and other names are two. */
function namesIn(form: Form, answers: Answers): string {
  const named = form.questions.filter((q) => kindOf(q).words === 'names')
  return JSON.stringify(named.map((q) => answers[q.code]?.value ?? null))
}

function settled({ unit, form, answers, today }: Submission): { answers: Answers; day: string } {
  const kept = onlyApplicable(form, answers, unit.level)
  return { answers: kept, day: activityDay(form, kept, today) }
}

/** Stores a new report with its figures. Gives its receipt number and the week it counts for. */
export async function submitReport(
  db: Database,
  desk: CountyDesk,
  submission: Submission & { readonly draftId?: number },
): Promise<{ receipt: number; week: Week }> {
  const { unit, form, personId, clock, draftId } = submission
  const now = await recordInstant(db, clock)
  const { answers, day } = settled(submission)
  const [receipt] = await addReports(db, [
    {
      unitId: unit.id,
      form: form.code,
      activityDate: day,
      answers,
      figures: figuresOf(form, answers),
      catalogueVersion: desk.catalogue.version,
      personId,
      recordedAt: now,
      ...(draftId === undefined ? {} : { draftId }),
    },
  ])
  if (receipt === undefined) throw new Error('the report was not stored')
  await note(db, { at: now, personId, action: 'submit', subject: `report ${receipt}`, detail: { form: form.code } })
  return { receipt, week: weekOf(day) }
}

/** Adds a corrected revision; the one before it stays as it was. */
export async function correctReport(
  db: Database,
  desk: CountyDesk,
  reportId: number,
  submission: Submission & { readonly why?: string | undefined },
): Promise<{ week: Week }> {
  const { unit, form, personId, clock, why } = submission
  const now = await recordInstant(db, clock)
  const { answers, day } = settled(submission)
  await reviseReport(db, {
    reportId,
    kind: 'corrected',
    unitId: unit.id,
    activityDate: day,
    answers,
    figures: figuresOf(form, answers),
    reason: why,
    catalogueVersion: desk.catalogue.version,
    personId,
    recordedAt: now,
  })
  await note(db, { at: now, personId, action: 'correct', subject: `report ${reportId}` })
  return { week: weekOf(day) }
}

/** Withdraws a report: it counts for nothing from now on, and stays readable. */
export async function withdrawReport(
  db: Database,
  report: CurrentReport,
  of: { personId: number; clock: () => Date; why?: string | undefined },
): Promise<void> {
  const now = await recordInstant(db, of.clock)
  await reviseReport(db, {
    reportId: report.id,
    kind: 'withdrawn',
    unitId: report.unitId,
    activityDate: report.activityDate,
    answers: report.answers,
    figures: [],
    reason: of.why,
    catalogueVersion: report.catalogueVersion,
    personId: of.personId,
    recordedAt: now,
  })
  await note(db, { at: now, personId: of.personId, action: 'withdraw', subject: `report ${report.id}` })
}

/** Whether the digest of the week of `day` has been published. */
export async function isPublished(db: Database, day: string): Promise<boolean> {
  return (await digestOf(db, weekOf(day)))?.state === 'published'
}

/** Where a report for `week` will be read: `11月14日周一17:00汇编`, or the next digest where that one is out. */
export async function whereItAppears(db: Database, desk: CountyDesk, week: Week, now: Date): Promise<string> {
  if (addDays(week.to, LATE_DAYS) < dayIn(desk.zone, now)) return '这一周早已汇编，本条计入全年数据。'
  if (await isPublished(db, week.from)) return '这一周的汇编已经发布，本条登在下一期“补报”里。'
  const due = dueAt(week, desk.weekly, desk.zone)
  if (due <= now) return '会登在下一期汇编里。'
  const day = dayIn(desk.zone, due)
  return `${monthAndDate(day)}${weekdayName(day)}${desk.weekly.time}汇编。`
}
