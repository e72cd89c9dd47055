import type { Period } from '../calendar/period.ts'
import { countedDays, type Owed, owedOf, type Rhythm } from '../calendar/rhythm.ts'
import type { UnitName, UnitsByState } from './gathered.ts'

/** A unit of a period, with how often it reports and when it pauses. */
export type UnitInRhythm = UnitName & { readonly rhythm: Rhythm; readonly pauses: readonly Period[] }

/** What units sent: work (true), or only zero reports (false). */
export type Sent = ReadonlyMap<string, boolean>

type Asked = {
  readonly period: Period
  /** What was sent of the days of the period. */
  readonly sent: Sent
  /** What was sent of the days that count for those who report monthly (`countedDays`). */
  readonly sentInMonth: Sent
  /** The units that somebody was appointed for; undefined: that is not told apart. */
  readonly appointed: ReadonlySet<string> | undefined
}

/** Units by what they did in a period. Who sent something is never missing, whatever was asked of it. */
export function byState(units: readonly UnitInRhythm[], { period, sent, sentInMonth, appointed }: Asked): UnitsByState {
  const owed = memoized((rhythm: Rhythm, pauses: readonly Period[]) => owedOf(period, rhythm, pauses))
  const stateOf = ({ id, rhythm, pauses }: UnitInRhythm) => {
    const active = sent.get(id) ?? (rhythm === 'month' ? sentInMonth.get(id) : undefined)
    if (active !== undefined) return active ? 'reported' : 'zero'
    return owed(rhythm, pauses)
  }
  const states = new Map(units.map((unit) => [unit.id, stateOf(unit)]))
  const inState = (state: ReturnType<typeof stateOf>) =>
    units.filter(({ id }) => states.get(id) === state).map(({ id, name, area }) => ({ id, name, area }))
  const missing = inState('report')
  return {
    reported: inState('reported'),
    zero: inState('zero'),
    missing,
    unappointed: appointed ? missing.filter(({ id }) => !appointed.has(id)) : [],
    paused: inState('paused'),
    notYet: inState('not yet'),
  }
}

/** The days that count for those who report monthly, where these are more than those of the period. */
export function longerDays(period: Period): Period | undefined {
  const days = countedDays(period, 'month')
  return days.from < period.from ? days : undefined
}

/** Most units pause alike, e.g. not at all: a year of days is looked through once for all of them. */
function memoized(owed: (rhythm: Rhythm, pauses: readonly Period[]) => Owed): typeof owed {
  const known = new Map<readonly Period[], Map<Rhythm, Owed>>()
  return (rhythm, pauses) => {
    const ofPauses = known.get(pauses) ?? new Map<Rhythm, Owed>()
    known.set(pauses, ofPauses)
    const found = ofPauses.get(rhythm) ?? owed(rhythm, pauses)
    ofPauses.set(rhythm, found)
    return found
  }
}
