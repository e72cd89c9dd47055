import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Period } from '../calendar/period.ts'
import type { Answers } from '../catalogue/answers.ts'
import { counts } from './as-of.ts'
import { columns, given } from './insert-many.ts'
import type { Database } from './open.ts'
import { rowsOf, wholeNumber } from './rows.ts'
import { together } from './together.ts'

/** A report that is to be made: by whom, by which form, for which day in which week. */
type Asked = {
  readonly unitId: string
  readonly form: string
  readonly day: string
  readonly week: Period
  /** From when on a report may be the same, sent twice. */
  readonly since: Date
  /** What such a one has among its answers. */
  readonly says: { readonly [question: string]: { readonly value: number } }
}

const before = z.object({
  /** Reports of the same unit, form and day with these numbers, the newest first. */
  sameDay: z.array(z.object({ id: wholeNumber, answers: z.custom<Answers>() })),
  /** Whether the county's digest of the week is out. */
  published: z.boolean(),
  /** Whether it is before the editors, and takes what comes until it is out. */
  waits: z.boolean(),
})

const ASKED = columns({
  ...{
    n: 'int',
    unitId: 'text',
    form: 'text',
    day: 'date',
    from: 'date',
    to: 'date',
    since: 'timestamptz',
    says: 'jsonb',
  },
})

const issueIs = (so: SQL) => sql`exists (select from digest where kind = 'week' and scope = 'county' and ${so}
  and period_from = given."from" and period_to = given."to")`

/**
 * What a report is compared with before it is made; of all reports of a set in one statement. The unit's reports by the
 * form since then are looked up; by the day (`+ 0` keeps it from being looked up) it would be all that the county reported of it.
 */
export const beforeReport = together(async (db: Database, all: readonly Asked[]): Promise<z.infer<typeof before>[]> => {
  const rows = all.map(({ week: { from, to }, ...asked }, n) => ({ ...asked, n, from, to }))
  const result = await db.execute(sql`
    select
      (select coalesce(json_agg(json_build_object('id', r.report_id, 'answers', r.answers) order by r.report_id desc), '[]')
        from revision r
        where r.unit_id = given."unitId" and r.form = given.form and r.recorded_at > given.since
          and r.activity_date + 0 = given.day and r.superseded_at is null and ${counts(sql`r.kind`)}
          and r.answers @> given.says) as "sameDay",
      ${issueIs(sql`state = 'published'`)} as published, ${issueIs(sql`state in ('preview', 'held')`)} as waits
    from ${given(rows, ASKED)} order by given.n`)
  return rowsOf(result, before)
})
