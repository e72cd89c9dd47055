/** What goes wrong with the next calls of a method. Without `status`, `retry_after` or `drop` it only delays. */
export interface Fault {
  /** Refuses with this code and `description`; the call is not performed. */
  readonly status?: number
  readonly description?: string
  /** Refuses with 429 and asks to wait for so many seconds. */
  readonly retry_after?: number
  /** Resets the connection before or after performing: the client cannot tell which. */
  readonly drop?: 'before' | 'after'
  readonly delayMs?: number
  /** Meets only calls to this chat. */
  readonly chat?: number
  /** How many calls it meets; 1 unless told. */
  readonly times?: number
}

export class Faults {
  readonly #waiting: { readonly method: string; readonly fault: Fault; left: number }[] = []

  /** `method` is a method's name, or `*` for any. */
  add(method: string, fault: Fault): void {
    this.#waiting.push({ method: method.toLowerCase(), fault, left: fault.times ?? 1 })
  }

  next(method: string, chat: unknown): Fault | undefined {
    const found = this.#waiting.find(
      (one) =>
        one.left > 0 &&
        [method.toLowerCase(), '*'].includes(one.method) &&
        (one.fault.chat === undefined || String(one.fault.chat) === String(chat)),
    )
    if (!found) return undefined
    found.left -= 1
    return found.fault
  }

  clear(): void {
    this.#waiting.length = 0
  }
}
