import type { Role as Membership } from '../database/schema.ts'
import { EDITORS_ONLY, NO_UNIT, noUnit } from '../messages/common.ts'
import type { Feature, Role } from './feature.ts'
import type { Roles } from './who.ts'

/** Whom each role lets in. An editor reads whatever a viewer reads. */
const LETS_IN: Readonly<Record<Role, (who: Roles) => boolean>> = {
  anyone: () => true,
  reporter: (who) => who.reportsFor.length > 0,
  viewer: (who) => who.views.length > 0 || who.editor,
  editor: (who) => who.editor,
}

const REFUSALS: Readonly<Record<Role, (who: Roles) => string>> = {
  anyone: () => '',
  reporter: noUnit,
  viewer: () => NO_UNIT,
  editor: () => EDITORS_ONLY,
}

export function letsIn({ role }: Pick<Feature, 'role'>, who: Roles): boolean {
  return LETS_IN[role](who)
}

/** What somebody is told whom a feature is not for. */
export function refusalOf({ role, refusal }: Pick<Feature, 'role' | 'refusal'>, who: Roles): string {
  return refusal ?? REFUSALS[role](who)
}

/** The roles by which features stand in menus and help, in their order. */
const SHOWN: readonly Role[] = ['reporter', 'editor', 'viewer', 'anyone']

/** The features that stand in this person's menu, help and first page, role by role. An editor needs no viewer's. */
export function shownTo(features: readonly Feature[], who: Roles): readonly (readonly Feature[])[] {
  const roles = SHOWN.filter((role) => LETS_IN[role](who) && !(role === 'viewer' && who.views.length === 0))
  return roles.map((role) => features.filter((f) => f.place === 'private' && (f.shownTo ?? f.role) === role))
}

/** The person as it will be once it has joined. */
export function joined(who: Roles, role: Membership, unit: Roles['reportsFor'][number] | undefined): Roles {
  switch (role) {
    case 'editor':
      return { ...who, editor: true }
    case 'reporter':
      return { ...who, reportsFor: unit ? [...who.reportsFor, unit] : who.reportsFor }
    case 'viewer':
      return { ...who, views: unit ? [...who.views, unit] : who.views }
  }
}
