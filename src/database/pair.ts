import { and, desc, eq, isNull, lt } from 'drizzle-orm'
import { stoodAt } from './as-of.ts'
import type { Database } from './open.ts'
import { pair } from './schema.ts'

export type PairRow = typeof pair.$inferSelect

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
    .where(and(lt(pair.year, year), eq(pair.area, area), isNull(pair.supersededAt), isNull(pair.outcome)))
    .orderBy(desc(pair.year), desc(pair.id))
    .limit(1)
  return row
}

/** The problems and plans that editors had put for a year, as they stood at `asOf`. */
export function pairsAt(db: Database, year: number, asOf: Date): Promise<PairRow[]> {
  return db
    .select()
    .from(pair)
    .where(and(eq(pair.year, year), stoodAt(asOf, pair.setAt, pair.supersededAt)))
    .orderBy(pair.id)
}
