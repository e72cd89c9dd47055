import { pairCode } from '../catalogue/text-blocks.ts'
import type { Span } from './digest.ts'
import type { ReportInput } from './gathered.ts'
import { textOf, words } from './spans.ts'
import { type Passage, sentencesOf, type WrittenSection } from './written-section.ts'
import type { BlockPrinter } from './year-clause.ts'

type Side = 'problem' | 'plan'

/**
 * 二 and 三: problems and plans, one to one. The problems stand in one paragraph behind their lead, each plan in one of its
 * own. A problem without its plan is left out, and a plan without its problem.
 */
export function pairSections(input: ReportInput, block: BlockPrinter): WrittenSection[] {
  const pairs = input.catalogue.year.pairs.flatMap((pair, i) => {
    const reported = input.pairs.filter((p) => p.area === pair.area)
    const print = (side: Side) =>
      passagesOf(
        pairCode(pair, i),
        side,
        reported.map((p) => ({ text: p[side], report: p.reports.at(-1) ?? '' })),
        block,
      )
    const [problem, plan] = [print('problem'), print('plan')]
    return problem && plan ? [{ problem, plan }] : []
  })
  if (pairs.length === 0) return []
  const points = (side: Side) =>
    pairs.map((pair, point) => pair[side].map((passage): Passage => ({ ...passage, point })))
  const lead = (part: string): Passage[][] => {
    const spans = input.scope.kind === 'county' ? block(`${part}.lead`) : undefined
    return spans ? [[{ of: `${part}.lead`, spans }]] : []
  }
  const section = (code: string, paragraphs: readonly (readonly Passage[])[]): WrittenSection => ({
    code,
    title: textOf(block(`${code}.heading`) ?? []),
    sentences: sentencesOf(paragraphs),
  })
  return [
    section('problems', [[...lead('problems'), ...points('problem')].flat()]),
    section('plans', [...lead('plans'), ...points('plan')]),
  ]
}

/** `断语。说明。`; undefined where nothing was reported for a body that calls for it. */
function passagesOf(
  code: string,
  side: Side,
  said: readonly { text: string; report: string }[],
  block: BlockPrinter,
): readonly Passage[] | undefined {
  const [first] = said
  const text = said.map((s) => withoutStop(s.text)).join('；')
  const texts = new Map(first ? [[side, { text, report: first.report }]] : [])
  const [head, body] = [`pair.${code}.${side}.head`, `pair.${code}.${side}.body`]
  const [brief, long] = [block(head), block(body, texts)]
  return brief && long
    ? [
        { of: head, spans: withStop(brief) },
        { of: body, spans: withStop(long) },
      ]
    : undefined
}

function withoutStop(text: string): string {
  return text.replace(/[。；，！？.;,\s]+$/u, '')
}

function withStop(spans: readonly Span[]): Span[] {
  return /[。！？]$/u.test(textOf(spans)) ? [...spans] : [...spans, words('。')]
}
