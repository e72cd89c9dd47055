import { type CellValue, readXlsx } from 'hucre/xlsx'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { Finding } from '../../catalogue/check-codes.ts'
import { contentOf } from '../../catalogue/content-of.ts'
import { nearest } from '../../catalogue/nearest.ts'
import type { CatalogueContent } from '../../catalogue/schema.ts'
import { columnName } from '../workbook-cells.ts'
import {
  CHOICES,
  COMMON,
  type Column,
  FORM,
  FORMS,
  INDICATORS,
  LEVELS,
  NOBODY,
  ORGANIZATION,
  QUESTION,
  QUESTIONS,
  SENTENCES,
  SHEETS,
} from './columns.ts'

/** What is wrong in a workbook, where, and what would do. */
export type Fault = { readonly place: string; readonly why: string }

/** A row as it stands: its cells by the names of their columns, and where each is. */
type Row = {
  readonly cells: Readonly<Record<string, CellValue>>
  readonly at: (column?: string) => string
}

const UNREADABLE = '不是 .xlsx 工作簿，或已损坏、加了密码，请重新另存为 .xlsx'

/**
 * Reads a workbook that `catalogueWorkbook` wrote and somebody edited. What is not in it (parts, chapters, words) stays as
 * `base` has it. What is wrong is told by sheet and cell.
 */
export async function readCatalogueWorkbook(
  bytes: Uint8Array,
  base: CatalogueContent,
): Promise<{ readonly catalogue: Catalogue } | { readonly faults: readonly Fault[] }> {
  let sheets: Awaited<ReturnType<typeof readXlsx>>['sheets']
  try {
    sheets = (await readXlsx(bytes)).sheets
  } catch {
    return { faults: [{ place: '文件', why: UNREADABLE }] }
  }
  const faults: Fault[] = []
  const tables = SHEETS.map(({ name, columns }) => {
    const sheet = sheets.find((s) => s.name.trim() === name)
    if (!sheet) faults.push({ place: '文件', why: `缺少“${name}”这张表，请从新导出的工作簿改起` })
    return sheet ? rowsOf(name, columns, sheet.rows, faults) : []
  })
  if (faults.length > 0) return { faults }
  const [forms = [], questions = [], choices = [], indicators = [], sentences = []] = tables
  const reader = new Reading(base, faults)
  const content = reader.read({ forms, questions, choices, indicators, sentences })
  if (faults.length > 0) return { faults }
  const done = contentOf(base, content)
  if ('catalogue' in done) return done
  return { faults: once(done.findings.map((finding) => ({ place: reader.placeOf(finding), why: finding.problem }))) }
}

function once(faults: readonly Fault[]): Fault[] {
  return [...new Map(faults.map((fault) => [`${fault.place} ${fault.why}`, fault])).values()]
}

function rowsOf(
  sheet: string,
  columns: readonly Column[],
  rows: readonly (readonly CellValue[])[],
  faults: Fault[],
): Row[] {
  const first = rows.findIndex((cells) => cells.some((cell) => textOf(cell) !== ''))
  const head = (rows[first] ?? []).map(textOf)
  const missing = columns.filter(({ name }) => !head.includes(name)).map(({ name }) => name)
  if (missing.length > 0) {
    faults.push({ place: sheet, why: `缺少这几列：${missing.join('、')}，请从新导出的工作簿改起` })
    return []
  }
  const twice = head.find((name, i) => name !== '' && head.indexOf(name) < i)
  if (twice !== undefined) faults.push({ place: sheet, why: `“${twice}”这一列写了两遍，请只留一个` })
  return rows.slice(first + 1).flatMap((cells, i): Row[] => {
    if (cells.every((cell) => textOf(cell) === '')) return []
    const line = first + i + 2
    const letter = (name: string) => columnName(Math.max(head.indexOf(name), 0))
    return [
      {
        cells: Object.fromEntries(columns.map(({ name }) => [name, cells[head.indexOf(name)] ?? null])),
        at: (column) => (column === undefined ? `${sheet}!${line}行` : `${sheet}!${letter(column)}${line}`),
      },
    ]
  })
}

function textOf(cell: CellValue | undefined): string {
  return cell === null || cell === undefined ? '' : String(cell).trim()
}

type Tables = Readonly<Record<'forms' | 'questions' | 'choices' | 'indicators' | 'sentences', readonly Row[]>>

