import type { Period } from '../calendar/period.ts'
import type { Span } from './digest.ts'
import type { UnitOfScope } from './gathered.ts'
import { countSpan, textOf, words } from './spans.ts'
import { townsCalled, townsOf } from './towns-called.ts'

/** The code that names of places stand under. */
export const AREA = 'area'
/** How many places are named before 等. */
export const MOST_PLACES = 3

/** The county's towns, as places are counted in it. */
export type County = { readonly towns: number; readonly whole: string; readonly called: string }

/** `whole`: as a title says it, 全县. */
export function countyOf(units: readonly UnitOfScope[], whole: string): County {
  return { towns: townsOf(units).length, whole, called: townsCalled(units) }
}

/** Where it was, as a clause may ask for it. */
export type Places = {
  /** 甲镇、乙镇等16个镇（街道） */
  readonly where: readonly Span[]
  /** 在甲镇、乙镇: a few places, and nobody else; then `across` is empty. */
  readonly at: readonly Span[]
  /** 覆盖甲镇、乙镇等5个镇（街道）, 覆盖12个镇（街道）, 覆盖全县16个镇（街道）; where the county's own units did it too, 甲镇、乙镇参与. */
  readonly across: readonly Span[]
}

export const NOWHERE: Places = { where: [], at: [], across: [] }

type Telling = { readonly code: string; readonly period: Period; readonly most: number; readonly county: County }

/** Where several units did something, in each way that a clause may say it. */
export function placesOf(units: readonly UnitOfScope[], telling: Telling): Places {
  const where = whereSpans(units, telling)
  if (where.length === 0) return NOWHERE
  const { county, code, period } = telling
  const below = units.filter(({ town }) => town !== undefined)
  const towns = new Set(below.map(({ town }) => town)).size
  const own = below.length < units.length
  if (towns <= MOST_PLACES) {
    if (own) return { where, at: [], across: [...where, words('参与')] }
    // A village of a town that did it too lies in it.
    const [only] = below
    const isTown = towns === 1 && below.some(({ area, town }) => area === town)
    return { where, at: [words('在'), ...(isTown && only?.town ? [name(only.town)] : where)], across: [] }
  }
  const count = [countSpan(code, towns, { ...period, units: below.map(({ id }) => id) }), words(`个${county.called}`)]
  if (coversAll(units, county)) return { where, at: [], across: [words(ACROSS), words(county.whole), ...count] }
  // Of most of them a few say nothing.
  return { where, at: [], across: [words(ACROSS), ...(2 * towns > county.towns ? count : where)] }
}

/** How a sentence says that it was in many towns. */
export const ACROSS = '覆盖'

/** Whether it was in every town of a county that has many. */
export function coversAll(units: readonly UnitOfScope[], county: County): boolean {
  const towns = new Set(units.flatMap(({ town }) => town ?? [])).size
  return towns > MOST_PLACES && towns === county.towns
}

/**
 * Where several units did something: 甲镇、乙镇等16个镇（街道）; within one town its villages, 甲东村、甲西村 or 甲镇12个村（社区）.
 * Empty where it was one unit, which the sentence names, or only the county's own. `code`: what the count is called;
 * `most`: how many towns are named.
 */
function whereSpans(units: readonly UnitOfScope[], { code, period, most, county }: Telling): readonly Span[] {
  if (units.length < 2) return []
  const towns = [...new Set(units.flatMap(({ town }) => town ?? []))]
  const [only] = towns
  if (only === undefined) return []
  const below = units.filter(({ town }) => town !== undefined)
  if (towns.length > 1) return listed(towns, { most, measure: `个${county.called}`, count: countOf(towns.length) })
  const villages = below.filter(({ area, town }) => area !== town).map(({ area }) => area)
  if (villages.length <= Math.max(most, 1)) {
    const names = [...new Set(below.map(({ area }) => area))]
    return listed(withTownOnce(names, only), { most: Infinity })
  }
  return [name(only), countOf(villages.length), words('个村（社区）')]

  function countOf(value: number): Span {
    return countSpan(code, value, { ...period, units: below.map(({ id }) => id) })
  }
}

/** 甲镇新屯村、上坝村: the town that tells one of its villages from others is said before the first. */
function withTownOnce(names: readonly string[], town: string): readonly string[] {
  const bare = (name: string) => (name === town || !name.startsWith(town) ? name : name.slice(town.length))
  if (names.every((name) => bare(name) === name)) return names
  return names.map((name, i) => `${i === 0 && name !== town ? town : ''}${bare(name)}`)
}

function listed(
  names: readonly string[],
  { most, measure = '', count }: { most: number; measure?: string; count?: Span },
): Span[] {
  const named = names.length > most ? names.slice(0, most) : names
  const spans = inARow(named)
  if (!count || named.length === names.length) return spans
  const [all, fewer] = [inARow(names), [...spans, ...(named.length > 0 ? [words('等')] : []), count, words(measure)]]
  // 丙镇、戊镇 is said sooner than 2个镇（街道）.
  return textOf(all).length <= textOf(fewer).length ? all : fewer
}

function inARow(names: readonly string[]): Span[] {
  return names.flatMap((text, i) => (i === 0 ? [name(text)] : [words('、'), name(text)]))
}

function name(text: string): Span {
  return { kind: 'name', text, code: AREA }
}
