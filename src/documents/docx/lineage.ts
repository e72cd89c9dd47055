import type { Digest, FigureSpan, Section, Span } from '../../digest/digest.ts'
import { words } from '../../digest/spans.ts'

const RULES: Readonly<Record<string, string>> = {
  sum: '累加',
  latest: '取最新',
  distinct: '去重计数',
  average: '求平均',
  count: '计数',
  report: '单份填报',
  difference: '相减',
}
const MOST_REPORTS = 12

/** 数字溯源: each number of the report, what it counts, how it was made of how many figures, and the reports behind it. */
export function lineageSection(digest: Digest, nameOf: (indicator: string) => string): Section {
  const spans = digest.sections
    .filter((section) => !section.annex)
    .flatMap((section) =>
      section.blocks.flatMap((block): readonly Span[] => (block.kind === 'item' ? block.spans : block.rows.flat(2))),
    )
  const figures = spans.filter((span): span is FigureSpan => span.kind === 'figure')
  const columns = ['序号', '数字', '指标', '算法', '时间', '单位数', '数据条数', '填报编号']
  const rows = figures.map((figure, i) =>
    cells(figure, i + 1, nameOf).map((text) => (text === '' ? [] : [words(text)])),
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
    RULES[rule] ?? rule,
    from === undefined ? `至${to}` : from === to ? to : `${from}至${to}`,
    String(units.length),
    String(figures),
    `${shown}${more}`,
  ]
}
