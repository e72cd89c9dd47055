import type { Clause } from '../catalogue/clause.ts'
import type { Organization } from '../catalogue/schema.ts'
import { commonSentences, sentencesUnder } from '../catalogue/text-blocks.ts'
import type { ReportInput } from './gathered.ts'
import { printClause } from './print-clause.ts'
import type { Printing } from './printing.ts'
import type { Passage } from './written-section.ts'

/** All sentences of an organization under a theme, its own and those that all have; only the first names it. */
export function organizationSays(
  organization: Organization,
  theme: string,
  input: ReportInput,
  printing: Printing,
): Passage[] {
  const subject = subjectOf(organization, input)
  const said: Passage[] = []
  const under = input.catalogue.themes.find((t) => t.code === theme)
  // What all have is of one block, and yet a sentence of each.
  const common = (under ? commonSentences(under) : []).map(({ code }) => ({ code, of: `${code}.${organization.code}` }))
  const own = sentencesUnder(organization, theme).map(({ code }) => ({ code, of: code }))
  for (const { code, of } of [...own, ...common]) {
    const text = input.wording(code)
    if (text === undefined || text === '') continue
    const name = said.length === 0 ? subject : ''
    const clause = input.catalogue.clause(text)
    const spans = printClause(name === '' ? withoutSubject(clause) : clause, {
      ...printing,
      organization: organization.code,
      theme: under?.name,
      words: new Map([...printing.words, ['organization', name]]),
    })
    if (spans) said.push({ of, spans })
  }
  return said
}

/** Who a sentence is about: 青禾县妇联, 团青禾县委; in a town's year the town's own unit, 甲镇妇联. */
export function subjectOf(
  { code, full_name, name }: Organization,
  { scope, units, county, catalogue }: ReportInput,
): string {
  if (scope.kind === 'area') {
    const own = units.find((u) => u.organization === code && u.area === scope.name)
    return own?.name ?? `${scope.name}${name}`
  }
  return catalogue
    .clause(full_name)
    .map((part) =>
      part.kind === 'words' ? part.text : part.kind === 'value' && part.code === 'county' ? county : name,
    )
    .join('')
}

/** The clause without an {organization} at its head. */
export function withoutSubject(clause: Clause): Clause {
  const [first, ...rest] = clause.filter((part, i) => i > 0 || part.kind !== 'words' || part.text.trim() !== '')
  return first?.kind === 'value' && first.code === 'organization' ? rest : clause
}
