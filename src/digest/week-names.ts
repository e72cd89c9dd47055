import { formOf } from '../catalogue/find.ts'
import type { Question } from '../catalogue/schema.ts'
import { kindOf } from '../kinds/index.ts'
import { nameOfEntry } from './activity-names.ts'
import type { Entry, IssueInput, NameGroup } from './gathered.ts'
import { publicValue, verdictOn } from './public-words.ts'
import { countsElsewhere } from './week-items.ts'

type Printing = Pick<IssueInput, 'catalogue' | 'edition' | 'period' | 'readUpTo' | 'units' | 'verdicts'>
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
    const alike = JSON.stringify([entry.organization, entry.form, levels])
    for (const question of form.questions) {
      for (const given of givenTo(printing, entry, question)) {
        const key = `${alike} ${question.code} ${given.name}`
        groups.set(key, withEntry(groups.get(key), entry, { ...given, code: question.code, levels }))
      }
    }
  }
  return [...groups.values()].map((group) => ({ ...group, units: [...group.units], reports: [...group.reports] }))
}

/** What was answered in words, each as it may be printed. */
function givenTo(printing: Printing, entry: Entry, question: Question): { name: string; withheld?: true }[] {
  const answer = entry.answers[question.code]
  const { words } = kindOf(question)
  if (!answer || words === 'nothing') return []
  const given = Array.isArray(answer.value) ? answer.value : [String(answer.value)]
  return given.flatMap((text) => {
    // What an editor dropped stays out of both editions' sentences: they are the same text.
    const dropped = verdictOn(printing.verdicts, { code: question.code, text })?.is === 'dropped'
    const said = dropped ? undefined : publicValue(question, text, entry.recordedAt, printing)
    if (said !== undefined) return [{ name: nameOfEntry(printing, entry, question, String(said)) }]
    return words === 'sentence' ? [] : [{ name: nameOfEntry(printing, entry, question, text), withheld: true as const }]
  })
}

function withEntry(
  known: Group | undefined,
  { organization, form, receipt, unitId }: Entry,
  { withheld, ...given }: Pick<NameGroup, 'code' | 'name' | 'levels' | 'withheld'>,
): Group {
  const at = Number(receipt)
  // Passed in one of its reports a name is passed.
  const hidden = withheld && (known?.withheld ?? true) ? { withheld } : {}
  const { count, first, last, units, reports } = known ?? {
    ...{ count: 0, first: at, last: at },
    ...{ units: new Set<string>(), reports: new Set<string>() },
  }
  units.add(unitId)
  reports.add(receipt)
  const seen = { count: count + 1, first: Math.min(first, at), last: Math.max(last, at) }
  return { organization, form, ...given, ...hidden, ...seen, units, reports }
}
