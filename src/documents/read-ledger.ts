import type { CellValue, MergeRange } from 'hucre/xlsx'
import { isDay } from '../calendar/day.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { formsOf } from '../catalogue/find.ts'
import type { Form, Organization, Question } from '../catalogue/schema.ts'
import { kindOf } from '../kinds/index.ts'
import { withMark } from '../kinds/shared/data.ts'
import { headOf, withJoined } from './heads.ts'
import { APPROXIMATE, FIGURES } from './ledger/figures-sheet.ts'
import { columnsOf, nameOf } from './ledger/organization-sheet.ts'
import { dayOf, dayTyped, type FileRow, isEmpty, momentIn, momentOf } from './read-cells.ts'
import { FORMULA_ERROR } from './sheets.ts'
import { columnName } from './workbook-cells.ts'

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

type Sheet = {
  readonly name: string
  readonly rows: readonly (readonly CellValue[])[]
  readonly merges?: readonly MergeRange[] | undefined
}
type Row = (column: string) => CellValue | undefined

/** Columns without which a row is of no report. */
const NEEDED = ['编号', '填报单位', '区域', '表', '开展日期', '上报时间'] as const
/** What is worked out of a report. */
const WORKED_OUT = ['状态', '计数'] as const
/** Of the sheet of all figures. */
const OF_FIGURES = ['组织', '编号', '指标', '数值', '约数'] as const

/** Whether a workbook is a ledger (台账) that this program made. */
export function isLedger(sheets: readonly Sheet[]): boolean {
  return sheets.some(({ name, rows }) => name === FIGURES && headOf(rows, OF_FIGURES).head.includes('组织'))
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

  function rowsOf({ name: sheet, rows, merges = [] }: Sheet, organization: Organization): FileRow[] {
    const { head, at: top } = headOf(rows, NEEDED)
    const heads = (rows[top] ?? []).map((cell, i) => head[i] || (isEmpty(cell) ? '' : String(cell).trim()))
    const told = (problem: string): FileRow[] => [{ sheet, line: top + 1, problem }]
    const missing = NEEDED.filter((name) => !heads.includes(name))
    if (missing.length > 0) return told(`第一行要写列名，还缺：${missing.join('、')}`)
    const twice = heads.find((name, i) => name !== '' && heads.indexOf(name) < i)
    if (twice !== undefined) return told(`“${twice}”这一列写了两遍，请只留一个`)
    const strange = strangeColumn(heads, rows.slice(top + 1), organization)
    if (strange !== undefined) return told(strange)
    // What says which report a row is may be joined over several; a number over several rows is of one of them.
    const ofRows = merges.filter(({ startCol }) => NEEDED.some((name) => heads[startCol] === name))
    return withJoined(rows, ofRows, top)
      .slice(top + 1)
      .flatMap((cells, i): FileRow[] => {
        if (cells.every(isEmpty)) return []
        const line = top + i + 2
        const failed = cells.findIndex((cell) => typeof cell === 'string' && FORMULA_ERROR.test(cell.trim()))
        if (failed >= 0) {
          const problem = `${columnName(failed)}列的公式出错了（${String(cells[failed])}），请改成数或文字`
          return [{ sheet, line, problem }]
        }
        const read = rowOf((column) => cells[heads.indexOf(column)], heads, organization)
        return [typeof read === 'string' ? { sheet, line, problem: read } : { sheet, line, ...read }]
      })
  }

  /** A column that a ledger of this catalogue has not, with something in it: nobody may lose that without being told. */
  function strangeColumn(
    heads: readonly string[],
    rows: readonly (readonly CellValue[])[],
    organization: Organization,
  ): string | undefined {
    const known = new Set<string>([...NEEDED, ...WORKED_OUT])
    for (const { title, questions } of formsOf(catalogue, organization.code)) {
      for (const question of questions) known.add(nameOf(question)).add(`${title}：${nameOf(question)}`)
    }
    const at = heads.findIndex((name, i) => !known.has(name) && rows.some((cells) => !isEmpty(cells[i])))
    if (at < 0) return undefined
    const called = heads[at] === '' ? '没有列名' : `“${heads[at]}”不是台账的列名`
    return `${columnName(at)}列${called}，里面的内容读不进来：请改回导出时的列名，或删掉这一列`
  }

  function rowOf(row: Row, heads: readonly string[], organization: Organization): Omit<FileRow, 'line'> | string {
    const text = (column: string) => (isEmpty(row(column)) ? '' : String(row(column)).trim())
    const [number, at, on] = [numberIn(row('编号')), instantOf(row('上报时间'), zone), dayIn(row('开展日期'))]
    if (number === undefined) return '编号：要写台账里的编号'
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
    if (on === undefined) return '开展日期：要写成日期，如 2022-11-09'
    if (at === undefined) return '上报时间：要写成日期和时间，如 2022-11-09 20:15'
    const answers = Object.fromEntries(
      form.questions.flatMap((question) => {
        const answer = answerOf(row(columnOf(heads, organization, form, question)), question, number)
        return answer === undefined ? [] : [[question.code, answer]]
      }),
    )
    const data = { unit: unit.id, form: form.code, on, at, id: `${number}@${at}`, answers }
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

function numberIn(cell: CellValue | undefined): number | undefined {
  const number = typeof cell === 'string' && /^\s*\d+\s*$/u.test(cell) ? Number(cell) : cell
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined
}

function dayIn(cell: CellValue | undefined): string | undefined {
  const day = cell instanceof Date ? dayOf(cell) : dayTyped(String(cell ?? '').trim())
  return isDay(day) ? day : undefined
}

function instantOf(cell: CellValue | undefined, zone: string): string | undefined {
  if (cell instanceof Date) return momentOf(cell, zone)
  const instant = momentIn(String(cell ?? '').trim(), zone)
  return /^\d{4}-\d\d-\d\dT/u.test(instant) ? instant : undefined
}

type Figure = { readonly value: CellValue | undefined; readonly approximate: keyof typeof APPROXIMATE | undefined }

/** By 编号 and 指标. */
function figuresIn(sheet: Sheet | undefined): ReadonlyMap<string, Figure> {
  const { head: heads, at: top } = headOf(sheet?.rows ?? [], OF_FIGURES)
  const rows = (sheet?.rows ?? []).slice(top + 1)
  const said = new Map(Object.entries(APPROXIMATE).map(([code, mark]) => [mark, code as keyof typeof APPROXIMATE]))
  const at = (cells: readonly CellValue[], name: (typeof OF_FIGURES)[number]) => cells[heads.indexOf(name)]
  return new Map(
    rows.map((cells) => [
      `${at(cells, '编号')} ${at(cells, '指标')}`,
      { value: at(cells, '数值'), approximate: said.get(String(at(cells, '约数') ?? '')) },
    ]),
  )
}
