import type { ClauseSlot } from '../catalogue/clause.ts'
import { markNumber } from '../chinese/approximation-marks.ts'
import type { Measure } from '../chinese/measure.ts'
import { cleanText, openMarks, saysSomething, within } from '../chinese/printed-names.ts'
import type { Quantity } from '../chinese/quantity.ts'
import { closedBySaid, introduced, nounOwed, withoutSaid } from '../chinese/seams.ts'
import type { FigureSpan, Lineage, Span } from './digest.ts'
import type { Segment } from './join-spans.ts'
import { figureSpan, listOfNames, SUBJECT, textOf, words } from './spans.ts'

/** The only name, up to this length, is printed where others would only be counted: 开展姐妹课堂, not 开展1项活动. */
const LONGEST_ALONE = 12

/** What a code of a clause stands for in one place. */
export type ClauseValue =
  | {
      readonly kind: 'figure'
      readonly indicator: string
      readonly quantity: Quantity
      /** Absent: as the clause has it, in digits. */
      readonly measure?: Measure | undefined
      readonly lineage: Lineage
    }
  /** Names in the order in which they are to be printed; `most`: of these no more than so many. */
  | {
      readonly kind: 'names'
      readonly names: readonly string[]
      readonly code: string
      readonly most?: number
      /** How many there are, also of those that are not named: printed where the clause counts them. */
      readonly all?: FigureSpan | undefined
    }
  /** Several spans that are one thing: 甲镇、乙镇等16个镇（街道）. */
  | { readonly kind: 'spans'; readonly spans: readonly Span[] }
  | { readonly kind: 'free'; readonly text: string; readonly code: string; readonly report: string }
  /** Answered, but with nothing that is printed: the level 其他. The words around it stay. */
  | { readonly kind: 'nothing' }
  /** What the county or the calendar fixes: it never holds a clause together by itself. */
  | { readonly kind: 'words'; readonly text: string }

/** `slot` tells a list (`{code|list:4}`) from a number where a code is asked for as both. */
export type Lookup = (code: string, slot: ClauseSlot) => ClauseValue | undefined

/** Names in a row at the end of what was said: how many were printed, and whether there are more, so that 等 is due. */
export type Row = {
  readonly names: number
  readonly more: boolean
  readonly isSentence?: boolean
  /** 等 was said behind them by itself: 甲项目、乙项目等. */
  readonly saysOthers?: boolean
}

/** A value in its place. `cut`: so many characters of the words behind it go, since the number has its mark itself. */
export type Printed = {
  readonly spans: readonly Span[]
  readonly segment: Segment
  readonly row?: Row | undefined
  readonly cut?: number
}

/** Where a value stands: behind `spans`, before the words `after`; of a list at most `mostNames` are named. */
type Place = { readonly spans: Span[]; readonly after: string; readonly mostNames: number }

/**
 * Prints a value in its place; undefined where it says nothing. Of the words before it a mark of approximation may have to
 * go, and what it says itself: then `spans` is changed.
 */
