import { type SQL, sql } from 'drizzle-orm'
import { givenIds, isGiven } from './insert-many.ts'

/**
 * Those of these places that are there, held until the transaction ends: who takes one away waits for that, and one that
 * was taken away since it was read is not among them. In one order, so that two who hold several do not wait for each other.
 */
export function heldPlaces(ids: readonly number[]): SQL {
  // Each is looked up by its number (`isGiven` in insert-many.ts), not among all places that somebody has, of which there
  // is an index too: `until is null` would offer that to the planner.
  return sql`select m.id from ${givenIds(ids)}
    join membership m on ${isGiven('m.id', 'id')} and m.until is not distinct from null order by m.id for share of m`
}

const LOST_PLACES = 'places held: '

/**
 * Fails, and with it the statement, unless so many were held: the transaction's end is sent together with that statement,
 * so nobody looks at its answer before. No number can be read from the text, and the text says what it was.
 */
export function unlessHeld(places: number): SQL {
  return sql`(select case when count(*) = ${places}::int then 0 else (${LOST_PLACES}::text || count(*))::int end from held)`
}

/** Whether it failed by `unlessHeld`. */
export function isPlaceLost(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && at.code === '22P02' && at.message.includes(LOST_PLACES)) return true
  }
  return false
}

/** Somebody was taken out of a place while their turn relied on it. `code`: two transactions that have to be put in order. */
export class PlaceLost extends Error {
  readonly code = '40001'

  constructor() {
    super('a place was taken from whoever acts by it')
    this.name = 'PlaceLost'
  }
}
