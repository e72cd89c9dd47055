import { and, gte, inArray, isNull, lte, type SQLWrapper } from 'drizzle-orm'
import type { PastFigure } from '../digest/past-figures.ts'
import { stoodAt } from './as-of.ts'
import { insertion } from './insert-many.ts'
import type { Database } from './open.ts'
import { pastFigure } from './schema.ts'

const columns = {
  id: pastFigure.id,
  year: pastFigure.year,
  month: pastFigure.month,
  organization: pastFigure.organization,
  indicator: pastFigure.indicator,
  level: pastFigure.level,
  area: pastFigure.areaId,
  value: pastFigure.value,
}

export type KeptPastFigure = PastFigure & { readonly id: number }

/** What holds now. */
export function pastFiguresNow(db: Database): Promise<KeptPastFigure[]> {
  return db.select(columns).from(pastFigure).where(isNull(pastFigure.supersededAt)).orderBy(pastFigure.id)
}

/** What held at an instant of these years. */
export function pastFiguresAt(
  db: Database,
  { from, to, asOf }: { readonly from: number; readonly to: number; readonly asOf: Date },
): Promise<KeptPastFigure[]> {
  const held = stoodAt(asOf, pastFigure.recordedAt, pastFigure.supersededAt)
  return db
    .select(columns)
    .from(pastFigure)
    .where(and(held, gte(pastFigure.year, from), lte(pastFigure.year, to)))
    .orderBy(pastFigure.id)
}

/** Takes numbers in, and the place of those that they are for. Built, not run. */
export function changePastFigures(
  db: Database,
  of: { readonly ends: readonly number[]; readonly adds: readonly PastFigure[]; readonly at: Date },
): SQLWrapper[] {
  const { ends, adds, at } = of
  const rows = adds.map(({ area, ...figure }) => ({ ...figure, areaId: area, recordedAt: at }))
  return [
    ...(ends.length === 0
      ? []
      : [
          db
            .update(pastFigure)
            .set({ supersededAt: at })
            .where(inArray(pastFigure.id, [...ends])),
        ]),
    ...(rows.length === 0 ? [] : [insertion(pastFigure, rows)]),
  ]
}
