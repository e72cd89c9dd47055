import { isDeepStrictEqual } from 'node:util'
import { dayQuestion } from '../catalogue/activity-day.ts'
import type { Answers } from '../catalogue/answers.ts'
import { formOf } from '../catalogue/find.ts'
import type { LedgerReport } from '../database/ledger.ts'
import type { UnitInArea } from '../database/unit.ts'
import type { CountyDesk } from '../desk/county-desk.ts'
import { readRow } from '../desk/import-report.ts'
import { type GivenAnswer, type Row, rowsOf } from '../desk/import-rows.ts'
import { kindOf } from '../kinds/index.ts'
import { plainData, typedData } from '../kinds/shared/data.ts'

/** Who will read the line: the importer itself is asked what it makes of it. */
export type Reader = {
  readonly desk: CountyDesk
  readonly units: ReadonlyMap<string, UnitInArea>
  readonly now: Date
}

/**
 * A report as a line of `import`. Answers are as they were typed, except where reading that again would give another
 * value (累计320 with 200 reported before): there the value. `fault`: why it would not come back as what it is.
 */
export function lineOf(report: LedgerReport, reader: Reader): { row: Row; fault?: string } {
  const plain = new Set<string>()
  for (;;) {
    const row = rowOf(report, reader, plain)
    const faults = faultsOf(report, row, reader)
    const fresh = faults.flatMap(({ code }) => (code === undefined || plain.has(code) ? [] : [code]))
    if (fresh.length === 0) return { row, ...(faults[0] ? { fault: faults[0].problem } : {}) }
    for (const code of fresh) plain.add(code)
  }
}

function rowOf(report: LedgerReport, { desk }: Reader, plain: ReadonlySet<string>): Row {
  const { unitId: unit, form, on, recordedAt } = report
  const asked = formOf(desk.catalogue, report.organization, form)
  const day = asked && dayQuestion(asked)?.code
  const answers: Record<string, GivenAnswer> = {}
  for (const [code, answer] of Object.entries(report.answers)) {
    // The row's `on` says it; what was typed, 昨天 say, would be another day when it is read again.
    if (code === day) continue
    const question = asked?.questions.find((q) => q.code === code)
    // A question that was taken out of the catalogue is of no kind any more.
    const kind = question ? kindOf(question) : { typedData, plainData }
    answers[code] = answer && (plain.has(code) ? kind.plainData(answer) : kind.typedData(answer))
  }
  return { unit, form, on, answers, at: recordedAt.toISOString(), id: idOf(report) }
}

/** A receipt number is its database's own: two counties have a report 17 each, and neither may take the other's for its. */
function idOf({ importId, receipt, firstRecordedAt }: LedgerReport): string {
  return importId ?? `${receipt}@${firstRecordedAt.toISOString()}`
}

type Fault = { readonly code?: string; readonly problem: string }

function faultsOf(report: LedgerReport, row: Row, { units, desk, now }: Reader): Fault[] {
  const shape = rowsOf([{ line: 0, data: row }]).problems
  const read = shape.length > 0 ? { problems: shape } : readRow({ row, line: 0 }, units, desk, now)
  if ('problems' in read) {
    return read.problems.map(({ field, problem }) => ({
      ...(field.startsWith('answers.') ? { code: field.slice('answers.'.length) } : {}),
      problem: `${field}：${problem}`,
    }))
  }
  const { answers, form } = read.report
  const day = dayQuestion(form)?.code
  return Object.keys({ ...report.answers, ...answers })
    .filter((code) => code !== day && !sameAnswer(answers, report.answers, code))
    .map((code) => ({ code, problem: `answers.${code}：导回来会变样` }))
}

function sameAnswer(one: Answers, two: Answers, code: string): boolean {
  const [a, b] = [one[code], two[code]]
  return isDeepStrictEqual(a?.value, b?.value) && a?.approximate === b?.approximate
}
