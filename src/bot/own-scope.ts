import type { Database } from '../database/open.ts'
import { isCounty } from '../database/within.ts'
import { scopeOfPart } from '../desk/subject.ts'
import type { Scope } from '../digest/scope.ts'
import { TO_MENU } from '../messages/keys.ts'
import { MISSING } from '../messages/missing.ts'
import type { Said } from '../messages/said.ts'
import type { Door } from './feature.ts'

/** Whose digests an editor looks at where none is named: the county's, else those of the first part that has any. */
export async function ownScope(
  db: Database,
  { desk, reach }: Pick<Door, 'desk' | 'reach'>,
): Promise<Scope | undefined> {
  if (isCounty(reach)) return { kind: 'county' }
  for (const part of reach) {
    const scope = await scopeOfPart(db, desk, part)
    if (scope) return scope
  }
  return undefined
}

/** To whoever looks after one organization in one town. */
export const NO_DIGEST: Said = {
  text: `您负责的范围没有单独的汇编。报送情况请看“${MISSING.label}”。`,
  keys: [[TO_MENU]],
}
