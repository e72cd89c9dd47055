import type { UnitName } from './gathered.ts'

/** Units a line an area, `甲镇：总工会、妇联`; areas and units in the order given. */
export function linesByArea(units: readonly UnitName[]): string[] {
  const areas = [...new Set(units.map((u) => u.area))]
  return areas.map((area) => {
    const own = units.filter((u) => u.area === area)
    return `${area}：${own.map((u) => withoutArea(u.name, area)).join('、')}`
  })
}

/** 妇联 of 甲镇妇联 and 团委 of 团青禾县委, where the area is named before them; a name of another kind stays. */
function withoutArea(name: string, area: string): string {
  return name.replace(area, '') || name
}
