import { type Agent, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { readAnswer } from './answer.ts'

type Asked = {
  /** The method's address, which holds the token. */
  readonly url: URL
  readonly agent: Agent | undefined
  readonly payload: Readonly<Record<string, unknown>>
  readonly signal: AbortSignal
}

/**
 * A Bot API call. Telegraf's own goes through a fetch written in JavaScript, which takes more of the processor than a whole
 * turn does. Rejects with TelegramError, or with the error of the request.
 */
export async function call({ url, agent, payload, signal }: Asked): Promise<unknown> {
  signal.throwIfAborted()
  // As a text it leaves in one write with what stands before it.
  const body = JSON.stringify(payload)
  const post = url.protocol === 'https:' ? httpsRequest : httpRequest
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  const request = post(url, { method: 'POST', agent, headers })
  // Node's own `signal` listens to nine events of every request.
  const breakOff = () => request.destroy(signal.reason)
  signal.addEventListener('abort', breakOff)
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request.once('response', resolve).on('error', reject).end(body)
    })
    return await readAnswer(response)
  } finally {
    signal.removeEventListener('abort', breakOff)
  }
}
