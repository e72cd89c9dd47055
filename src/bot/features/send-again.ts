import { lockUnknown } from '../../database/outbox.ts'
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
      ? { say: [{ text: '好，再发一次。' }], write: [{ do: 'sendAgain', of: { id: message, at: now } }] }
      : { say: [{ text: '这条已经处理过了。' }] },
})
