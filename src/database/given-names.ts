import { sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { type ReportsAsked, reportedIn } from './as-of.ts'
import type { Database } from './open.ts'
import { isNumber, isText, listOf, orNull, packedRows } from './rows.ts'
import { revision } from './schema.ts'
import { ofUnitWithin, type Within } from './within.ts'

const r = alias(revision, 'r')

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
  asked: ReportsAsked & { readonly part: Within },
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
      select u.organization, q.n, r.report_id as id, r.answers -> q.code -> 'value' as value,
        array_to_json(array[${sql.join(answers, sql`, `)}])::text as levels
      from revision r join unit u on u.id = r.unit_id join asked q on q.form = r.form
      where ${reportedIn(asked, r)} and ${ofUnitWithin(asked.part, r.unitId)}
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
  return packedRows(result, isText, isNumber, isText, listOf(orNull(isText)), isNumber, isNumber, isNumber)
    .flatMap(([organization, n, name, levels, count, first, last]) => {
      const question = questions[n]
      if (!question) return []
      const { form, code } = question
      return [{ organization, form, code, name, levels, count, first, last: Math.floor(last / MOST_ITEMS) }]
    })
    .sort((a, b) => b.count - a.count || a.first - b.first)
}
