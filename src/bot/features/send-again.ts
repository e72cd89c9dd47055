import { lockUnknown } from '../../database/outbox-outcome.ts'
import { SETTLED_ALREADY, sentAgain } from '../../messages/delivery.ts'
import { feature } from '../feature.ts'

/** 再发一次: an editor has looked, and a message of which nobody knew whether it arrived is not there. */
export const sendAgain = feature<{ readonly message: number; readonly method: string | undefined }, 'sendAgain'>({
  role: 'editor',
  place: 'private',
  buttons: ['sendAgain'],
  load: async (db, asked) => {
    const message = asked.by === 'tap' ? asked.button.parts.message : 0
    return { message, method: await lockUnknown(db, message) }
  },
  decide: ({ message, method }, { now }) =>
    method
      ? { say: [sentAgain(method)], write: [{ do: 'sendAgain', of: { id: message, at: now } }] }
      : { say: [SETTLED_ALREADY] },
})
