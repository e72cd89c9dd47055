import { and, asc, eq, gt, gte, isNull, lte, ne, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Answers } from '../catalogue/value.ts'
import type { Database } from './open.ts'
import { area, figure, report, revision, unit } from './schema.ts'

/** Reports read at a time: a ledger of any length takes the same memory. */
const PAGE = 2000

export type LedgerAsked = {
  readonly from: string
  readonly to: string
  readonly asOf: Date
  readonly organization?: string
}

export type LedgerFigure = {
  readonly indicator: string
  readonly label: string
  readonly value: number
  readonly approximate: 'over' | 'about' | null
}

export type LedgerReport = {
  readonly receipt: number
  readonly unitId: string
  readonly unit: string
  readonly area: string
  /** The town of a village, the county of a town. */
  readonly within: string
  readonly organization: string
  readonly form: string
  readonly on: string
  readonly recordedAt: Date
  readonly kind: 'submitted' | 'corrected' | 'withdrawn'
  readonly answers: Answers
  readonly importId: string | null
  readonly figures: readonly LedgerFigure[]
}

/** Reports of an activity in [from, to] as they stood at `asOf`, by receipt number. */
export async function* ledgerReports(db: Database, asked: LedgerAsked): AsyncGenerator<LedgerReport> {
  for (let after = 0; ; ) {
    const page = await pageAfter(db, asked, after)
    const figures = await figuresOf(db, page)
    for (const row of page) yield { ...row, figures: figures.get(row.receipt) ?? [] }
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    after = last.receipt
  }
}

/** Which forms were reported with, as `women/women_talk`. */
export async function formsIn(db: Database, asked: LedgerAsked): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectDistinct({ organization: unit.organization, form: report.form })
    .from(report)
    .innerJoin(revision, eq(revision.reportId, report.id))
    .innerJoin(unit, eq(unit.id, report.unitId))
    .where(standing(asked))
  return new Set(rows.map((row) => `${row.organization}/${row.form}`))
}

function standing(asked: LedgerAsked) {
  return and(
    gte(revision.activityDate, asked.from),
    lte(revision.activityDate, asked.to),
    lte(revision.recordedAt, asked.asOf),
    or(isNull(revision.supersededAt), gt(revision.supersededAt, asked.asOf)),
    ne(revision.kind, 'withdrawn'),
    asked.organization === undefined ? undefined : eq(unit.organization, asked.organization),
  )
}

type Row = Omit<LedgerReport, 'figures'> & { readonly number: number }

async function pageAfter(db: Database, asked: LedgerAsked, after: number): Promise<Row[]> {
  const above = alias(area, 'above')
  const rows = await db
    .select({
      receipt: report.id,
      unitId: report.unitId,
      unit: unit.name,
      area: area.name,
      above: above.name,
      organization: unit.organization,
      form: report.form,
      on: revision.activityDate,
      recordedAt: revision.recordedAt,
      kind: revision.kind,
      number: revision.number,
      answers: revision.answers,
      importId: report.importId,
    })
    .from(report)
    .innerJoin(revision, eq(revision.reportId, report.id))
    .innerJoin(unit, eq(unit.id, report.unitId))
    .innerJoin(area, eq(area.id, unit.areaId))
    .leftJoin(above, eq(above.id, area.parentId))
    .where(and(gt(report.id, after), standing(asked)))
    .orderBy(asc(report.id))
    .limit(PAGE)
  return rows.map(({ above: within, ...row }) => ({ ...row, within: within ?? row.area }))
}

async function figuresOf(db: Database, page: readonly Row[]): Promise<ReadonlyMap<number, LedgerFigure[]>> {
  if (page.length === 0) return new Map()
  const numbers = new Map(page.map((row) => [row.receipt, row.number]))
  const rows = await db
    .select()
    .from(figure)
    .where(sql`${figure.reportId} = any(${sql.param(`{${[...numbers.keys()].join(',')}}`)}::bigint[])`)
    .orderBy(asc(figure.reportId), asc(figure.indicator), asc(figure.label))
  const found = new Map<number, LedgerFigure[]>()
  for (const { reportId, revision: number, indicator, label, value, approximate } of rows) {
    if (numbers.get(reportId) !== number) continue
    const own = found.get(reportId) ?? []
    own.push({ indicator, label, value, approximate })
    found.set(reportId, own)
  }
  return found
}
