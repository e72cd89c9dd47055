import { type AnyColumn, between, gt, lte, ne, type SQL, sql } from 'drizzle-orm'
import { figure, revision } from './schema.ts'

/**
 * Nothing that counted is overwritten: a row holds from an instant (recorded, set, locked) until another, at which
 * something took its place; while nothing has, that is null. So every past instant can be read again. Without `until`
 * it is the newest row that holds.
 */
export function stoodAt(at: Date, from: AnyColumn, until?: AnyColumn): SQL {
  return until ? sql`(${lte(from, at)} and (${until} is null or ${gt(until, at)}))` : lte(from, at)
}

type Recorded = { readonly recordedAt: AnyColumn; readonly supersededAt: AnyColumn }

/** The figures that stood at `at`. A withdrawn report has none. `f`: the table under another name. */
export function figuresAt(at: Date, f: Recorded = figure): SQL {
  return stoodAt(at, f.recordedAt, f.supersededAt)
}

type Revised = Recorded & { readonly kind: AnyColumn }

/** Of each report the revision that stood at `at`; a report that was withdrawn by then has none. `r`: under another name. */
export function reportsAt(at: Date, r: Revised = revision): SQL {
  return sql`(${stoodAt(at, r.recordedAt, r.supersededAt)} and ${ne(r.kind, 'withdrawn')})`
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
