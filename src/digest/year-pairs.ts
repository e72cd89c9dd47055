import { pairCode } from '../catalogue/text-blocks.ts'
import { withoutAhead, withoutPoints } from '../chinese/points.ts'
import type { Span } from './digest.ts'
import type { ReportInput } from './gathered.ts'
import type { TextPrinter } from './print-clause.ts'
import { textOf, words } from './spans.ts'
import type { Passage } from './written-section.ts'

type Side = 'problem' | 'plan'
type Point = readonly Passage[]

/**
 * Problems, or plans, in the order of the catalogue. Where a report has both, a problem without its plan is left out, and
 * a plan without its problem.
 */
export function pairPoints(input: ReportInput, print: TextPrinter, of: 'problems' | 'plans'): Point[] {
  const { chapters, pairs } = input.catalogue.year
  const both = (['problems', 'plans'] as const).every((part) => chapters.some((chapter) => chapter.of === part))
  return pairs.flatMap((pair, i) => {
    const reported = input.pairs.filter((p) => p.area === pair.area)
    const side = (which: Side) =>
      point(
        pairCode(pair, i),
        which,
        reported.map((p) => ({ text: p[which], report: p.reports.at(-1) ?? '' })),
        print,
      )
    const [problem, plan] = [side('problem'), side('plan')]
    if (both && !(problem && plan)) return []
    const said = of === 'problems' ? problem : plan
    return said ? [said] : []
  })
}

/** `断语。说明。`; undefined where nothing was reported for a body that calls for it. */
function point(
  code: string,
  side: Side,
  said: readonly { text: string; report: string }[],
  print: TextPrinter,
): Point | undefined {
  const [first] = said
  const plain = (text: string) => (side === 'plan' ? withoutAhead(withoutPoints(text)) : withoutPoints(text))
  const text = said.map((s) => withoutStop(plain(s.text))).join('；')
  const texts = new Map(first ? [[side, { text, report: first.report }]] : [])
  const [head, body] = [`pair.${code}.${side}.head`, `pair.${code}.${side}.body`]
  const [brief, long] = [print.clause(head), print.clause(body, texts)]
  if (!brief || !long) return undefined
  return [
    { of: head, spans: withStop(brief) },
    { of: body, spans: withStop(long) },
  ]
}

function withoutStop(text: string): string {
  return text.replace(/[。；，！？.;,\s]+$/u, '')
}

function withStop(spans: readonly Span[]): Span[] {
  return /[。！？]$/u.test(textOf(spans)) ? [...spans] : [...spans, words('。')]
}
