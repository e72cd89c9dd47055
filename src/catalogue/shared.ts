import type { Path } from './source.ts'

/** The questions that report.yaml holds for all forms, by code, each with its place in that list. */
export type Shared = ReadonlyMap<string, { readonly index: number; readonly question: Fields }>

type Fields = Readonly<Record<string, unknown>>

/** What a form may say otherwise about a shared question. Anything else would make another question of it. */
export const MAY_DIFFER: readonly string[] = ['ask', 'label', 'hint', 'optional', 'when']

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function listIn(value: unknown, name: string): readonly unknown[] {
  const list = isFields(value) ? value[name] : undefined
  return Array.isArray(list) ? list : []
}

export function sharedIn(report: unknown): Shared {
  const found = listIn(report, 'questions').flatMap((question, index) =>
    isFields(question) && typeof question.code === 'string' ? [[question.code, { index, question }] as const] : [],
  )
  return new Map(found)
}

/** The code of the shared question that a form's entry stands for: the bare code, or `use`. */
function usedBy(entry: unknown): string | undefined {
  if (typeof entry === 'string') return entry
  return isFields(entry) && typeof entry.use === 'string' ? entry.use : undefined
}

/** A file's data with the shared questions written out in its forms; those that do not exist are `unknown`. */
export function writeOut(data: unknown, shared: Shared): { data: unknown; unknown: { path: Path; code: string }[] } {
  const unknown: { path: Path; code: string }[] = []
  if (!isFields(data) || !Array.isArray(data.forms)) return { data, unknown }
  const forms = data.forms.map((form: unknown, i) => {
    if (!isFields(form) || !Array.isArray(form.questions)) return form
    const questions = form.questions.map((entry: unknown, j) => {
      const code = usedBy(entry)
      if (code === undefined) return entry
      const found = shared.get(code)
      if (!found) unknown.push({ path: ['forms', i, 'questions', j], code })
      const { use: _, ...differs } = isFields(entry) ? entry : {}
      return { ...found?.question, ...differs }
    })
    return { ...form, questions }
  })
  return { data: { ...data, forms }, unknown }
}

/** The path in report.yaml of a field that a form's question has from there; undefined if it stands in the form. */
export function sharedPath(data: unknown, shared: Shared, path: Path): Path | undefined {
  const [forms, i, questions, j, field, ...rest] = path
  if (forms !== 'forms' || questions !== 'questions' || typeof field !== 'string') return undefined
  const entry = listIn(listIn(data, 'forms')[Number(i)], 'questions')[Number(j)]
  const found = shared.get(usedBy(entry) ?? '')
  if (!found || (isFields(entry) && field in entry) || !(field in found.question)) return undefined
  return ['questions', found.index, field, ...rest]
}
