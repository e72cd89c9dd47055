import { addDays, yearOf } from '../../calendar/day.ts'
import { monthOf, monthsAround, type Period, samePeriod, yearBefore } from '../../calendar/period.ts'
import { nameIn } from '../../catalogue/figures.ts'
import { fullDate } from '../../chinese/days.ts'
import { isRate } from '../../chinese/measure.ts'
import { printInFull } from '../../chinese/print-quantity.ts'
import { isExact } from '../../chinese/quantity.ts'
import type { Aggregate, FigureGroup } from '../aggregate.ts'
import type { Lineage } from '../digest.ts'
import { lineageOf } from '../figures-by-code.ts'
import { periodLabel } from '../kinds/index.ts'
import type { AskedFigure, Meaning, Part, Repeat, Word } from './asked.ts'
import { against } from './before.ts'
import { type InMeasure, writtenIn } from './measure-asked.ts'
import { type Filling, liesIn, totalOf } from './totals.ts'

/** One of the rows that repeat. */
export type Row = {
  readonly number: number
  readonly label: string
  readonly town?: string
  readonly village?: string
  readonly part?: Part
  readonly period?: Period
}

/** What is put in the place of a mark, and where it comes from. */
export type Filled = {
  /** As a text has it; empty where nothing was reported. */
  readonly text: string
  /** As a cell has it that is a mark alone. */
  readonly number?: number
  /** The number is one of a hundred: a cell with the format of a percentage has 0.085 of 8.5. */
  readonly hundredths?: true
  readonly source?: Source
}

export type Source = {
  readonly what: string
  /** It is a comparison, which cannot be made where one side is not known. */
  readonly compares?: true
  readonly part: string
  readonly period: Period
  /** Absent: nobody has reported it. */
  readonly lineage?: Lineage
  /** The number is a range. */
  readonly approximate?: true
}

/** The rows that repeat; none where the scope has no such areas. */
export function rowsOf(repeat: Repeat, filling: Filling): Row[] {
  const { areas, period, within } = filling
  if (repeat === '月') {
    return monthsOf(period).map((month, i) => ({ number: i + 1, label: `${monthOf(month.to)}月`, period: month }))
  }
  const level = repeat === '村' ? 'village' : 'town'
  const own = repeat === '镇和县本级' && within === undefined
  const listed = areas.filter(
    (area) => area.level === level && (within === undefined || liesIn(within, area.id, areas)),
  )
  const rows = [
    ...(own ? [{ label: '县本级', town: '县本级', part: { of: 'own' } as const }] : []),
    ...listed.map((area) => {
      const above = level === 'village' ? areas.find((a) => a.id === area.parentId)?.name : area.name
      const isOne = listed.filter(({ name }) => name === area.name).length === 1
      const label = isOne || level === 'town' ? area.name : `${above}${area.name}`
      const village = level === 'village' ? { village: filling.saysTown ? area.name : label } : {}
      return { label, ...(above ? { town: above } : {}), ...village, part: { of: 'area', area } as const }
    }),
  ]
  return rows.map((row, i) => ({ number: i + 1, ...row }))
}

/** The months of a period, the first and the last as far as they lie in it. */
export function monthsOf({ from, to }: Period): Period[] {
  const months: Period[] = []
  for (let month = monthsAround(from, 1); month.from <= to; month = monthsAround(addDays(month.to, 1), 1)) {
    months.push({ from: month.from < from ? from : month.from, to: month.to > to ? to : month.to })
  }
  return months
}

/** Every period that a figure is asked for of. */
export function periodsOf(meanings: readonly { meaning: Meaning; inRows: Repeat | undefined }[], filled: Period) {
  const found: Period[] = [filled]
  for (const { meaning, inRows } of meanings) {
    if ('word' in meaning) continue
    const { each, against: compared } = meaning.figure
    const own = meaning.figure.period?.(filled)
    const asked = [
      own ?? filled,
      ...(each === '月' ? monthsOf(own ?? filled) : !own && inRows === '月' ? monthsOf(filled) : []),
    ]
    found.push(...asked, ...(compared ? asked.map(yearBefore) : []))
  }
  return found.filter((p, i) => found.findIndex((other) => samePeriod(other, p)) === i)
}

