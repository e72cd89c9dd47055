import type { FoundIndicator } from '../catalogue/catalogue.ts'
import { levelIn, nameIn } from '../catalogue/figures.ts'
import { exactly } from '../chinese/quantity.ts'
import type { Database } from '../database/open.ts'
import { namePlaces, type StandingFigure, type TraceAsked } from '../database/trace.ts'
import type { Within } from '../database/within.ts'
import { aggregate, type FigureGroup } from '../digest/aggregate.ts'
import type { FigureSpan, Lineage } from '../digest/digest.ts'
import { type Apart, countingPlaces, DEPTH, keyOf, type NamePlace, namesOnce } from '../digest/once-in-county.ts'
import { labelCalled } from '../digest/towns-called.ts'

type CountingPlace = NamePlace & { readonly reports: readonly string[] }

/**
 * Where each name of an indicator counts, of all that was reported of the part of the county that a digest is of. Undefined
 * where a number of many reports, which its lineage does not name, was sealed before a name counted at one place: counted
 * so they come to another number.
 */
export async function countingOf(
  db: Database,
  found: FoundIndicator,
  { apart, until, ...asked }: TraceAsked & { readonly part: Within; readonly apart: Apart; readonly until: string },
  { value, lineage }: FigureSpan,
): Promise<ReadonlyMap<string, CountingPlace> | undefined> {
  // A name of this level may count at another.
  const { level: _, from, to, ...ofAll } = asked
  // One that came late may count in the year that it is told beside: then that report is in the lineage, too.
  const { reports } = lineage
  const days = reports ? { to: until } : { to, ...(from === undefined ? {} : { from }) }
  const all = await namePlaces(db, found.code, { ...ofAll, ...days })
  const given = reports ? all.filter((of) => of.reports.some((report) => reports.includes(report))) : all
  const places = given.map((of) => ({ ...of, label: apart(of) }))
  const levels = new Map(places.map(({ unit, level }) => [unit, level]))
  const depthOf = (unit: string) => DEPTH[levels.get(unit) ?? 'county']
  if (lineage.reports) return countingPlaces(found, places, depthOf)
  const groups = places.map(({ label, unit, sum }): FigureGroup => {
    return { indicator: found.code, label, unit, sum: exactly(sum), count: 1 }
  })
  const { level } = lineage
  const counted = namesOnce(found, groups, depthOf).filter(
    (g) => lineage.units.includes(g.unit) && (level === undefined || levelIn(found.indicator, g.label) === level),
  )
  const now = aggregate(found.indicator, counted)?.quantity.value
  return now === value ? countingPlaces(found, places, depthOf) : undefined
}

type Counting = {
  readonly counting: ReadonlyMap<string, CountingPlace> | undefined
  readonly towns: string
  readonly apart: Apart
}

/**
 * Of what stood, what a rule does not count: all but the newest, or a name that counts elsewhere or came before. Where a
 * number was sealed without the reports in which a name counts now, the name counted in it.
 */
export function notCounted(
  row: StandingFigure,
  { rule, reports }: Lineage,
  of: FoundIndicator | undefined,
  { counting, towns, apart }: Counting,
): { why?: string } {
  const label = apart({ label: row.label, unit: row.unitId })
  const counts = of && counting?.get(keyOf(of, { label, unit: row.unitId }) ?? '')
  const isKnown = rule === 'distinct' && (!reports || counts?.reports.some((report) => reports.includes(report)))
  if (of && isKnown && counts && counts.label !== label) {
    return { why: `已按${labelCalled(levelIn(of.indicator, counts.label), towns)}计` }
  }
  if (isKnown && counts && counts.unit !== row.unitId) return { why: '重名，只计一次' }
  if (row.marked !== false) return {}
  if (rule === 'latest') return { why: '后来有更新的数' }
  const named = of && nameIn(of.indicator, row.label) !== undefined
  return named ? { why: '重名，只计一次' } : {}
}
