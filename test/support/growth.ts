const [SHORT, LONG] = [1024, 4096]
/** Below this the clock says nothing. */
const LEAST_MS = 5

/**
 * How many times as long four times as much of these words takes: 4 where it is looked through once, 16 where each place is
 * compared with each. The quickest of five, since others are at work on the machine.
 */
export function growth(words: string, work: (text: string) => unknown): number {
  const quickest = (length: number) => {
    const text = words.repeat(length).slice(0, length)
    return Math.min(
      ...[1, 2, 3, 4, 5].map(() => {
        const began = performance.now()
        work(text)
        return performance.now() - began
      }),
    )
  }
  return quickest(LONG) / Math.max(quickest(SHORT), LEAST_MS)
}
