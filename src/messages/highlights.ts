import { type Key, key } from './buttons.ts'
import type { Said } from './said.ts'

/** How many activities stand on a page. */
export const A_PAGE = 8
/** Number buttons in a row. */
const A_ROW = 4

/** Activities that may be highlights, those that are told ticked. `most`: how many are told at most. */
export type ShownHighlights = {
  readonly digest: number
  readonly candidates: readonly { readonly report: string; readonly text: string }[]
  readonly picked: readonly number[]
  readonly from: number
  readonly most: number
}

/** Which activities a week tells as highlights: ticked with the numbers below. */
export function highlightsPage({ digest, candidates, picked, from, most }: ShownHighlights): Said {
  if (candidates.length === 0) return { text: '这一周没有可以登作亮点的活动。', keys: [[back(digest)]] }
  const isPicked = ({ report }: { readonly report: string }) => picked.includes(Number(report))
  const shown = candidates.slice(from, from + A_PAGE)
  const lines = shown.map((each, i) => `${from + i + 1}. ${isPicked(each) ? '✓ ' : ''}${each.text}`)
  const ticks = shown.map((each, i) =>
    key(`${isPicked(each) ? '✓' : ''}${from + i + 1}`, 'highlightTick', { digest, report: Number(each.report), from }),
  )
  const rows = Array.from({ length: Math.ceil(ticks.length / A_ROW) }, (_, i) =>
    ticks.slice(i * A_ROW, (i + 1) * A_ROW),
  )
  const around = [
    ...(from > 0 ? [key('上一页', 'highlights', { digest, from: Math.max(0, from - A_PAGE) })] : []),
    ...(from + A_PAGE < candidates.length ? [key('下一页', 'highlights', { digest, from: from + A_PAGE })] : []),
  ]
  return {
    text: [`亮点登${picked.length}条，最多${most}条。点序号勾选或去掉：`, ...lines].join('\n'),
    keys: [
      ...rows,
      ...(around.length > 0 ? [around] : []),
      [
        picked.length > 0
          ? key('都不登', 'highlightsNone', { digest })
          : key('登建议的', 'highlightsProposed', { digest }),
      ],
      [back(digest)],
    ],
  }
}

/** A tick for which there is no room. */
export function full(most: number): string {
  return `最多${most}条，请先去掉一条`
}

function back(digest: number): Key {
  return key('看预览', 'weekPreview', { digest })
}
