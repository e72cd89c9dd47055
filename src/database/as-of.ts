import { type AnyColumn, between, gt, lte, type SQL, sql } from 'drizzle-orm'
import { among } from './among.ts'
import { figure, revision } from './schema.ts'

/**
 * Nothing that counted is overwritten: a row holds from an instant (recorded, set, locked) until another, at which
 * something took its place; while nothing has, that is null. So every past instant can be read again. Without `until`
 * it is the newest row that holds.
 */
export function stoodAt(at: Date, from: AnyColumn, until?: AnyColumn): SQL {
  return until ? sql`(${lte(from, at)} and (${until} is null or ${gt(until, at)}))` : lte(from, at)
}

/** Figures that do not count: those of `indicators` in reports of an event that another report counts. */
export type Uncounted = { readonly reports: readonly number[]; readonly indicators: readonly string[] }

/** An instant, and what did not count then. */
export type CountedAt = { readonly asOf: Date; readonly uncounted: Uncounted }

type Recorded = { readonly recordedAt: AnyColumn; readonly supersededAt: AnyColumn }

/** The figures that stood at `at`. A withdrawn report has none. `f`: the table under another name. */
export function figuresAt(at: Date, f: Recorded = figure): SQL {
  return stoodAt(at, f.recordedAt, f.supersededAt)
}

/** The figures that counted. An event that several levels reported counts once. */
export function countedAt({ asOf, uncounted }: CountedAt, f: Counting = figure): SQL {
  return uncounted.reports.length === 0
    ? figuresAt(asOf, f)
    : sql`(${figuresAt(asOf, f)} and not ${isUncounted(uncounted, f)})`
}

type Counting = Recorded & { readonly reportId: AnyColumn; readonly indicator: AnyColumn }

/** Whether a figure is one of those that do not count. */
export function isUncounted({ reports, indicators }: Uncounted, f: Counting = figure): SQL {
  return sql`(${among(f.reportId, reports)} and ${f.indicator} = any(${sql.param(indicators)}::text[]))`
}

type Revised = Recorded & { readonly kind: AnyColumn }

/** Whether a revision of this kind counts: not of a report that was withdrawn, or sent back until it is corrected. */
export function counts(kind: AnyColumn | SQL): SQL {
  return sql`${kind} not in ('withdrawn', 'returned')`
}

/** Of each report the revision that stood at `at`; a report that was withdrawn or sent back by then has none. `r`: under another name. */
export function reportsAt(at: Date, r: Revised = revision): SQL {
  return sql`(${stoodAt(at, r.recordedAt, r.supersededAt)} and ${counts(r.kind)})`
}

/** What is read of reports: those of an activity on a day in [from, to], as they stood at `asOf`. */
export type ReportsAsked = { readonly from: string; readonly to: string; readonly asOf: Date }

/** Whether a revision is what was asked for. `r`: the table under another name. */
export function reportedIn(
  { from, to, asOf }: ReportsAsked,
  r: Revised & { readonly activityDate: AnyColumn } = revision,
): SQL {
  return sql`(${between(r.activityDate, from, to)} and ${reportsAt(asOf, r)})`
}

/** What was made in (after, upTo]. */
export function madeIn(made: AnyColumn, { after, upTo }: { readonly after: Date; readonly upTo: Date }): SQL {
  return sql`(${gt(made, after)} and ${lte(made, upTo)})`
}
