import { pairCode } from '../catalogue/text-blocks.ts'
import { ordinal } from '../chinese/small-number.ts'
import type { Section, Span } from './digest.ts'
import type { ReportInput } from './gathered.ts'
import { textOf, words } from './spans.ts'
import type { BlockPrinter } from './year-clause.ts'

type Side = 'problem' | 'plan'
type Point = readonly Span[]

/**
 * 二 and 三: problems and plans, one to one. The problems stand in one paragraph behind their lead, each plan in one of its
 * own. A problem without its plan is left out, and a plan without its problem.
 */
export function pairSections(input: ReportInput, block: BlockPrinter): Section[] {
  const pairs = input.catalogue.year.pairs.flatMap((pair, i) => {
    const reported = input.pairs.filter((p) => p.area === pair.area)
    const print = (side: Side) =>
      point(
        pairCode(pair, i),
        side,
        reported.map((p) => ({ text: p[side], report: p.reports.at(-1) ?? '' })),
        block,
      )
    const [problem, plan] = [print('problem'), print('plan')]
    return problem && plan ? [{ problem, plan }] : []
  })
  if (pairs.length === 0) return []
  // A single one is not counted.
  const counted = (i: number): Span[] => (pairs.length > 1 ? [words(`${ordinal(i + 1)}是`)] : [])
  const numbered = (side: Side): Span[][] => pairs.map((pair, i) => [...counted(i), ...pair[side]])
  const lead = (part: string): Span[][] => {
    const spans = input.scope.kind === 'county' ? block(`${part}.lead`) : undefined
    return spans ? [[...spans]] : []
  }
  const section = (code: string, paragraphs: readonly (readonly Span[])[]): Section => ({
    code,
    heading: textOf(block(`${code}.heading`) ?? []),
    blocks: paragraphs.map((spans) => ({ kind: 'item', spans })),
  })
  return [
    section('problems', [[...lead('problems'), ...numbered('problem')].flat()]),
    section('plans', [...lead('plans'), ...numbered('plan')]),
  ]
}

/** `断语。说明。`; undefined where nothing was reported for a body that calls for it. */
function point(
  code: string,
  side: Side,
  said: readonly { text: string; report: string }[],
  block: BlockPrinter,
): Point | undefined {
  const [first] = said
  const text = said.map((s) => withoutStop(uncounted(s.text))).join('；')
  const texts = new Map(first ? [[side, { text, report: first.report }]] : [])
  const head = block(`pair.${code}.${side}.head`)
  const body = block(`pair.${code}.${side}.body`, texts)
  return head && body ? [...withStop(head), ...withStop(body)] : undefined
}

/** How points are counted at the head of a phrase: 一是, 二要, （1）, 2. */
const COUNTED =
  /(^|[。；;：:，,！!]\s*)(?:[一二三四五六七八九十]{1,2}[是要](?!素)|[（(]?[1-9一二三四五六][）)、.．](?!\d))/gu

/** A unit's own 一是 and 二是 do not stand inside the report's. */
function uncounted(text: string): string {
  return text.replace(COUNTED, '$1')
}

function withoutStop(text: string): string {
  return text.replace(/[。；，！？.;,\s]+$/u, '')
}

function withStop(spans: readonly Span[]): Span[] {
  return /[。！？]$/u.test(textOf(spans)) ? [...spans] : [...spans, words('。')]
}
