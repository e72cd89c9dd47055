import { type Agent, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'

type Asked = {
  /** The file's address, which holds the token. */
  readonly url: URL
  readonly agent: Agent | undefined
  readonly mostBytes: number
  readonly signal: AbortSignal
}

/**
 * What is in a file that Telegram has; undefined where that is more than `mostBytes`, whatever was said of its size.
 * Telegraf gives only its address, and fetch takes no agent, so no proxy.
 */
export async function download({ url, agent, mostBytes, signal }: Asked): Promise<Uint8Array | undefined> {
  const get = url.protocol === 'https:' ? httpsRequest : httpRequest
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { agent, signal }, resolve).once('error', reject).end()
  })
  if (response.statusCode !== 200) {
    response.destroy()
    throw new Error(`a file could not be fetched: HTTP ${response.statusCode}`)
  }
  const parts: Buffer[] = []
  let bytes = 0
  // Leaving the loop closes the connection.
  for await (const part of response) {
    bytes += (part as Buffer).length
    if (bytes > mostBytes) return undefined
    parts.push(part as Buffer)
  }
  return Buffer.concat(parts)
}
