import type { Logger } from 'pino'
import { TelegramError } from 'telegraf'
import { QunbaoError } from '../errors.ts'
import { type Client, REQUEST_TIMEOUT_MS } from './client.ts'
import { failureOf } from './failure.ts'

/** Between two tries of what a start waits for. */
export const FIRST_PAUSE_MS = 500
export const LONGEST_PAUSE_MS = 30_000

/** What says nothing about the call itself. */
const PASSING = ['wait', 'not-sent', 'unknown']

/**
 * A call without which the bot cannot start: repeated until Telegram answers it, since a network that is away comes back.
 * What Telegram refuses is thrown, and so is the reason of `signal`, which ends the waiting.
 */
export async function askUntilAnswered(
  { client, log, signal }: { readonly client: Client; readonly log: Logger; readonly signal: AbortSignal },
  method: string,
  payload: Record<string, unknown>,
): Promise<unknown> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(LONGEST_PAUSE_MS, pause * 2)) {
    signal.throwIfAborted()
    try {
      return await client.call(method, payload, AbortSignal.any([signal, AbortSignal.timeout(REQUEST_TIMEOUT_MS)]))
    } catch (error) {
      signal.throwIfAborted()
      if (isTokenWrong(error)) throw new QunbaoError('telegram.token', WRONG_TOKEN)
      const failure = failureOf(error)
      if (!PASSING.includes(failure.kind)) throw error
      const wait = failure.kind === 'wait' ? failure.seconds * 1000 : pause
      log.warn({ method, why: failure.why, pause: wait }, 'Telegram does not answer; trying again')
      await sleep(wait, signal)
    }
  }
}

/** Telegram has no bot of this token. */
export function isTokenWrong(error: unknown): boolean {
  return error instanceof TelegramError && (error.code === 401 || error.code === 404)
}

export const WRONG_TOKEN = '@BotFather shows the right one; TELEGRAM_API_ROOT must be the Bot API that knows it'

/** Sleeps, or wakes when `signal` says so. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((awake) => {
    const wake = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', wake)
      awake()
    }
    const timer = setTimeout(wake, ms)
    signal.addEventListener('abort', wake)
    if (signal.aborted) wake()
  })
}
