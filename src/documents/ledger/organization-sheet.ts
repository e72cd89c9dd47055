import type { Answer } from '../../catalogue/answers.ts'
import { tookPartOnly } from '../../catalogue/figures.ts'
import { formsOf } from '../../catalogue/find.ts'
import { JOINT_LEAD } from '../../catalogue/known-codes.ts'
import type { Organization, Question } from '../../catalogue/schema.ts'
import { kindOf } from '../../kinds/index.ts'
import type { Cell, Sheet } from '../workbook.ts'
import { CORRECTED, type Entry, LATE, type Ledger } from './entry.ts'

const STATES = { corrected: CORRECTED, late: LATE }

const COMMON = [
  { name: '编号', width: 9 },
  { name: '填报单位', width: 18 },
  { name: '区域', width: 12 },
  { name: '表', width: 16 },
  { name: '开展日期', width: 12 },
  { name: '上报时间', width: 17 },
  { name: '状态', width: 7 },
  { name: '计数', width: 22 },
]

/** One row a report. A question has a column of its own, so that a number is a number and can be filtered. */
export function organizationSheet(organization: Organization, { catalogue, forms: used, ...ledger }: Ledger): Sheet {
  const { localTime, entries } = ledger
  const titles = new Map(formsOf(catalogue, organization.code).map((f) => [f.code, f.title]))
  const questions = columnsOf(organization, catalogue, (form) => used.has(`${organization.code}/${form}`))
  const rowOf = (entry: Entry): Cell[] => [
    entry.receipt,
    entry.unitName,
    entry.area,
    titles.get(entry.form) ?? entry.form,
    { day: entry.on },
    { local: localTime(entry.recordedAt) },
    stateOf(entry),
    countOf(entry),
    ...questions.map(({ question }) => cellOf(question, entry.answers[question.code])),
  ]
  async function* rows(): AsyncGenerator<Cell[][]> {
    for await (const some of entries('answers', organization.code)) yield some.map(rowOf)
  }
  return {
    name: organization.name,
    // 编号 to 开展日期: what says which report a row is.
    titleColumns: 5,
    columns: [
      ...COMMON,
      ...questions.map(({ name, question }) => {
        // A character is two wide, and a head has two lines.
        return { name, width: Math.max(kindOf(question).cellWidth, name.length + 3) }
      }),
    ],
    rows: rows(),
  }
}

/** The columns of questions, one a question: with the form's title where only one form asks it. */
export function columnsOf(
  organization: Organization,
  catalogue: Ledger['catalogue'],
  isUsed: (form: string) => boolean = () => true,
) {
  const asked = formsOf(catalogue, organization.code)
    .filter((form) => isUsed(form.code))
    .flatMap(({ code: form, title, questions }) =>
      questions.filter((q) => !kindOf(q).tellsDay).map((question) => ({ form, title, question })),
    )
  return asked
    .filter(({ question }, i) => asked.findIndex((a) => a.question.code === question.code) === i)
    .map(({ form, title, question }) => {
      const shared = asked.filter((a) => a.question.code === question.code).length > 1
      return { form, question, shared, name: shared ? nameOf(question) : `${title}：${nameOf(question)}` }
    })
}

function stateOf({ state }: Entry): string {
  return state.map((s) => STATES[s]).join('、') || '正常'
}

/** Whether its numbers count, and why not. */
function countOf({ countedIn, answers }: Entry): string {
  if (countedIn !== undefined) return `不计：与编号${countedIn}同一次`
  return tookPartOnly(answers) ? `不计：由${answers[JOINT_LEAD]?.value}牵头计数` : '计入'
}

/** What a question is called in a table. */
export function nameOf(question: Question): string {
  return question.label ?? question.indicator?.label ?? question.ask
}

function cellOf(question: Question, answer: Answer | null | undefined): Cell {
  return answer ? kindOf(question).cell(answer.value) : undefined
}
