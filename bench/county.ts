/** A county of twelve towns (or so many) with ten villages each, all eight organizations in every one of them. */
export function largeCounty(count = 12): string {
  const numbers = (count: number) => Array.from({ length: count }, (_, i) => i + 1)
  const towns = numbers(count).map((t) => ({
    code: `zhen-${t}`,
    name: `第${t}镇`,
    villages: numbers(10).map((v) => ({ code: `cun-${v}`, name: `第${t}镇${v}村` })),
  }))
  // JSON is YAML too.
  return JSON.stringify({ code: 'county', name: '青禾县', towns })
}
