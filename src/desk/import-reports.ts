import { onlyApplicable } from '../catalogue/applicable.ts'
import { figuresOf } from '../catalogue/figures.ts'
import { note } from '../database/audit.ts'
import { knownUnits } from '../database/county.ts'
import type { Database } from '../database/open.ts'
import { addReports, importedBefore, type NewReport, reviseReport } from '../database/reports.ts'
import { QunbaoError } from '../errors.ts'
import type { CountyDesk } from './county-desk.ts'
import { type ImportedReport, type RawRow, type RowProblem, readRow, rowsOf } from './import-rows.ts'

/** How many of a file's problems are told: enough to mend it, few enough to read. */
const MOST_TOLD = 20

export type Imported = { readonly added: number; readonly corrected: number; readonly unchanged: number }

export class ImportError extends QunbaoError {
  readonly problems: readonly RowProblem[]

  constructor(file: string, problems: readonly RowProblem[]) {
    const lines = problems
      .slice(0, MOST_TOLD)
      .map((p) => `${file}:${p.line}${p.field ? ` ${p.field}` : ''}：${p.problem}`)
    const more = problems.length > MOST_TOLD ? [`还有${problems.length - MOST_TOLD}处`] : []
    super('import.wrong', [...lines, ...more].join('\n'))
    this.problems = problems
  }
}

/**
 * Takes all rows of a file, or none: one transaction. A row whose id came before is left alone when it says the same,
 * and is a correction when it says something else later.
 */
export async function importReports(
  db: Database,
  desk: CountyDesk,
  file: string,
  raw: readonly RawRow[],
  now: Date,
): Promise<Imported> {
  const { rows, problems } = rowsOf(raw)
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
  if (problems.length > 0)
    throw new ImportError(
      file,
      problems.sort((a, b) => a.line - b.line),
    )
  return db.transaction((tx) => store(tx, desk, file, reports))
}

function repeatedIds(reports: readonly ImportedReport[]): RowProblem[] {
  const seen = new Map<string, number>()
  return reports.flatMap(({ id, line }) => {
    if (id === undefined) return []
    const before = seen.get(id)
    seen.set(id, line)
    return before === undefined
      ? []
      : [{ line, field: 'id', problem: `“${id}”在第${before}行用过了，一个文件里请只用一次` }]
  })
}

async function store(
  tx: Database,
  desk: CountyDesk,
  file: string,
  reports: readonly ImportedReport[],
): Promise<Imported> {
  const ids = reports.flatMap((r) => (r.id === undefined ? [] : [r.id]))
  const before = await importedBefore(tx, ids)
  const fresh = reports.filter((r) => r.id === undefined || !before.has(r.id))
  await addReports(
    tx,
    fresh.map((r) => ({ ...stored(desk, r), ...(r.id === undefined ? {} : { importId: r.id }) })),
  )
  let corrected = 0
  for (const report of reports) {
    const known = report.id === undefined ? undefined : before.get(report.id)
    if (!known || same(known, report)) continue
    if (report.at <= known.recordedAt) {
      const problem = '导入过，内容不同；如果是更正，请给一个更晚的 at'
      throw new ImportError(file, [{ line: report.line, field: 'id', problem }])
    }
    await reviseReport(tx, { ...stored(desk, report), reportId: known.id, kind: 'corrected' })
    corrected += 1
  }
  const last = reports.reduce((latest, r) => (r.at > latest ? r.at : latest), new Date(0))
  const detail = { added: fresh.length, corrected }
  if (reports.length > 0) await note(tx, { at: last, personId: null, action: 'import', subject: 'file', detail })
  return { ...detail, unchanged: reports.length - fresh.length - corrected }
}

function stored(desk: CountyDesk, { unit, form, on, answers, at }: ImportedReport): NewReport {
  return {
    unitId: unit.id,
    form: form.code,
    activityDate: on,
    answers,
    figures: figuresOf(form, onlyApplicable(form, answers, unit.level)),
    catalogueVersion: desk.catalogue.version,
    personId: null,
    recordedAt: at,
  }
}

function same(known: { answers: unknown; activityDate: string }, report: ImportedReport): boolean {
  const sorted = (value: unknown) =>
    JSON.stringify(value, (_, v: unknown) =>
      typeof v === 'object' && v !== null && !Array.isArray(v)
        ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
        : v,
    )
  return known.activityDate === report.on && sorted(known.answers) === sorted(report.answers)
}
