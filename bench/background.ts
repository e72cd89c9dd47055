type Background = {
  /** Timers that run now do not ring before `release`. Called again it holds those that were set since, too. */
  hold(): void
  /** Rings what should have rung meanwhile. */
  release(): void
}

/**
 * What the bot does by itself (sweeps each second and each five, the minute's jobs) rests on timers. While a walk is
 * counted, those that were set before it do not ring. Timers that the walk itself sets run as ever, so what it waits
 * for still comes. Call this before the bot starts.
 */
export function holdableBackground(): Background {
  let held: (() => void)[] | undefined
  let walk = 0
  const original = globalThis.setTimeout
  const later = (ring: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
    const setIn = walk
    return original(() => {
      if (held && setIn !== walk) held.push(() => ring(...args))
      else ring(...args)
    }, ms)
  }
  globalThis.setTimeout = Object.assign(later, original) as typeof setTimeout
  return {
    hold: () => {
      walk += 1
      held ??= []
    },
    release: () => {
      const ringing = held ?? []
      held = undefined
      for (const ring of ringing) ring()
    },
  }
}
