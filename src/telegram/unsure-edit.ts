import type { OutboxRow } from '../database/outbox.ts'

type Payload = OutboxRow['payload']

/** In the row's payload alone: Telegram never sees it. */
const UNSURE = 'unsure'

/**
 * The payload of what may have arrived and is sent again. Telegram refuses an edit that changes nothing ("message is not
 * modified"), so an edit is remembered to be one of those.
 */
export function unsure({ method, payload }: Pick<OutboxRow, 'method' | 'payload'>): Payload {
  return method === 'editMessageText' ? { ...payload, [UNSURE]: true } : payload
}

/**
 * What Telegram is told. `before`: an edit that may have arrived goes by way of other words, so that it changes something
 * either way; they are others with each attempt, which may end between the two.
 */
export function surely({ payload, attempts }: Pick<OutboxRow, 'payload' | 'attempts'>): {
  readonly payload: Payload
  readonly before?: Payload
} {
  const { [UNSURE]: isUnsure, ...told } = payload
  if (!isUnsure) return { payload }
  const { chat_id, message_id } = told
  return { payload: told, before: { chat_id, message_id, text: '…'.repeat(1 + (attempts % 3)) } }
}
