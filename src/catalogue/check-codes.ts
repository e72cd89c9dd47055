import { indicatorCode } from './figures.ts'
import type { Form, Question, ReportPlan } from './schema.ts'
import { MAY_DIFFER } from './shared.ts'
import type { Fault, Path } from './source.ts'

/** `in` is `report` or an organization's code: the file that the path leads into. */
export type Finding = Fault & { readonly in: string }

/** A form and the file it stands in. */
export type Placed = { readonly in: string; readonly path: Path; readonly form: Form }

/** Names that clauses use for something else. */
export const RESERVED: readonly string[] = [
  'on',
  'unit',
  'county',
  'organization',
  'year',
  'next_year',
  'period',
  'next_period',
  'scope',
  'towns',
  'problem',
  'plan',
]

/** Each code in the list but the first of its kind is a finding. */
export function once(places: readonly { in: string; path: Path; code: string }[], findings: Finding[]): void {
  const first = new Map<string, string>()
  for (const { in: file, path, code } of places) {
    const before = first.get(code)
    if (before === undefined) first.set(code, file)
    else findings.push({ in: file, path, problem: `“${code}”已在${before}.yaml用过，请换一个代码` })
  }
}

/** A code in two forms is one question to figures and to remembered names: so it must be the same, shared one. */
export function checkQuestionCodes(report: ReportPlan, placed: readonly Placed[], findings: Finding[]): void {
  const shared = new Map(report.questions.map((q) => [q.code, q]))
  const own = placed.flatMap(({ in: file, path, form }) =>
    form.questions.flatMap((question, i) => {
      const at = { in: file, path: [...path, 'questions', i] }
      if (RESERVED.includes(question.code)) {
        findings.push({ ...at, path: [...at.path, 'code'], problem: '这个代码另有用处，请换一个' })
      }
      const original = shared.get(question.code)
      if (!original) return [{ in: file, path: [...at.path, 'code'], code: question.code }]
      if (!sameButWords(original, question)) {
        findings.push({ ...at, problem: `共用的题只能另写${MAY_DIFFER.join('、')}，其他要改请换一个代码` })
      }
      return []
    }),
  )
  once(
    own.filter(
      (each, i) => !own.slice(0, i).some((e) => e.in === each.in && sameForm(e, each) && e.code === each.code),
    ),
    findings,
  )
}

function sameForm(a: { path: Path }, b: { path: Path }): boolean {
  return a.path[1] === b.path[1]
}

function sameButWords(a: Question, b: Question): boolean {
  const rest = (q: Question) =>
    JSON.stringify(
      Object.entries(q)
        .filter(([name, value]) => !MAY_DIFFER.includes(name) && value !== undefined)
        .sort(([x], [y]) => (x < y ? -1 : 1)),
    )
  return rest(a) === rest(b)
}

/** An indicator's own code is used once, and is no question's. */
export function checkIndicatorCodes(report: ReportPlan, placed: readonly Placed[], findings: Finding[]): void {
  const sharedCodes = new Set(report.questions.map((q) => q.code))
  const all = placed.flatMap(({ in: file, path, form }) =>
    form.questions.map((question, i) => ({ in: file, path: [...path, 'questions', i, 'indicator', 'code'], question })),
  )
  const taken = new Set(all.map(({ question }) => question.code))
  const first = new Set<string>()
  for (const { in: file, path, question } of all) {
    if (question.indicator?.code === undefined || sharedCodes.has(question.code)) continue
    const code = indicatorCode(question)
    if (first.has(code) || (taken.has(code) && code !== question.code)) {
      findings.push({ in: file, path, problem: `“${code}”已经用过，请换一个代码` })
    }
    first.add(code)
  }
}
