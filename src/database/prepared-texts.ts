/** Each connection keeps the statements that were prepared on it: no more than so many. */
const MOST_PREPARED = 500
/** Texts whose first time is remembered. */
const MOST_SEEN = 5000

/**
 * Which statements are prepared: those that come a second time. Postgres then parses them once a connection, and they take
 * one trip instead of two; a text that is never the same twice would stay with each connection for nothing.
 * `?prepare=false` in the address turns it off, for a pooler that cannot.
 */
export class PreparedTexts {
  readonly #isOff: boolean
  readonly #seen = new Set<string>()
  readonly #prepared = new Set<string>()

  constructor(url: string) {
    this.#isOff = /[?&]prepare=false\b/.test(url)
  }

  isPrepared(text: string): boolean {
    if (this.#isOff) return false
    if (this.#prepared.has(text)) return true
    if (this.#seen.delete(text) && this.#prepared.size < MOST_PREPARED) {
      this.#prepared.add(text)
      return true
    }
    if (this.#seen.size >= MOST_SEEN) this.#seen.clear()
    this.#seen.add(text)
    return false
  }
}
