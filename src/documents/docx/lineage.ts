import type { Digest, FigureSpan, Section } from '../../digest/digest.ts'
import { figurePlaces } from '../../digest/figure-places.ts'
import { ruleName } from '../../digest/rule-names.ts'
import { words } from '../../digest/spans.ts'

const MOST_REPORTS = 12

/** 数字溯源: each number of the report, what it counts, how it was made of how many figures, and the reports behind it. */
export function lineageSection(digest: Digest, nameOf: (indicator: string) => string): Section {
  const figures = figurePlaces({ sections: digest.sections.filter((section) => !section.annex) })
  const columns = ['序号', '数字', '指标', '算法', '时间', '单位数', '数据条数', '填报编号']
  const rows = figures.map(({ span, number }) =>
    cells(span, number, nameOf).map((text) => (text === '' ? [] : [words(text)])),
  )
  return { code: 'lineage', heading: '数字溯源', annex: true, blocks: [{ kind: 'table', columns, rows }] }
}

function cells(
  { printed, indicator, lineage }: FigureSpan,
  number: number,
  nameOf: (code: string) => string,
): string[] {
  const { rule, from, to, units, figures, reports } = lineage
  const shown = reports?.slice(0, MOST_REPORTS).join('、') ?? '见系统溯源'
  const more = reports && reports.length > MOST_REPORTS ? `等${reports.length}份` : ''
  return [
    String(number),
    printed,
    nameOf(indicator),
    ruleName(rule),
    from === undefined ? `至${to}` : from === to ? to : `${from}至${to}`,
    String(units.length),
    String(figures),
    `${shown}${more}`,
  ]
}
