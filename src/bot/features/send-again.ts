import { lockUnknown } from '../../database/outbox-outcome.ts'
import { DIGEST_GONE, SETTLED_ALREADY, sentAgain } from '../../messages/delivery.ts'
import { feature } from '../feature.ts'

type Facts = { readonly message: number; readonly found: Awaited<ReturnType<typeof lockUnknown>> }

/** 再发一次: an editor has looked, and a message of which nobody knew whether it arrived is not there. */
export const sendAgain = feature<Facts, 'sendAgain'>({
  role: 'editor',
  place: 'private',
  buttons: ['sendAgain'],
  load: async (db, asked) => {
    const message = asked.by === 'tap' ? asked.button.parts.message : 0
    return { message, found: await lockUnknown(db, message) }
  },
  decide: ({ message, found }, { now }) => {
    if (!found) return { say: [SETTLED_ALREADY] }
    if (found.takenBack) return { say: [DIGEST_GONE] }
    return { say: [sentAgain(found.method)], write: [{ do: 'sendAgain', of: { id: message, at: now } }] }
  },
})
