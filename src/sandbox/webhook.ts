import type { Bot, Webhook } from './state.ts'
import type { Update } from './types.ts'
import type { World } from './world.ts'

interface Lane {
  readonly waiting: Update[]
  running: boolean
}

/** Telegram keeps the order of a chat's messages and, apart from it, of a person's taps. */
function laneOf(update: Update): string {
  const query = update.callback_query as { from: { id: number } } | undefined
  if (query) return `user:${query.from.id}`
  const event = Object.values(update).find((value) => typeof value === 'object') as { chat?: { id: number } }
  return `chat:${event?.chat?.id ?? ''}`
}

const LONGEST_WAIT = 60_000
const ANSWER_WITHIN = 60_000

/** A call that a bot makes as its answer to a webhook: its result is told to nobody. */
export type Perform = (method: string, params: Record<string, unknown>) => Promise<unknown>

/** Brings a bot's updates to its webhook until it is stopped; one that fails is tried again and holds its lane. */
export class WebhookDelivery {
  readonly #world: World
  readonly #bot: Bot
  readonly #webhook: Webhook
  readonly #firstWait: number
  readonly #perform: Perform
  readonly #lanes = new Map<string, Lane>()
  readonly #taken = new Set<number>()
  readonly #stopped = new AbortController()
  #running = 0

  constructor(world: World, bot: Bot, webhook: Webhook, firstWait: number, perform: Perform) {
    this.#world = world
    this.#bot = bot
    this.#webhook = webhook
    this.#firstWait = firstWait
    this.#perform = perform
  }

  stop(): void {
    this.#stopped.abort()
  }

  /** Takes up what has come; call it after every new update. */
  wake(): void {
    for (const update of this.#world.pending(this.#bot)) {
      if (this.#taken.has(update.update_id)) continue
      this.#taken.add(update.update_id)
      const key = laneOf(update)
      const lane = this.#lanes.get(key) ?? { waiting: [], running: false }
      lane.waiting.push(update)
      this.#lanes.set(key, lane)
    }
    for (const [key, lane] of this.#lanes) {
      if (lane.running || this.#running >= this.#webhook.maxConnections) continue
      lane.running = true
      this.#running += 1
      void this.#run(key, lane)
    }
  }

  async #run(key: string, lane: Lane): Promise<void> {
    for (let update = lane.waiting.shift(); update; update = lane.waiting.shift()) {
      let wait = this.#firstWait
      while (!(await this.#deliver(update))) {
        await this.#pause(wait)
        wait = Math.min(wait * 2, LONGEST_WAIT)
      }
      if (this.#stopped.signal.aborted) return
      const done = update.update_id
      this.#bot.pending = this.#bot.pending.filter((one) => one.update.update_id !== done)
      this.#taken.delete(done)
    }
    this.#lanes.delete(key)
    this.#running -= 1
    this.wake()
  }

  /** True when the bot took it, or when nobody delivers any more. */
  async #deliver(update: Update): Promise<boolean> {
    if (this.#stopped.signal.aborted) return true
    const { url, secret } = this.#webhook
    const headers = { 'content-type': 'application/json' }
    const signed = secret ? { ...headers, 'x-telegram-bot-api-secret-token': secret } : headers
    try {
      const signal = AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(ANSWER_WITHIN)])
      const response = await fetch(url, { method: 'POST', headers: signed, body: JSON.stringify(update), signal })
      const text = await response.text()
      if (!response.ok) {
        this.#failed(`Wrong response from the webhook: ${response.status} ${response.statusText}`)
        return false
      }
      await this.#answerCall(text)
      return true
    } catch (error) {
      if (this.#stopped.signal.aborted) return true
      this.#failed(`Connection failed: ${(error as Error).message}`)
      return false
    }
  }

  async #answerCall(text: string): Promise<void> {
    if (!text.startsWith('{')) return
    const { method, ...params } = JSON.parse(text) as Record<string, unknown>
    if (typeof method === 'string') await this.#perform(method, params)
  }

  #failed(text: string): void {
    this.#webhook.lastError = { at: this.#world.seconds(), text }
  }

  #pause(ms: number): Promise<void> {
    const { signal } = this.#stopped
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      signal.addEventListener('abort', done)
      if (signal.aborted) done()
    })
  }
}
