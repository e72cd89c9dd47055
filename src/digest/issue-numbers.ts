/** A published issue: the year it is counted in, its 期号 and its 总期号, which those of before there was one have not. */
export type PublishedIssue = { readonly year: number; readonly number: number; readonly running: number | null }

/** Where an office begins to count that published issues before it had this program. */
type Begins = { readonly year: number; readonly number: number; readonly running: number }

/**
 * The numbers of the issue behind these: 期号 begins again each year, 总期号 goes on. The very first begins at 1, or where
 * the county says.
 */
export function nextNumbers(
  published: readonly PublishedIssue[],
  year: number,
  begins?: Begins,
): { readonly number: number; readonly running: number } {
  const ofYear = published.filter((issue) => issue.year === year).map(({ number }) => number)
  const first = begins?.year === year ? begins.number : 1
  const counted = published.flatMap(({ running }) => running ?? [])
  return {
    number: ofYear.length > 0 ? Math.max(...ofYear) + 1 : first,
    running: counted.length > 0 ? Math.max(...counted) + 1 : (begins?.running ?? 1) + published.length,
  }
}
