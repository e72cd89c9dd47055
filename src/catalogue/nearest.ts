/** Of the codes that there are, the one that was most likely meant by one that there is not; undefined where none is close. */
export function nearest(code: string, known: readonly string[]): string | undefined {
  const ranked = known.map((each) => ({ each, away: distance(code, each) })).sort((a, b) => a.away - b.away)
  const [first] = ranked
  return first && first.away <= Math.max(1, Math.floor(code.length / 4)) ? first.each : undefined
}

/** How many signs have to be put in, left out or exchanged to make the one of the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const exchanged = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(exchanged, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
