import { gt, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { Day } from '../calendar/day.ts'
import type { Reason } from '../digest/next-edition.ts'
import { withinOf } from '../digest/scope.ts'
import { among } from './among.ts'
import { madeIn } from './as-of.ts'
import { unitsOfThen } from './county-then.ts'
import type { Database } from './open.ts'
import { rowsOf, wholeNumber } from './rows.ts'
import { clockTask, revision, sameEvent } from './schema.ts'
import { unitsThen } from './unit.ts'

const [r, s] = [alias(revision, 'r'), alias(sameEvent, 's')]

/**
 * From when on corrections, and what editors said of two reports, have not been told of yet; undefined where there are none.
 * One plain read, since the clock asks every minute.
 */
export async function untoldSince(db: Database): Promise<Date | undefined> {
  const told = sql`coalesce((
    select ${clockTask.doneAt} from ${clockTask} where ${clockTask.task} = 'tell-of-corrections'), 'epoch')`
  const corrected = sql`select from ${revision} where ${gt(revision.number, 1)} and ${revision.recordedAt} > ${told}`
  const ruled = sql`select from ${sameEvent} where ${sameEvent.decidedAt} > ${told} or ${sameEvent.undoneAt} > ${told}`
  const [found] = await db
    .select({ after: sql`${told}`.mapWith(clockTask.doneAt) })
    .from(sql`(values (1)) one`)
    .where(sql`exists (${corrected}) or exists (${ruled})`)
  return found?.after
}

/**
 * The published digests with a report that was corrected or withdrawn in (after, upTo] and after their newest edition,
 * by the day of its activity before or after, or of which an editor said then whether it counts; `digest`: only this one.
 * Of one that was taken back nobody is told until it is to be published again.
 */
export async function correctedDigests(
  db: Database,
  of: { readonly after: Date; readonly upTo: Date; readonly digest?: number },
): Promise<number[]> {
  const result = await db.execute(sql`
    with corrected as (
      select r.recorded_at, day, r.report_id from revision r
        join revision before on before.report_id = r.report_id and before.number = r.number - 1
        cross join lateral (values (r.activity_date), (before.activity_date)) days(day)
      where r.number > 1 and ${madeIn(r.recordedAt, of)}
      union all
      select said.at, r.activity_date, r.report_id from same_event s
        cross join lateral (values (s.decided_at), (s.undone_at)) said(at)
        join revision r on r.report_id in (s.report_id, s.other_id) and r.superseded_at is null
      where said.at > ${of.after.toISOString()}::timestamptz and said.at <= ${of.upTo.toISOString()}::timestamptz
    )
    select d.id, d.scope, d.period_to::text as day, json_agg(distinct p.unit_id) as units from digest d
      cross join lateral (
        select max(e.as_of) as sealed_at from edition e where e.digest_id = d.id and not e.withdrawn) standing
      join corrected c on c.day between d.period_from and d.period_to and c.recorded_at > standing.sealed_at
      join report p on p.id = c.report_id
    where d.state = 'published' and ${
      of.digest === undefined
        ? sql`not (select e.withdrawn from edition e where e.digest_id = d.id order by e.version desc limit 1)`
        : sql`d.id = ${of.digest}`
    }
    group by d.id order by d.period_to, d.id`)
  const theirs: number[] = []
  for (const row of rowsOf(result, correctedRow)) if (await isOfItsUnits(db, row, of.upTo)) theirs.push(row.id)
  return theirs
}

const correctedRow = z.object({ id: wholeNumber, scope: z.string(), day: z.string(), units: z.array(z.string()) })

/** Whether any of these units is one that the digest is about: of a town's, what other towns corrected changes nothing. */
async function isOfItsUnits(
  db: Database,
  { scope, day, units }: z.infer<typeof correctedRow>,
  asOf: Date,
): Promise<boolean> {
  if (scope === 'county') return true
  const then = await unitsThen(db, { day, asOf }, withinOf(scope))
  return then.some(({ id, mine }) => mine && units.includes(id))
}

/** Reasons of one number that are told; a county's total may have hundreds. */
const MOST = 5

/** Numbers whose reasons are asked for in one statement. */
const AT_ONCE = 200

/** A number: what it counts, of which days; `reports`: only these receipts, undefined: any. */
export type NumberAsked = {
  readonly indicators: readonly string[]
  readonly from: string | undefined
  readonly to: string
  readonly reports: readonly string[] | undefined
}

/**
 * For each number why its figures changed in (after, upTo], in the words of the units: corrected, withdrawn, or reported
 * only then; or what an editor said of two reports.
 */
export async function reasonsOf(
  db: Database,
  numbers: readonly NumberAsked[],
  between: { readonly after: Date; readonly upTo: Date },
  /** The day on which units were called what they are called here. */
  day: Day,
): Promise<Reason[][]> {
  const then = unitsOfThen({ day, asOf: between.upTo })
  const reasons: Reason[][] = numbers.map(() => [])
  for (let start = 0; start < numbers.length; start += AT_ONCE) {
    const each = numbers.slice(start, start + AT_ONCE).flatMap((of, i) => [
      sql`(
        select ${start + i}::int as n, min(r.report_id) as report, u.name as unit, r.reason, r.kind from revision r
          join report p on p.id = r.report_id join ${then} u on u.id = p.unit_id
        where ${madeIn(r.recordedAt, between)}
          ${of.reports ? sql`and ${among(r.reportId, of.reports)}` : sql``}
          and exists (
            select 1 from figure f where f.report_id = r.report_id and f.revision in (r.number, r.number - 1)
              and f.indicator = any(${sql.param(of.indicators)}::text[])
              and f.activity_date between ${of.from ?? '0001-01-01'} and ${of.to})
        group by u.name, r.reason, r.kind order by r.kind = 'submitted', 3, 4 limit ${MOST})`,
      rulings(start + i, of, { between, then }),
    ])
    for (const { n, report, unit, reason, kind } of rowsOf(
      await db.execute(sql.join(each, sql` union all `)),
      reasonRow,
    )) {
      reasons[n]?.push({ is: WHAT[kind], unit, ...(reason ? { reason } : {}), report: String(report) })
    }
  }
  return reasons
}

/**
 * What an editor said meanwhile of two reports that a number counts: that they are of one event, or of two, also by taking
 * back the other. What was said and taken back in between, or said anew, changed nothing by itself.
 */
function rulings(
  n: number,
  { indicators, from, to }: NumberAsked,
  { between, then }: { readonly between: { readonly after: Date; readonly upTo: Date }; readonly then: SQL },
): SQL {
  const [decided, undone] = [madeIn(s.decidedAt, between), madeIn(s.undoneAt, between)]
  return sql`(
    select ${n}::int as n, min(s.report_id) as report, string_agg(distinct u.name, '和') as unit, null::text as reason,
      case when s.counts_id is not null and not coalesce(${undone}, false) then 'same' else 'two' end as kind
    from same_event s join report p on p.id in (s.report_id, s.other_id) join ${then} u on u.id = p.unit_id
    where (${decided} <> coalesce(${undone}, false)) and not (coalesce(${undone}, false) and exists (
        select 1 from same_event t where t.report_id = s.report_id and t.other_id = s.other_id
          and t.id > s.id and t.decided_at <= ${between.upTo.toISOString()}::timestamptz))
      and exists (
        select 1 from figure f where f.report_id in (s.report_id, s.other_id) and f.superseded_at is null
          and f.indicator = any(${sql.param(indicators)}::text[])
          and f.activity_date between ${from ?? '0001-01-01'} and ${to})
    group by s.id order by s.id limit ${MOST})`
}

const WHAT = {
  submitted: 'late',
  corrected: 'corrected',
  withdrawn: 'withdrawn',
  returned: 'withdrawn',
  same: 'same',
  two: 'two',
} as const

const reasonRow = z.object({
  /** Which of the numbers that were asked for. */
  n: z.number(),
  report: wholeNumber,
  unit: z.string(),
  reason: z.string().nullable(),
  kind: z.enum(['submitted', 'corrected', 'withdrawn', 'returned', 'same', 'two']),
})
