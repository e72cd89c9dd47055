/** Measure words of what a county counts, the longer before those that they begin with. */
const MEASURES = [
  ...['人次', '场次', '件次', '课时', '平方米', '公里', '亩', '万元', '元'],
  ...['个', '家', '户', '人', '名', '位', '次', '场', '项', '件', '支', '枚', '篇', '份', '所', '处', '期', '批', '块'],
  ...['面', '对', '组', '队', '座', '台', '套', '本', '册', '幅', '首', '部', '节', '堂', '起', '条', '届', '类', '种'],
]

/** How many characters at the head of `text` are the measure word of a number before it; `expected` is looked for first. */
export function afterMeasure(text: string, expected?: string): number {
  return [...(expected ? [expected] : []), ...MEASURES].find((word) => text.startsWith(word))?.length ?? 0
}
