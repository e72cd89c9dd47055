import { type Day, dayIn } from '../calendar/day.ts'
import { dayQuestion } from '../catalogue/activity-day.ts'
import type { Answer, Answers } from '../catalogue/answers.ts'
import { applicable, onlyApplicable } from '../catalogue/applicable.ts'
import { formOf, formsOf } from '../catalogue/find.ts'
import type { Form, Question } from '../catalogue/schema.ts'
import { outsideOf } from '../catalogue/validity.ts'
import type { UnitInArea } from '../database/unit.ts'
import { narrowed } from '../interview/filling.ts'
import { refusalOf } from '../interview/privacy.ts'
import { kindOf } from '../kinds/index.ts'
import type { Reading, Value } from '../kinds/kind.ts'
import { linesOf } from '../kinds/shared/data.ts'
import type { CountyDesk } from './county-desk.ts'
import type { GivenAnswer, Row, RowPlace, RowProblem } from './import-rows.ts'

export type ImportedReport = {
  readonly place: RowPlace
  readonly unit: UnitInArea
  readonly form: Form
  readonly on: Day
  readonly answers: Answers
  /** When it was reported, where the row says so. */
  readonly at: Date | undefined
  readonly id: string | undefined
}

/** The choice of a form, which some exports carry as an answer: the row's `form` says it already. */
const FORM_CHOICE = 'activity_type'

const LEVELS = { county: '县级', town: '镇（街道）级', village: '村（社区）级' } as const

/** A row against the county and the catalogue: a report, or every reason why it is none. */
export function readRow(
  { row, ...place }: RowPlace & { row: Row },
  units: ReadonlyMap<string, UnitInArea>,
  desk: CountyDesk,
  now: Date,
): { report: ImportedReport } | { problems: RowProblem[] } {
  const problems: RowProblem[] = []
  const wrong = (field: string, problem: string) => problems.push({ ...place, field, problem })
  const unit = units.get(row.unit)
  const form = unit && formOf(desk.catalogue, unit.organization, row.form)
  const at = row.at === undefined ? undefined : new Date(row.at)
  if (!unit) wrong('unit', `没有单位“${row.unit}”，单位代码形如 jia-zhen/women`)
  else if (!form) {
    const known = formsOf(desk.catalogue, unit.organization).map((f) => f.code)
    wrong('form', `没有表“${row.form}”，这个单位的表有：${known.join('、')}`)
  }
  if (at && at > now) wrong('at', '填报时间在现在以后，请核对')
  if (row.on > dayIn(desk.zone, at ?? now)) wrong('on', `活动日期${row.on}在填报之后，请核对`)
  const outside = unit && outsideOf(unit, row.on)
  if (outside) wrong('on', outside)
  if (!unit || !form || problems.length > 0) return { problems }
  const answers: Record<string, Answer | null> = {}
  for (const [code, given] of inOrderOf(form, row.answers)) {
    if (code === FORM_CHOICE) continue
    const question = form.questions.find((q) => q.code === code)
    if (!question) {
      wrong(`answers.${code}`, `表“${form.code}”没有这一题，有：${form.questions.map((q) => q.code).join('、')}`)
      continue
    }
    const read = readGiven(narrowed(form, question, answers), given, row.on)
    if (typeof read === 'string') wrong(`answers.${code}`, read)
    else answers[code] = read
  }
  const dated = dayQuestion(form)
  if (dated) {
    const typed = answers[dated.code]
    if (typed && typed.value !== row.on) wrong(`answers.${dated.code}`, `与 on（${row.on}）不是同一天，请核对`)
    answers[dated.code] = { raw: row.on, value: row.on }
  }
  for (const { code, problem } of notAsked(form, row.answers, answers, unit)) wrong(`answers.${code}`, problem)
  for (const { code, problem } of withoutKey(form, answers)) wrong(`answers.${code}`, problem)
  if (problems.length > 0) return { problems }
  const kept = onlyApplicable(form, answers, unit.level)
  return { report: { place, unit, form, on: row.on, answers: kept, at, id: row.id } }
}

/**
 * Answers to questions that nobody asked. One whose condition was answered with «none» is left out quietly, as the
 * interview does; one whose condition was not answered at all may mean either.
 */
function notAsked(
  form: Form,
  given: Row['answers'],
  answers: Answers,
  unit: UnitInArea,
): { code: string; problem: string }[] {
  const asked = applicable(form, answers, unit.level).map((q) => q.code)
  return form.questions.flatMap(({ code, asked_of: level, when }) => {
    if (!answers[code] || asked.includes(code)) return []
    if (level && level !== unit.level) return [{ code, problem: `只问${LEVELS[level]}的单位，请去掉` }]
    if (when && !Object.hasOwn(given, when)) return [{ code, problem: `先要答“${when}”，这一题才有，请补上或去掉` }]
    return []
  })
}

/** Numbers that are kept under another answer, such as an issue: without it they would pass for those of one and the same. */
function withoutKey(form: Form, answers: Answers): { code: string; problem: string }[] {
  return form.questions.flatMap(({ code, indicator }) => {
    const key = indicator?.keyed_by
    if (key === undefined || !answers[code] || answers[key]) return []
    return [{ code: key, problem: `答了“${code}”，就要答这一题，请补上` }]
  })
}

/** In the order of the form: what a question offers may hang on an earlier answer. What the form does not ask comes last. */
function inOrderOf(form: Form, given: Row['answers']): [string, GivenAnswer][] {
  const place = (code: string) => form.questions.findIndex((q) => q.code === code)
  return Object.entries(given).sort(([a], [b]) => (place(a) < 0 ? 1 : place(b) < 0 ? -1 : place(a) - place(b)))
}

/** What is kept of names that the kind would ask about, where it is to the letter what was given: it was agreed to once. */
function asGiven({ value, or }: Extract<Reading, { kind: 'guess' }>, text: string): Value | undefined {
  const same = (way: Value) =>
    (typeof way === 'string' ? way : linesOf(way).join(text.includes('\n') ? '\n' : '、')) === text
  return [value, ...(or ? [or.value] : [])].find((way) => typeof way !== 'number' && same(way))
}

/** An answer as data or as typed words; a string is the sentence that says what is wrong with it. */
function readGiven(question: Question, given: GivenAnswer, on: Day): Answer | null | string {
  if (given === null) return null
  const kind = kindOf(question)
  if (typeof given === 'boolean') {
    const value = kind.fromData(given)
    return value === undefined ? '这一题不是“是/否”题' : { raw: String(given), value }
  }
  const text = Array.isArray(given) ? given.join('\n') : String(given)
  const personal = refusalOf(text)
  if (personal) return personal
  if (Array.isArray(given) && given.length === 0) {
    const value = kind.fromData([])
    return value === undefined ? '这里不能是空的列表，没有答就不写这一题' : { raw: '', value }
  }
  const apart = Array.isArray(given) && kind.counts === 'names' ? { apart: true as const } : {}
  const reading = kind.read(question, text, { today: on, names: [], past: true, ...apart })
  if (reading.kind === 'refused') return reading.why
  // A number where names are asked says how many there are.
  const counted = typeof given === 'number' && reading.kind === 'guess' && reading.value === given
  const kept = reading.kind === 'guess' && kind.words === 'names' ? asGiven(reading, text) : undefined
  if (kept !== undefined) return { raw: text, value: kept }
  if (reading.kind === 'guess' && !counted) return `看不准：${reading.ask}`
  if (reading.kind === 'cumulative' && !question.stock) return '这是累计数，请写本次新增的数'
  return { raw: text, value: reading.value, ...(reading.approximate ? { approximate: reading.approximate } : {}) }
}
