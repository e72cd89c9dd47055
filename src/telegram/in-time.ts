/**
 * What ends something that was asked: it took too long, or the process stops. A signal is made only where one is asked
 * for, since to make it and to listen to it costs as much as half of a call.
 */
export class Late {
  readonly #controller = new AbortController()
  #end: ((why: Error) => void) | undefined

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** Called when it ends, instead of listening to the signal. */
  set onEnd(end: (why: Error) => void) {
    this.#end = end
  }

  end(why: Error): void {
    this.#controller.abort(why)
    this.#end?.(why)
  }
}

/**
 * Asks, and ends it after so many ms. `AbortSignal.timeout` would keep its timer, and what listens to it, for as long
 * though the answer has come: thousands of them where many are asked.
 */
export async function inTime<Answer>(ms: number, ask: (late: Late) => Promise<Answer>): Promise<Answer> {
  const late = new Late()
  const timer = setTimeout(() => late.end(new Error('no answer came in time')), ms)
  try {
    return await ask(late)
  } finally {
    clearTimeout(timer)
  }
}
