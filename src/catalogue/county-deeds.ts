import { z } from 'zod'
import { addDays, type Day } from '../calendar/day.ts'
import { fullDate } from '../chinese/days.ts'
import type { County } from './county.ts'
import { withArea, withUnit } from './county-added.ts'
import { type CountyArea, type CountyUnit, LONGEST_NAME, type Named } from './county-file.ts'
import { areasWith, lies, liesBelow } from './county-tree.ts'
import { GONE, type Wanted } from './county-wanted.ts'

/** What an editor is about to do to a unit or an area, as far as it is said. */
export const countyDeed = z.object({
  is: z.enum(['add-area', 'add-unit', 'rename', 'move', 'merge', 'close', 'reopen', 'delete']),
  what: z.enum(['unit', 'area']),
  /** What it is done to; of what is added, where. */
  id: z.string(),
  name: z.string().optional(),
  organization: z.string().optional(),
  /** Where it goes, or what it goes into. */
  into: z.string().optional(),
  /** From when on it is so; absent: from the day on which it is done. */
  day: z.string().optional(),
})
export type CountyDeed = Readonly<z.infer<typeof countyDeed>>

/** What is still to be said before a deed can be done. */
export function missingOf({ is, name, organization, into }: CountyDeed): 'name' | 'organization' | 'into' | undefined {
  if ((is === 'rename' || is === 'add-area') && name === undefined) return 'name'
  if (is === 'add-unit' && organization === undefined) return 'organization'
  return (is === 'move' || is === 'merge') && into === undefined ? 'into' : undefined
}

/** The county as it would be with the deed done on a day; or why it cannot be done. */
export function countyWith(county: County, deed: CountyDeed, day: Day, organizations: readonly Named[]): Wanted {
  const fault = deed.name === undefined ? undefined : nameFault(deed.name)
  if (fault !== undefined) return { fault }
  const area = county.areas.find((a) => a.id === (deed.what === 'area' ? deed.id : ''))
  const unit = county.units.find((u) => u.id === (deed.what === 'unit' ? deed.id : ''))
  if (deed.is === 'add-area' && area) return withArea(county, area, deed.name ?? '')
  if (deed.is === 'add-unit' && area) return withUnit(county, area, deed, organizations)
  if (unit) return ofUnit(county, unit, deed, day)
  return area ? ofArea(county, area, deed, day) : GONE
}

/** Why nothing is called so. 〔 stands where a personal number was masked. */
function nameFault(name: string): string | undefined {
  if ([...name].length > LONGEST_NAME) return `名称不超过${LONGEST_NAME}个字，请再打一次。`
  return /^[\p{L}\p{N}（）()·“”—-]+$/u.test(name) && /\p{L}/u.test(name)
    ? undefined
    : '名称只用汉字、字母、数字和括号，请再打一次。'
}

function ofUnit(county: County, unit: CountyUnit, deed: CountyDeed, day: Day): Wanted {
  const changed = (now: Partial<CountyUnit>): Wanted => ({ county: withChanged(county, [{ ...unit, ...now }]) })
  switch (deed.is) {
    case 'rename': {
      const { name = '' } = deed
      if (name === unit.name) return { fault: '名称没有变，请打新名称。' }
      const twin = county.units.some((u) => u !== unit && u.to === undefined && u.name === name)
      return twin ? { fault: `已有“${name}”，请换个名称。` } : changed({ name })
    }
    case 'merge': {
      const heir = county.units.find((u) => u.id === deed.into)
      return heir ? mergedInto(county, [[unit, heir]], day) : GONE
    }
    case 'close':
      return ended([unit], day) ?? { county: withChanged(county, [closed(unit, day)]) }
    case 'reopen': {
      const { to: _, successor: __, ...open } = unit
      const twin = county.units.find(
        (u) => u !== unit && u.to === undefined && u.area === unit.area && u.organization === unit.organization,
      )
      return twin
        ? { fault: `已有${twin.name}，不能再启用，请先给那一个改名。` }
        : { county: withChanged(county, [open]) }
    }
    case 'delete':
      return { county: { ...county, units: county.units.filter((u) => u !== unit) } }
    default:
      return GONE
  }
}

/** Whether another area that lies in `parent` has this name. */
function namesake(county: County, area: CountyArea, parent: string | undefined, name: string): boolean {
  return county.areas.some((a) => a !== area && a.parent === parent && a.name === name)
}

