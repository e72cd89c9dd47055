import { isCounty, type Reach } from '../database/within.ts'
import type { Feature, Role } from './feature.ts'
import type { Roles } from './who.ts'

/** What each role may look at and change. An editor reads whatever a viewer reads. */
const REACHES: Readonly<Record<Role, (who: Roles) => Reach>> = {
  anyone: () => [],
  reporter: () => [],
  viewer: ({ views, edits }) => [...views, ...edits],
  editor: ({ edits }) => edits,
}

/** What somebody may look at and change by a feature. */
export function reachOf({ role }: Pick<Feature, 'role'>, who: Roles): Reach {
  return REACHES[role](who)
}

type Access = Pick<Feature, 'role' | 'narrows'>

/** Whether a feature is for somebody. One of editors that cannot be narrowed is for those of the whole county alone. */
export function letsIn({ role, narrows }: Access, who: Roles): boolean {
  if (role === 'anyone') return true
  if (role === 'reporter') return who.reportsFor.length > 0
  const reach = REACHES[role](who)
  return role === 'viewer' || narrows ? reach.length > 0 : isCounty(reach)
}
