import { z } from 'zod'
import { type Day, dayIn, isDay } from '../calendar/day.ts'
import { explain } from '../catalogue/explain.ts'
import { formOf, formsOf } from '../catalogue/find.ts'
import type { Form, Question } from '../catalogue/schema.ts'
import type { Answer, Answers, Value } from '../catalogue/value.ts'
import type { UnitInArea } from '../database/county.ts'
import { answerKinds } from '../interview/answers/index.ts'
import { refusalOf } from '../interview/privacy.ts'
import type { CountyDesk } from './county-desk.ts'

/** One row of an import, where it stands, and what it holds. */
export type RawRow = { readonly line: number; readonly data: unknown }

export type RowProblem = { readonly line: number; readonly field: string; readonly problem: string }

export type ImportedReport = {
  readonly line: number
  readonly unit: UnitInArea
  readonly form: Form
  readonly on: Day
  readonly answers: Answers
  readonly at: Date
  readonly id: string | undefined
}

/** The choice of a form, which some exports carry as an answer: the row's `form` says it already. */
const FORM_CHOICE = 'activity_type'

const instant = z.iso.datetime({ offset: true, error: '要写成 2022-11-09T20:15:00+08:00 这样的时刻' })
const answerSchema = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])
const rowSchema = z.strictObject({
  unit: z.string(),
  form: z.string(),
  on: z.string().refine(isDay, '要写成 2022-11-09 这样的日期'),
  answers: z.record(z.string(), answerSchema),
  at: instant.optional(),
  id: z.string().min(1, '不能为空').optional(),
})

type Row = z.infer<typeof rowSchema>
type Given = Row['answers'][string]

/** Shape only: the rows that can be looked at further, and what is wrong with the others. */
export function rowsOf(raw: readonly RawRow[]): { rows: { line: number; row: Row }[]; problems: RowProblem[] } {
  const rows: { line: number; row: Row }[] = []
  const problems: RowProblem[] = []
  for (const { line, data } of raw) {
    const parsed = rowSchema.safeParse(data, { error: explain })
    if (parsed.success) rows.push({ line, row: parsed.data })
    else {
      for (const issue of parsed.error.issues) {
        const unknown = issue.code === 'unrecognized_keys' ? issue.keys.join('、') : issue.path.join('.')
        const problem =
          issue.code === 'unrecognized_keys' ? '没有这一项，可以写的有：unit、form、on、answers、at、id' : issue.message
        problems.push({ line, field: unknown, problem })
      }
    }
  }
  return { rows, problems }
}

/** A row against the county and the catalogue: a report, or every reason why it is none. */
export function readRow(
  { line, row }: { line: number; row: Row },
  units: ReadonlyMap<string, UnitInArea>,
  desk: CountyDesk,
  now: Date,
): { report: ImportedReport } | { problems: RowProblem[] } {
  const unit = units.get(row.unit)
  const at = row.at === undefined ? now : new Date(row.at)
  const form = unit && formOf(desk.catalogue, unit.organization, row.form)
  const problems: RowProblem[] = []
  const wrong = (field: string, problem: string) => problems.push({ line, field, problem })
  if (!unit) wrong('unit', `没有单位“${row.unit}”，单位代码形如 jia-zhen/women`)
  else if (!form) {
    const known = formsOf(desk.catalogue, unit.organization).map((f) => f.code)
    wrong('form', `没有表“${row.form}”，这个单位的表有：${known.join('、')}`)
  }
  if (at > now) wrong('at', '填报时刻在将来')
  if (row.on > dayIn(desk.zone, at)) wrong('on', `活动日期${row.on}在填报之后，请核对`)
  if (!unit || !form || problems.length > 0) return { problems }
  const answers: Record<string, Answer | null> = {}
  for (const [code, given] of Object.entries(row.answers)) {
    const question = form.questions.find((q) => q.code === code)
    if (code === FORM_CHOICE) continue
    if (!question) {
      wrong(`answers.${code}`, `表“${form.code}”没有这一题，有：${form.questions.map((q) => q.code).join('、')}`)
      continue
    }
    const read = readGiven(question, given, row.on)
    if (typeof read === 'string') wrong(`answers.${code}`, read)
    else answers[code] = read
  }
  const dated = form.questions.find((q) => q.kind === 'date')
  if (dated) {
    const typed = answers[dated.code]
    if (typed && typed.value !== row.on) wrong(`answers.${dated.code}`, `与 on（${row.on}）不是同一天`)
    answers[dated.code] = { raw: row.on, value: row.on }
  }
  if (problems.length > 0) return { problems }
  return { report: { line, unit, form, on: row.on, answers, at, id: row.id } }
}

/** An answer as data or as typed words; a string is the sentence that says what is wrong with it. */
function readGiven(question: Question, given: Given, on: Day): Answer | null | string {
  if (given === null) return null
  if (typeof given === 'boolean') {
    return question.kind === 'yesno' ? { raw: String(given), value: given } : '这一题不是“是/否”题'
  }
  const text = Array.isArray(given) ? given.join('\n') : String(given)
  const personal = refusalOf(text)
  if (personal) return personal
  if (Array.isArray(given) && given.length === 0) return { raw: '', value: [] satisfies Value }
  const reading = answerKinds[question.kind].read(question, text, { today: on, names: [] })
  if (reading.kind === 'refused') return reading.why
  if (reading.kind === 'cumulative' && !question.stock) return '这是累计数，请写本次新增的数'
  return { raw: text, value: reading.value, ...(reading.approximate ? { approximate: reading.approximate } : {}) }
}
