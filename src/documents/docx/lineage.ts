import type { Digest, FigureSpan, Section } from '../../digest/digest.ts'
import { figurePlaces } from '../../digest/figure-places.ts'
import { labelWith } from '../../digest/label.ts'
import { ruleName } from '../../digest/rule-names.ts'
import { words } from '../../digest/spans.ts'

/** What a digest has only the codes of; units in the county's order. */
export type Names = {
  readonly indicator: (code: string) => string
  readonly units: (ids: readonly string[]) => readonly string[]
  /** What the county calls its towns. */
  readonly towns: string
}

const MOST_UNITS = 3
const MOST_REPORTS = 12
const COLUMNS = ['序号', '数字', '指标', '算法', '时间', '单位', '数据', '填报编号']
/** A sealed digest knows what went into its numbers; what did not, and why, only the database does. */
const LEAD =
  '序号按数字在正文里的先后。单位和填报编号列出前几个；全部填报、没有计入的填报和原因、填报时的原话，用“溯源”（/trace）查看。'

/** 数字溯源: each number of the report, what it counts, how it was made of how many figures, units and reports. */
export function lineageSection(digest: Digest, names: Names): Section {
  const figures = figurePlaces({ sections: digest.sections.filter((section) => !section.annex) })
  const rows = figures.map(({ span, number }) =>
    cells(span, number, names).map((text) => (text === '' ? [] : [words(text)])),
  )
  const blocks: Section['blocks'] = [
    { kind: 'item', spans: [words(LEAD)] },
    { kind: 'table', columns: COLUMNS, rows },
  ]
  return { code: 'lineage', heading: '数字溯源', annex: true, blocks }
}

function cells({ printed, indicator, lineage }: FigureSpan, number: number, names: Names): string[] {
  const { rule, level, from, to, units, figures, reports } = lineage
  return [
    String(number),
    printed,
    labelWith(names.indicator(indicator), level, names.towns),
    ruleName(rule),
    from === undefined ? `至${to}` : from === to ? to : `${from}至${to}`,
    firstOf(names.units(units), MOST_UNITS, '、', '个单位'),
    `${figures}条`,
    // A line breaks at a space; at 、 LibreOffice breaks the number before it.
    reports ? firstOf(reports.toSorted(byNumber), MOST_REPORTS, ' ', '份') : '见溯源',
  ]
}

function firstOf(all: readonly string[], most: number, between: string, measure: string): string {
  const shown = all.slice(0, most).join(between)
  return all.length > most ? `${shown}等${all.length}${measure}` : shown
}

function byNumber(a: string, b: string): number {
  return Number(a) - Number(b)
}
