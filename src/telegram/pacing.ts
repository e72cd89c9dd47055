import type { Rates } from '../settings.ts'

type Rate = { readonly capacity: number; readonly perSecond: number }
type Bucket = { tokens: number; at: number }

/** How much of a minute's messages to a group may come at once. */
const GROUP_BURST = 0.4

/** How much of what may go in all is kept for answers, while something goes to many. */
const KEPT_FOR_ANSWERS = 1 / 3

/** Of all that goes out, when what may go. */
export type Pace = Pick<Pacing, 'take' | 'giveBack' | 'waitFor' | 'shareWith'>

/** Says how long a message must wait so that all processes keep within the rates. Milliseconds of any steady clock. */
export class Pacing {
  readonly #rates: Rates
  #everyone: Rate
  #private: Rate
  #group: Rate
  readonly #all: Bucket
  readonly #chats = new Map<number, Bucket>()

  constructor(rates: Rates) {
    this.#rates = rates
    const { everyone, person, group } = shares(rates, 1)
    this.#everyone = everyone
    this.#private = person
    this.#group = group
    this.#all = { tokens: everyone.capacity, at: 0 }
  }

  /** So many processes send: each has its share of the rates, so that none has to ask the others for each message. */
  shareWith(processes: number): void {
    const { everyone, person, group } = shares(this.#rates, Math.max(1, processes))
    this.#everyone = everyone
    this.#private = person
    this.#group = group
  }

  /**
   * Takes up to `most` of the messages that may go now, to whatever chats. 0: none for `wait` ms. `toMany`: they are no
   * answers, and leave some for those that are.
   */
  take(most: number, now: number, toMany = false): { readonly taken: number; readonly wait: number } {
    refill(this.#all, this.#everyone, now)
    const kept = toMany ? Math.floor(this.#everyone.capacity * KEPT_FOR_ANSWERS) : 0
    const taken = Math.max(0, Math.min(most, Math.floor(this.#all.tokens - kept)))
    this.#all.tokens -= taken
    return { taken, wait: taken > 0 ? 0 : shortfall(this.#all, this.#everyone, kept) }
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

function shortfall(bucket: Bucket, rate: Rate, kept = 0): number {
  const wanted = kept + 1
  return bucket.tokens >= wanted ? 0 : Math.ceil(((wanted - bucket.tokens) / rate.perSecond) * 1000)
}

/** What one of so many processes may send. */
function shares({ all, chat, chatBurst, group }: Rates, processes: number) {
  const share = (capacity: number, perSecond: number): Rate => ({
    capacity: Math.max(1, Math.floor(capacity / processes)),
    perSecond: perSecond / processes,
  })
  // A burst and what comes in the minute after it are a minute's messages together.
  const burst = Math.max(1, Math.floor(group * GROUP_BURST))
  return {
    everyone: share(all, all),
    person: share(chatBurst, chat),
    group: share(burst, Math.max(1, group - burst) / 60),
  }
}
