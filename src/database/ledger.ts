import { and, asc, eq, gt, gte, lte, max, min, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Day } from '../calendar/day.ts'
import type { Period } from '../calendar/period.ts'
import type { Answers } from '../catalogue/answers.ts'
import { APPROXIMATIONS, type Quantity } from '../chinese/quantity.ts'
import { type ReportsAsked, reportedIn } from './as-of.ts'
import { quantityFrom } from './figure.ts'
import type { Database } from './open.ts'
import { isNumber, isText, oneOf, orNull, packedRows } from './rows.ts'
import { digest, edition, figure, report, revision, unit } from './schema.ts'
import { unitsThen } from './unit.ts'
import { ofUnitWithin, type Within, within } from './within.ts'

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

/** What is read of each report. */
type Wanted = 'answers' | 'figures'

/** Reports of an activity in [from, to] as they stood at `asOf`, by receipt number. */
export async function* ledgerReports(db: Database, asked: LedgerAsked): AsyncGenerator<LedgerReport> {
  for await (const page of ledgerPages(db, asked, ['answers', 'figures'])) yield* page
}

/** The same as they are read, so many at a time; what is not wanted of them is empty. */
export async function* ledgerPages(
  db: Database,
  asked: LedgerAsked,
  wanted: readonly Wanted[],
): AsyncGenerator<readonly LedgerReport[]> {
  const units = new Map((await unitsThen(db, { day: asked.to, asOf: asked.asOf })).map((u) => [u.id, u]))
  const read = async (after: number) => {
    const page = await pageAfter(db, asked, { after, answers: wanted.includes('answers') })
    return { page, figures: wanted.includes('figures') ? await figuresOf(db, page) : NO_FIGURES }
  }
  // The next page is read while this one is written.
  for (let reading = read(0); ; ) {
    const { page, figures } = await reading
    const last = page.at(-1)
    const more = last !== undefined && page.length === PAGE
    if (more) {
      reading = read(last.receipt)
      // Whoever goes on asking hears of it.
      reading.catch(() => undefined)
    }
    yield page.map(({ number: _, ...row }) => {
      const unit = units.get(row.unitId)
      const called = { unitName: unit?.name ?? row.unitId, area: unit?.areaName ?? '', town: unit?.town ?? '' }
      return { ...row, ...called, figures: figures.get(row.receipt) ?? [] }
    })
    if (!more) return
  }
}

const NO_FIGURES: ReadonlyMap<number, LedgerFigure[]> = new Map()

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

async function pageAfter(
  db: Database,
  asked: LedgerAsked,
  { after, answers }: { readonly after: number; readonly answers: boolean },
): Promise<Row[]> {
  const cutoff = cutoffs(db, asked.asOf)
  // By itself, so that an index of receipts is read as far as the page goes: joined, all reports are sorted for every page.
  const r = db
    .select()
    .from(revision)
    .where(and(gt(revision.reportId, after), reportedIn(asked), ofUnitWithin(asked, revision.unitId)))
    .orderBy(asc(revision.reportId))
    .limit(PAGE)
    .as('r')
  const firstAt = sql`case when ${r.number} = 1 then ${r.recordedAt} else (
    select ${first.recordedAt} from ${revision} first where ${first.reportId} = ${r.reportId} and ${first.number} = 1) end`
  const rows = await db
    .select({
      receipt: r.reportId,
      unitId: r.unitId,
      organization: unit.organization,
      form: r.form,
      on: r.activityDate,
      recordedAt: r.recordedAt,
      firstRecordedAt: firstAt.mapWith(revision.recordedAt),
      kind: r.kind,
      late: sql<boolean | null>`${firstAt} > ${cutoff.at}`,
      number: r.number,
      answers: answers ? r.answers : sql`'{}'::jsonb`.mapWith(revision.answers),
      importId: report.importId,
    })
    .from(r)
    .innerJoin(report, eq(report.id, r.reportId))
    .innerJoin(unit, eq(unit.id, r.unitId))
    .leftJoin(cutoff, and(lte(cutoff.from, r.activityDate), gte(cutoff.to, r.activityDate)))
    .orderBy(asc(r.reportId))
  return rows.map(({ kind, late, ...row }) => ({
    ...row,
    state: [...(late ? (['late'] as const) : []), ...(kind === 'corrected' ? (['corrected'] as const) : [])],
  }))
}

const bound = orNull(isNumber)

async function figuresOf(db: Database, page: readonly Row[]): Promise<ReadonlyMap<number, LedgerFigure[]>> {
  if (page.length === 0) return new Map()
  const result = await db.execute(sql`
    select json_agg(json_build_array(report_id, indicator, label, value, low, high, approximate) order by report_id, indicator, label) as rows
    from ${figure} join unnest(${numbersParam(page.map((row) => row.receipt))}, ${numbersParam(page.map((row) => row.number))}) as standing(id, number)
      on report_id = standing.id and revision = standing.number`)
  const rows = packedRows(result, isNumber, isText, isText, isNumber, bound, bound, orNull(oneOf(...APPROXIMATIONS)))
  const found = new Map<number, LedgerFigure[]>()
  for (const [receipt, indicator, label, value, low, high, approximate] of rows) {
    const own = found.get(receipt) ?? []
    own.push({ indicator, label, quantity: quantityFrom({ value, low, high, approximate }) })
    found.set(receipt, own)
  }
  return found
}

function numbersParam(numbers: readonly number[]): SQL {
  return sql`${sql.param(`{${numbers.join(',')}}`)}::bigint[]`
}
