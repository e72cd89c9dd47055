import type { CatalogueContent, Form } from '../../catalogue/schema.ts'
import {
  CHOICES,
  COMMON,
  type Column,
  FORMS,
  INDICATORS,
  LEVELS,
  NOBODY,
  QUESTIONS,
  SENTENCES,
  SHEETS,
} from './columns.ts'

type Row = readonly (string | number | null)[]

/** What a catalogue asks and says, as a workbook that is edited in Excel or WPS. */
export async function catalogueWorkbook(content: CatalogueContent): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx')
  const owned = [
    ...content.organizations.map(({ name, forms }) => ({ owner: name, forms })),
    { owner: COMMON, forms: content.commonForms },
  ].flatMap(({ owner, forms }) => forms.map((form) => ({ owner, form })))
  const asked = owned.flatMap(({ owner, form }) =>
    form.questions.map((question) => ({ at: [owner, form.code, question.code], question })),
  )
  const rows: readonly (readonly Row[])[] = [
    owned.map(({ owner, form }) => rowOf(FORMS.columns, [owner], written(form))),
    asked.map(({ at, question }) => rowOf(QUESTIONS.columns, at.slice(0, 2), written(question))),
    asked.flatMap(({ at, question }) =>
      (question.choices ?? []).map((choice) => rowOf(CHOICES.columns, at, { choice })),
    ),
    asked.flatMap(({ at, question: { indicator } }) =>
      indicator ? [rowOf(INDICATORS.columns, at, written(indicator))] : [],
    ),
    content.organizations.flatMap(({ name, sentences }) =>
      Object.entries(sentences).flatMap(([theme, all]) =>
        all.map((each) => rowOf(SENTENCES.columns, [name, theme], typeof each === 'string' ? { words: each } : each)),
      ),
    ),
  ]
  return writeXlsx({
    sheets: SHEETS.map(({ name, columns }, i) => ({
      name,
      rows: [columns.map((column) => column.name), ...(rows[i] ?? []).map((row) => [...row])],
      // As text, so that a program makes no date of 3-5 and no number of a code.
      columns: columns.map(({ width, kind }) => ({ width, ...(kind === 'number' ? {} : { numFmt: '@' }) })),
      freezePane: { rows: 1 },
    })),
  })
}

/** A value as it is looked up by the names of its fields; levels as people call them. */
function written(value: Form | object): Readonly<Record<string, unknown>> {
  const fields: Record<string, unknown> = { ...value }
  const level = (code: unknown) => LEVELS[code as keyof typeof LEVELS] ?? code
  const { asked_of: of } = fields
  if (of !== undefined) fields['asked_of'] = !Array.isArray(of) ? level(of) : of.length === 0 ? [NOBODY] : of.map(level)
  return fields
}

function rowOf(columns: readonly Column[], place: readonly string[], value: Readonly<Record<string, unknown>>): Row {
  let at = 0
  return columns.map(({ field, kind }) => {
    if (field === undefined) return place[at++] ?? null
    const cell = value[field]
    if (cell === undefined) return null
    if (kind === 'yes') return cell === true ? '是' : null
    if (kind === 'number') return Number(cell)
    return Array.isArray(cell) ? cell.join('、') : String(cell)
  })
}
