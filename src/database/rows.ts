import { z } from 'zod'

const answer = z.array(z.unknown())

/** The rows of a query that was written by hand; `row` says what each has to be. */
export function rowsOf<Row>(result: unknown, row: z.ZodType<Row>): Row[] {
  return answer.parse(result).map((each) => row.parse(each))
}

/** An id or a count: a text as it comes from the database, and exact as a number. */
export const wholeNumber = z.coerce.number().int()

/** An instant of a query that was written by hand, where it is a text. */
export const storedInstant = z.string().pipe(z.coerce.date())

type Is<T> = (value: unknown) => value is T

export const isText: Is<string> = (value) => typeof value === 'string'
export const isNumber: Is<number> = (value) => typeof value === 'number'
export const orNull =
  <T>(is: Is<T>): Is<T | null> =>
  (value): value is T | null =>
    value === null || is(value)
export const listOf =
  <T>(is: Is<T>): Is<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.every(is)
export const oneOf =
  <T extends string>(...words: readonly T[]): Is<T> =>
  (value): value is T =>
    words.some((word) => word === value)

const packed = z.object({ rows: z.unknown() })

/**
 * Rows that a query packed into one JSON text, each an array: to hand over 50,000 rows takes as long as to find them. For as many zod takes longer than the query, so each column is looked at by a plain function.
 */
export function packedRows<Row extends readonly unknown[]>(
  result: unknown,
  ...columns: { readonly [Column in keyof Row]: Is<Row[Column]> }
): Row[] {
  const isRow = (row: unknown): row is Row => {
    if (!Array.isArray(row) || row.length !== columns.length) return false
    for (let i = 0; i < columns.length; i++) if (!columns[i]?.(row[i])) return false
    return true
  }
  return rowsOf(result, packed).flatMap(({ rows }) => {
    if (rows === null) return []
    if (Array.isArray(rows) && rows.every(isRow)) return rows
    throw new Error('a row of a query is not what it was asked for')
  })
}
