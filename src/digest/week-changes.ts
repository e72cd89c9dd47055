import { writesWan } from '../catalogue/catalogue.ts'
import { monthAndDate } from '../chinese/days.ts'
import { inMeasure, type Measure } from '../chinese/measure.ts'
import { printQuantity } from '../chinese/print-quantity.ts'
import { cleanText, within } from '../chinese/printed-names.ts'
import type { Quantity } from '../chinese/quantity.ts'
import type { Block, Correction, FigureSpan, Span } from './digest.ts'
import type { Change, IssueInput } from './gathered.ts'
import { joinSpans } from './join-spans.ts'
import { labelWith } from './label.ts'
import { publicLabel, publicWords, REASON } from './public-words.ts'
import { figureSpan, words } from './spans.ts'

type NumberSpans = readonly [number: FigureSpan, measure: Span]

/** A number as it was reported, with its measure word. */
function numberSpans(change: Change, number: Quantity | undefined, measure: Measure): NumberSpans | undefined {
  if (!number) return undefined
  const { unit = '' } = measure
  const { quantity, how, instead } = inMeasure(number, measure, unit)
  const span = figureSpan(number, printQuantity(quantity, how), {
    indicator: change.indicator,
    lineage: {
      rule: 'report',
      indicators: [change.indicator],
      from: change.on,
      to: change.on,
      units: [change.unitId],
      figures: 1,
      reports: [change.receipt],
    },
  })
  return [span, words(instead?.word ?? unit)]
}

/** 更正: each published number that changed since, old → new. Groups read its reason where an editor passed it. */
export function changeBlocks(input: IssueInput): { blocks: Block[]; corrections: Correction[] } {
  const blocks: Block[] = []
  const corrections: Correction[] = []
  for (const change of input.changes) {
    const question = input.catalogue.indicator(change.indicator)?.question
    if (!question?.indicator || (question.sensitive && input.edition === 'group')) continue
    const { label: name, unit } = question.indicator
    // A label begins with the level: empty where there was none, or no name may stand behind it.
    const label = publicLabel(input.catalogue, change, input).replace(/^\/|\/$/g, '')
    const what = labelWith(name, label)
    const measure = { unit, inWan: writesWan(input.catalogue) }
    const before = numberSpans(change, change.before, measure)
    const after = numberSpans(change, change.after, measure)
    const key: Span[] = label
      ? [words('（'), { kind: 'name', text: within('“（', label), code: change.indicator }, words('）')]
      : []
    const said = (number: NumberSpans): Span[] => [words(`“${within('“', name)}`), ...key, ...number, words('”')]
    const spans: Span[] = [
      words(change.where),
      { kind: 'name', text: change.unitName, code: 'unit' },
      words(monthAndDate(change.on)),
    ]
    if (before && after) spans.push(...said(before), words('应为'), ...said(after), words('。'))
    else if (before && change.movedTo) spans.push(...said(before), words(`应记在${monthAndDate(change.movedTo)}。`))
    else if (before) spans.push(...said(before), words('撤回。'))
    else if (after) spans.push(words('漏登'), ...said(after), words('。'))
    const why = change.why ? publicWords({ code: REASON, text: change.why }, input) : undefined
    if (why)
      spans.push(
        words('原因：'),
        { kind: 'free', text: cleanText(why), code: REASON, report: change.receipt },
        words('。'),
      )
    const joined = joinSpans(spans, { dropped: false, end: '' })
    blocks.push({ kind: 'item', organization: change.organization, report: change.receipt, spans: joined })
    corrections.push({
      report: change.receipt,
      indicator: change.indicator,
      where: change.where,
      what,
      from: before?.[0].printed ?? '',
      to: after?.[0].printed ?? '',
      ...(why ? { why } : {}),
    })
  }
  return { blocks, corrections }
}
