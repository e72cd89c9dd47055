import { calendarYear } from '../calendar/period.ts'
import type { AskedQuestion, Catalogue } from '../catalogue/catalogue.ts'
import { clauseCodes } from '../catalogue/clause.ts'
import { bareName } from '../chinese/name-marks.ts'
import { examplesAt } from '../database/example.ts'
import { nameRows } from '../database/given-names.ts'
import type { Database } from '../database/open.ts'
import { compiledOf, type PlacedSentence } from '../digest/locked-sentence.ts'
import { kindOf } from '../kinds/index.ts'

/** A name that was given in a year, and how often. */
export type GivenName = { readonly name: string; readonly count: number }

/** The names that a question of a year could print, the most frequent first, and those that are ticked, as ticked. */
export type Examples = {
  readonly asked: AskedQuestion
  readonly names: readonly GivenName[]
  readonly ticked: readonly string[]
}

/** Of the county's whole year, whatever a report is about. Undefined where no question has this code, or none that gives names. */
export async function examplesOf(
  db: Database,
  catalogue: Catalogue,
  { year, code, asOf }: { readonly year: number; readonly code: string; readonly asOf: Date },
): Promise<Examples | undefined> {
  const asked = catalogue.question(code)
  if (!asked || !givesNames(asked)) return undefined
  const question = { form: asked.form.code, code, levels: [] }
  const rows = await nameRows(db, [question], { ...calendarYear(year), asOf, part: {} })
  // Typed with and without quotation marks around it a name is one, in its more frequent spelling.
  const names = new Map<string, GivenName>()
  for (const { name, count } of rows) {
    const before = names.get(bareName(name))
    names.set(bareName(name), { name: before?.name ?? name, count: (before?.count ?? 0) + count })
  }
  const ticked = (await examplesAt(db, { year, asOf })).get(code) ?? []
  return { asked, names: [...names.values()].sort((a, b) => b.count - a.count), ticked }
}

/** The questions for names that a text prints. */
export function namesIn(catalogue: Catalogue, text: string | undefined): readonly AskedQuestion[] {
  if (!text) return []
  return clauseCodes(catalogue.clause(text)).flatMap((code) => {
    const asked = catalogue.question(code)
    return asked && givesNames(asked) ? [asked] : []
  })
}

/** Labels are no examples: a level is said of all that has it. */
function givesNames({ question }: AskedQuestion): boolean {
  return kindOf(question).words === 'names'
}

/** The questions whose names a sentence prints, also where they stood before it was reworded. */
export function namesPrinted(catalogue: Catalogue, sentence: PlacedSentence) {
  const all = [...(compiledOf(sentence) ?? []), ...sentence.spans]
  const codes = new Set(all.flatMap((span) => (span.kind === 'name' ? [span.code] : [])))
  return [...codes].flatMap((code) => {
    const question = catalogue.question(code)?.question
    return question && kindOf(question).words === 'names' ? [{ code, label: question.label ?? question.ask }] : []
  })
}
