import type { Digest } from '../digest/digest.ts'
import { issueLabel } from '../digest/label.ts'
import { key } from './buttons.ts'
import { digestMessages, filesTo, type GroupPlace, onceInGroup } from './digest.ts'
import { fileTo } from './file-owed.ts'
import { sentTo } from './groups.ts'
import { anew } from './keys.ts'
import { messageTo, type Owed } from './said.ts'

/** A digest that was published, and to whom it goes. */
export type Published = {
  readonly digest: number
  readonly group: Digest
  readonly office: Digest
  readonly groups: readonly GroupPlace[]
  readonly editors: readonly number[]
  readonly ledgers: readonly { readonly organization?: string }[]
  readonly drawn: boolean
}

/** To groups the text, and a picture where there is something to draw; to editors the office edition, document and ledger. */
export function publicationMessages(published: Published): Owed[] {
  const { digest, groups, editors, office } = published
  const trace = anew([[key('溯源', 'traceDigest', { digest }), key('撤回', 'takeBack', { digest })]])
  return [
    ...groups.flatMap((place) => forGroup(published, place)),
    ...editors.flatMap((chatId) => [...digestMessages(chatId, office), messageTo(chatId, toldOf(published), trace)]),
    ...filesTo(editors, published),
  ]
}

function forGroup({ digest, group, drawn }: Published, place: GroupPlace): Owed[] {
  const { version } = group
  const picture = drawn ? [fileTo(place.chatId, { digest, edition: 'group', version, as: 'png' })] : []
  return onceInGroup([...digestMessages(place.chatId, group), ...picture], place, `digest:${digest}:${version}`)
}

function toldOf({ group, office, groups }: Published): string {
  if (group.kind === 'week') return `已发布${issueLabel(group)}${sentTo(groups.length)}。上面是办公室版。`
  return `《${office.title}》已发布${sentTo(groups.length)}。`
}
