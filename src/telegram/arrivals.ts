/** Writes down what has arrived: one write at a time, each with all that came while the one before it was under way. */
export function makeArrivals<Arrival>(write: (arrived: readonly Arrival[]) => Promise<void>) {
  let waiting: Arrival[] = []
  let next: Promise<void> | undefined
  let last: Promise<unknown> = Promise.resolve()

  /** Resolves when it is written down. What arrives in the same turn of the event loop goes into the same write. */
  return (arrival: Arrival): Promise<void> => {
    waiting.push(arrival)
    next ??= last.then(tick).then(() => {
      const taken = waiting
      waiting = []
      next = undefined
      const written = write(taken)
      last = written.catch(() => undefined)
      return written
    })
    return next
  }
}

function tick(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
