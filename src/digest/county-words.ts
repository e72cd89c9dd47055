import { type Clause, mapOption } from '../catalogue/clause.ts'

/** The county's own words as clauses print them. */
export type CountyWords = {
  /** Words that are the same wherever they stand: 青禾先锋, of `{county}先锋` too. */
  readonly fixed: ReadonlyMap<string, string>
  /** Words that hold values of reports: they are part of the clause that names them. */
  readonly phrases: ReadonlyMap<string, Clause>
}

/** The words of `clauses` by their codes, with `known` and one another filled in. A word that names itself is left out. */
export function countyWords(clauses: ReadonlyMap<string, Clause>, known: ReadonlyMap<string, string>): CountyWords {
  const fixed = new Map(known)
  const phrases = new Map<string, Clause>()
  const read = (code: string, within: readonly string[]): void => {
    const clause = clauses.get(code)
    if (!clause || fixed.has(code) || phrases.has(code) || within.includes(code)) return
    for (const part of clause) if (part.kind === 'value') read(part.code, [...within, code])
    const texts = clause.map((part) => (part.kind === 'value' ? fixed.get(part.code) : textOfWords(part)))
    if (texts.every((text) => text !== undefined)) fixed.set(code, texts.join(''))
    else phrases.set(code, clause)
  }
  for (const code of clauses.keys()) read(code, [])
  return { fixed, phrases }
}

function textOfWords(part: Clause[number]): string | undefined {
  return part.kind === 'words' ? part.text : undefined
}

/** The clause with the phrases that it names in their places. */
export function spelledOut(
  clause: Clause,
  phrases: ReadonlyMap<string, Clause>,
  within: readonly string[] = [],
): Clause {
  return clause.flatMap((part) => {
    if (part.kind === 'words') return [part]
    if (part.kind === 'optional') return [mapOption(part, (parts) => spelledOut(parts, phrases, within))]
    const phrase = within.includes(part.code) ? undefined : phrases.get(part.code)
    return phrase ? spelledOut(phrase, phrases, [...within, part.code]) : [part]
  })
}
