import { type Week, weekOf } from '../calendar/week.ts'
import { activityDay } from '../catalogue/activity-day.ts'
import type { Answers } from '../catalogue/answers.ts'
import { type AreaLevel, onlyApplicable } from '../catalogue/applicable.ts'
import { figuresOf, indicatorCode } from '../catalogue/figures.ts'
import type { Form } from '../catalogue/schema.ts'
import { digestOf } from '../database/digest.ts'
import type { Database } from '../database/open.ts'
import type { CurrentReport } from '../database/report.ts'
import type { Write } from '../database/write.ts'
import { kindOf } from '../kinds/index.ts'

/** Answers that are to be a report. */
export type Submission = {
  readonly unit: { readonly id: string; readonly level: AreaLevel }
  readonly form: Form
  readonly answers: Answers
  readonly personId: number
  /** The day that it counts for, unless an answer says otherwise. */
  readonly today: string
}

/** The answers that apply, and the day that the report counts for. */
export function settled({ unit, form, answers, today }: Submission): { answers: Answers; day: string } {
  const kept = onlyApplicable(form, answers, unit.level)
  return { answers: kept, day: activityDay(form, kept, today) }
}

/** Among reports of the same unit, form and day the receipt of one that says the same as this one would. */
export function repeatAmong(
  reports: readonly Pick<CurrentReport, 'id' | 'answers'>[],
  submission: Submission,
): number | undefined {
  const { form } = submission
  const { answers } = settled(submission)
  const same = JSON.stringify(figuresOf(form, answers))
  const names = namesIn(form, answers)
  return reports.find((r) => JSON.stringify(figuresOf(form, r.answers)) === same && namesIn(form, r.answers) === names)
    ?.id
}

/**
 * The numbers that a report counts, as its answers have them: one that says the same has each of them. A unit may have
 * hundreds of reports a day, so those with others are left out before they are read.
 */
export function numbersIn(submission: Submission): Readonly<Record<string, { value: number }>> {
  const { form } = submission
  const { answers } = settled(submission)
  const counted = new Set(figuresOf(form, answers).map(({ indicator }) => indicator))
  const numbers = form.questions.flatMap((question): [string, { value: number }][] => {
    const value = answers[question.code]?.value
    return typeof value === 'number' && counted.has(indicatorCode(question)) ? [[question.code, { value }]] : []
  })
  return Object.fromEntries(numbers)
}

/** The names a report gives: two activities with the same numbers and other names are two. */
function namesIn(form: Form, answers: Answers): string {
  const named = form.questions.filter((q) => kindOf(q).words === 'names')
  return JSON.stringify(named.map((q) => answers[q.code]?.value ?? null))
}

type Recorded = { readonly writes: readonly Write[]; readonly week: Week }

/** A new report with its figures, under a receipt number that was kept for it. */
export function newReport(
  { catalogue }: { readonly catalogue: { readonly version: string } },
  submission: Submission,
  { receipt, at, draft = null }: { readonly receipt: number; readonly at: Date; readonly draft?: number | null },
): Recorded {
  const { unit, form, personId } = submission
  const { day } = settled(submission)
  return {
    week: weekOf(day),
    writes: [
      { do: 'addReport', of: { id: receipt, unitId: unit.id, form: form.code, draftId: draft, importId: null } },
      revisionOf(catalogue.version, submission, { reportId: receipt, number: 1, kind: 'submitted', at }),
      { do: 'note', of: { at, personId, action: 'submit', subject: `report ${receipt}`, detail: { form: form.code } } },
    ],
  }
}

/** A corrected revision of a report; the one before it stays as it was. `revision`: the number of that one. */
export function correctedReport(
  { catalogue }: { readonly catalogue: { readonly version: string } },
  submission: Submission,
  of: { readonly report: number; readonly revision: number; readonly at: Date; readonly why: string | undefined },
): Recorded {
  const { report, revision, at, why } = of
  const number = revision + 1
  return {
    week: weekOf(settled(submission).day),
    writes: [
      revisionOf(catalogue.version, submission, { reportId: report, number, kind: 'corrected', at, why }),
      { do: 'note', of: { at, personId: submission.personId, action: 'correct', subject: `report ${report}` } },
    ],
  }
}

function revisionOf(
  catalogueVersion: string,
  submission: Submission,
  of: { reportId: number; number: number; kind: 'submitted' | 'corrected'; at: Date; why?: string | undefined },
): Write {
  const { unit, form, personId } = submission
  const { answers, day } = settled(submission)
  const { at, why, ...revision } = of
  const figures = figuresOf(form, answers)
  return {
    do: 'addRevision',
    of: {
      ...revision,
      ...{ unitId: unit.id, form: form.code, activityDate: day, answers, figures, catalogueVersion, personId },
      reason: why,
      recordedAt: at,
    },
  }
}

/** Withdraws a report: it counts for nothing from now on, and stays readable. */
export function withdrawnReport(
  report: CurrentReport,
  { personId, at, why }: { readonly personId: number; readonly at: Date; readonly why?: string },
): readonly Write[] {
  const { id } = report
  return [
    countsNoMore(report, { kind: 'withdrawn', personId, at, why }),
    { do: 'note', of: { at, personId, action: 'withdraw', subject: `report ${id}` } },
  ]
}

/** Sends a report back with a word: it counts for nothing until it is corrected. */
export function returnedReport(
  report: CurrentReport,
  { personId, at, word }: { readonly personId: number; readonly at: Date; readonly word: string },
): readonly Write[] {
  return [
    countsNoMore(report, { kind: 'returned', personId, at, why: word }),
    { do: 'note', of: { at, personId, action: 'send-back', subject: `report ${report.id}` } },
  ]
}

/** A revision without figures. */
function countsNoMore(
  { id, number, unitId, form, activityDate, answers, catalogueVersion }: CurrentReport,
  of: { kind: 'withdrawn' | 'returned'; personId: number; at: Date; why: string | undefined },
): Write {
  const { kind, personId, at, why } = of
  return {
    do: 'addRevision',
    of: {
      ...{ reportId: id, number: number + 1, kind, unitId, form, activityDate, answers, catalogueVersion },
      ...{ figures: [], personId, recordedAt: at },
      reason: why,
    },
  }
}

/** Whether the digest of the week of `day` has been published. */
export async function isPublished(db: Database, day: string): Promise<boolean> {
  return (await digestOf(db, weekOf(day)))?.state === 'published'
}
