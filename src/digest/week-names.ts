import { formOf } from '../catalogue/find.ts'
import type { Form, Question } from '../catalogue/schema.ts'
import { kindOf } from '../kinds/index.ts'
import { nameOfEntry } from './activity-names.ts'
import { grouped } from './aggregate.ts'
import type { Entry, IssueInput, NameGroup } from './gathered.ts'
import { labelsApart } from './once-in-county.ts'
import { publicValue, verdictOn } from './public-words.ts'
import { countsElsewhere } from './week-items.ts'

type Printing = Pick<IssueInput, 'catalogue' | 'edition' | 'period' | 'readUpTo' | 'units' | 'verdicts'>
/** A name while the reports that give it are looked for. */
type Group = Pick<NameGroup, 'code' | 'name' | 'levels'> & {
  readonly entries: [Entry, ...Entry[]]
  withheld: boolean
}

/** The names, choices and sentences of activities, as clauses ask for them; what is counted with the town that tells it apart. Who counts nothing leaves them to who does. */
export function namesOfEntries(printing: Printing, entries: readonly Entry[]): NameGroup[] {
  const counting = grouped(
    entries.filter((entry) => !countsElsewhere(entry)),
    ({ organization, form }) => formOf(printing.catalogue, organization, form),
  )
  return [...counting].flatMap(([form, own]) => (form ? namesOfForm(printing, form, own) : []))
}

function namesOfForm(printing: Printing, { questions }: Form, entries: readonly Entry[]): NameGroup[] {
  const forLevels = questions.filter((question) => kindOf(question).picks === 'one')
  const apart = labelsApart(printing.units)
  const inWords = questions.filter((question) => kindOf(question).words !== 'nothing')
  const groups = new Map<string, Map<string, Group>>()
  for (const entry of entries) {
    const levels = levelsOf(entry, forLevels)
    const alike = forLevels.map(({ code }) => levels[code] ?? '').join('\n')
    for (const question of inWords) {
      const key = `${question.code}\n${alike}`
      const known = groups.get(key) ?? new Map<string, Group>()
      groups.set(key, known)
      const isCounted = kindOf(question).counts === 'names'
      for (const { name: given, withheld } of givenTo(printing, entry, question)) {
        const name = isCounted ? apart({ label: given, unit: entry.unitId }) : given
        const group = known.get(name)
        if (group) {
          group.entries.push(entry)
          // Passed in one of its reports a name is passed.
          group.withheld &&= withheld
        } else known.set(name, { code: question.code, name, levels, entries: [entry], withheld })
      }
    }
  }
  return [...groups.values()].flatMap((known) => [...known.values()].map(nameGroup))
}

function nameGroup({ code, name, levels, entries, withheld }: Group): NameGroup {
  const [{ organization, form }] = entries
  const receipts = entries.map(({ receipt }) => Number(receipt))
  const group = {
    organization,
    form,
    code,
    name,
    levels,
    count: entries.length,
    first: receipts.reduce((a, b) => Math.min(a, b)),
    last: receipts.reduce((a, b) => Math.max(a, b)),
    units: eachOnce(entries.map(({ unitId }) => unitId)),
    reports: eachOnce(entries.map(({ receipt }) => receipt)),
  }
  return withheld ? { ...group, withheld } : group
}

function eachOnce(ids: readonly string[]): readonly string[] {
  return ids.length > 1 ? [...new Set(ids)] : ids
}

function levelsOf({ answers }: Entry, asked: readonly Question[]): Record<string, string> {
  const levels: Record<string, string> = {}
  for (const { code } of asked) {
    const given = answers[code]
    if (given) levels[code] = String(given.value)
  }
  return levels
}

type Given = { readonly name: string; readonly withheld: boolean }

/** What was answered in words, each as it may be printed. */
function givenTo(printing: Printing, entry: Entry, question: Question): Given[] {
  const answer = entry.answers[question.code]
  if (!answer) return []
  const given = Array.isArray(answer.value) ? answer.value : [String(answer.value)]
  return given.flatMap((text: string): Given[] => {
    // What an editor dropped stays out of both editions' sentences: they are the same text.
    const dropped = verdictOn(printing.verdicts, { code: question.code, text })?.is === 'dropped'
    const said = dropped ? undefined : publicValue(question, text, entry.recordedAt, printing)
    const called = (name: string) => nameOfEntry(printing, entry, question, name)
    if (said !== undefined) return [{ name: called(String(said)), withheld: false }]
    return kindOf(question).words === 'sentence' ? [] : [{ name: called(text), withheld: true }]
  })
}
