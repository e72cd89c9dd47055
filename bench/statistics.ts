/** Numbers of one kind that were measured, e.g. milliseconds. */
export type Spread = {
  readonly count: number
  readonly min: number
  readonly median: number
  readonly p95: number
  readonly max: number
}

export function spreadOf(samples: readonly number[]): Spread {
  const sorted = [...samples].sort((a, b) => a - b)
  return {
    count: sorted.length,
    min: quantile(sorted, 0),
    median: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    max: quantile(sorted, 1),
  }
}

/** Between two ranks the straight line between their values: the median of an even count is the middle of two. */
function quantile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) throw new Error('nothing was measured')
  const at = (sorted.length - 1) * share
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0]
  return low + (high - low) * (at - Math.floor(at))
}
