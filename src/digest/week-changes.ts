import { writesWan } from '../catalogue/catalogue.ts'
import { withoutTitle } from '../catalogue/without-title.ts'
import { monthAndDate } from '../chinese/days.ts'
import { inMeasure, type Measure } from '../chinese/measure.ts'
import { printedName } from '../chinese/name-marks.ts'
import { printQuantity } from '../chinese/print-quantity.ts'
import { cleanName, cleanText, within } from '../chinese/printed-names.ts'
import type { Quantity } from '../chinese/quantity.ts'
import type { Block, Correction, FigureSpan, Span } from './digest.ts'
import type { Change, IssueInput } from './gathered.ts'
import { joinSpans } from './join-spans.ts'
import { labelWith } from './label.ts'
import { publicLabel, publicWords, REASON } from './public-words.ts'
import { figureSpan, SUBJECT, textOf, words } from './spans.ts'
import { labelCalled, townsCalled, withTowns } from './towns-called.ts'

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

const FOLLOWS = '，合计相应更正。'

/** 更正: each published number that changed since, old → new. Groups read its reason where an editor passed it. */
export function changeBlocks(input: IssueInput): { blocks: Block[]; corrections: Correction[] } {
  const blocks: Block[] = []
  const corrections: Correction[] = []
  for (const change of input.changes) {
    const question = input.catalogue.indicator(change.indicator)?.question
    if (!question?.indicator || (question.sensitive && input.edition === 'group')) continue
    const { label: name, unit } = question.indicator
    // A label begins with the level: empty where there was none, or no name may stand behind it.
    const towns = townsCalled(input.units)
    const kept = labelCalled(publicLabel(input.catalogue, change, input).replace(/^\/|\/$/g, ''), towns)
    const label = question.indicator.split_by === undefined ? kept : kept.replace('/', '，')
    const what = labelWith(name, label, towns)
    const measure = { unit, inWan: writesWan(input.catalogue) }
    const before = numberSpans(change, change.before, measure)
    const after = numberSpans(change, change.after, measure)
    const key: Span[] = label
      ? [words('（'), { kind: 'name', text: within('“（', label), code: change.indicator }, words('）')]
      : []
    const activity = activityOf(input, change)
    const title = input.catalogue.indicator(change.indicator)?.form.title ?? ''
    const called = withTowns(activity.length > 0 ? withoutTitle(name, title) : name, towns)
    // 参加人次340: the measure is said already.
    const said = ([number, measured]: NumberSpans): Span[] =>
      called.endsWith(textOf([measured])) ? [number] : [number, measured]
    const spans: Span[] = [
      words(change.where),
      { kind: 'name', text: change.unitName, code: SUBJECT },
      ...(activity.length > 0 ? activity : [words(monthAndDate(change.on))]),
      ...(before ? [] : [words('漏登')]),
      words(called),
      ...key,
    ]
    if (before && after) spans.push(...said(before), words('应为'), ...said(after), words(FOLLOWS))
    else if (before && change.movedTo)
      spans.push(...said(before), words(`应记在${monthAndDate(change.movedTo)}${FOLLOWS}`))
    else if (before) spans.push(...said(before), words(`撤回${FOLLOWS}`))
    else if (after) spans.push(...said(after), words(FOLLOWS))
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

/** The activity that the number is of, in quotes; empty where it has no name that this edition may print. */
function activityOf(input: IssueInput, { activity }: Change): Span[] {
  const text = activity && publicWords(activity, input)
  if (text === undefined || activity === undefined) return []
  return [{ kind: 'name', text: printedName(cleanName(text), '“”'), code: activity.code }]
}
