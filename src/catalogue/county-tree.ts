import type { County } from './county.ts'
import type { CountyArea, CountyUnit } from './county-file.ts'

/** The areas with this one, a new one too, behind the last that lies in what it lies in. */
export function areasWith(county: County, area: CountyArea): CountyArea[] {
  const rest = county.areas.filter((a) => a.id !== area.id)
  const last = rest.findLastIndex((a) => a.id === area.parent || liesBelow(county, a, area.parent ?? ''))
  return rest.toSpliced(last + 1, 0, area)
}

export function lies(county: County, area: string, above: string): boolean {
  const found = county.areas.find((a) => a.id === area)
  return found !== undefined && liesBelow(county, found, above)
}

export function liesBelow(county: County, area: CountyArea, above: string): boolean {
  for (let at = area.parent; at !== undefined; at = county.areas.find((a) => a.id === at)?.parent)
    if (at === above) return true
  return false
}

/** Units in the order of their areas. */
export function inOrder(areas: readonly CountyArea[], units: readonly CountyUnit[]): CountyUnit[] {
  const place = new Map(areas.map((a, i) => [a.id, i]))
  return units.toSorted((a, b) => (place.get(a.area) ?? 0) - (place.get(b.area) ?? 0))
}
