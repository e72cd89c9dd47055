import type { FoundIndicator } from '../catalogue/catalogue.ts'
import { levelIn, nameIn } from '../catalogue/figures.ts'
import { exactly } from '../chinese/quantity.ts'
import type { FigureGroup } from './aggregate.ts'
import type { UnitOfScope } from './gathered.ts'
import { isTold } from './once-a-level.ts'

/** Where a name was reported: of which level, by whom. */
export type NamePlace = { readonly label: string; readonly unit: string }

type Counted = Pick<FoundIndicator, 'form' | 'indicator'>

/** Whether a name of it counts once in the whole county, whichever units report it. */
export function countsNamesOnce({ indicator }: Counted): boolean {
  return indicator.over_time === 'distinct' && indicator.over_units === 'distinct'
}

/**
 * A name counts once in the county, so that what is told by level, by town and by unit adds up to the whole: of several
 * levels at the highest, of several units at the one that lies deepest, as of an event that several levels report. What
 * does not count stays as 0: it was reported, and is traced. `among`: the longer period beside which these are told; what
 * counts there at another level does not count here at its own.
 */
export function namesOnce(
  found: FoundIndicator,
  groups: readonly FigureGroup[],
  depthOf: (unit: string) => number,
  among: readonly FigureGroup[] = [],
): readonly FigureGroup[] {
  if (!countsNamesOnce(found)) return groups
  const placesIn = (of: readonly FigureGroup[]) =>
    countingPlaces(
      found,
      of.filter((g) => g.sum.value > 0),
      depthOf,
    )
  const [places, longer] = [placesIn(groups), placesIn(among)]
  const levelOf = ({ label }: FigureGroup) => levelIn(found.indicator, label)
  return groups.map((g) => {
    const key = g.sum.value > 0 ? (keyOf(found, g) ?? '') : ''
    const place = places.get(key)
    if (place !== undefined && place !== g) return elsewhere(g, place)
    const other = longer.get(key)
    return place !== undefined && other !== undefined && levelOf(other) !== levelOf(g) ? elsewhere(g, other) : g
  })
}

function elsewhere(group: FigureGroup, { reports }: FigureGroup): FigureGroup {
  const own = group.reports
  return { ...group, sum: exactly(0), elsewhere: true, reports: own && reports && [...new Set([...own, ...reports])] }
}

/** The place at which each name counts, by `keyOf`. */
export function countingPlaces<Place extends NamePlace>(
  found: Counted,
  places: readonly Place[],
  depthOf: (unit: string) => number,
): ReadonlyMap<string, Place> {
  const rank = rankOf(found)
  const counting = new Map<string, Place>()
  for (const place of places) {
    const key = keyOf(found, place)
    if (key === undefined) continue
    const other = counting.get(key)
    if (other === undefined || comesBefore(place, other)) counting.set(key, place)
  }
  return counting

  function comesBefore(a: NamePlace, b: NamePlace): boolean {
    const by = rank(a.label) - rank(b.label) || depthOf(b.unit) - depthOf(a.unit)
    return by === 0 ? a.unit < b.unit || (a.unit === b.unit && a.label < b.label) : by < 0
  }
}

/** What is one in the county: a name, unless it is only the word for such things, as every village has its 妇女之家. Undefined without a name. */
export function keyOf(found: Counted, { label, unit }: NamePlace): string | undefined {
  const { indicator } = found
  const name = nameIn(indicator, label)
  if (name === undefined) return undefined
  const apart = isGraded(found) ? '' : levelIn(indicator, label)
  return `${apart}\n${name}${indicator.label.includes(name) ? `\n${unit}` : ''}`
}

export type Apart = (of: NamePlace) => string

/** Of each clause of a digest the units are the same. */
const APART = new WeakMap<readonly UnitOfScope[], Apart>()

/**
 * A label as its town would have to write it in the county: 新屯村妇女之家 of 柏杨乡 is 柏杨乡新屯村妇女之家 where another town has a
 * 新屯村 too. Two villages of one name have a home each.
 */
export function labelsApart(units: readonly UnitOfScope[]): Apart {
  const known = APART.get(units) ?? apartIn(units)
  APART.set(units, known)
  return known
}

function apartIn(units: readonly UnitOfScope[]): Apart {
  if (units.every(({ atHome }) => atHome === undefined)) return ({ label }) => label
  const villages = new Map<string, Map<string, { readonly shared: boolean }>>()
  for (const { town, area, atHome } of units) {
    if (town === undefined) continue
    const own = villages.get(town) ?? new Map()
    villages.set(town, own.set(atHome?.[1] ?? area, { shared: atHome !== undefined }))
  }
  const townOf = new Map(units.map(({ id, town }) => [id, town]))
  return ({ label, unit }) => {
    const town = townOf.get(unit)
    if (town === undefined || label.includes(town)) return label
    // 大新村 is not 新村.
    const named = [...(villages.get(town) ?? [])].filter(([village]) => label.includes(village))
    const [found] = named.sort(([a], [b]) => b.length - a.length)
    return found?.[1].shared ? label.replace(found[0], `${town}${found[0]}`) : label
  }
}

/** How deep in the county a unit lies: a village's deeper than a town's. */
export function depths(units: readonly UnitOfScope[]): (unit: string) => number {
  const known = new Map(
    units.map(({ id, area, town }) => [
      id,
      town === undefined ? DEPTH.county : area === town ? DEPTH.town : DEPTH.village,
    ]),
  )
  return (unit) => known.get(unit) ?? DEPTH.county
}

export const DEPTH = { county: 0, town: 1, village: 2 } as const

function choicesOf({ form, indicator }: Counted): readonly string[] {
  return form.questions.find(({ code }) => code === indicator.split_by)?.choices ?? []
}

/** Whether it is split by levels of which one is higher than another: 省级, 县级. */
function isGraded(found: Counted): boolean {
  return choicesOf(found)
    .filter(isTold)
    .every((choice) => choice.endsWith('级'))
}

/** 0 is the highest level; one that no word tells comes last. */
function rankOf(found: Counted): (label: string) => number {
  const choices = choicesOf(found)
  return (label) => {
    const level = levelIn(found.indicator, label)
    const at = choices.indexOf(level)
    return !isTold(level) ? choices.length + 1 : at < 0 ? choices.length : at
  }
}
