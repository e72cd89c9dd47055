import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { Finding } from '../../catalogue/check-codes.ts'
import { contentOf } from '../../catalogue/content-of.ts'
import { nearest } from '../../catalogue/nearest.ts'
import type { CatalogueContent } from '../../catalogue/schema.ts'
import { readSheets, UnreadableWorkbook } from '../sheets.ts'
import {
  CHOICES,
  COMMON,
  type Column,
  FORM,
  FORMS,
  INDICATORS,
  ORGANIZATION,
  QUESTION,
  QUESTIONS,
  SENTENCES,
  SHEETS,
} from './columns.ts'
import { type Fault, fieldsOf, type Row, rowsOf, writtenIn } from './rows.ts'

/**
 * Reads a workbook that `catalogueWorkbook` wrote and somebody edited. What is not in it (parts, chapters, words) stays as
 * `base` has it. What is wrong is told by sheet and cell.
 */
export async function readCatalogueWorkbook(
  bytes: Uint8Array,
  base: CatalogueContent,
): Promise<{ readonly catalogue: Catalogue } | { readonly faults: readonly Fault[] }> {
  let sheets: Awaited<ReturnType<typeof readSheets>>
  try {
    sheets = await readSheets(bytes)
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return { faults: [{ place: '文件', why: error.message }] }
    throw error
  }
  const faults: Fault[] = []
  const tables = SHEETS.map(({ name, columns }) => {
    const sheet = sheets.find((s) => s.name.trim() === name)
    if (!sheet) faults.push({ place: '文件', why: `缺少“${name}”这张表，请从新导出的工作簿改起` })
    return sheet ? rowsOf(name, columns, sheet, faults) : []
  })
  if (faults.length > 0) return { faults }
  const [forms = [], questions = [], choices = [], indicators = [], sentences = []] = tables
  const reader = new Reading(base)
  const content = reader.read({ forms, questions, choices, indicators, sentences })
  if (faults.length > 0) return { faults }
  const done = contentOf(base, content)
  if ('catalogue' in done) return done
  return { faults: once(done.findings.map((finding) => ({ place: reader.placeOf(finding), why: finding.problem }))) }
}

function once(faults: readonly Fault[]): Fault[] {
  return [...new Map(faults.map((fault) => [`${fault.place} ${fault.why}`, fault])).values()]
}

type Tables = Readonly<Record<'forms' | 'questions' | 'choices' | 'indicators' | 'sentences', readonly Row[]>>

type ReadQuestion = {
  readonly row: Row
  readonly value: Record<string, unknown>
  readonly choices: Row[]
  indicator?: Row
}
type ReadForm = { readonly row: Row; readonly value: Record<string, unknown>; readonly questions: ReadQuestion[] }

/** A code that another row of the same has already. */
function toldTwice(row: Row, column: string, before: readonly { readonly row: Row }[]): void {
  const code = writtenIn(row, column)
  const twin = before.find((other) => writtenIn(other.row, column) === code)
  if (twin) row.fault(column, `“${code}”和${twin.row.at(column)}重复，请换一个，或只留一行`)
}

/** Rows as forms, and where each of them stands. */
class Reading {
  readonly #base: CatalogueContent
  readonly #forms = new Map<string, ReadForm[]>()
  readonly #sentences = new Map<string, Row[]>()

  constructor(base: CatalogueContent) {
    this.#base = base
  }

  read({ forms, questions, choices, indicators, sentences }: Tables) {
    for (const row of forms) {
      const owner = this.#owner(row)
      if (owner === undefined) continue
      if (writtenIn(row, FORM) === '') row.fault(FORM, '没有写表代码')
      else toldTwice(row, FORM, this.#of(owner))
      this.#of(owner).push({ row, value: fieldsOf(FORMS.columns, row), questions: [] })
    }
    for (const row of questions) {
      const form = this.#form(row)
      if (writtenIn(row, QUESTION) === '') row.fault(QUESTION, '没有写题代码')
      else toldTwice(row, QUESTION, form?.questions ?? [])
      form?.questions.push({ row, value: fieldsOf(QUESTIONS.columns, row), choices: [] })
    }
    for (const row of choices) {
      const question = this.#question(row)
      const { choice } = fieldsOf(CHOICES.columns, row)
      if (choice === undefined) row.fault('选项', '没有写选项')
      else if (question) {
        question.choices.push(row)
        question.value['choices'] = [...((question.value['choices'] as unknown[] | undefined) ?? []), choice]
      }
    }
    for (const row of indicators) {
      const question = this.#question(row)
      if (question?.indicator) row.fault(QUESTION, '这道题已有一个指标，请只留一行')
      else if (question) {
        question.indicator = row
        question.value['indicator'] = fieldsOf(INDICATORS.columns, row)
      }
    }
    const said = new Map<string, Record<string, unknown[]>>()
    for (const row of sentences) {
      const owner = this.#owner(row)
      if (owner === undefined) continue
      const theme = writtenIn(row, '部分')
      if (owner === COMMON || theme === '') {
        row.fault(owner === COMMON ? ORGANIZATION : '部分', owner === COMMON ? '要写一个组织' : '没有写部分')
        continue
      }
      const { code, words } = fieldsOf(SENTENCES.columns, row)
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
    const named = writtenIn(row, ORGANIZATION)
    if (named === COMMON) return COMMON
    const { organizations } = this.#base
    const found = organizations.find(({ code, name }) => [code, name].includes(named))
    if (found) return found.code
    const known = [...organizations.map(({ name }) => name), COMMON]
    const like = nearest(named, known) ?? known.join('、')
    row.fault(ORGANIZATION, named === '' ? '没有写组织' : `没有“${named}”这个组织，可以写：${like}`)
    return undefined
  }

  #form(row: Row): ReadForm | undefined {
    const owner = this.#owner(row)
    if (owner === undefined) return undefined
    const code = writtenIn(row, FORM)
    const forms = this.#forms.get(owner) ?? []
    const found = forms.find(({ value }) => value['code'] === code)
    if (!found) {
      const like = nearest(
        code,
        forms.map(({ value }) => String(value['code'])),
      )
      row.fault(FORM, `“表”里没有代码“${code}”${like === undefined ? '' : `，是不是“${like}”？`}`)
    }
    return found
  }

  #question(row: Row): ReadQuestion | undefined {
    const form = this.#form(row)
    if (!form) return undefined
    const code = writtenIn(row, QUESTION)
    const found = form.questions.find(({ value }) => value['code'] === code)
    if (!found) {
      const like = nearest(
        code,
        form.questions.map(({ value }) => String(value['code'])),
      )
      row.fault(QUESTION, `这张表的题里没有代码“${code}”${like === undefined ? '' : `，是不是“${like}”？`}`)
    }
    return found
  }
}

function columnOf(columns: readonly Column[], field: PropertyKey | undefined): string | undefined {
  return columns.find((column) => column.field !== undefined && column.field === field)?.name
}
