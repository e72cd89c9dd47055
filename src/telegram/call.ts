import { type Agent, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { readAnswer } from './answer.ts'
import { Late } from './in-time.ts'

/** Where a Bot API is: read from its address once, since to read an address takes as long as to ask. */
export type At = {
  readonly protocol: string
  readonly hostname: string
  readonly servername: string
  readonly port: string
  /** The path of the methods, which holds the token. */
  readonly path: string
  readonly agent: Agent
}

/** What ends a call before it is answered. */
export type Ends = AbortSignal | Late

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
  if (!(ends instanceof Late)) ends.throwIfAborted()
  // As a text it leaves in one write with what stands before it.
  const body = JSON.stringify(payload)
  const post = at.protocol === 'https:' ? httpsRequest : httpRequest
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  const request = post({ ...at, path: path + method, method: 'POST', headers })
  const response = new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve).on('error', reject).end(body)
  })
  if (ends instanceof Late) {
    ends.onEnd = (why) => request.destroy(why)
    return readAnswer(await response)
  }
  // Node's own `signal` listens to nine events of every request.
  const breakOff = () => request.destroy(ends.reason)
  ends.addEventListener('abort', breakOff)
  try {
    return await readAnswer(await response)
  } finally {
    ends.removeEventListener('abort', breakOff)
  }
}
