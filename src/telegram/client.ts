import { type Dispatcher, Pool, ProxyAgent } from 'undici'
import { z } from 'zod'
import type { Settings } from '../settings.ts'
import type { Ends } from './ask.ts'
import { call } from './call.ts'
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
  /** One Bot API call. Rejects with TelegramError, or with the error of a request that failed. */
  call(method: string, payload: Record<string, unknown>, ends?: Ends): Promise<unknown>
  /** One Bot API call with a file from disk. Rejects as `call` does. */
  upload(method: string, payload: Record<string, unknown>, file: Upload, signal: AbortSignal): Promise<unknown>
  /** What is in a file that somebody sent; undefined where that is more than so many bytes. Rejects as `call` does. */
  download(fileId: string, mostBytes: number): Promise<Uint8Array | undefined>
}

/** Where Telegram has a file (Bot API, File). */
const fileAt = z.object({ file_path: z.string() })

export function makeClient(settings: Pick<Settings, 'telegramApiRoot' | 'httpsProxy'>, token: string): Client {
  const { origin } = new URL(settings.telegramApiRoot)
  const connections = connectionsTo(origin, settings.httpsProxy)
  // Read once, since to read an address takes as long as to ask.
  const atPath = (path: string) => ({ connections, origin, path: new URL(path, settings.telegramApiRoot).pathname })
  const at = atPath(`./bot${token}/`)
  const ask: Client['call'] = (method, payload, ends) =>
    ends ? call(at, method, payload, ends) : inTime(REQUEST_TIMEOUT_MS, (late) => call(at, method, payload, late))
  return {
    call: ask,
    upload: (method, payload, file, signal) => upload({ at: { ...at, path: at.path + method }, payload, file, signal }),
    download: async (fileId, mostBytes) => {
      const { file_path: path } = fileAt.parse(await ask('getFile', { file_id: fileId }))
      const from = atPath(`./file/bot${token}/${path}`)
      return inTime(REQUEST_TIMEOUT_MS, ({ signal }) => download({ at: from, mostBytes, signal }))
    },
  }
}

/** A proxy is not for a Bot API next door, which is asked without TLS. */
function connectionsTo(origin: string, proxy: string | undefined): Dispatcher {
  // Whatever the server would keep; whoever asks says how long an answer may take.
  const idle = { keepAliveTimeout: IDLE_MS, keepAliveMaxTimeout: IDLE_MS }
  const options = { ...idle, headersTimeout: 0, bodyTimeout: 0 }
  return proxy && origin.startsWith('https:') ? new ProxyAgent({ ...options, uri: proxy }) : new Pool(origin, options)
}

/**
 * Takes out of an error's message what may not be logged: the token, which addresses hold, and a failed
 * query's parameters, which are what people typed and end the message.
 */
export function redact(text: string): string {
  return text.replace(/\nparams: [\s\S]*$/, '').replace(/\d+:[\w-]{8,}/g, '***')
}
