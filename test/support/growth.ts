const [SHORT, LONG] = [512, 2048]
/** Below this the clock says nothing. */
const LEAST_MS = 5
const ROUNDS = 4

/**
 * How many times as long four times as much of these words takes: 4 where it is looked through once, 16 where each place is
 * compared with each. Of the processor, not of the clock, and the quickest of several in turn: others are at work on the
 * machine.
 */
export function growth(words: string, work: (text: string) => unknown): number {
  const texts = [SHORT, LONG].map((length) => words.repeat(length).slice(0, length))
  const rounds = Array.from({ length: ROUNDS }, () => texts.map((text) => processorMs(() => work(text))))
  const [short = 0, long = 0] = texts.map((_, i) => Math.min(...rounds.map((round) => round[i] ?? 0)))
  return long / Math.max(short, LEAST_MS)
}

function processorMs(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
