import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Week } from '../calendar/week.ts'
import { BEGUN_AT } from './fact.ts'
import type { Database } from './open.ts'
import { rowsOf } from './rows.ts'
import { digest, edition, fact, nextWeek } from './schema.ts'

/** A published week: until when it took reports, and until when its numbers were told as they stood then. */
export type PublishedWeek = {
  readonly number: number
  readonly running: number | null
  readonly cutoff: Date
  readonly toldAt: Date
  /** 撤回 as it stands: it has its number and took its reports, and its numbers are printed nowhere. */
  readonly withdrawn: boolean
}

/** What a week's issue goes on from. */
export type Issues = {
  /** The weeks that were published before, by their Monday. */
  readonly published: ReadonlyMap<string, PublishedWeek>
  /** When the county began; undefined before its first start. */
  readonly begun: Date | undefined
  /** 下周安排 of this week, as an editor typed it. */
  readonly next: readonly string[]
}

/** An issue: its week, and the key of its scope. */
export type IssueAsked = { readonly week: Week; readonly scope: string }

/** The issues of a scope that were sealed before an instant, and what else an issue of `week` needs to know; one statement. */
export async function issuesBefore(db: Database, before: Date, { week, scope }: IssueAsked): Promise<Issues> {
  const result = await db.execute(sql`
    select
      (select json_agg(json_build_array(d.period_from, d.number, d.running, e.as_of, e.withdrawn) order by d.period_from, e.version)
        from ${digest} d join ${edition} e on e.digest_id = d.id and e.kind = 'group'
        where d.kind = 'week' and d.scope = ${scope} and e.as_of < ${before.toISOString()}) as issues,
      (select value from ${fact} where name = ${BEGUN_AT}) as begun,
      (select lines from ${nextWeek} where period_from = ${week.from} and ${scope} = 'county') as next`)
  const [row] = rowsOf(result, issuesRow)
  const published = new Map<string, PublishedWeek>()
  for (const [from, number, running, at, withdrawn] of row?.issues ?? []) {
    const asOf = new Date(at)
    const { cutoff, toldAt } = published.get(from) ?? { cutoff: asOf, toldAt: asOf }
    published.set(from, { number: number ?? 0, running, cutoff, toldAt: withdrawn ? toldAt : asOf, withdrawn })
  }
  return { published, begun: row?.begun ? new Date(row.begun) : undefined, next: row?.next ?? [] }
}

const issuesRow = z.object({
  issues: z
    .array(z.tuple([z.string(), z.number().nullable(), z.number().nullable(), z.string(), z.boolean()]))
    .nullable(),
  begun: z.string().nullable(),
  next: z.array(z.string()).nullable(),
})
