import { lockUnknown } from '../../database/outbox-outcome.ts'
import { SENT_AGAIN, SETTLED_ALREADY } from '../../messages/delivery.ts'
import { feature } from '../feature.ts'

/** 再发一次: an editor has looked, and a message of which nobody knew whether it arrived is not there. */
export const sendAgain = feature<{ readonly message: number; readonly unknown: boolean }, 'sendAgain'>({
  role: 'editor',
  place: 'private',
  buttons: ['sendAgain'],
  load: async (db, asked) => {
    const message = asked.by === 'tap' ? asked.button.parts.message : 0
    return { message, unknown: await lockUnknown(db, message) }
  },
  decide: ({ message, unknown }, { now }) =>
    unknown
      ? { say: [SENT_AGAIN], write: [{ do: 'sendAgain', of: { id: message, at: now } }] }
      : { say: [SETTLED_ALREADY] },
})
