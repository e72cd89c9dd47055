import type { Sheet } from 'hucre/xlsx'
import { ruleName } from '../../digest/rule-names.ts'
import type { Put } from './template.ts'

/** Receipts that a line names: more of them nobody looks through. */
const MOST_RECEIPTS = 200

const COLUMNS = [
  { name: '位置', width: 18 },
  { name: '标记', width: 30 },
  { name: '行', width: 12 },
  { name: '填入', width: 14 },
  { name: '指标', width: 24 },
  { name: '范围', width: 14 },
  { name: '起', width: 12 },
  { name: '止', width: 12 },
  { name: '说明', width: 24 },
  { name: '汇总方式', width: 22 },
  { name: '单位数', width: 8 },
  { name: '填报数', width: 8 },
  { name: '编号', width: 40 },
]

/** A line a number: where it stands, and what it was made of. */
function sourceRows(put: readonly Put[]): { head: string[]; rows: (string | number | null)[][] } {
  const rows = put.flatMap(({ place, mark, row, filled }) => {
    const { source } = filled
    if (!source) return []
    const { what, part, period, lineage, approximate, compares } = source
    const note =
      lineage === undefined
        ? '没有人填报过'
        : compares && filled.text === ''
          ? '没有可比的数'
          : approximate
            ? `约数，原为${filled.text}`
            : ''
    const receipts = lineage?.reports ?? []
    const more = receipts.length > MOST_RECEIPTS ? `等${receipts.length}份` : ''
    return [
      [
        ...[place, `{${mark.written}}`, row?.label ?? '', filled.number ?? filled.text],
        ...[what, part, lineage?.from ?? (lineage ? '最早' : period.from), period.to, note],
        ...(lineage ? [ruleName(lineage.rule), lineage.units.length, lineage.figures] : ['', null, null]),
        `${receipts.slice(0, MOST_RECEIPTS).join('、')}${more}`,
      ],
    ]
  })
  return { head: COLUMNS.map(({ name }) => name), rows }
}

type SourcesSheet = Pick<Sheet, 'name' | 'rows' | 'columns' | 'freezePane'>

/** The same as a sheet beside the table. */
export function sourcesSheet(put: readonly Put[], taken: readonly string[]): SourcesSheet {
  const { head, rows } = sourceRows(put)
  const name =
    ['数据来源', '群报数据来源', '群报数据来源表'].find((each) => !taken.includes(each)) ?? '数据来源（群报）'
  return {
    name,
    rows: [head, ...rows],
    columns: COLUMNS.map(({ width }) => ({ width })),
    freezePane: { rows: 1 },
  }
}

/** The same alone, for a table that is a document. */
export async function sourcesWorkbook(put: readonly Put[]): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx')
  return writeXlsx({ sheets: [sourcesSheet(put, [])] })
}
