import { yearOf } from '../calendar/day.ts'
import type { Question } from '../catalogue/schema.ts'
import { activityTitle, longestHead, type Setting } from '../chinese/activity-title.ts'
import { bareName } from '../chinese/name-marks.ts'
import type { Entry, IssueInput, NameGroup, ReportInput, UnitOfScope } from './gathered.ts'

/** Whether a name may begin with who did it, where and when: what an activity is called, no title of a work. */
export function namesActivity(question: Question | undefined): boolean {
  return question?.kind === 'name' && question.marks === undefined
}

/** The name of an entry's activity as a week prints it: its unit, its place and the year stand beside it. */
export function nameOfEntry(
  { units, period }: Pick<IssueInput, 'units' | 'period'>,
  { unitId, unitName }: Entry,
  question: Question,
  name: string,
): string {
  if (!namesActivity(question)) return name
  const unit = unitsById(units).get(unitId)
  const doerOf = longestHead([unitName, ...(unit ? headsOf(unit) : []), unit?.town ?? ''])
  return activityTitle(name, { year: yearOf(period.to), doerOf, own: () => true })
}

/** What a name begins with that a unit gives its activity: whoever gives it calls themselves as they do at home. */
const headsOf = ({ name, area, atHome = [] }: UnitOfScope): readonly string[] => [name, area, ...atHome]

/**
 * Names of a longer period. Whose a name is nobody knows there: the county's report takes the place from one that others
 * have without it, a town's takes its own.
 */
export function namesOfReport({
  names,
  catalogue,
  units,
  period,
  scope,
}: Pick<ReportInput, 'names' | 'catalogue' | 'units' | 'period' | 'scope'>): readonly NameGroup[] {
  const setting: Setting = {
    year: yearOf(period.to),
    doerOf: longestHead(units.flatMap(headsOf)),
    own: (doer) => scope.kind === 'area' && doer.startsWith(scope.name),
  }
  const given = new Set(names.map(({ code, name }) => `${code} ${bareName(name)}`))
  return names.map((group) => {
    const { code, name } = group
    if (!namesActivity(catalogue.question(code)?.question)) return group
    const called = activityTitle(name, setting)
    const alone = activityTitle(called, { ...setting, own: () => true })
    return { ...group, name: given.has(`${code} ${bareName(alone)}`) ? alone : called }
  })
}

/** A week prints thousands of names, all of the same units. */
const KNOWN = new WeakMap<readonly UnitOfScope[], ReadonlyMap<string, UnitOfScope>>()

function unitsById(units: readonly UnitOfScope[]): ReadonlyMap<string, UnitOfScope> {
  const known = KNOWN.get(units) ?? new Map(units.map((unit) => [unit.id, unit]))
  KNOWN.set(units, known)
  return known
}
