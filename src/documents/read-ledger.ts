import type { CellValue } from 'hucre/xlsx'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { formsOf } from '../catalogue/find.ts'
import type { Form, Organization, Question } from '../catalogue/schema.ts'
import { kindOf } from '../kinds/index.ts'
import { withMark } from '../kinds/shared/data.ts'
import { APPROXIMATE, FIGURES } from './ledger/figures-sheet.ts'
import { columnsOf, nameOf } from './ledger/organization-sheet.ts'
import { dayOf, type FileRow, isEmpty, momentOf } from './read-cells.ts'

/** Whose names a ledger has, for it has no codes. */
export type Named = {
  readonly catalogue: Catalogue
  readonly units: readonly {
    readonly id: string
    readonly name: string
    readonly areaName: string
    readonly organization: string
  }[]
}

type Sheet = { readonly name: string; readonly rows: readonly (readonly CellValue[])[] }
type Row = (column: string) => CellValue | undefined

/** Columns without which a row is of no report. */
const NEEDED = ['编号', '填报单位', '区域', '表', '开展日期', '上报时间']

/** Whether a workbook is a ledger (台账) that this program made. */
export function isLedger(sheets: readonly Sheet[]): boolean {
  return sheets.some(({ name, rows }) => name === FIGURES && rows[0]?.[0] === '组织')
}

/**
 * The reports of a ledger as rows that an import takes. Which numbers are approximate stands in the sheet of all figures
 * only; what is worked out of a report (状态, 计数, figures) is worked out again.
 */
export function ledgerRows(sheets: readonly Sheet[], { catalogue, units }: Named, zone: string): FileRow[] {
  const figures = figuresIn(sheets.find(({ name }) => name === FIGURES))
  return catalogue.organizations.flatMap((organization) => {
    const sheet = sheets.find(({ name }) => name === organization.name)
    return sheet ? rowsOf(sheet, organization) : []
  })

  function rowsOf({ name: sheet, rows }: Sheet, organization: Organization): FileRow[] {
    const heads = (rows[0] ?? []).map((cell) => (isEmpty(cell) ? '' : String(cell).trim()))
    const missing = NEEDED.filter((name) => !heads.includes(name))
    if (missing.length > 0) return [{ sheet, line: 1, problem: `第一行要写列名，还缺：${missing.join('、')}` }]
    return rows.slice(1).flatMap((cells, i): FileRow[] => {
      if (cells.every(isEmpty)) return []
      const line = i + 2
      const read = rowOf((column) => cells[heads.indexOf(column)], heads, organization)
      return [typeof read === 'string' ? { sheet, line, problem: read } : { sheet, line, ...read }]
    })
  }

  function rowOf(row: Row, heads: readonly string[], organization: Organization): Omit<FileRow, 'line'> | string {
    const text = (column: string) => (isEmpty(row(column)) ? '' : String(row(column)).trim())
    const [number, at, on] = [row('编号'), row('上报时间'), row('开展日期')]
    if (typeof number !== 'number' || !Number.isSafeInteger(number)) return '编号：要写台账里的编号'
    const [name, area] = [text('填报单位'), text('区域')]
    const found = units.filter(
      (u) => u.organization === organization.code && u.name === name && (area === '' || u.areaName === area),
    )
    const [unit] = found
    if (!unit || found.length > 1) return `填报单位：${unit ? '不止一个' : '没有'}单位叫“${name}”（${area}），请核对`
    const title = text('表')
    const forms = formsOf(catalogue, organization.code)
    const form = forms.find((f) => f.title === title) ?? forms.find((f) => f.code === title)
    if (!form) return `表：${organization.name}没有表“${title}”，请核对`
    if (!(on instanceof Date)) return '开展日期：要写成日期'
    if (!(at instanceof Date)) return '上报时间：要写成日期和时间'
    const recorded = momentOf(at, zone)
    const answers = Object.fromEntries(
      form.questions.flatMap((question) => {
        const answer = answerOf(row(columnOf(heads, organization, form, question)), question, number)
        return answer === undefined ? [] : [[question.code, answer]]
      }),
    )
    const data = { unit: unit.id, form: form.code, on: dayOf(on), at: recorded, id: `${number}@${recorded}`, answers }
    return { data, receipt: number }
  }

  function columnOf(heads: readonly string[], organization: Organization, form: Form, question: Question): string {
    const own = columnsOf(organization, catalogue).find(
      (column) => column.question.code === question.code && (column.shared || column.form === form.code),
    )
    // With fewer forms in a ledger a question is shared in one and not in another.
    return (
      [own?.name ?? '', `${form.title}：${nameOf(question)}`, nameOf(question)].find((n) => heads.includes(n)) ?? ''
    )
  }

  function answerOf(cell: CellValue | undefined, question: Question, receipt: number) {
    const kind = kindOf(question)
    const figure = figures.get(`${receipt} ${question.indicator?.label ?? ''}`)
    // Of pictures a ledger has the number only.
    if (kind.tellsDay || kind.takesPictures) return undefined
    // None of them is a list without a name: an empty cell, and a figure.
    if (cell === undefined || cell === null || isEmpty(cell))
      return kind.counts === 'names' && figure?.value === 0 ? [] : undefined
    if (cell instanceof Date) return dayOf(cell)
    const value = typeof cell === 'string' ? cell.trim() : Number(Number(cell).toPrecision(15))
    const approximate = figure?.approximate
    return approximate === undefined || typeof value !== 'number' ? value : withMark({ value, approximate })
  }
}

type Figure = { readonly value: CellValue | undefined; readonly approximate: keyof typeof APPROXIMATE | undefined }

/** By 编号 and 指标. */
function figuresIn(sheet: Sheet | undefined): ReadonlyMap<string, Figure> {
  const [heads = [], ...rows] = sheet?.rows ?? []
  const said = new Map(Object.entries(APPROXIMATE).map(([code, mark]) => [mark, code as keyof typeof APPROXIMATE]))
  const at = (cells: readonly CellValue[], name: string) => cells[heads.indexOf(name)]
  return new Map(
    rows.map((cells) => [
      `${at(cells, '编号')} ${at(cells, '指标')}`,
      { value: at(cells, '数值'), approximate: said.get(String(at(cells, '约数') ?? '')) },
    ]),
  )
}
