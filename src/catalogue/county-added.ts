import type { County } from './county.ts'
import { type CountyArea, type CountyUnit, LONGEST_UNIT_ID, type Named } from './county-file.ts'
import { areasWith, inOrder } from './county-tree.ts'
import { GONE, type Wanted } from './county-wanted.ts'

/** The county with another area in `parent`, and units in it like those beside it. */
export function withArea(county: County, parent: CountyArea, name: string): Wanted {
  if (parent.level === 'village') return { fault: '村下面不能再添区域，请添到镇下面。' }
  if (county.areas.some((a) => a.parent === parent.id && a.name === name))
    return { fault: `${parent.name}已有“${name}”，请换个名称。` }
  const level = parent.level === 'county' ? 'town' : 'village'
  const stem = level === 'town' ? 't' : `${parent.id}/v`
  let n = 1
  while (county.areas.some((a) => a.id === `${stem}${n}`)) n += 1
  const area: CountyArea = { id: `${stem}${n}`, parent: parent.id, level, name }
  const areas = areasWith(county, area)
  return { county: { ...county, areas, units: inOrder(areas, [...county.units, ...unitsLikeBeside(county, area)]) } }
}

/** The units that a new area begins with: those that the last one beside it has, called after it. */
function unitsLikeBeside({ areas, units }: County, { id, name, parent }: CountyArea): CountyUnit[] {
  const openIn = (area: string) => units.filter((u) => u.area === area && u.to === undefined)
  const beside = areas.findLast((a) => a.parent === parent && openIn(a.id).length > 0)
  if (!beside) return []
  const once = new Map(openIn(beside.id).map((unit) => [unit.organization, unit]))
  return [...once.values()].flatMap((unit) => {
    const own = { id: `${id}/${unit.organization}`, name: unit.name.replaceAll(beside.name, name) }
    const isFree = own.name !== unit.name && own.id.length <= LONGEST_UNIT_ID
    return isFree ? [{ ...own, area: id, organization: unit.organization }] : []
  })
}

/** The county with a unit of another organization in an area. */
export function withUnit(
  county: County,
  area: CountyArea,
  deed: { readonly organization?: string | undefined; readonly name?: string | undefined },
  organizations: readonly Named[],
): Wanted {
  const known = organizations.find((o) => o.code === deed.organization)
  if (!known) return GONE
  const id = `${area.id}/${known.code}`
  if (county.units.some((u) => u.area === area.id && u.organization === known.code && u.to === undefined)) {
    return { fault: `${area.name}已有这个组织的单位，请换一个组织。` }
  }
  if (county.units.some((u) => u.id === id)) return { fault: '这个单位有过，请点它，再点“重新启用”。' }
  if (id.length > LONGEST_UNIT_ID) return { fault: '这个单位编不出代码，请用单位表添：先导出，填好再发回来。' }
  const unit: CountyUnit = {
    id,
    area: area.id,
    organization: known.code,
    name: deed.name ?? `${area.name}${known.name}`,
  }
  return { county: { ...county, units: inOrder(county.areas, [...county.units, unit]) } }
}
