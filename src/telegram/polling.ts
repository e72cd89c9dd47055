import type { Logger } from 'pino'
import type { Update } from 'telegraf/types'
import { askUntilAnswered, sleep } from './ask-until-answered.ts'
import { type Client, redact } from './client.ts'
import type { Keep } from './keep.ts'

/** Seconds that Telegram holds a poll open when there is nothing. */
const POLL_SECONDS = 50
const ANSWER_LATE_MS = 10_000
const SHORTEST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000

/** What is received of the kinds of update that the bot handles. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member']

export type Receiver = {
  /** Waits for Telegram until it answers, or until `signal` ends that. */
  start(signal: AbortSignal): Promise<void>
  /** Takes nothing new; what was received is kept. */
  stop(): Promise<void>
}

type Parts = {
  readonly client: Client
  readonly log: Logger
  readonly keep: Keep
}

/** Polls Telegram. An offset is confirmed by the next poll, so after the insert: a crash between loses nothing. */
export function polling(parts: Parts): Receiver {
  const { client, log } = parts
  const stopping = new AbortController()
  let running: Promise<void> = Promise.resolve()

  async function run(): Promise<void> {
    let offset = 0
    let pause = SHORTEST_PAUSE_MS
    while (!stopping.signal.aborted) {
      try {
        const updates = await poll(offset)
        await parts.keep(updates)
        const last = updates.at(-1)
        if (last) offset = last.update_id + 1
        pause = SHORTEST_PAUSE_MS
      } catch (error) {
        if (stopping.signal.aborted) return
        log.warn({ why: redact(String((error as Error).message)), pause }, 'polling failed; trying again')
        await sleep(pause, stopping.signal)
        pause = Math.min(LONGEST_PAUSE_MS, pause * 2)
      }
    }
  }

  async function poll(offset: number): Promise<Update[]> {
    const late = AbortSignal.timeout(POLL_SECONDS * 1000 + ANSWER_LATE_MS)
    const payload = { offset, timeout: POLL_SECONDS, limit: 100, allowed_updates: ALLOWED_UPDATES }
    return (await client.call('getUpdates', payload, AbortSignal.any([stopping.signal, late]))) as Update[]
  }

  return {
    start: async (signal) => {
      await askUntilAnswered({ client, log, signal }, 'deleteWebhook', {})
      running = run()
    },
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
