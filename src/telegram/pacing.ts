/** Telegram's rates, which it does not state exactly: about 30 messages/s in all, 1/s in a chat, 20/min in a group. */
const ALL = { capacity: 30, perSecond: 30 }
/** A conversation comes in bursts, which Telegram tolerates; over a minute it keeps to 1/s. */
const PRIVATE = { capacity: 30, perSecond: 1 }
/** A burst and what comes in the minute after it are 20 together. */
const GROUP = { capacity: 8, perSecond: 12 / 60 }

type Rate = { readonly capacity: number; readonly perSecond: number }
type Bucket = { tokens: number; at: number }

/** Says how long a message must wait so that this process keeps within Telegram's rates. Milliseconds of any steady clock. */
export class Pacing {
  readonly #all: Bucket = { tokens: ALL.capacity, at: 0 }
  readonly #chats = new Map<number, Bucket>()

  /** Takes up to `most` of the messages that may go now, to whatever chats. 0: none for `wait` ms. */
  take(most: number, now: number): { readonly taken: number; readonly wait: number } {
    refill(this.#all, ALL, now)
    const taken = Math.min(most, Math.floor(this.#all.tokens))
    this.#all.tokens -= taken
    return { taken, wait: taken > 0 ? 0 : shortfall(this.#all, ALL) }
  }

  /** What was taken and is not used. */
  giveBack(count: number): void {
    this.#all.tokens = Math.min(ALL.capacity, this.#all.tokens + count)
  }

  /** 0: this chat gets its message now, it is counted. Otherwise the wait in ms; nothing is counted. */
  waitFor(chatId: number, now: number): number {
    const rate = chatId < 0 ? GROUP : PRIVATE
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
