import type { Logger } from 'pino'
import { TelegramError } from 'telegraf'
import type { Update } from 'telegraf/types'
import { askUntilAnswered, FIRST_PAUSE_MS, LONGEST_PAUSE_MS, sleep } from './ask-until-answered.ts'
import type { Client } from './client.ts'
import { failureOf } from './failure.ts'
import type { Keep } from './keep.ts'

/** Seconds that Telegram holds a poll open when there is nothing. */
const POLL_SECONDS = 50
const ANSWER_LATE_MS = 10_000
/** How soon another process polls in the place of one that ended. */
const LOOK_AGAIN_MS = 1000

/** What is received of the kinds of update that the bot handles. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member']

export type Receiver = {
  /** Waits for Telegram until it answers, or until `signal` ends that. */
  start(signal: AbortSignal): Promise<void>
  /** Takes nothing new; what was received is kept. */
  stop(): Promise<void>
  readonly heard: () => Heard
}

/** What a receiver has heard of Telegram, in milliseconds of a steady clock. */
export type Heard = {
  /** When a poll was answered last, or an update came; undefined: never. */
  readonly at: number | undefined
  /** Since when a process that polls waits for an answer; undefined where it does not poll. */
  readonly waitsSince: number | undefined
}

type Parts = {
  readonly client: Client
  readonly log: Logger
  /** Whether this process is the one that polls: Telegram takes one, and tells every other that it is too many. */
  readonly leads: () => Promise<boolean>
  readonly keep: Keep
}

/** The database is away, or its disk is full. */
class Unstored extends Error {}
const UNSTORED = 'what Telegram brought could not be stored; it is asked for again until it can'

/** Polls Telegram. An offset is confirmed by the next poll, so after the insert: a crash between loses nothing. */
export function polling(parts: Parts): Receiver {
  const { client, log, leads } = parts
  const stopping = new AbortController()
  let running: Promise<void> = Promise.resolve()
  let heardAt: number | undefined
  let keptAt: number | undefined
  let pollsSince: number | undefined

  async function run(): Promise<void> {
    let offset = 0
    let leading = false
    let pause = FIRST_PAUSE_MS
    let trouble = ''
    while (!stopping.signal.aborted) {
      try {
        leading ||= await leads()
        if (!leading) {
          pollsSince = undefined
          await sleep(LOOK_AGAIN_MS, stopping.signal)
          continue
        }
        pollsSince ??= performance.now()
        const updates = await poll(offset)
        heardAt = performance.now()
        await keep(updates)
        keptAt = performance.now()
        if (trouble) log.info('updates come in again')
        trouble = ''
        const last = updates.at(-1)
        if (last) offset = last.update_id + 1
        pause = FIRST_PAUSE_MS
      } catch (error) {
        if (stopping.signal.aborted) return
        leading = false
        const failure = failureOf(error)
        // One line a fault, however long it lasts.
        if (failure.why !== trouble) {
          if (error instanceof Unstored) log.error({ err: error.cause }, UNSTORED)
          else log[levelOf(error)]({ why: failure.why }, sentenceOf(error))
        }
        trouble = failure.why
        if (isWebhookSet(error)) await client.call('deleteWebhook', {}).catch(() => undefined)
        await sleep(failure.kind === 'wait' ? failure.seconds * 1000 : pause, stopping.signal)
        pause = Math.min(LONGEST_PAUSE_MS, pause * 2)
      }
    }
  }

  async function keep(updates: Update[]): Promise<void> {
    try {
      await parts.keep(updates)
    } catch (error) {
      throw new Unstored(UNSTORED, { cause: error })
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
    heard: () => ({
      at: heardAt,
      waitsSince: pollsSince === undefined ? undefined : Math.max(pollsSince, keptAt ?? 0),
    }),
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

function codeOf(error: unknown): number | undefined {
  return error instanceof TelegramError ? error.code : undefined
}

/** Telegram has one code for it and for a second poller. */
function isWebhookSet(error: unknown): boolean {
  return error instanceof TelegramError && error.code === 409 && /webhook/i.test(error.description)
}

/** Somebody has to do something about these; the others pass. */
function levelOf(error: unknown): 'error' | 'warn' {
  return [401, 404, 409].includes(codeOf(error) ?? 0) ? 'error' : 'warn'
}

function sentenceOf(error: unknown): string {
  if (isWebhookSet(error)) return 'somebody set a webhook for this bot; it is taken away, and polling goes on'
  switch (codeOf(error)) {
    case 401:
    case 404:
      return 'Telegram does not accept BOT_TOKEN any more; what is owed is kept, and goes out when it does again'
    case 409:
      return 'another process polls for this bot: stop it; polling goes on when it has'
    default:
      return 'polling failed; trying again'
  }
}
