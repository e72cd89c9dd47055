import { and, eq, gt, isNull, lte, or, sql } from 'drizzle-orm'
import type { Value } from '../catalogue/value.ts'
import { type Database, rowsOf } from './open.ts'
import { lockedSection, pair } from './schema.ts'

type Asked = { readonly from: string; readonly to: string; readonly asOf: Date }

/** Reports of an activity in [from, to] as they stood at `asOf`. */
function standing({ from, to, asOf }: Asked) {
  const at = asOf.toISOString()
  return sql`r.activity_date between ${from} and ${to} and r.recorded_at <= ${at}
    and (r.superseded_at is null or r.superseded_at > ${at}) and r.kind <> 'withdrawn'`
}

/** Which units reported in [from, to], and whether anything but zero reports. */
export async function reportingUnits(
  db: Database,
  zeroForm: string,
  asked: Asked,
): Promise<{ unit: string; active: boolean }[]> {
  const result = await db.execute(sql`
    select p.unit_id as unit, bool_or(p.form <> ${zeroForm}) as active
    from revision r join report p on p.id = r.report_id
    where ${standing(asked)} group by p.unit_id`)
  return rowsOf(result)
}

export type AnswerRow = {
  readonly unit: string
  readonly form: string
  readonly values: Readonly<Record<string, Value>>
  readonly count: number
  /** The first and the last report that says so. */
  readonly first: number
  readonly report: number
}

/**
 * The different answers to these questions of each form, per unit, with how often each was given and by which reports
 * first and last. One pass over the period's reports, however many forms there are.
 */
export async function answerRows(
  db: Database,
  codesOf: ReadonlyMap<string, readonly string[]>,
  asked: Asked,
): Promise<AnswerRow[]> {
  const forms = [...codesOf].filter(([, codes]) => codes.length > 0)
  if (forms.length === 0) return []
  const said = forms.map(([form, codes]) => {
    const values = codes.map((code) => sql`r.answers -> ${code}::text -> 'value'`)
    return sql`when ${form} then jsonb_build_array(${sql.join(values, sql`, `)})`
  })
  const result = await db.execute(sql`
    select json_agg(json_build_array(unit, form, said, count, first, report)) as rows from (
      select p.unit_id as unit, p.form, case p.form ${sql.join(said, sql` `)} end as said,
        count(*)::int as count, min(p.id) as first, max(p.id) as report
      from revision r join report p on p.id = r.report_id
      where p.form in ${forms.map(([form]) => form)} and ${standing(asked)}
      group by 1, 2, 3) found`)
  const rows =
    rowsOf<{ rows: [string, string, (Value | null)[], number, number, number][] | null }>(result)[0]?.rows ?? []
  return rows.map(([unit, form, given, count, first, report]) => {
    const codes = codesOf.get(form) ?? []
    const values = codes.flatMap((code, i) => (given[i] === null || given[i] === undefined ? [] : [[code, given[i]]]))
    return { unit, form, values: Object.fromEntries(values), count, first, report }
  })
}

export type PairRow = typeof pair.$inferSelect

/** The problems and plans that editors had put for a year, as they stood at `asOf`. */
export function pairsAt(db: Database, year: number, asOf: Date): Promise<PairRow[]> {
  return db
    .select()
    .from(pair)
    .where(and(eq(pair.year, year), lte(pair.setAt, asOf), or(isNull(pair.supersededAt), gt(pair.supersededAt, asOf))))
    .orderBy(pair.id)
}

/** The sections of a report that were locked at `asOf`. */
export function lockedAt(db: Database, digestId: number, asOf: Date) {
  return db
    .select()
    .from(lockedSection)
    .where(
      and(
        eq(lockedSection.digestId, digestId),
        lte(lockedSection.lockedAt, asOf),
        or(isNull(lockedSection.unlockedAt), gt(lockedSection.unlockedAt, asOf)),
      ),
    )
    .orderBy(lockedSection.id)
}

/** The last instant at which anything was recorded that a year's report is made of; undefined in an empty database. */
export async function lastChangeAt(db: Database): Promise<Date | undefined> {
  const result = await db.execute(sql`
    select greatest(
      (select max(recorded_at) from revision), (select max(set_at) from wording),
      (select max(greatest(set_at, superseded_at)) from pair),
      (select max(greatest(locked_at, unlocked_at)) from locked_section)) as at`)
  const at = rowsOf<{ at: string | Date | null }>(result)[0]?.at
  return at === null || at === undefined ? undefined : new Date(at)
}
