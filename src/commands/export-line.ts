import { isDeepStrictEqual } from 'node:util'
import { formOf } from '../catalogue/find.ts'
import type { Form, Question } from '../catalogue/schema.ts'
import type { Answer, Answers } from '../catalogue/value.ts'
import type { UnitInArea } from '../database/county.ts'
import type { LedgerReport } from '../database/ledger.ts'
import type { CountyDesk } from '../desk/county-desk.ts'
import { readRow } from '../desk/import-report.ts'
import { type GivenAnswer, type Row, rowsOf } from '../desk/import-rows.ts'
import { answerKinds } from '../interview/answers/index.ts'

/** A report as a line of `import`. */
export function rowOf(report: LedgerReport, form: Form | undefined): Row {
  const { unitId: unit, form: code, on, recordedAt } = report
  const dated = form?.questions.find((q) => q.kind === 'date')?.code
  const answers: Record<string, GivenAnswer> = {}
  for (const [name, answer] of Object.entries(report.answers)) {
    // The row's `on` says it; what was typed, 昨天 say, would mean another day when it is read again.
    if (name === dated) continue
    const question = form?.questions.find((q) => q.code === name)
    answers[name] = answer && givenAs(question, answer, on)
  }
  return { unit, form: code, on, answers, at: recordedAt.toISOString(), id: idOf(report) }
}

/** A receipt number is its database's own: two counties have a report 17 each, and neither may take the other's for its. */
function idOf({ importId, receipt, firstRecordedAt }: LedgerReport): string {
  return importId ?? `${receipt}@${firstRecordedAt.toISOString()}`
}

/** As it was typed, where reading that again gives the same; else its value. */
function givenAs(question: Question | undefined, answer: Answer, on: string): GivenAnswer {
  const { raw, value } = answer
  if (typeof value === 'number' && raw === String(value)) return value
  if (question && sameReading(question, answer, raw, on)) return raw
  if (typeof value === 'number' && answer.approximate)
    return answer.approximate === 'over' ? `${value}余` : `约${value}`
  return typeof value === 'object' ? [...value] : value
}

function sameReading(question: Question, { value, approximate }: Answer, raw: string, on: string): boolean {
  const read = answerKinds[question.kind].read(question, raw, { today: on, names: [] })
  return read.kind === 'value' && isDeepStrictEqual(read.value, value) && read.approximate === approximate
}

/** Why `import` would not take this row back as what the report says, one line; undefined where it would. */
export function faultOf(
  report: LedgerReport,
  row: Row,
  units: ReadonlyMap<string, UnitInArea>,
  desk: CountyDesk,
  now: Date,
): string | undefined {
  const [wrong] = rowsOf([{ line: report.receipt, data: row }]).problems
  if (wrong) return `${wrong.field}：${wrong.problem}`
  const read = readRow({ row, line: report.receipt }, units, desk, now)
  if ('problems' in read) return read.problems.map((p) => `${p.field}：${p.problem}`)[0]
  const { answers } = read.report
  const dated = formOf(desk.catalogue, report.organization, report.form)?.questions.find((q) => q.kind === 'date')
  const codes = new Set([...Object.keys(answers), ...Object.keys(report.answers)])
  if (dated) codes.delete(dated.code)
  const other = [...codes].find((code) => !sameAnswer(answers, report.answers, code))
  return other === undefined ? undefined : `answers.${other}：导回来会变样`
}

function sameAnswer(one: Answers, two: Answers, code: string): boolean {
  const [a, b] = [one[code], two[code]]
  return isDeepStrictEqual(a?.value, b?.value) && a?.approximate === b?.approximate
}
