import { asc } from 'drizzle-orm'
import { type Approximation, exactly, isExact, type Quantity } from '../chinese/quantity.ts'
import { among } from './among.ts'
import type { Database } from './open.ts'
import { figure } from './schema.ts'

/** How a quantity is kept: bounds only where it is not exact, which few are. */
export type QuantityColumns = {
  readonly value: number
  readonly low: number | null
  readonly high: number | null
  readonly approximate: Approximation | null
}

export function quantityFrom({ value, low, high, approximate }: QuantityColumns): Quantity {
  if (low === null || high === null) return exactly(value)
  return { value, low, high, ...(approximate ? { said: approximate } : {}) }
}

export function columnsOf(quantity: Quantity): QuantityColumns {
  const { value, low, high, said } = quantity
  if (isExact(quantity)) return { value, low: null, high: null, approximate: null }
  return { value, low, high, approximate: said ?? null }
}

/** The figures of every revision of these reports. */
export async function figuresOfReports(db: Database, reportIds: readonly number[]) {
  if (reportIds.length === 0) return []
  return db
    .select()
    .from(figure)
    .where(among(figure.reportId, reportIds))
    .orderBy(asc(figure.reportId), asc(figure.revision), asc(figure.indicator), asc(figure.label))
}
