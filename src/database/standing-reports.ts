import { and, asc, eq, gt, gte, inArray, lt, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { Period } from '../calendar/period.ts'
import { counts, madeIn, type ReportsAsked, reportedIn, reportsAt } from './as-of.ts'
import type { Database } from './open.ts'
import { rowsOf } from './rows.ts'
import { revision, unit } from './schema.ts'
import { ofUnitWithin, type Within, within } from './within.ts'

const columns = {
  id: revision.reportId,
  unitId: revision.unitId,
  unitName: unit.name,
  organization: unit.organization,
  form: revision.form,
  number: revision.number,
  kind: revision.kind,
  activityDate: revision.activityDate,
  answers: revision.answers,
  reason: revision.reason,
  recordedAt: revision.recordedAt,
}

/** A report as it stood. */
export type StandingReport = Awaited<ReturnType<typeof reportsIn>>[number]

/** Reports with an activity date in [from, to], as they stood at `asOf`. */
export function reportsIn(db: Database, from: string, to: string, asOf: Date) {
  return db
    .select(columns)
    .from(revision)
    .innerJoin(unit, eq(revision.unitId, unit.id))
    .where(reportedIn({ from, to, asOf }))
    .orderBy(asc(revision.reportId))
}

/** Those of some forms, of a part of the county. */
export function reportsOf(
  db: Database,
  forms: readonly string[],
  { part, ...asked }: ReportsAsked & { readonly part: Within },
): Promise<StandingReport[]> {
  return db
    .select(columns)
    .from(revision)
    .innerJoin(unit, eq(revision.unitId, unit.id))
    .where(and(reportedIn(asked), inArray(revision.form, [...forms]), ofUnitWithin(part, revision.unitId)))
    .orderBy(asc(revision.reportId))
}

/** A page of those of some units, by receipt number behind `after`. `without`: not with this form. */
export function reportsBehind(
  db: Database,
  {
    after,
    page,
    units,
    without,
    ...asked
  }: ReportsAsked & {
    readonly after: number
    readonly page: number
    /** Undefined takes all. */
    readonly units: readonly string[] | undefined
    readonly without: string | undefined
  },
): Promise<StandingReport[]> {
  return db
    .select(columns)
    .from(revision)
    .innerJoin(unit, eq(revision.unitId, unit.id))
    .where(
      and(
        ...[reportedIn(asked), gt(revision.reportId, after), within({ units })],
        without === undefined ? undefined : ne(revision.form, without),
      ),
    )
    .orderBy(asc(revision.reportId))
    .limit(page)
}

/** Reports first recorded in (after, upTo] whose activity date lies in [from, before), as they stood at `asOf`. */
export function lateReports(db: Database, of: { from: string; before: string; after: Date; upTo: Date; asOf: Date }) {
  const first = alias(revision, 'first')
  return db
    .select({ ...columns, firstRecordedAt: first.recordedAt })
    .from(first)
    .innerJoin(revision, eq(revision.reportId, first.reportId))
    .innerJoin(unit, eq(revision.unitId, unit.id))
    .where(
      and(
        eq(first.number, 1),
        madeIn(first.recordedAt, of),
        gte(revision.activityDate, of.from),
        lt(revision.activityDate, of.before),
        reportsAt(of.asOf),
      ),
    )
    .orderBy(asc(revision.reportId))
}

/** Corrections and withdrawals recorded in (after, upTo]. */
export function changedReports(db: Database, after: Date, upTo: Date) {
  return db
    .select(columns)
    .from(revision)
    .innerJoin(unit, eq(revision.unitId, unit.id))
    .where(and(gt(revision.number, 1), madeIn(revision.recordedAt, { after, upTo })))
    .orderBy(asc(revision.reportId), asc(revision.number))
}

/** Which units reported in each of several periods, and whether anything but zero reports. */
export async function reportingUnits(
  db: Database,
  zeroForm: string,
  { asOf, periods }: { readonly asOf: Date; readonly periods: readonly Period[] },
): Promise<{ unit: string; active: boolean }[][]> {
  // A unit's first report answers: all that were sent in a year are not read.
  const sent = (period: Period) => reportedIn({ ...period, asOf }, alias(revision, 'r'))
  const each = periods.map(
    (period, n) => sql`
      select ${n}::int as n, u.id as unit, work.one is not null as active
      from unit u cross join lateral (
        select 1 as one from revision r where r.unit_id = u.id and ${sent(period)} limit 1) any_report
      left join lateral (
        select 1 as one from revision r where r.unit_id = u.id and ${sent(period)} and r.form <> ${zeroForm} limit 1) work on true`,
  )
  const result = await db.execute(sql.join(each, sql` union all `))
  const found = rowsOf(result, z.object({ n: z.number(), unit: z.string(), active: z.boolean() }))
  return periods.map((_, n) => found.filter((row) => row.n === n))
}

/** What these units have sent in weeks: work, or only a zero report; weeks of which they sent nothing are not there. */
export async function reportsByWeek(
  db: Database,
  zeroForm: string,
  of: { readonly units: readonly string[]; readonly from: string; readonly to: string },
): Promise<{ unit: string; monday: string; active: boolean }[]> {
  if (of.units.length === 0) return []
  const result = await db.execute(sql`
    select r.unit_id as unit, date_trunc('week', r.activity_date)::date::text as monday,
      bool_or(r.form <> ${zeroForm}) as active
    from revision r
    where r.unit_id = any(${sql.param(of.units)}::text[]) and r.activity_date between ${of.from} and ${of.to}
      and r.superseded_at is null and ${counts(sql`r.kind`)}
    group by 1, 2`)
  return rowsOf(result, z.object({ unit: z.string(), monday: z.string(), active: z.boolean() }))
}
