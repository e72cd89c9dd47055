import { isDeepStrictEqual } from 'node:util'
import { canonicalJson } from '../catalogue/canonical.ts'
import { eventForms } from '../catalogue/events.ts'
import { figuresOf } from '../catalogue/figures.ts'
import { monthAndDate } from '../chinese/days.ts'
import { compiledUntil } from '../database/edition.ts'
import type { Database } from '../database/open.ts'
import { recordInstant } from '../database/record-lock.ts'
import { addReports, type ImportedBefore, importedBefore, type NewReport, recordedMinutes } from '../database/report.ts'
import { reviseReport } from '../database/revision.ts'
import { putInOrder, refreshStatistics } from '../database/tidy.ts'
import { knownUnits } from '../database/unit.ts'
import { writeAll } from '../database/write.ts'
import type { FileRow } from '../documents/read-cells.ts'
import { QunbaoError } from '../errors.ts'
import type { CountyDesk } from './county-desk.ts'
import { type ImportedReport, readRow } from './import-report.ts'
import { type Row, type RowPlace, type RowProblem, rowsOf } from './import-rows.ts'

/** How many of a file's problems are told: enough to mend it, few enough to read. */
const MOST_TOLD = 20

/** Rows from which on the planner's picture of the tables is out of date. */
const MANY = 1_000

export type Imported = {
  readonly added: number
  readonly corrected: number
  readonly unchanged: number
  /** A sentence for each row that says the same as one before it; both were taken. */
  readonly repeated: readonly string[]
}

export class ImportError extends QunbaoError {
  readonly problems: readonly RowProblem[]

  constructor(file: string, problems: readonly RowProblem[]) {
    const lines = problems.slice(0, MOST_TOLD).map((p) => `${placeIn(file, p)}：${p.problem}`)
    const more = problems.length > MOST_TOLD ? [`还有${problems.length - MOST_TOLD}处`] : []
    super('import.wrong', [...lines, ...more].join('\n'))
    this.problems = problems
  }
}

/** `reports.jsonl:3 on`, `reports.xlsx:妇联:3 on`. */
function placeIn(file: string, { sheet, line, field }: RowPlace & Pick<RowProblem, 'field'>): string {
  return `${file}:${sheet === undefined ? '' : `${sheet}:`}${line}${field ? ` ${field}` : ''}`
}

/**
 * Takes all rows of a file, or none: one transaction. A row whose id came before is left alone when it says nothing
 * new, and is a correction when it says something else later.
 */
export async function importReports(
  db: Database,
  desk: CountyDesk,
  file: string,
  raw: readonly FileRow[],
  now: Date,
): Promise<Imported> {
  const { rows: all, problems } = rowsOf(raw)
  const rows = await notFromHere(db, all)
  const fromHere = all.length - rows.length
  const units = await knownUnits(
    db,
    rows.map((r) => r.row.unit),
  )
  const reports: ImportedReport[] = []
  for (const row of rows) {
    const read = readRow(row, units, desk, now)
    if ('report' in read) reports.push(read.report)
    else problems.push(...read.problems)
  }
  problems.push(...repeatedIds(reports))
  if (problems.length > 0) throw new ImportError(file, inOrder(raw, problems))
  const done = await db.transaction((tx) => store(tx, desk, file, reports, now))
  return { ...done, unchanged: done.unchanged + fromHere }
}

/** Without the rows of a ledger that was made of this very database: they would count twice. */
async function notFromHere<R extends { readonly row: Row; readonly receipt?: number }>(
  db: Database,
  rows: readonly R[],
): Promise<R[]> {
  const receipts = rows.flatMap(({ receipt }) => (receipt === undefined ? [] : [receipt]))
  const known = await recordedMinutes(db, receipts)
  return rows.filter(({ receipt, row }) => {
    const own = receipt === undefined ? undefined : known.get(receipt)
    const minute = Math.floor(Date.parse(row.at ?? '') / 60_000)
    return !(own && own.unitId === row.unit && own.form === row.form && own.minutes.has(minute))
  })
}

/** In the order of the file, sheet by sheet. */
function inOrder(raw: readonly FileRow[], problems: readonly RowProblem[]): RowProblem[] {
  const sheets = [...new Set(raw.map((row) => row.sheet))]
  return [...problems].sort((a, b) => sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet) || a.line - b.line)
}

function repeatedIds(reports: readonly ImportedReport[]): RowProblem[] {
  const seen = new Map<string, number>()
  return reports.flatMap(({ id, place }) => {
    if (id === undefined) return []
    const before = seen.get(id)
    seen.set(id, place.line)
    return before === undefined
      ? []
      : [{ ...place, field: 'id', problem: `“${id}”在第${before}行用过了，一个文件里请只用一次` }]
  })
}

