import type { Path } from './source.ts'

/** The questions that report.yaml holds for all forms, by code, each with its place in that list. */
export type Shared = ReadonlyMap<string, { readonly index: number; readonly question: Fields }>

type Fields = Readonly<Record<string, unknown>>

/** The county's lists of labels that a question names instead of writing its choices out: `choices: levels`. */
export type Lists = ReadonlyMap<string, readonly unknown[]>

/** `levels` as report.yaml has them; `partners` after the organizations, by the names that their files give them. */
export function listsIn(report: unknown, organizations: readonly unknown[]): Lists {
  const names = organizations.flatMap((file) => (isFields(file) && typeof file.name === 'string' ? [file.name] : []))
  const levels = listIn(report, 'levels')
  return new Map([
    ...(levels.length > 0 ? [['levels', levels] as const] : []),
    ['partners', [...names, ...listIn(report, 'partners')]],
  ])
}

/** What a form may say otherwise about a shared question. Anything else would make another question of it. */
export const MAY_DIFFER: readonly string[] = ['ask', 'label', 'also', 'hint', 'optional', 'when']

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

/** What a file names that there is not. */
export type Unknown = { readonly path: Path; readonly problem: string }

/** A file's data with the shared questions and the lists written out in its forms, and what it names that there is not. */
export function writeOut(data: unknown, shared: Shared, lists: Lists): { data: unknown; unknown: Unknown[] } {
  const unknown: Unknown[] = []
  const withChoices = (entry: unknown, path: Path): unknown => {
    if (!isFields(entry) || typeof entry.choices !== 'string') return entry
    const choices = lists.get(entry.choices)
    if (choices) return { ...entry, choices }
    const problem = `没有共用的选项“${entry.choices}”，可以写的有：${[...lists.keys()].join('、')}`
    unknown.push({ path: [...path, 'choices'], problem })
    return { ...entry, choices: undefined }
  }
  const written = (entry: unknown, path: Path): unknown => {
    const code = usedBy(entry)
    if (code === undefined) return withChoices(entry, path)
    const found = shared.get(code)
    if (!found) {
      unknown.push({ path, problem: `没有共用的题“${code}”，可以写的有：${[...shared.keys()].join('、')}` })
      return entry
    }
    const { use: _, ...differs } = isFields(entry) ? entry : {}
    return withChoices({ ...found.question, ...differs }, path)
  }
  if (!isFields(data)) return { data, unknown }
  const questionsOf = (of: Fields, path: Path) =>
    Array.isArray(of.questions)
      ? { ...of, questions: of.questions.map((entry: unknown, i) => written(entry, [...path, 'questions', i])) }
      : of
  const forms = Array.isArray(data.forms)
    ? { forms: data.forms.map((form: unknown, i) => (isFields(form) ? questionsOf(form, ['forms', i]) : form)) }
    : {}
  return { data: { ...questionsOf(data, []), ...forms }, unknown }
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
