import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { type Database, rowsOf } from './open.ts'
import { pair } from './schema.ts'
import type { PairRow } from './year-reports.ts'

export type NewPair = Pick<PairRow, 'year' | 'area' | 'problem' | 'plan' | 'reports' | 'setAt' | 'setBy'>

/** Puts a problem with its plan for a year and an area, in the place of the one there was. */
export async function putPair(db: Database, made: NewPair): Promise<void> {
  await dropPair(db, { year: made.year, area: made.area, at: made.setAt })
  await db.insert(pair).values(made)
}

export async function dropPair(db: Database, of: { year: number; area: string; at: Date }): Promise<void> {
  await db
    .update(pair)
    .set({ supersededAt: of.at })
    .where(and(eq(pair.year, of.year), eq(pair.area, of.area), isNull(pair.supersededAt)))
}

/** The pair that an editor has put for this year and area. */
export async function pairOf(db: Database, year: number, area: string): Promise<PairRow | undefined> {
  const [row] = await db
    .select()
    .from(pair)
    .where(and(eq(pair.year, year), eq(pair.area, area), isNull(pair.supersededAt)))
    .orderBy(desc(pair.id))
    .limit(1)
  return row
}

/** What became of a plan of an earlier year: it is asked about until that is known. */
export async function settlePair(db: Database, id: number, outcome: 'solved' | 'carried', at: Date): Promise<void> {
  await db.update(pair).set({ outcome, outcomeAt: at }).where(eq(pair.id, id))
}

/** The newest pair of an area before this year whose plan nobody has said anything of. */
export async function unsettledBefore(db: Database, year: number, area: string): Promise<PairRow | undefined> {
  const [row] = await db
    .select()
    .from(pair)
    .where(and(sql`${pair.year} < ${year}`, eq(pair.area, area), isNull(pair.supersededAt), isNull(pair.outcome)))
    .orderBy(desc(pair.year), desc(pair.id))
    .limit(1)
  return row
}

export type Candidate = {
  readonly report: number
  readonly unit: string
  readonly problem: string
  readonly plan: string
}

/** The problems of an area that units reported in [from, to], the newest first. */
export async function candidates(
  db: Database,
  of: { form: string; area: string; problem: string; plan: string },
  asked: { from: string; to: string; area: string; limit: number; offset: number },
): Promise<Candidate[]> {
  const answer = (code: string) => sql`r.answers -> ${code}::text ->> 'value'`
  const result = await db.execute(sql`
    select p.id as report, u.name as unit, ${answer(of.problem)} as problem, ${answer(of.plan)} as plan
    from revision r join report p on p.id = r.report_id join unit u on u.id = p.unit_id
    where p.form = ${of.form} and r.activity_date between ${asked.from} and ${asked.to}
      and r.superseded_at is null and r.kind <> 'withdrawn' and ${answer(of.area)} = ${asked.area}
      and ${answer(of.problem)} is not null and ${answer(of.plan)} is not null
    order by r.activity_date desc, p.id desc limit ${asked.limit} offset ${asked.offset}`)
  return rowsOf<Candidate>(result).map((row) => ({ ...row, report: Number(row.report) }))
}
