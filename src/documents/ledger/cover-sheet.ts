import { formsOf } from '../../catalogue/find.ts'
import type { Organization } from '../../catalogue/schema.ts'
import { periodLabel } from '../../digest/kinds/index.ts'
import type { Cell, Sheet } from '../workbook.ts'
import { CORRECTED, LATE, type Ledger } from './entry.ts'
import { FIGURES } from './figures-sheet.ts'

/** What the ledger holds, for whoever finds the file a year later: where, when, how many, and how it may be summed. */
export function coverSheet(ledger: Ledger, organizations: readonly Organization[]): Sheet {
  const { county, period, asOf, localTime } = ledger
  const counts = countsOf(ledger, organizations)
  const total = (of: 'reports' | 'corrected' | 'late') => counts.reduce((sum, row) => sum + row[of], 0)
  const rows: Cell[][] = [
    ['台账', `${county}群团工作台账`],
    ['时段', periodLabel(period)],
    ['从', { day: period.from }],
    ['到', { day: period.to }],
    ...(asOf ? [['截至', { local: localTime(asOf) }]] : []),
    ['明细', '各组织一张表，一行一次填报，一题一列。'],
    ['汇总', `“${FIGURES}”一行一个数，全选后插入数据透视表。`],
    ['汇总', '只有“相加”的指标能求和，级别、单位不同的不能加。'],
    [LATE, '当周汇编发布以后才报来的。'],
    [CORRECTED, '报来以后改过的，台账里是改后的数。'],
    ['撤回', '撤回的填报不在台账里。'],
    ['合计', '全部填报', total('reports'), total('corrected'), total('late')],
    ...counts.map((row) => [row.organization, row.form, row.reports, row.corrected, row.late]),
  ]
  return {
    name: '说明',
    columns: [
      { name: '项目', width: 12 },
      { name: '内容', width: 58 },
      { name: '填报', width: 9 },
      { name: CORRECTED, width: 9 },
      { name: LATE, width: 9 },
    ],
    rows,
  }
}

/** In the catalogue's order; a form that is in it no longer by its code. */
function countsOf({ forms, catalogue }: Ledger, organizations: readonly Organization[]) {
  return organizations.flatMap((o) => {
    const known = formsOf(catalogue, o.code)
    const codes = [...forms.keys()].filter((key) => key.startsWith(`${o.code}/`)).map((key) => key.split('/')[1] ?? '')
    const place = (code: string) => known.findIndex((f) => f.code === code) >>> 0
    return codes
      .sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
      .flatMap((code) => {
        const count = forms.get(`${o.code}/${code}`)
        return count
          ? [{ organization: o.name, form: known.find((f) => f.code === code)?.title ?? code, ...count }]
          : []
      })
  })
}
