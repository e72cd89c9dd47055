import type { Day } from '../calendar/day.ts'
import { nameIn } from '../catalogue/figures.ts'
import type { Indicator } from '../catalogue/schema.ts'
import { issueKey } from '../chinese/course-issue.ts'
import { countsPeople } from '../chinese/measure.ts'
import { exactly, type Quantity, sumOf } from '../chinese/quantity.ts'

/** One indicator of one unit under one key, over a period. */
export type FigureGroup = {
  readonly indicator: string
  readonly unit: string
  /** The key: a counted name, an issue, a level; empty where the indicator has none. */
  readonly label: string
  readonly sum: Quantity
  readonly count: number
  /** The newest figure; needed only by rules that ask for the latest. */
  readonly newest?: NewestFigure | undefined
  /** Of a rate with a base: each of its figures times its base, added up, and the bases. */
  readonly weighed?: { readonly sum: Quantity; readonly weight: number } | undefined
  readonly reports?: readonly string[] | undefined
  /** A name that counts once, and does so in another group: then `sum` is 0, and `reports` has those of the other too. */
  readonly elsewhere?: true
}

export type NewestFigure = {
  readonly quantity: Quantity
  readonly on: Day
  /** When it was recorded, in one fixed form, so that it sorts as text. */
  readonly at: string
}

export type Aggregate = {
  readonly quantity: Quantity
  /** Figures, units and reports that were looked at, also where only the latest of them decided. */
  readonly figures: number
  readonly units: string[]
  /** Absent unless every group names its reports: half a lineage would pass for a whole one. */
  readonly reports?: string[]
}

/** What of an indicator says how its figures combine. */
type Rules = Pick<Indicator, 'over_time' | 'over_units' | 'split_by' | 'keyed_by' | 'base'> & {
  readonly label?: string | undefined
  readonly unit?: string | undefined
}

/**
 * One number of all the groups of one indicator. undefined where there are none: nothing reported is not 0.
 *
 * Over time: `sum` and `average` add up a unit's figures under a key, `latest` takes the newest, `distinct` counts a name
 * once, and beside the names what was counted without them. Over units: `sum` adds, `latest` takes for each key the newest
 * unit's, `distinct` counts keys (units, where there is no key) with more than 0. `average` is then the mean over the
 * issues, however they were written, rounded half up to whole people or to one decimal; of a rate with a `base` the mean
 * of all figures weighed by it.
 */
export function aggregate(indicator: Rules, groups: readonly FigureGroup[]): Aggregate | undefined {
  if (groups.length === 0) return undefined
  const members = groups.map((group): Member => ({ group, amount: amountOf(indicator.over_time, group) }))
  const averaged = indicator.over_time === 'average'
  const counting = indicator.over_time === 'distinct' || (indicator.over_units === 'distinct' && !averaged)
  const deciding = indicator.over_units === 'latest' ? newestOfEachKey(members) : members
  const total = counting ? countOf(indicator, members) : sumOf(deciding.map((m) => m.amount))
  const issues = () => new Set(groups.map((g) => issueKey(g.label))).size
  return {
    quantity:
      indicator.base !== undefined ? weighedMean(groups) : averaged ? mean(total, issues(), indicator.unit) : total,
    figures: groups.reduce((n, g) => n + g.count, 0),
    units: sortedOnce(groups.map((g) => g.unit)),
    ...(groups.every((g) => g.reports) ? { reports: sortedOnce(groups.flatMap((g) => g.reports ?? [])) } : {}),
  }
}

type Member = { readonly group: FigureGroup; readonly amount: Quantity }

function amountOf(overTime: Indicator['over_time'], group: FigureGroup): Quantity {
  return overTime === 'latest' ? newestOf(group).quantity : group.sum
}

/** @throws where the query left it out: the sum in its place would be another number. */
function newestOf(group: FigureGroup): NewestFigure {
  if (!group.newest) throw new Error(`the newest figure of ${group.indicator} in ${group.unit} was not asked for`)
  return group.newest
}

/** How many keys, or keys within units, have more than 0; and what was counted without names. */
function countOf(indicator: Rules, members: readonly Member[]): Quantity {
  const some = members.filter((m) => m.amount.value > 0)
  const byName = indicator.over_time === 'distinct'
  const nameless = some.filter((m) => byName && nameIn(indicator, m.group.label) === undefined)
  const named = some.filter((m) => !nameless.includes(m)).map((m) => m.group)
  // Each group is another key or another unit.
  const once = indicator.over_units === 'sum' ? named : new Set(named.map((g) => keyInCounty(indicator, g)))
  return sumOf([exactly('size' in once ? once.size : once.length), ...nameless.map((m) => m.amount)])
}

/** A key is one in the whole county, unless it is only the word for such things: every village has its 妇女之家. */
function keyInCounty(indicator: Rules, { label, unit }: FigureGroup): string {
  const name = nameIn(indicator, label)
  if (label === '') return `\n${unit}`
  return name !== undefined && indicator.label?.includes(name) ? `${label}\n${unit}` : label
}

function newestOfEachKey(members: readonly Member[]): Member[] {
  const newest = new Map<string, Member>()
  for (const member of members) {
    const held = newest.get(member.group.label)
    if (!held || isNewer(member.group, held.group)) newest.set(member.group.label, member)
  }
  return [...newest.values()]
}

/** Of two of the same instant the unit decides, so that the order of rows never does. */
function isNewer(a: FigureGroup, b: FigureGroup): boolean {
  const [mine, other] = [newestOf(a), newestOf(b)]
  if (mine.on !== other.on) return mine.on > other.on
  if (mine.at !== other.at) return mine.at > other.at
  return a.unit > b.unit
}

/** Half up: 1500.5 people are 1501. The mean of one is as it was said. */
function mean(sum: Quantity, of: number, unit: string | undefined): Quantity {
  const steps = unit !== undefined && countsPeople(unit) ? 1 : 10
  const each = (all: number) => Math.floor(Number(((all * steps) / of + 0.5).toFixed(6))) / steps
  const said = of === 1 && sum.said ? { said: sum.said } : {}
  return { value: each(sum.value), low: each(sum.low), high: each(sum.high), ...said }
}

/** The mean of all rates, each as much as its base; where no base was given, each as much as any other. */
function weighedMean(groups: readonly FigureGroup[]): Quantity {
  const weighed = groups.flatMap((g) => (g.weighed && g.weighed.weight > 0 ? [g.weighed] : []))
  const weight = weighed.reduce((sum, of) => sum + of.weight, 0)
  const figures = groups.reduce((n, g) => n + g.count, 0)
  if (weight === 0) return mean(sumOf(groups.map((g) => g.sum)), figures, undefined)
  const rate = mean(sumOf(weighed.map((of) => of.sum)), weight, undefined)
  const [only] = groups
  return figures === 1 && only ? only.sum : rate
}

function sortedOnce(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort()
}

/** Items by a key, each group in the order given. */
export function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