function ofArea(county: County, area: CountyArea, deed: CountyDeed, day: Day): Wanted {
  const into = county.areas.find((a) => a.id === deed.into)
  const withAreaNow = (now: Partial<CountyArea>) => county.areas.map((a) => (a === area ? { ...a, ...now } : a))
  const own = county.units.filter((u) => u.area === area.id)
  const inside = county.units.filter((u) => u.area === area.id || lies(county, u.area, area.id))
  switch (deed.is) {
    case 'rename': {
      const { name = '' } = deed
      if (name === area.name) return { fault: '名称没有变，请打新名称。' }
      if (namesake(county, area, area.parent, name)) return { fault: `已有“${name}”，请换个名称。` }
      const renamed = own.map((u) => ({ ...u, name: u.name.replaceAll(area.name, name) }))
      const next = withChanged({ ...county, areas: withAreaNow({ name }) }, renamed)
      return { county: area.parent === undefined ? { ...next, name } : next }
    }
    case 'move':
      if (into?.level !== 'town' || area.level !== 'village') return { fault: '只有村能划到别的镇，请选一个镇。' }
      if (into.id === area.parent) return { fault: `${area.name}已在${into.name}，请选别的镇。` }
      if (namesake(county, area, into.id, area.name)) return { fault: `${into.name}已有“${area.name}”，请先改名。` }
      return { county: { ...county, areas: areasWith(county, { ...area, parent: into.id }) } }
    case 'merge': {
      if (!into || into.level !== area.level || into === area)
        return { fault: '只能并入同一级的另一个区域，请重新选。' }
      const open = own.filter((u) => u.to === undefined)
      const pairs = open.map((u): [CountyUnit, CountyUnit | undefined] => [
        u,
        county.units.find((o) => o.area === into.id && o.organization === u.organization && o.to === undefined),
      ])
      const below = county.areas.filter((a) => a.parent === area.id)
      const areas = below.reduce(
        (all, child) => areasWith({ ...county, areas: all }, { ...child, parent: into.id }),
        county.areas,
      )
      return mergedInto({ ...county, areas }, pairs, day)
    }
    case 'close': {
      const open = inside.filter((u) => u.to === undefined)
      if (open.length === 0) return { fault: `${area.name}没有在用的单位，不用关闭。` }
      return (
        ended(open, day) ?? {
          county: withChanged(
            county,
            open.map((u) => closed(u, day)),
          ),
        }
      )
    }
    case 'delete': {
      const gone = new Set(county.areas.filter((a) => a === area || liesBelow(county, a, area.id)))
      if (area.parent === undefined) return { fault: '县不能删除，只能改名。' }
      return {
        county: {
          ...county,
          areas: county.areas.filter((a) => !gone.has(a)),
          units: county.units.filter((u) => !inside.includes(u)),
        },
      }
    }
    default:
      return GONE
  }
}

/** Units that go into others, those without another only end. */
function mergedInto(county: County, pairs: readonly [CountyUnit, CountyUnit | undefined][], day: Day): Wanted {
  for (const [unit, heir] of pairs) {
    if (!heir) continue
    if (heir.id === unit.id || heir.organization !== unit.organization)
      return { fault: '只能并入同一组织的另一个单位，请重新选。' }
    if (heir.to !== undefined) return { fault: `${heir.name}已经关闭，不能并入，请换一个。` }
  }
  const over = ended(
    pairs.map(([unit]) => unit),
    day,
  )
  return (
    over ?? {
      county: withChanged(
        county,
        pairs.map(([unit, heir]) => ({ ...closed(unit, day), ...(heir ? { successor: heir.id } : {}) })),
      ),
    }
  )
}

function closed({ successor: _, ...unit }: CountyUnit, day: Day): CountyUnit {
  return { ...unit, to: addDays(day, -1) }
}

/** Why some of these cannot end on the day before: they begin only then, or ended already. */
function ended(units: readonly CountyUnit[], day: Day): Wanted | undefined {
  const over = units.find((u) => u.to !== undefined)
  if (over) return { fault: `${over.name}已经关闭，要用请点“重新启用”。` }
  for (const { name, from } of units) {
    if (from !== undefined && from >= day) {
      return { fault: `${name}从${fullDate(from)}才有，请选更晚的日子；没用过的可以删除。` }
    }
  }
  return undefined
}

function withChanged(county: County, changed: readonly CountyUnit[]): County {
  const now = new Map(changed.map((u) => [u.id, u]))
  return { ...county, units: county.units.map((u) => now.get(u.id) ?? u) }
}
