import type { Day } from '../calendar/day.ts'
import type { Period } from '../calendar/period.ts'
import { eventForms, eventIndicators } from '../catalogue/events.ts'
import type { Uncounted } from '../database/as-of.ts'
import type { Database } from '../database/open.ts'
import { eventReports, jointLeads, reportsInLine, rulingsAt } from '../database/same-event.ts'
import type { Within } from '../database/within.ts'
import { leadingPairs } from '../digest/joint.ts'
import { countedElsewhere, type EventPair, type EventReport, eventPairs, type Ruling } from '../digest/same-event.ts'
import type { CountyDesk } from './county-desk.ts'

/** Reports of which days, as they stood when, of which part of the county, as its towns were on `day`: there an event counts once. */
type Asked = {
  readonly periods: readonly Period[]
  readonly asOf: Date
  readonly part: Within
  readonly day: Day
  /** Only of these forms: a pair is of one. */
  readonly forms?: readonly string[]
}

/** Reports of an event that does not count for them, each with the one that counts it. */
export type CountedOnce = { readonly by: ReadonlyMap<number, EventReport>; readonly uncounted: Uncounted }

/**
 * What counts once of the events that several levels of an organization reported: what is certain by rule, and what an
 * editor said. As it stood at `asOf`, so that where the report that counted is withdrawn the other counts again.
 */
export async function countedOnce(tx: Database, { catalogue }: CountyDesk, asked: Asked): Promise<CountedOnce> {
  const forms = eventForms(catalogue).filter(({ code }) => asked.forms?.includes(code) ?? true)
  const certain = await reportsInLine(tx, { ...asked, forms, only: 'same name and day' })
  const rulings = await rulingsAt(tx, asked.asOf)
  const pairs = eventPairs(catalogue, await pairsOf(tx, certain, rulings, asked), rulings)
  const by = countedElsewhere(pairs)
  return { by, uncounted: { reports: [...by.keys()], indicators: by.size > 0 ? eventIndicators(catalogue) : [] } }
}

/** Everything of these days that is, or may be, of one event: what counts once by rule, what an editor said, what is in doubt. */
export async function pairsToLookAt(tx: Database, { catalogue }: CountyDesk, asked: Asked): Promise<EventPair[]> {
  const forms = eventForms(catalogue)
  const near = await reportsInLine(tx, { ...asked, forms, only: 'about the same day' })
  const leads = leadingPairs(catalogue, await jointLeads(tx, asked))
  const found = [...near, ...leads.map(([one, other]): [number, number] => [one.id, other.id])]
  const rulings = await rulingsAt(tx, asked.asOf)
  const pairs = eventPairs(catalogue, await pairsOf(tx, found, rulings, asked), rulings)
  const within = (on: string) => asked.periods.some(({ from, to }) => from <= on && on <= to)
  // What does not count already is counted twice with nothing else.
  const by = countedElsewhere(pairs)
  const open = ({ is, said, counts, other }: EventPair) =>
    is === 'certain' || said !== undefined || !(by.has(counts.id) || by.has(other.id))
  return pairs.filter((pair) => open(pair) && (within(pair.counts.on) || within(pair.other.on)))
}

/** The two of each pair, as far as both stand; of rulings also those whose reports nobody would have taken for one event. */
async function pairsOf(
  tx: Database,
  found: readonly (readonly [number, number])[],
  rulings: readonly Ruling[],
  asked: Asked,
): Promise<[EventReport, EventReport][]> {
  const known = new Set(found.map(([a, b]) => [a, b].sort((x, y) => x - y).join()))
  const ruled = rulings.flatMap(({ report, other }): [number, number][] => {
    const key = [report, other].sort((x, y) => x - y).join()
    if (known.has(key)) return []
    known.add(key)
    return [[report, other]]
  })
  const ids = [...found, ...ruled]
  const reports = await eventReports(tx, [...new Set(ids.flat())], asked)
  return ids.flatMap(([a, b]): [EventReport, EventReport][] => {
    const [one, other] = [reports.get(a), reports.get(b)]
    return one && other ? [[one, other]] : []
  })
}
