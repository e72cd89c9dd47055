import { lastPublished } from '../../database/digest.ts'
import { sealedEdition } from '../../database/edition.ts'
import type { Digest } from '../../digest/digest.ts'
import { key } from '../../messages/buttons.ts'
import { digestMessages } from '../../messages/digest.ts'
import { TO_MENU } from '../../messages/keys.ts'
import { feature } from '../feature.ts'

/** What the groups got last, for those who may read it. */
export const latest = feature<Digest | undefined, 'latest'>({
  role: 'viewer',
  place: 'private',
  help: ['/start 看最近一期汇编'],
  opens: key('最近一期汇编', 'latest'),
  buttons: ['latest'],
  load: async (db) => {
    const last = await lastPublished(db)
    return last && sealedEdition(db, last.id, 'group')
  },
  decide: (digest, { chatId }) =>
    digest ? { owe: digestMessages(chatId, digest) } : { say: [{ text: '还没有发布过汇编。', keys: [[TO_MENU]] }] },
})
