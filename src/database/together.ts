import { setImmediate } from 'node:timers/promises'
import type { Database } from './open.ts'

/**
 * Makes of a read of many a read of one: what the turns of a set ask of their transaction at the same time is one statement
 * for all of them, though each turn is written as if it were alone. What is asked once is asked alone. `alike`: those of
 * which it says the same are read once.
 */
export function together<Asked, Found>(
  read: (db: Database, asked: readonly Asked[]) => Promise<readonly Found[]>,
  alike?: (asked: Asked) => string,
): (db: Database, asked: Asked) => Promise<Found> {
  type Round = { readonly asked: Asked[]; readonly at: Map<string, number>; readonly found: Promise<readonly Found[]> }
  const rounds = new WeakMap<Database, Round>()

  function roundOf(db: Database): Round {
    const open = rounds.get(db)
    if (open) return open
    const asked: Asked[] = []
    const round = {
      asked,
      at: new Map<string, number>(),
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
    const key = alike?.(asked)
    const at = (key === undefined ? undefined : round.at.get(key)) ?? round.asked.push(asked) - 1
    if (key !== undefined) round.at.set(key, at)
    const found = await round.found
    if (found.length !== round.asked.length) throw new Error('a read of many gave not one for each')
    return found[at] as Found
  }
}
