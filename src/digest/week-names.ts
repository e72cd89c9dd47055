import { formOf } from '../catalogue/find.ts'
import type { Question } from '../catalogue/schema.ts'
import { kindOf } from '../kinds/index.ts'
import type { Entry, IssueInput, NameGroup } from './gathered.ts'
import { countsElsewhere, publicText } from './week-items.ts'

type Printing = Pick<IssueInput, 'catalogue' | 'edition' | 'readUpTo'>
type Group = Omit<NameGroup, 'units' | 'reports'> & { readonly units: Set<string>; readonly reports: Set<string> }

/** The names, choices and sentences of activities, as clauses ask for them. Who counts nothing leaves them to who does. */
export function namesOfEntries(printing: Printing, entries: readonly Entry[]): NameGroup[] {
  const groups = new Map<string, Group>()
  for (const entry of entries) {
    const form = formOf(printing.catalogue, entry.organization, entry.form)
    if (!form || countsElsewhere(entry)) continue
    const levels = Object.fromEntries(
      form.questions.flatMap((q) => {
        const given = entry.answers[q.code]
        return given && kindOf(q).picks === 'one' ? [[q.code, String(given.value)]] : []
      }),
    )
    for (const question of form.questions) {
      for (const name of givenTo(printing, entry, question)) add(groups, entry, question.code, name, levels)
    }
  }
  return [...groups.values()].map((group) => ({ ...group, units: [...group.units], reports: [...group.reports] }))
}

function givenTo(printing: Printing, entry: Entry, question: Question): readonly string[] {
  const answer = entry.answers[question.code]
  if (!answer) return []
  switch (kindOf(question).words) {
    case 'names':
    case 'labels':
      return Array.isArray(answer.value) ? answer.value : [String(answer.value)]
    case 'sentence': {
      const text = publicText(printing, entry, question, String(answer.value))
      return text === undefined ? [] : [text]
    }
    case 'nothing':
      return []
  }
}

function add(
  groups: Map<string, Group>,
  { organization, form, receipt, unitId }: Entry,
  code: string,
  name: string,
  levels: Readonly<Record<string, string>>,
): void {
  const key = JSON.stringify([organization, form, code, name, levels])
  const at = Number(receipt)
  const known = groups.get(key)
  const { count, first, last, units, reports } = known ?? {
    ...{ count: 0, first: at, last: at },
    ...{ units: new Set<string>(), reports: new Set<string>() },
  }
  units.add(unitId)
  reports.add(receipt)
  const seen = { count: count + 1, first: Math.min(first, at), last: Math.max(last, at) }
  groups.set(key, { organization, form, code, name, levels, ...seen, units, reports })
}
