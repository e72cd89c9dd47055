import { HttpsProxyAgent } from 'https-proxy-agent'
import { Telegram } from 'telegraf'
import type { Settings } from '../settings.ts'

/** How long one request may take; a long poll takes longer and brings its own signal. */
export const REQUEST_TIMEOUT_MS = 30_000

export type Client = {
  /** Telegraf's client, as contexts want it. Sends go through `call`. */
  readonly telegram: Telegram
  /** One Bot API call. Rejects with telegraf's TelegramError, or with the fetch error of a request that failed. */
  call(method: string, payload: Record<string, unknown>, signal?: AbortSignal): Promise<unknown>
}

export function makeClient(settings: Pick<Settings, 'telegramApiRoot' | 'httpsProxy'>, token: string): Client {
  const telegram = new Telegram(token, {
    apiRoot: settings.telegramApiRoot,
    webhookReply: false,
    ...(settings.httpsProxy ? { agent: new HttpsProxyAgent(settings.httpsProxy) } : {}),
  })
  return {
    telegram,
    call: (method, payload, signal) =>
      // Telegraf's types end at Bot API 7.1; callApi passes every method and field through.
      telegram.callApi(method as never, payload as never, {
        signal: (signal ?? AbortSignal.timeout(REQUEST_TIMEOUT_MS)) as never,
      }),
  }
}

/** Takes the token out of any text that may be logged: telegraf puts whole addresses into its errors. */
export function redact(text: string): string {
  return text.replace(/\d+:[\w-]{8,}/g, '***')
}
