/** How much comes through: so many at once, and so many a second after that. */
export type Rate = { readonly capacity: number; readonly perSecond: number }

/** A bucket of a rate for each key. `now`: milliseconds of any steady clock. */
export class Buckets {
  readonly #rate: Rate
  readonly #left = new Map<number, { tokens: number; at: number }>()

  constructor(rate: Rate) {
    this.#rate = rate
  }

  /** Takes one; false where nothing is left. */
  take(key: number, now: number): boolean {
    const { capacity, perSecond } = this.#rate
    const bucket = this.#left.get(key) ?? { tokens: capacity, at: now }
    const tokens = Math.min(capacity, bucket.tokens + ((now - bucket.at) / 1000) * perSecond)
    const taken = tokens >= 1
    this.#left.set(key, { tokens: taken ? tokens - 1 : tokens, at: now })
    if (this.#left.size > MOST_KEYS) this.#forgetFull(now)
    return taken
  }

  /** Whoever has been quiet for long enough is as good as new. */
  #forgetFull(now: number): void {
    const { capacity, perSecond } = this.#rate
    for (const [key, { tokens, at }] of this.#left) {
      if (tokens + ((now - at) / 1000) * perSecond >= capacity) this.#left.delete(key)
    }
    // A flood of new names: the oldest begin anew.
    for (const key of this.#left.keys()) {
      if (this.#left.size <= MOST_KEYS / 2) return
      this.#left.delete(key)
    }
  }
}

const MOST_KEYS = 20_000
