import type { Period } from '../calendar/period.ts'
import type { Span } from './digest.ts'
import type { UnitOfScope } from './gathered.ts'
import { countSpan, words } from './spans.ts'

/** The code that names of places stand under. */
export const AREA = 'area'
/** How many places are named before 等. */
export const MOST_PLACES = 3

/**
 * Where several units did something: 甲镇、乙镇等16个镇（街道）; within one town its villages, 甲东村、甲西村 or 甲镇12个村（社区）.
 * Empty where it was one unit, which the sentence names, or only the county's own. `code`: what the count is called;
 * `most`: how many towns are named.
 */
export function whereSpans(
  units: readonly UnitOfScope[],
  { code, period, most }: { readonly code: string; readonly period: Period; readonly most: number },
): readonly Span[] {
  if (units.length < 2) return []
  const towns = [...new Set(units.flatMap(({ town }) => town ?? []))]
  const [only] = towns
  if (only === undefined) return []
  const below = units.filter(({ town }) => town !== undefined)
  if (towns.length > 1) return placesOf(towns, { most, measure: '个镇（街道）', count: countOf(towns.length) })
  const villages = below.filter(({ area, town }) => area !== town).map(({ area }) => area)
  if (villages.length <= Math.max(most, 1))
    return placesOf([...new Set(below.map(({ area }) => area))], { most: Infinity })
  return [name(only), countOf(villages.length), words('个村（社区）')]

  function countOf(value: number): Span {
    return countSpan(code, value, { ...period, units: below.map(({ id }) => id) })
  }
}

function placesOf(
  names: readonly string[],
  { most, measure = '', count }: { most: number; measure?: string; count?: Span },
): Span[] {
  const named = names.length > most ? names.slice(0, most) : names
  const spans = named.flatMap((text, i) => (i === 0 ? [name(text)] : [words('、'), name(text)]))
  if (!count || named.length === names.length) return spans
  return [...spans, ...(named.length > 0 ? [words('等')] : []), count, words(measure)]
}

function name(text: string): Span {
  return { kind: 'name', text, code: AREA }
}