type ReadQuestion = {
  readonly row: Row
  readonly value: Record<string, unknown>
  readonly choices: Row[]
  indicator?: Row
}
type ReadForm = { readonly row: Row; readonly value: Record<string, unknown>; readonly questions: ReadQuestion[] }

/** Rows as forms, and where each of them stands. */
class Reading {
  readonly #base: CatalogueContent
  readonly #faults: Fault[]
  readonly #forms = new Map<string, ReadForm[]>()
  readonly #sentences = new Map<string, Row[]>()

  constructor(base: CatalogueContent, faults: Fault[]) {
    this.#base = base
    this.#faults = faults
  }

  read({ forms, questions, choices, indicators, sentences }: Tables) {
    for (const row of forms) {
      const owner = this.#owner(row)
      if (owner === undefined) continue
      if (this.#text(row, FORM) === '') this.#fault(row, FORM, '没有写表代码')
      this.#of(owner).push({ row, value: this.#value(FORMS.columns, row), questions: [] })
    }
    for (const row of questions) {
      if (this.#text(row, QUESTION) === '') this.#fault(row, QUESTION, '没有写题代码')
      this.#form(row)?.questions.push({ row, value: this.#value(QUESTIONS.columns, row), choices: [] })
    }
    for (const row of choices) {
      const question = this.#question(row)
      const { choice } = this.#value(CHOICES.columns, row)
      if (choice === undefined) this.#fault(row, '选项', '没有写选项')
      else if (question) {
        question.choices.push(row)
        question.value['choices'] = [...((question.value['choices'] as unknown[] | undefined) ?? []), choice]
      }
    }
    for (const row of indicators) {
      const question = this.#question(row)
      if (question?.indicator) this.#fault(row, QUESTION, '这道题已有一个指标，请只留一行')
      else if (question) {
        question.indicator = row
        question.value['indicator'] = this.#value(INDICATORS.columns, row)
      }
    }
    const said = new Map<string, Record<string, unknown[]>>()
    for (const row of sentences) {
      const owner = this.#owner(row)
      if (owner === undefined) continue
      const theme = this.#text(row, '部分')
      if (owner === COMMON || theme === '') {
        this.#fault(row, owner === COMMON ? ORGANIZATION : '部分', owner === COMMON ? '要写一个组织' : '没有写部分')
        continue
      }
      const { code, words } = this.#value(SENTENCES.columns, row)
      const of = said.get(owner) ?? {}
      of[theme] = [...(of[theme] ?? []), code === undefined ? words : { code, words }]
      said.set(owner, of)
      const key = `${owner}/${theme}`
      this.#sentences.set(key, [...(this.#sentences.get(key) ?? []), row])
    }
    const values = (owner: string) =>
      (this.#forms.get(owner) ?? []).map(({ value, questions: asked }) => {
        return { ...value, questions: asked.map((question) => question.value) }
      })
    return {
      organizations: new Map(
        this.#base.organizations.map(({ code }) => [code, { forms: values(code), sentences: said.get(code) ?? {} }]),
      ),
      commonForms: values(COMMON),
    }
  }

  /** The cell that a finding is about; where there is none, the row of what lacks it. */
  placeOf({ in: file, path }: Finding): string {
    const [what, i, field, j, part, ...rest] = path
    const owner = file === 'report' ? COMMON : file
    if (what === 'sentences') {
      const row = this.#sentences.get(`${owner}/${String(i)}`)?.[Number(field ?? 0)]
      return row?.at(j === 'code' ? '句子代码' : field === undefined ? '部分' : '句子') ?? SENTENCES.name
    }
    const form = what === 'forms' ? this.#forms.get(owner)?.[Number(i)] : undefined
    if (!form) return what === 'forms' ? FORMS.name : '文件'
    const question = field === 'questions' && j !== undefined ? form.questions[Number(j)] : undefined
    if (!question) return form.row.at(columnOf(FORMS.columns, field) ?? FORM)
    if (part === 'choices') {
      return (question.choices[Number(rest[0] ?? 0)] ?? question.row).at(
        question.choices.length > 0 ? '选项' : QUESTION,
      )
    }
    if (part === 'indicator') {
      const { indicator } = question
      return indicator?.at(columnOf(INDICATORS.columns, rest[0]) ?? '指标名称') ?? question.row.at(QUESTION)
    }
    return question.row.at(columnOf(QUESTIONS.columns, part) ?? QUESTION)
  }

  #of(owner: string): ReadForm[] {
    const forms = this.#forms.get(owner) ?? []
    this.#forms.set(owner, forms)
    return forms
  }

