import { tooManyRequests } from './errors.ts'
import type { Talk } from './state.ts'

/**
 * Telegram names the averages (30 a second in all, 1 a second in a chat, 20 a minute in a group) and lets short
 * bursts pass without saying how long; `privateBurst` is this stand-in's guess.
 */
export interface Limits {
  readonly overallPerSecond: number
  readonly privatePerSecond: number
  readonly privateBurst: number
  readonly groupPerMinute: number
}

export const TELEGRAM_LIMITS: Limits = {
  overallPerSecond: 30,
  privatePerSecond: 1,
  privateBurst: 30,
  groupPerMinute: 20,
}

interface Bucket {
  left: number
  at: number
}

/** Token buckets on the world's clock, one a chat and one for a bot's whole traffic. */
export class Rate {
  readonly limits: Limits | 'off'
  readonly #buckets = new Map<string, Bucket>()

  constructor(limits: Limits | 'off') {
    this.limits = limits
  }

  /** Takes `count` messages from both buckets or throws 429 and takes none. */
  take(botId: number, talk: Talk, at: number, count: number): void {
    if (this.limits === 'off') return
    const { overallPerSecond, privatePerSecond, privateBurst, groupPerMinute } = this.limits
    const overall = { key: `${botId}`, size: overallPerSecond, perSecond: overallPerSecond }
    const key = `${botId}:${talk.chat.id}`
    const chat =
      talk.chat.type === 'private'
        ? { key, size: privateBurst, perSecond: privatePerSecond }
        : { key, size: groupPerMinute, perSecond: groupPerMinute / 60 }
    const filled = [overall, chat].map(({ key, size, perSecond }) => {
      const bucket = this.#buckets.get(key) ?? { left: size, at }
      const left = Math.min(size, bucket.left + (Math.max(at - bucket.at, 0) / 1000) * perSecond)
      // An album may be larger than what a bucket holds; a full one lets it through and goes into debt.
      return { key, left, wait: left >= Math.min(count, size) ? 0 : (Math.min(count, size) - left) / perSecond }
    })
    const wait = Math.max(...filled.map((one) => one.wait))
    if (wait > 0) throw tooManyRequests(Math.ceil(wait))
    for (const { key, left } of filled) this.#buckets.set(key, { left: left - count, at })
  }
}
