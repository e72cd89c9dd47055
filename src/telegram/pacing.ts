import type { Rates } from '../settings.ts'

type Rate = { readonly capacity: number; readonly perSecond: number }
type Bucket = { tokens: number; at: number }

/** How much of a minute's messages to a group may come at once. */
const GROUP_BURST = 0.4

/** Says how long a message must wait so that this process keeps within Telegram's rates. Milliseconds of any steady clock. */
export class Pacing {
  readonly #everyone: Rate
  readonly #private: Rate
  readonly #group: Rate
  readonly #all: Bucket
  readonly #chats = new Map<number, Bucket>()

  constructor({ all, chat, chatBurst, group }: Rates) {
    this.#everyone = { capacity: all, perSecond: all }
    this.#private = { capacity: chatBurst, perSecond: chat }
    // A burst and what comes in the minute after it are a minute's messages together.
    const burst = Math.max(1, Math.floor(group * GROUP_BURST))
    this.#group = { capacity: burst, perSecond: Math.max(1, group - burst) / 60 }
    this.#all = { tokens: all, at: 0 }
  }

  /** Takes up to `most` of the messages that may go now, to whatever chats. 0: none for `wait` ms. */
  take(most: number, now: number): { readonly taken: number; readonly wait: number } {
    refill(this.#all, this.#everyone, now)
    const taken = Math.min(most, Math.floor(this.#all.tokens))
    this.#all.tokens -= taken
    return { taken, wait: taken > 0 ? 0 : shortfall(this.#all, this.#everyone) }
  }

  /** What was taken and is not used. */
  giveBack(count: number): void {
    this.#all.tokens = Math.min(this.#everyone.capacity, this.#all.tokens + count)
  }

  /** 0: this chat gets its message now, it is counted. Otherwise the wait in ms; nothing is counted. */
  waitFor(chatId: number, now: number): number {
    const rate = chatId < 0 ? this.#group : this.#private
    const chat = this.#chats.get(chatId) ?? { tokens: rate.capacity, at: now }
    refill(chat, rate, now)
    const wait = shortfall(chat, rate)
    if (wait === 0) chat.tokens -= 1
    this.#chats.set(chatId, chat)
    if (this.#chats.size > 10_000) this.#forgetIdle(now)
    return wait
  }

  #forgetIdle(now: number): void {
    for (const [chatId, bucket] of this.#chats) if (now - bucket.at > 60_000) this.#chats.delete(chatId)
  }
}

function refill(bucket: Bucket, rate: Rate, now: number): void {
  bucket.tokens = Math.min(rate.capacity, bucket.tokens + ((now - bucket.at) / 1000) * rate.perSecond)
  bucket.at = now
}

function shortfall(bucket: Bucket, rate: Rate): number {
  return bucket.tokens >= 1 ? 0 : Math.ceil(((1 - bucket.tokens) / rate.perSecond) * 1000)
}