export function printValue(
  value: ClauseValue,
  slot: ClauseSlot,
  { spans, after, mostNames }: Place,
): Printed | undefined {
  switch (value.kind) {
    case 'figure': {
      const { indicator, quantity, measure, lineage } = value
      if (quantity.value === 0) return undefined
      const last = spans.at(-1)
      const front = last?.kind === 'words' ? last.text : ''
      const how = { rounded: slot.rounded, measure }
      const { printed, cutBefore, cutAfter, put } = markNumber(quantity, how, { before: front, after })
      cutWords(spans, cutBefore)
      return {
        spans: [figureSpan(quantity, printed, { indicator, lineage }), ...(put ? [words(put)] : [])],
        segment: 'said',
        cut: cutAfter,
      }
    }
    case 'names': {
      const before = textOf(spans)
      const open = openMarks(before)
      // One name stays where nothing says how many there are (a level, a place), and where it is short and the only one.
      const [only = ''] = value.names
      const isAll = value.all?.value === 1 && only.length <= LONGEST_ALONE
      const fewest = slot.measure === undefined || isAll ? 1 : 0
      const leaves = Math.max(fewest, mostNames)
      const most = Math.min(slot.list ?? Infinity, value.most ?? Infinity, leaves)
      const listed = listOfNames(value.names, value.code, { most, and: slot.and, open, before })
      const counted = countedOf(slot, value.all, listed?.spans ?? [])
      if (counted) return { spans: besideNames(spans, counted), segment: 'said' }
      const segment = value.code === SUBJECT ? 'subject' : 'said'
      if (!listed) return undefined
      const row = { names: listed.names, more: listed.more && !slot.alone }
      const owed = slot.measure === undefined || row.more ? '' : nounOwed(textOf(listed.spans.slice(-1)), slot.measure)
      if (owed !== '' && !after.startsWith(owed)) return { spans: [...listed.spans, words(owed)], segment }
      return { spans: listed.spans, row, segment }
    }
    case 'spans':
      if (value.spans.length === 0) return undefined
      return { spans: [...value.spans], segment: value.spans.every(isSubject) ? 'subject' : 'said' }
    case 'free': {
      const before = textOf(spans)
      const open = openMarks(before)
      const clean = cleanText(value.text)
      const cut = closedBySaid(clean, after)
      const cutBefore = introduced(before, clean, cut > 0)
      const text = within(open, cutBefore > 0 ? clean : withoutSaid(before, clean))
      const { code, report } = value
      if (!saysSomething(text)) return undefined
      cutWords(spans, cutBefore)
      const row = { names: text.split(/[、和及]/u).length, more: false, isSentence: cutBefore > 0 }
      return { spans: [{ code, kind: 'free', report, text }], segment: 'said', ...(cut > 0 ? { cut } : { row }) }
    }
    case 'words':
      return value.text.trim() === '' ? undefined : { spans: [words(value.text)], segment: 'subject' }
    case 'nothing':
      return undefined
  }
}

function isSubject(span: Span): boolean {
  return span.kind === 'name' && span.code === SUBJECT
}

/** `A、B等12项活动` where the clause counts what it does not name, `12项活动` where it names none; undefined where all are named. */
function countedOf({ measure }: ClauseSlot, all: FigureSpan | undefined, listed: readonly Span[]): Span[] | undefined {
  const named = listed.filter((span) => span.kind === 'name').length
  if (measure === undefined || all === undefined || all.value <= named) return undefined
  // The only one, and it may not be named: 开展学习教育活动, in the place of 开展1项学习教育活动.
  if (all.value === 1 && /^项./u.test(measure)) return [words(measure.slice(1))]
  return [...listed, ...(named > 0 ? [words('等')] : []), all, words(measure)]
}

const BESIDE = '以及'

/** Names go on with 以及, what is only counted with 另有: 刊于县级刊物2种，另有2种. Changes `before`. */
function besideNames(before: Span[], counted: Span[]): Span[] {
  if (counted[0]?.kind !== 'figure' || !textOf(before).endsWith(BESIDE)) return counted
  cutWords(before, BESIDE.length)
  return [words('另有'), ...counted]
}

/** What a condition compares: a number, how many names, 1 for what was said at all. */
export function amountOf(value: ClauseValue | undefined): number {
  switch (value?.kind) {
    case 'figure':
      return value.quantity.value
    case 'names':
      return (
        listOfNames(value.names, value.code, { most: Infinity })?.spans.filter((s) => s.kind === 'name').length ?? 0
      )
    case 'free':
      return saysSomething(cleanText(value.text)) ? 1 : 0
    case 'spans':
      return value.spans.length > 0 ? 1 : 0
    case 'words':
      return value.text.trim() === '' ? 0 : 1
    default:
      return 0
  }
}

/** Takes so many characters off the words at the end. Changes `spans`. */
function cutWords(spans: Span[], count: number): void {
  const last = spans.at(-1)
  if (count > 0 && last?.kind === 'words') spans.splice(-1, 1, words(last.text.slice(0, -count)))
}
