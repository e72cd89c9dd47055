import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { isIP } from 'node:net'
import { HttpsProxyAgent } from 'https-proxy-agent'
import { z } from 'zod'
import type { Settings } from '../settings.ts'
import { call, type Ends } from './call.ts'
import { download } from './download.ts'
import { inTime } from './in-time.ts'
import { type Upload, upload } from './upload.ts'

/** How long one request may take; a long poll takes longer and brings its own signal. */
export const REQUEST_TIMEOUT_MS = 30_000
/**
 * A connection that was idle for longer is not used again: a NAT or a proxy may have forgotten it without a word, and
 * then nobody could tell whether what was sent over it arrived.
 */
const IDLE_MS = 20_000

export type Client = {
  /** One Bot API call. Rejects with telegraf's TelegramError, or with the error of a request that failed. */
  call(method: string, payload: Record<string, unknown>, ends?: Ends): Promise<unknown>
  /** One Bot API call with a file from disk. Rejects as `call` does. */
  upload(method: string, payload: Record<string, unknown>, file: Upload, signal: AbortSignal): Promise<unknown>
  /** What is in a file that somebody sent; undefined where that is more than so many bytes. Rejects as `call` does. */
  download(fileId: string, mostBytes: number): Promise<Uint8Array | undefined>
}

/** Where Telegram has a file (Bot API, File). */
const fileAt = z.object({ file_path: z.string() })

export function makeClient(settings: Pick<Settings, 'telegramApiRoot' | 'httpsProxy'>, token: string): Client {
  const agent = agentFor(settings)
  const addressOf = (method: string) => new URL(`./bot${token}/${method}`, settings.telegramApiRoot)
  const { protocol, hostname, port, pathname: path } = addressOf('')
  // As a URL has it an address of IPv6 stands in brackets.
  const host = hostname.replace(/^\[|\]$/g, '')
  // Else worked out anew for each call: what a certificate is compared with.
  const at = { protocol, hostname: host, servername: isIP(host) ? '' : host, port, path, agent }
  const ask: Client['call'] = (method, payload, ends) =>
    ends ? call(at, method, payload, ends) : inTime(REQUEST_TIMEOUT_MS, (late) => call(at, method, payload, late))
  return {
    call: ask,
    upload: (method, payload, file, signal) => upload({ url: addressOf(method), agent, payload, file, signal }),
    download: async (fileId, mostBytes) => {
      const { file_path: path } = fileAt.parse(await ask('getFile', { file_id: fileId }))
      const url = new URL(`./file/bot${token}/${path}`, settings.telegramApiRoot)
      return inTime(REQUEST_TIMEOUT_MS, ({ signal }) => download({ url, agent, mostBytes, signal }))
    },
  }
}

/** A proxy is not for a Bot API next door, which is asked without TLS. */
function agentFor({ telegramApiRoot, httpsProxy }: Pick<Settings, 'telegramApiRoot' | 'httpsProxy'>): HttpAgent {
  const options = { keepAlive: true, timeout: IDLE_MS }
  if (!telegramApiRoot.startsWith('https:')) return new HttpAgent(options)
  return httpsProxy ? new HttpsProxyAgent(httpsProxy) : new HttpsAgent(options)
}

/**
 * Takes out of an error's message what may not be logged: the token, which telegraf's addresses hold, and a failed
 * query's parameters, which are what people typed and end the message.
 */
export function redact(text: string): string {
  return text.replace(/\nparams: [\s\S]*$/, '').replace(/\d+:[\w-]{8,}/g, '***')
}
