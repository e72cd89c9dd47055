import { readAnswer } from './answer.ts'
import { type At, ask, type Ends } from './ask.ts'

const HEADERS = { 'content-type': 'application/json' }

/**
 * A Bot API call. Telegraf's own goes through a fetch written in JavaScript, which takes more of the processor than a whole
 * turn does. Rejects with TelegramError, or with the error of the request.
 */
export async function call(
  { path, ...at }: At,
  method: string,
  payload: Readonly<Record<string, unknown>>,
  ends: Ends,
): Promise<unknown> {
  return readAnswer(
    await ask({ ...at, path: path + method }, { headers: HEADERS, body: JSON.stringify(payload) }, ends),
  )
}
