/** How points are counted at the head of a phrase: 一是, 二要, （1）, 2. */
const COUNTED =
  /(^|[。；;：:，,！!]\s*)(?:[一二三四五六七八九十]{1,2}[是要](?!素)|[（(]?[1-9一二三四五六][）)、.．](?![\d一二三四五六七八九十]))/gu

/** A unit's own 一是 and 二是 do not stand inside what a report says, which counts by itself or tells in one sentence. */
export function withoutPoints(text: string): string {
  return text.replace(COUNTED, '$1')
}

/** What every plan says at its head, and the heading above it: 下一步将. */
const AHEAD =
  /^(?:下一?步|今后|接下来)(?:工作中)?(?:(?:，|，?我们)?(?:将|要(?!求)|拟(?!定|订)|计划(?!生育))，?|，(?:我们)?|(?<=步|中)(?![工打的是要拟计一二三四五两几\d]))/u

/** A plan without the words that stand above all plans. */
export function withoutAhead(text: string): string {
  return text.replace(AHEAD, '') || text
}
