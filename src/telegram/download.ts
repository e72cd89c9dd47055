import { type Agent, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'

type Asked = {
  /** The file's address, which holds the token. */
  readonly url: URL
  readonly agent: Agent | undefined
  readonly signal: AbortSignal
}

/** What is in a file that Telegram has. Telegraf gives only its address, and fetch takes no agent, so no proxy. */
export async function download({ url, agent, signal }: Asked): Promise<Uint8Array> {
  const get = url.protocol === 'https:' ? httpsRequest : httpRequest
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { agent, signal }, resolve).once('error', reject).end()
  })
  const parts: Buffer[] = []
  for await (const part of response) parts.push(part as Buffer)
  if (response.statusCode !== 200) throw new Error(`a file could not be fetched: HTTP ${response.statusCode}`)
  return Buffer.concat(parts)
}