/** What a mark becomes. */
export function filledWith(meaning: Meaning, filling: Filling, row?: Row): Filled {
  if ('word' in meaning) return wordOf(meaning.word, filling, row)
  const { figure } = meaning
  if (figure.each === undefined) return figureOf(figure, filling, row)
  const each = rowsOf(figure.each, { ...filling, period: figure.period?.(filling.period) ?? filling.period })
  // What the list goes over is each one's own; all else is as it is asked.
  const asked = figure.each === '月' ? { ...figure, period: undefined } : { ...figure, part: undefined }
  const filled = each.map((one) => ({ label: one.label, ...figureOf(asked, filling, { ...row, ...one }) }))
  const told = filled.filter(({ text }) => text !== '')
  const all = figureOf(figure, filling, row)
  return {
    text: told.map(({ label, text }) => `${label}${text}`).join('、'),
    ...(all.source ? { source: all.source } : {}),
  }
}

function wordOf(word: Word, { county, scope, period, dated }: Filling, row: Row | undefined): Filled {
  const of = row?.period ?? period
  switch (word) {
    case '县':
      return { text: county }
    case '范围':
      return { text: scope }
    case '期间':
      return { text: periodLabel(of) }
    case '年':
      return numeral(yearOf(of.to))
    case '月':
      return numeral(monthOf(of.to))
    case '起':
      return { text: fullDate(of.from) }
    case '止':
      return { text: fullDate(of.to) }
    case '填表日期':
      return { text: fullDate(dated) }
    case '空格填0':
      return { text: '' }
    case '序号':
      return numeral(row?.number ?? 1)
    case '镇':
      return { text: row?.town ?? '' }
    case '村':
      return { text: row?.village ?? '' }
  }
}

function numeral(number: number): Filled {
  return { text: String(number), number }
}

function figureOf(asked: AskedFigure, filling: Filling, row: Row | undefined): Filled {
  const { found, level, measure, plus } = asked
  const part = asked.part ?? row?.part ?? { of: 'whole' }
  const period = asked.period?.(filling.period) ?? row?.period ?? filling.period
  const { total, groups, imported } = totalOf(asked, part, period, filling)
  const source: Source = {
    what: `${whatOf(asked)}${asked.against ?? ''}`,
    ...(asked.against ? { compares: true } : {}),
    ...{ part: partName(part, filling), period },
  }
  if (!total) return { text: '', source }
  const own = lineageOf(period, found, total, plus.length > 0 ? undefined : level)
  const lineage = {
    ...own,
    ...(plus.length > 0
      ? { rule: 'sum', indicators: [found, ...plus.map((of) => of.found)].map((of) => of.code) }
      : {}),
    ...(imported ? { rule: 'imported' } : {}),
  }
  const hundredths = asked.against === '同比' || isRate(found.indicator.unit) ? { hundredths: true as const } : {}
  if (asked.against) {
    const before = totalOf(asked, part, yearBefore(period), filling)
    const figures = total.figures + (before.total?.figures ?? 0)
    const compared = { ...lineage, rule: 'difference', figures }
    const written = against(asked.against, total, before.total, measure)
    return { ...written, ...hundredths, source: { ...source, lineage: compared } }
  }
  const names = asked.names ? namesIn(asked, groups) : undefined
  return {
    ...(names === undefined ? { ...numbered(total, measure), ...hundredths } : { text: names }),
    source: { ...source, lineage, ...(isExact(total.quantity) ? {} : { approximate: true }) },
  }
}

/** 巾帼宣讲受众（万人次）, 推选最美家庭（县级）＋推选五好家庭. */
function whatOf({ plus, measure, ...first }: AskedFigure): string {
  return [first, ...plus]
    .map(({ found, level }, i) => {
      const told = [level, i === 0 ? measure?.called : undefined].filter((each) => each !== undefined)
      return `${found.indicator.label}${told.length > 0 ? `（${told.join('，')}）` : ''}`
    })
    .join('＋')
}

function numbered({ quantity }: Aggregate, measure: InMeasure | undefined): Filled {
  if (measure) return writtenIn(measure, quantity)
  return { text: printInFull(quantity), number: quantity.value }
}

function namesIn({ found: { indicator } }: AskedFigure, groups: readonly FigureGroup[]): string {
  const named = groups.filter((g) => g.sum.value > 0).flatMap((g) => nameIn(indicator, g.label) ?? [])
  // Groups come in the order in which the database found them.
  return [...new Set(named)].sort().join('、')
}

function partName(part: Part, { scope }: Filling): string {
  if (part.of === 'whole') return scope
  return part.of === 'own' ? '县本级' : part.area.name
}
