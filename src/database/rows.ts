import { z } from 'zod'

/**
 * The rows of a query that was written by hand. postgres.js answers with an array, PGlite with `{ rows }`; and a count or
 * an id is a text with the one, a number with the other: `row` says what each row has to be.
 */
export function rowsOf<Row>(result: unknown, row: z.ZodType<Row>): Row[] {
  return z.array(row).parse(Array.isArray(result) ? result : answer.parse(result).rows)
}

const answer = z.object({ rows: z.array(z.unknown()) })

/** An id or a count: exact as a JavaScript number. */
export const wholeNumber = z.coerce.number().int()

/** An instant inside JSON; by itself a driver may have read it already. */
export const storedInstant = z.union([z.date(), z.string()]).pipe(z.coerce.date())
