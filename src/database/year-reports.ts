import { and, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { reportsAt, stoodAt } from './as-of.ts'
import { type Database, rowsOf } from './open.ts'
import { lockedSection, pair, report, revision, unit } from './schema.ts'
import { ofUnitWithin, type Within, within } from './within.ts'

type Asked = { readonly from: string; readonly to: string; readonly asOf: Date }

const [p, r, u] = [alias(report, 'p'), alias(revision, 'r'), alias(unit, 'u')]

/** Reports of an activity in [from, to] as they stood at `asOf`. */
function standing({ from, to, asOf }: Asked) {
  return sql`r.activity_date between ${from} and ${to} and ${reportsAt(asOf, r)}`
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

/** A question whose answers are printed as names, and the questions of its form that say of which level they are. */
export type NameQuestion = { readonly form: string; readonly code: string; readonly levels: readonly string[] }

export type NameRow = {
  readonly organization: string
  readonly form: string
  readonly code: string
  readonly name: string
  /** The answers to the question's levels, in their order; null where one was not answered. */
  readonly levels: readonly (string | null)[]
  readonly count: number
  /** Where it was given first: sorts names as they were reported. */
  readonly first: number
  /** The last report that says so. */
  readonly last: number
}

/** A list has fewer items: report and place in its list make one number that says which name came first. */
const MOST_ITEMS = 1000

/** No list prints more names than this: of hundreds of thousands the most frequent are read. */
const MOST_NAMES = 100

/** The names that the units of a part of the county gave, the most frequent first, of those as frequent the first reported. */
export async function nameRows(
  db: Database,
  questions: readonly NameQuestion[],
  asked: Asked & { readonly part: Within },
): Promise<NameRow[]> {
  if (questions.length === 0) return []
  const most = Math.max(1, ...questions.map((q) => q.levels.length))
  const places = Array.from({ length: most }, (_, i) => sql.raw(`level_${i}`))
  const values = questions.map(({ form, code, levels }, n) => {
    const named = places.map((_, i) => sql`${levels[i] ?? null}::text`)
    return sql`(${n}::int, ${form}, ${code}, ${sql.join(named, sql`, `)})`
  })
  const answers = places.map((level) => sql`r.answers -> q.${level} ->> 'value'`)
  // A year has hundreds of thousands of names: answers are taken apart once, texts are compared byte by byte and not by
  // a language's rules, and what is ranked apart is told by one number. Two parts of the same number share a hundred names.
  const result = await db.execute(sql`
    with asked(n, form, code, ${sql.join(places, sql`, `)}) as (values ${sql.join(values, sql`, `)}),
    answered as materialized (
      select u.organization, q.n, p.id, r.answers -> q.code -> 'value' as value,
        array_to_json(array[${sql.join(answers, sql`, `)}])::text as levels
      from revision r join report p on p.id = r.report_id join unit u on u.id = p.unit_id
      join asked q on q.form = p.form
      where ${standing(asked)} and ${within(asked.part, u)}
    ), given as (
      select organization, n, levels, value #>> '{}' as name, id * ${MOST_ITEMS}::bigint + 1 as place
      from answered where jsonb_typeof(value) = 'string'
      union all
      select organization, n, levels, name, id * ${MOST_ITEMS}::bigint + position
      from answered cross join lateral jsonb_array_elements_text(value) with ordinality as items(name, position)
      where jsonb_typeof(value) = 'array'
    ), counted as (
      select organization, n, name collate "C" as name, levels collate "C" as levels, count(*)::int as count,
        min(place) as first, max(place) as last
      from given group by 1, 2, 3, 4
    ), ranked as (
      select *, row_number() over (partition by hashtextextended(organization || levels, n) order by count desc, first
      ) as rank from counted
    )
    select json_agg(json_build_array(organization, n, name, levels::json, count, first, last)) as rows
    from ranked where rank <= ${MOST_NAMES}`)
  type Row = [string, number, string, (string | null)[], number, number, number]
  const rows = rowsOf<{ rows: Row[] | null }>(result)[0]?.rows ?? []
  return rows
    .flatMap(([organization, n, name, levels, count, first, last]) => {
      const question = questions[n]
      if (!question) return []
      const { form, code } = question
      return [{ organization, form, code, name, levels, count, first, last: Math.floor(last / MOST_ITEMS) }]
    })
    .sort((a, b) => b.count - a.count || a.first - b.first)
}

export type ProblemRow = {
  readonly area: string
  readonly problem: string
  readonly plan: string
  readonly report: number
}

/** The problem and the plan that units reported last, one of each area of problems. */
export async function newestProblems(
  db: Database,
  of: { readonly form: string; readonly area: string; readonly problem: string; readonly plan: string },
  asked: Asked & { readonly part: Within },
): Promise<ProblemRow[]> {
  const answer = (code: string) => sql`r.answers -> ${code}::text ->> 'value'`
  const result = await db.execute(sql`
    select distinct on (1) ${answer(of.area)} as area, ${answer(of.problem)} as problem, ${answer(of.plan)} as plan,
      p.id as report
    from revision r join report p on p.id = r.report_id
    where p.form = ${of.form} and ${standing(asked)} and ${ofUnitWithin(asked.part, p.unitId)}
      and ${answer(of.problem)} is not null and ${answer(of.plan)} is not null
    order by 1, r.activity_date desc, p.id desc`)
  return rowsOf<ProblemRow>(result).map((row) => ({ ...row, report: Number(row.report) }))
}

export type PairRow = typeof pair.$inferSelect

/** The problems and plans that editors had put for a year, as they stood at `asOf`. */
export function pairsAt(db: Database, year: number, asOf: Date): Promise<PairRow[]> {
  return db
    .select()
    .from(pair)
    .where(and(eq(pair.year, year), stoodAt(asOf, pair.setAt, pair.supersededAt)))
    .orderBy(pair.id)
}

/** The sections of a report that were locked at `asOf`. */
export function lockedAt(db: Database, digestId: number, asOf: Date) {
  return db
    .select()
    .from(lockedSection)
    .where(and(eq(lockedSection.digestId, digestId), stoodAt(asOf, lockedSection.lockedAt, lockedSection.unlockedAt)))
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