async function store(
  tx: Database,
  desk: CountyDesk,
  file: string,
  reports: readonly ImportedReport[],
  now: Date,
): Promise<Imported> {
  if (reports.length === 0) return { added: 0, corrected: 0, unchanged: 0, repeated: [] }
  await recordInstant(tx, () => now)
  const closed = await compiledUntil(tx)
  const before = await importedBefore(
    tx,
    reports.flatMap((r) => (r.id === undefined ? [] : [r.id])),
  )
  const fresh: NewReport[] = []
  const rows: ImportedReport[] = []
  const corrections: (NewReport & { reportId: number })[] = []
  const problems: RowProblem[] = []
  for (const report of reports) {
    const recorded = storedAs(desk, report, recordedAt(report, closed, now))
    const known = report.id === undefined ? undefined : before.get(report.id)
    const wrong = known && faultOfCorrection(known, recorded)
    if (!known) {
      fresh.push({ ...recorded, ...(report.id === undefined ? {} : { importId: report.id }) })
      rows.push(report)
    } else if (wrong) problems.push({ ...report.place, ...wrong })
    else if (!saysNothingNew(known, recorded, report.at !== undefined)) {
      corrections.push({ ...recorded, reportId: known.id })
      const last = known.revisions.at(-1)
      const problem = '导入过，内容不同；如果是更正，请给一个更晚的 at'
      if (last && recorded.recordedAt <= last.recordedAt) problems.push({ ...report.place, field: 'id', problem })
    }
  }
  if (problems.length > 0) throw new ImportError(file, problems)
  const receipts = await addReports(tx, fresh)
  for (const correction of corrections) await reviseReport(tx, { ...correction, kind: 'corrected' })
  const detail = { added: fresh.length, corrected: corrections.length }
  await writeAll(
    tx,
    [{ do: 'note', of: { at: now, personId: null, action: 'import', subject: 'file', detail } }],
    [],
    now,
  )
  if (reports.length >= MANY) {
    await putInOrder(tx, eventForms(desk.catalogue))
    await refreshStatistics(tx)
  }
  const unchanged = reports.length - fresh.length - corrections.length
  return { ...detail, unchanged, repeated: repeatedRows(file, rows, receipts) }
}

/**
 * Rows that say of one unit, form and day what a row before them says. Nobody can tell a slip from two activities with the
 * same numbers, so both count until somebody who knows withdraws one. `receipts`: of these rows, in their order.
 */
function repeatedRows(file: string, rows: readonly ImportedReport[], receipts: readonly number[]): string[] {
  const first = new Map<string, number>()
  return rows.flatMap(({ place, unit, form, on, answers }, i) => {
    const given = Object.entries(answers).map(([code, answer]) => [code, answer?.value ?? null])
    const key = canonicalJson([unit.id, form.code, on, Object.fromEntries(given)])
    const before = first.get(key)
    if (before === undefined) {
      first.set(key, i)
      return []
    }
    const { sheet, line } = rows[before]?.place ?? place
    const where = sheet === undefined || sheet === place.sheet ? `第${line}行` : `“${sheet}”第${line}行`
    const what = `${unit.name}${monthAndDate(on)}的“${form.title}”`
    return [
      `${placeIn(file, { ...place, field: '' })}：和${where}一模一样（${what}），两行都收了，各算一份；要是重复了，请撤回编号${receipts[i]}。`,
    ]
  })
}

function storedAs(desk: CountyDesk, { unit, form, on, answers }: ImportedReport, at: Date): NewReport {
  return {
    unitId: unit.id,
    form: form.code,
    activityDate: on,
    answers,
    figures: figuresOf(form, answers),
    catalogueVersion: desk.catalogue.version,
    personId: null,
    recordedAt: at,
  }
}

/**
 * The instant a row is recorded at: its own, unless a digest that would have had it is out, or read by an editor,
 * already. Then just after that, so that what was compiled then is still what it was.
 */
function recordedAt({ at, on }: ImportedReport, closed: Awaited<ReturnType<typeof compiledUntil>>, now: Date): Date {
  const given = at ?? now
  const missed = closed.filter((week) => week.to >= on && week.at >= given).map((week) => week.at.getTime() + 1)
  return new Date(Math.max(given.getTime(), ...missed))
}

/** A report stays its unit's and its form's: under others it would be another one. */
function faultOfCorrection(known: ImportedBefore, row: NewReport): { field: string; problem: string } | undefined {
  const other = (was: string) => `这个 id 导入时是“${was}”，改不了；请撤回原来的，用新的 id 再报`
  if (known.unitId !== row.unitId) return { field: 'unit', problem: other(known.unitId) }
  return known.form === row.form ? undefined : { field: 'form', problem: other(known.form) }
}

/** The same as it stands, or as it once stood: a file imported again does not undo what was corrected or withdrawn since. */
function saysNothingNew({ revisions }: ImportedBefore, row: NewReport, dated: boolean): boolean {
  const same = (said: (typeof revisions)[number]) =>
    said.activityDate === row.activityDate && isDeepStrictEqual(said.answers, row.answers)
  const last = revisions.at(-1)
  if (!last || same(last)) return true
  const later = dated && row.recordedAt > last.recordedAt
  return !later && revisions.some(same)
}
