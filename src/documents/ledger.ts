import type { Day } from '../calendar/day.ts'
import { weekOf } from '../calendar/week.ts'
import { indicatorsOf } from '../catalogue/find.ts'
import type { Catalogue, Organization, Question } from '../catalogue/schema.ts'
import type { Answer, Answers, Value } from '../catalogue/value.ts'
import { type Cell, type Sheet, writeWorkbook } from './workbook.ts'

/** One report, as a ledger has it. */
export type Entry = {
  readonly receipt: number
  readonly unit: string
  readonly area: string
  readonly within: string
  readonly organization: string
  readonly form: string
  readonly on: Day
  readonly recordedAt: Date
  readonly kind: 'submitted' | 'corrected' | 'withdrawn'
  readonly answers: Answers
  readonly figures: readonly {
    readonly indicator: string
    readonly label: string
    readonly value: number
    readonly approximate: 'over' | 'about' | null
  }[]
}

export type Ledger = {
  readonly county: string
  readonly catalogue: Catalogue
  readonly period: { readonly from: Day; readonly to: Day }
  /** The county's clock at an instant, `2022-11-09T20:15`. */
  readonly localTime: (at: Date) => string
  /** The reports of one organization, or of all. Each time it is called it begins anew. */
  readonly entries: (organization?: string) => AsyncIterable<Entry>
  /** The forms, as `women/women_talk`, that were reported with at all: only their questions have columns. */
  readonly forms: ReadonlySet<string>
  /** Only these organizations' sheets; absent: all. */
  readonly organizations?: readonly string[]
}

const KIND = { submitted: '填报', corrected: '更正', withdrawn: '撤回' }
const APPROXIMATE = { over: '余', about: '约' }

/**
 * Writes the ledger (台账) of a period: a sheet an organization with one row a report, and one of all figures to pivot.
 * It is written row by row: its length takes no memory.
 */
export async function writeLedger(file: string, ledger: Ledger): Promise<void> {
  const wanted = ledger.catalogue.organizations.filter((o) => ledger.organizations?.includes(o.code) ?? true)
  await writeWorkbook(file, [...wanted.map((o) => organizationSheet(o, ledger)), figuresSheet(ledger, wanted)])
}

const COMMON = [
  { name: '编号', width: 9 },
  { name: '填报单位', width: 18 },
  { name: '区域', width: 12 },
  { name: '表', width: 16 },
  { name: '开展日期', width: 12 },
  { name: '填报时间', width: 17 },
  { name: '状态', width: 7 },
]

/** One row a report. A question has a column of its own, so that a number is a number and can be filtered. */
function organizationSheet(organization: Organization, { catalogue, forms: used, ...ledger }: Ledger): Sheet {
  const { localTime, entries } = ledger
  const forms = [...organization.forms, ...catalogue.commonForms].filter((f) =>
    used.has(`${organization.code}/${f.code}`),
  )
  const titles = new Map(forms.map((f) => [f.code, f.title]))
  const asked = forms.flatMap((form) =>
    form.questions.filter((q) => q.kind !== 'date').map((question) => ({ form: form.code, question })),
  )
  const questions = asked.filter(({ question }, i) => asked.findIndex((a) => a.question.code === question.code) === i)
  const shared = (code: string) => asked.filter((a) => a.question.code === code).length > 1
  async function* rows(): AsyncGenerator<Cell[]> {
    for await (const entry of entries(organization.code)) {
      yield [
        entry.receipt,
        entry.unit,
        entry.area,
        titles.get(entry.form) ?? entry.form,
        { day: entry.on },
        { local: localTime(entry.recordedAt) },
        KIND[entry.kind],
        ...questions.map(({ question }) => cellOf(entry.answers[question.code])),
      ]
    }
  }
  return {
    name: organization.name,
    // 编号 to 开展日期: what says which report a row is.
    titleColumns: 5,
    columns: [
      ...COMMON,
      ...questions.map(({ form, question }) => ({
        name: shared(question.code) ? nameOf(question) : `${titles.get(form)}：${nameOf(question)}`,
        width: question.kind === 'text' ? 36 : 16,
      })),
    ],
    rows: rows(),
  }
}

function nameOf(question: Question): string {
  return question.label ?? question.indicator?.label ?? question.ask
}

/** A number as a number; an approximate one too, with what was typed beside it in the sheet of figures. */
function cellOf(answer: Answer | null | undefined): Cell {
  return answer ? textOrNumber(answer.value) : undefined
}

function textOrNumber(value: Value): Cell {
  if (typeof value === 'number' || typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? '是' : '否'
  return value.join('、')
}

const FIGURE_COLUMNS = [
  { name: '组织', width: 10 },
  { name: '表', width: 16 },
  { name: '指标', width: 24 },
  { name: '级别或名称', width: 20 },
  { name: '填报单位', width: 18 },
  { name: '区域', width: 12 },
  { name: '所属', width: 12 },
  { name: '年', width: 7 },
  { name: '月', width: 5 },
  { name: '周（周一）', width: 12 },
  { name: '开展日期', width: 12 },
  { name: '数值', width: 12 },
  { name: '单位', width: 8 },
  { name: '约数', width: 6 },
  { name: '编号', width: 9 },
]

/** One row a figure, every row complete: what a pivot table is made of. */
function figuresSheet({ catalogue, entries }: Ledger, wanted: readonly Organization[]): Sheet {
  const found = new Map(indicatorsOf(catalogue).map((i) => [i.code, i]))
  const names = new Map(wanted.map((o) => [o.code, o.name]))
  const only = wanted.length === 1 ? wanted[0]?.code : undefined
  async function* rows(): AsyncGenerator<Cell[]> {
    for await (const entry of entries(only)) {
      const organization = names.get(entry.organization)
      if (organization === undefined) continue
      for (const figure of entry.figures) {
        const of = found.get(figure.indicator)
        yield [
          organization,
          of?.form.title ?? entry.form,
          of?.indicator.label ?? figure.indicator,
          figure.label.replace(/^\//u, ''),
          entry.unit,
          entry.area,
          entry.within,
          Number(entry.on.slice(0, 4)),
          Number(entry.on.slice(5, 7)),
          { day: weekOf(entry.on).from },
          { day: entry.on },
          figure.value,
          of?.indicator.unit ?? '',
          figure.approximate ? APPROXIMATE[figure.approximate] : '',
          entry.receipt,
        ]
      }
    }
  }
  return { name: '数据', columns: FIGURE_COLUMNS, rows: rows() }
}
