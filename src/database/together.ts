import { setImmediate } from 'node:timers/promises'
import type { Database } from './open.ts'

/**
 * Makes of a read of many a read of one: what the turns of a set ask of their transaction at the same time is one statement
 * for all of them, though each turn is written as if it were alone. What is asked once is asked alone.
 */
export function together<Asked, Found>(
  read: (db: Database, asked: readonly Asked[]) => Promise<readonly Found[]>,
): (db: Database, asked: Asked) => Promise<Found> {
  const rounds = new WeakMap<Database, { readonly asked: Asked[]; readonly found: Promise<readonly Found[]> }>()

  function roundOf(db: Database) {
    const open = rounds.get(db)
    if (open) return open
    const asked: Asked[] = []
    const round = {
      asked,
      // Turns that wait for nothing else have all asked by then.
      found: setImmediate().then(() => {
        rounds.delete(db)
        return read(db, asked)
      }),
    }
    rounds.set(db, round)
    return round
  }

  return async (db, asked) => {
    const round = roundOf(db)
    const at = round.asked.push(asked) - 1
    const found = await round.found
    if (found.length !== round.asked.length) throw new Error('a read of many gave not one for each')
    return found[at] as Found
  }
}
