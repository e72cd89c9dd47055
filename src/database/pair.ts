import { and, desc, eq, isNull, lt } from 'drizzle-orm'
import { stoodAt } from './as-of.ts'
import type { Database } from './open.ts'
import { pair } from './schema.ts'

export type PairRow = typeof pair.$inferSelect

/** The pairs that editors have put for this year. */
export function pairsOf(db: Database, year: number): Promise<PairRow[]> {
  return db
    .select()
    .from(pair)
    .where(and(eq(pair.year, year), isNull(pair.supersededAt)))
    .orderBy(desc(pair.id))
}

/** The pairs of an area before this year whose plans nobody has said anything of, the newest first. */
export function unsettledBefore(db: Database, year: number, area: string): Promise<PairRow[]> {
  return db
    .select()
    .from(pair)
    .where(and(lt(pair.year, year), eq(pair.area, area), isNull(pair.supersededAt), isNull(pair.outcome)))
    .orderBy(desc(pair.year), desc(pair.id))
}

/** The problems and plans that editors had put for a year, as they stood at `asOf`. */
export function pairsAt(db: Database, year: number, asOf: Date): Promise<PairRow[]> {
  return db
    .select()
    .from(pair)
    .where(and(eq(pair.year, year), stoodAt(asOf, pair.setAt, pair.supersededAt)))
    .orderBy(pair.id)
}

/** In the place of the pair that there was. */
export function putPair(db: Database, of: Omit<PairRow, 'id' | 'supersededAt' | 'outcome' | 'outcomeAt'>) {
  return [dropPair(db, { year: of.year, area: of.area, at: of.setAt }), db.insert(pair).values(of)]
}

export function dropPair(db: Database, { year, area, at }: Pick<PairRow, 'year' | 'area'> & { readonly at: Date }) {
  return db
    .update(pair)
    .set({ supersededAt: at })
    .where(and(eq(pair.year, year), eq(pair.area, area), isNull(pair.supersededAt)))
}

export function settlePair(db: Database, { id, outcome, at }: Pick<PairRow, 'id' | 'outcome'> & { readonly at: Date }) {
  return db.update(pair).set({ outcome, outcomeAt: at }).where(eq(pair.id, id))
}
