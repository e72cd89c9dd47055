import { and, asc, eq, gt, gte, lte, max, min, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Day } from '../calendar/day.ts'
import type { Period } from '../calendar/period.ts'
import type { Answers } from '../catalogue/answers.ts'
import type { Quantity } from '../chinese/quantity.ts'
import { among } from './among.ts'
import { type ReportsAsked, reportedIn } from './as-of.ts'
import { quantityFrom } from './figure.ts'
import type { Database } from './open.ts'
import { digest, edition, figure, report, revision, unit } from './schema.ts'
import { unitsThen } from './unit.ts'
import { type Within, within } from './within.ts'

/** Reports read at a time: a ledger of any length takes the same memory. */
const PAGE = 2000

export type LedgerAsked = Within & ReportsAsked

export type LedgerFigure = {
  readonly indicator: string
  readonly label: string
  readonly quantity: Quantity
}

export type LedgerReport = {
  readonly receipt: number
  readonly unitId: string
  readonly unitName: string
  readonly area: string
  /** The town that the area is or lies in; empty for the county itself. */
  readonly town: string
  readonly organization: string
  readonly form: string
  readonly on: string
  readonly recordedAt: Date
  readonly firstRecordedAt: Date
  /** What sets it apart: nothing for most. */
  readonly state: readonly ('corrected' | 'late')[]
  readonly answers: Answers
  readonly importId: string | null
  readonly figures: readonly LedgerFigure[]
}

/** From the first to the last day that anybody reported of; `today` where nobody has. */
export async function daysOfReports(db: Database, today: Day): Promise<Period> {
  const days = { from: min(revision.activityDate), to: max(revision.activityDate) }
  const [found] = await db.select(days).from(revision)
  return { from: found?.from ?? today, to: found?.to ?? today }
}

/** How many reports came by one form of one organization. */
export type FormCount = { readonly reports: number; readonly corrected: number; readonly late: number }

/** Reports of an activity in [from, to] as they stood at `asOf`, by receipt number. */
export async function* ledgerReports(db: Database, asked: LedgerAsked): AsyncGenerator<LedgerReport> {
  const units = new Map((await unitsThen(db, { day: asked.to, asOf: asked.asOf })).map((u) => [u.id, u]))
  for (let after = 0; ; ) {
    const page = await pageAfter(db, asked, after)
    const figures = await figuresOf(db, page)
    for (const { number: _, ...row } of page) {
      const unit = units.get(row.unitId)
      const called = { unitName: unit?.name ?? row.unitId, area: unit?.areaName ?? '', town: unit?.town ?? '' }
      yield { ...row, ...called, figures: figures.get(row.receipt) ?? [] }
    }
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    after = last.receipt
  }
}

/** Which forms were reported with, as `women/women_talk`, and how often. */
export async function formsIn(db: Database, asked: LedgerAsked): Promise<ReadonlyMap<string, FormCount>> {
  const cutoff = cutoffs(db, asked.asOf)
  const rows = await db
    .select({
      organization: unit.organization,
      form: report.form,
      reports: sql<number>`count(*)::int`,
      corrected: sql<number>`(count(*) filter (where ${revision.kind} = 'corrected'))::int`,
      late: sql<number>`(count(*) filter (where ${first.recordedAt} > ${cutoff.at}))::int`,
    })
    .from(report)
    .innerJoin(revision, eq(revision.reportId, report.id))
    .innerJoin(first, and(eq(first.reportId, report.id), eq(first.number, 1)))
    .innerJoin(unit, eq(unit.id, report.unitId))
    .leftJoin(cutoff, inItsDays(cutoff))
    .where(and(reportedIn(asked), within(asked)))
    .groupBy(unit.organization, report.form)
  return new Map(rows.map(({ organization, form, ...count }) => [`${organization}/${form}`, count]))
}

const first = alias(revision, 'first')

/**
 * Until when the digest of each week took reports. Only of digests that were out at `asOf`: a ledger of then is the same
 * whenever it is made.
 */
function cutoffs(db: Database, asOf: Date) {
  return db
    .select({ from: digest.periodFrom, to: digest.periodTo, at: min(edition.asOf).as('at') })
    .from(digest)
    .innerJoin(edition, and(eq(edition.digestId, digest.id), eq(edition.kind, 'group')))
    .where(and(eq(digest.kind, 'week'), eq(digest.state, 'published'), lte(edition.asOf, asOf)))
    .groupBy(digest.periodFrom, digest.periodTo)
    .as('cutoff')
}

function inItsDays(cutoff: ReturnType<typeof cutoffs>) {
  return and(lte(cutoff.from, revision.activityDate), gte(cutoff.to, revision.activityDate))
}

type Row = Omit<LedgerReport, 'figures' | 'unitName' | 'area' | 'town'> & { readonly number: number }

async function pageAfter(db: Database, asked: LedgerAsked, after: number): Promise<Row[]> {
  const cutoff = cutoffs(db, asked.asOf)
  const rows = await db
    .select({
      receipt: report.id,
      unitId: report.unitId,
      organization: unit.organization,
      form: report.form,
      on: revision.activityDate,
      recordedAt: revision.recordedAt,
      firstRecordedAt: first.recordedAt,
      kind: revision.kind,
      late: sql<boolean | null>`${first.recordedAt} > ${cutoff.at}`,
      number: revision.number,
      answers: revision.answers,
      importId: report.importId,
    })
    .from(report)
    .innerJoin(revision, eq(revision.reportId, report.id))
    .innerJoin(first, and(eq(first.reportId, report.id), eq(first.number, 1)))
    .innerJoin(unit, eq(unit.id, report.unitId))
    .leftJoin(cutoff, inItsDays(cutoff))
    // Said of both: else the index of first revisions is read from its beginning for every page.
    .where(and(gt(report.id, after), gt(first.reportId, after), reportedIn(asked), within(asked)))
    .orderBy(asc(report.id))
    .limit(PAGE)
  return rows.map(({ kind, late, ...row }) => ({
    ...row,
    state: [...(late ? (['late'] as const) : []), ...(kind === 'corrected' ? (['corrected'] as const) : [])],
  }))
}

async function figuresOf(db: Database, page: readonly Row[]): Promise<ReadonlyMap<number, LedgerFigure[]>> {
  if (page.length === 0) return new Map()
  const numbers = new Map(page.map((row) => [row.receipt, row.number]))
  const rows = await db
    .select()
    .from(figure)
    .where(among(figure.reportId, numbers.keys()))
    .orderBy(asc(figure.reportId), asc(figure.indicator), asc(figure.label))
  const found = new Map<number, LedgerFigure[]>()
  for (const { reportId, revision: number, indicator, label, ...of } of rows) {
    if (numbers.get(reportId) !== number) continue
    const own = found.get(reportId) ?? []
    own.push({ indicator, label, quantity: quantityFrom(of) })
    found.set(reportId, own)
  }
  return found
}