  #owner(row: Row): string | undefined {
    const named = this.#text(row, ORGANIZATION)
    if (named === COMMON) return COMMON
    const { organizations } = this.#base
    const found = organizations.find(({ code, name }) => [code, name].includes(named))
    if (found) return found.code
    const known = [...organizations.map(({ name }) => name), COMMON]
    const like = nearest(named, known) ?? known.join('、')
    this.#fault(row, ORGANIZATION, named === '' ? '没有写组织' : `没有“${named}”这个组织，可以写：${like}`)
    return undefined
  }

  #form(row: Row): ReadForm | undefined {
    const owner = this.#owner(row)
    if (owner === undefined) return undefined
    const code = this.#text(row, FORM)
    const forms = this.#forms.get(owner) ?? []
    const found = forms.find(({ value }) => value['code'] === code)
    if (!found) {
      const like = nearest(
        code,
        forms.map(({ value }) => String(value['code'])),
      )
      this.#fault(row, FORM, `“表”里没有代码“${code}”${like === undefined ? '' : `，是不是“${like}”？`}`)
    }
    return found
  }

  #question(row: Row): ReadQuestion | undefined {
    const form = this.#form(row)
    if (!form) return undefined
    const code = this.#text(row, QUESTION)
    const found = form.questions.find(({ value }) => value['code'] === code)
    if (!found) {
      const like = nearest(
        code,
        form.questions.map(({ value }) => String(value['code'])),
      )
      this.#fault(row, QUESTION, `这张表的题里没有代码“${code}”${like === undefined ? '' : `，是不是“${like}”？`}`)
    }
    return found
  }

  #value(columns: readonly Column[], row: Row): Record<string, unknown> {
    const value: Record<string, unknown> = {}
    for (const { name, field, kind } of columns) {
      if (field === undefined || textOf(row.cells[name]) === '') continue
      if (kind === 'yes') value[field] = this.#yes(row, name)
      else if (kind === 'number') value[field] = this.#number(row, name)
      else if (kind === 'clause') value[field] = this.#text(row, name, false)
      else if (kind === 'list')
        value[field] = this.#text(row, name)
          .split(/[、，,]/u)
          .map((each) => each.trim())
      else value[field] = this.#text(row, name)
    }
    const { asked_of: of } = value
    if (of !== undefined) {
      const column = columns.find(({ field }) => field === 'asked_of')?.name ?? ''
      value['asked_of'] = Array.isArray(of)
        ? of.filter((level) => level !== NOBODY).map((level) => this.#level(row, column, level))
        : this.#level(row, column, of)
    }
    return value
  }

  #level(row: Row, column: string, written: unknown): unknown {
    const found = Object.entries(LEVELS).find(([code, name]) => written === name || written === code)
    if (!found) this.#fault(row, column, `只写${Object.values(LEVELS).join('、')}；不再填的写“${NOBODY}”`)
    return found?.[0]
  }

  #yes(row: Row, name: string): boolean {
    const written = this.#text(row, name)
    if (!['是', '否'].includes(written)) this.#fault(row, name, '写“是”，或空着')
    return written === '是'
  }

  #number(row: Row, name: string): number {
    const number = Number(textOf(row.cells[name]))
    if (!Number.isFinite(number)) this.#fault(row, name, '要写一个数，或空着')
    return number
  }

  /** Words as they were written. A program may have made something else of them. */
  #text(row: Row, name: string, trimmed = true): string {
    const cell = row.cells[name]
    if (cell instanceof Date) this.#fault(row, name, '变成了日期：请把这一格设为文本，重新写一遍')
    if (typeof cell === 'boolean') this.#fault(row, name, '变成了真假值：请把这一格设为文本，重新写一遍')
    const text = cell === null || cell === undefined ? '' : String(cell)
    if (/^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!)$/u.test(text.trim())) {
      this.#fault(row, name, `公式出错了（${text.trim()}），请改成文字`)
    }
    return trimmed ? text.trim() : text
  }

  #fault(row: Row, column: string, why: string): void {
    this.#faults.push({ place: row.at(column), why })
  }
}

function columnOf(columns: readonly Column[], field: PropertyKey | undefined): string | undefined {
  return columns.find((column) => column.field !== undefined && column.field === field)?.name
}
