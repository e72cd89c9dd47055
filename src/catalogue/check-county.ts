import { type CountyUnit, LONGEST_UNIT_ID, type Named, type Place, type Plan } from './county-file.ts'
import type { Fault } from './source.ts'

/** Codes that are used twice or are too long, organizations that there are not. */
export function faultsOfPlaces(places: readonly Place[], known: readonly Named[]): Fault[] {
  const codes = known.map((o) => o.code)
  return places.flatMap((place, i) => {
    const found: Fault[] = []
    if (places.findIndex((p) => p.id === place.id) < i) {
      found.push({ path: [...place.path, 'code'], problem: `代码“${place.id}”用了两次，请换一个` })
    }
    const inList = place.path.length > 0 ? [...place.path, 'organizations'] : ['organizations']
    for (const [j, organization] of place.organizations.entries()) {
      const id = `${place.id}/${organization}`
      if (!codes.includes(organization)) {
        found.push({ path: inList, problem: `没有组织“${organization}”，可以写的有：${codes.join('、')}` })
      } else if (place.organizations.indexOf(organization) < j) {
        found.push({ path: inList, problem: `“${organization}”写了两遍，请只留一个` })
      } else if (id.length > LONGEST_UNIT_ID) {
        found.push({ path: [...place.path, 'code'], problem: `单位代码“${id}”太长，请不超过${LONGEST_UNIT_ID}个字符` })
      }
    }
    return found
  })
}

/** Names of units of organizations that there are not. */
export function faultsOfNames({ names }: Plan, known: readonly Named[]): Fault[] {
  const codes = known.map((o) => o.code)
  return Object.entries(names).flatMap(([level, called]) =>
    Object.keys(called ?? {}).flatMap((organization): Fault[] => {
      if (codes.includes(organization)) return []
      const problem = `没有组织“${organization}”，可以写的有：${codes.join('、')}`
      return [{ path: ['names', level, organization], problem }]
    }),
  )
}

/** Units of the file's own list that there are not, and dates and successors that cannot be. */
export function faultsOfUnits(plan: Plan, units: readonly CountyUnit[]): Fault[] {
  const ids = new Set(units.map((u) => u.id))
  const heirs = new Map(plan.units.map((u) => [u.id, u.successor]))
  return plan.units.flatMap((unit, i) => {
    const found: Fault[] = []
    const wrong = (field: string, problem: string) => found.push({ path: ['units', i, field], problem })
    if (!ids.has(unit.id)) wrong('id', `没有单位“${unit.id}”，要写成 区域代码/组织代码，如 ${[...ids][0]}`)
    if (plan.units.findIndex((u) => u.id === unit.id) < i) wrong('id', `“${unit.id}”写了两遍，请合成一条`)
    if (unit.from && unit.to && unit.from > unit.to) wrong('to', '结束日期早于开始日期，请核对')
    if (!unit.successor) return found
    if (!ids.has(unit.successor)) wrong('successor', `没有单位“${unit.successor}”，请核对`)
    else if (comesBack(unit.id, heirs)) wrong('successor', '并来并去又回到自己，请核对')
    if (!unit.to) wrong('successor', '并入别的单位，还要写 to：到哪天为止')
    return found
  })
}

/** Whether who follows the successors of `id` comes to `id` again. */
function comesBack(id: string, heirs: ReadonlyMap<string, string | undefined>): boolean {
  const seen = new Set<string>()
  for (let heir = heirs.get(id); heir !== undefined && !seen.has(heir); heir = heirs.get(heir)) {
    if (heir === id) return true
    seen.add(heir)
  }
  return false
}
