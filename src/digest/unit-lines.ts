import type { UnitName } from './week-input.ts'

/** Units a line an area, `甲镇：总工会、妇联`; areas and units in the order given. */
export function linesByArea(units: readonly UnitName[]): string[] {
  const areas = [...new Set(units.map((u) => u.area))]
  return areas.map((area) => {
    const own = units.filter((u) => u.area === area)
    return `${area}：${own.map((u) => withoutPrefix(u.name, area)).join('、')}`
  })
}

/** `妇联` of 甲镇妇联, where the area is named before it; a unit with a name of its own keeps it. */
function withoutPrefix(name: string, area: string): string {
  return name.length > area.length && name.startsWith(area) ? name.slice(area.length) : name
}
