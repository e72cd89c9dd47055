import type { Database } from '../database/open.ts'
import type { Key } from '../messages/buttons.ts'
import { letsIn, reachOf } from './access.ts'
import type { Door, Feature } from './feature.ts'

/** What waits for this person today, of all features that are for them. */
export async function needsOf(features: readonly Feature[], db: Database, door: Door): Promise<readonly Key[]> {
  const keys: Key[] = []
  for (const of of features) {
    if (of.needs && letsIn(of, door.who)) keys.push(...(await of.needs(db, { ...door, reach: reachOf(of, door.who) })))
  }
  return keys
}
