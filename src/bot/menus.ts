import type { Owed } from '../messages/said.ts'
import { letsIn } from './access.ts'
import type { Feature, Role } from './feature.ts'
import type { Roles } from './who.ts'

/** The roles by which features stand in menus and help, in their order. */
const SHOWN: readonly Role[] = ['reporter', 'editor', 'viewer', 'anyone']

/** The features that stand in this person's menu, help and first page, role by role. An editor needs no viewer's. */
export function shownTo(features: readonly Feature[], who: Roles): readonly (readonly Feature[])[] {
  const roles = SHOWN.filter((role) => role !== 'viewer' || who.views.length > 0)
  const shown = (role: Role) =>
    features.filter((f) => f.place === 'private' && (f.shownTo ?? f.role) === role && letsIn({ ...f, role }, who))
  return roles.map(shown).filter((ofRole) => ofRole.length > 0)
}

type Line = { readonly command: string; readonly description: string }

function linesOf(features: readonly Feature[]): Line[] {
  return features.flatMap(({ command, menu }) => (command && menu ? [{ command, description: menu }] : []))
}

/** What strangers see in their menu. */
export function strangersMenu(features: readonly Feature[]): Line[] {
  return linesOf(shownTo(features, { edits: [], reportsFor: [], views: [] }).flat())
}

/** What groups see in theirs. */
export function groupsMenu(features: readonly Feature[]): Line[] {
  return linesOf(features.filter((f) => f.place === 'group'))
}

/** This person's own menu: each role sees its own (setMyCommands with the chat's scope). */
export function ownMenu(features: readonly Feature[], chatId: number, who: Roles): Owed[] {
  if (who.reportsFor.length === 0 && who.edits.length === 0) return []
  const commands = linesOf(shownTo(features, who).flat())
  return [{ chatId, method: 'setMyCommands', payload: { commands, scope: { type: 'chat', chat_id: chatId } } }]
}
