import { readAnswer } from './answer.ts'
import { type At, ask, type Ends } from './ask.ts'

const HEADERS = { 'content-type': 'application/json' }

/**
 * A Bot API call. Telegraf's own goes through a fetch written in JavaScript, which takes more of the processor than a whole
 * turn does. Rejects with TelegramError, or with the error of the request.
 */
export async function call(
  at: At,
  method: string,
  payload: Readonly<Record<string, unknown>>,
  ends: Ends,
): Promise<unknown> {
  const to = { connections: at.connections, origin: at.origin, path: at.path + method }
  return readAnswer(await ask(to, { headers: HEADERS, body: JSON.stringify(payload) }, ends))
}
