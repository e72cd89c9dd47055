import { addDays, type Day } from '../calendar/day.ts'
import type { County } from './county.ts'
import type { CountyArea, CountyUnit } from './county-file.ts'

/** What is known of a county besides what it is made of. */
export type CountyPast = {
  /** Whatever something was reported for, somebody belongs to, or another refers to: of that nothing is deleted. */
  readonly used: { readonly areas: ReadonlySet<string>; readonly units: ReadonlySet<string> }
  /** Something was reported: a unit that is added from now on was not there before. */
  readonly begun: boolean
}

/** One change of a county, for whoever is to agree to it. */
export type CountyChange = {
  readonly of: 'area' | 'unit'
  readonly id: string
  readonly is: 'added' | 'renamed' | 'moved' | 'closed' | 'reopened' | 'dated' | 'deleted'
  /** Its name from now on. */
  readonly name: string
  /** Its name before, or that of the area that it lay in. */
  readonly was?: string
  /** The name of the area that it goes to, or of the unit that it goes into. */
  readonly into?: string
  /** From when a unit is there, and until when. */
  readonly from?: Day | undefined
  readonly to?: Day | undefined
}

/** What a county becomes, and what changes by that. */
export type CountyPlan = {
  readonly next: County
  readonly changes: readonly CountyChange[]
  /** Why it cannot be so. */
  readonly fault?: string
}

/**
 * What becomes of `now` when it is to be `wanted` from `day` on. What `wanted` does not name and was never used is deleted;
 * what was used is closed, or stays (`absent`). Where `now` is nothing yet all of `wanted` is as it says.
 */
export function planCounty(
  now: County | undefined,
  wanted: County,
  { day, past, absent }: { readonly day: Day; readonly past: CountyPast; readonly absent: 'close' | 'stay' },
): CountyPlan {
  const before = { areas: byId(now?.areas ?? []), units: byId(now?.units ?? []) }
  const named = { areas: byId(wanted.areas), units: byId(wanted.units) }
  const begun = now !== undefined && past.begun
  const units = wanted.units.map((unit) =>
    begun && !before.units.has(unit.id) && unit.from === undefined ? { ...unit, from: day } : unit,
  )
  const left = (now?.units ?? []).filter((u) => !named.units.has(u.id) && past.used.units.has(u.id))
  const kept = left.map((unit) => (absent === 'close' ? closedBefore(unit, day) : withoutHeir(unit)))
  const stay = areasThatStay(now?.areas ?? [], kept, past).filter((area) => !named.areas.has(area.id))
  const next: County = {
    name: wanted.name,
    areas: inOrderOf(now?.areas ?? [], [...wanted.areas, ...stay]),
    units: inOrderOf(now?.units ?? [], [...units, ...kept]),
  }
  return { next, changes: now ? changesBetween(now, next) : [], ...faultOf(next) }
}

/** What was there keeps its order, so that a digest of before lists it as it did; what is new stands behind what it was named behind. */
function inOrderOf<Each extends { readonly id: string }>(old: readonly Each[], all: readonly Each[]): Each[] {
  const wanted = byId(all)
  const known = new Set(old.map(({ id }) => id))
  const ordered = old.flatMap(({ id }) => wanted.get(id) ?? [])
  for (const [i, each] of all.entries()) {
    if (known.has(each.id)) continue
    const before = all[i - 1]
    ordered.splice(before ? ordered.lastIndexOf(before) + 1 : 0, 0, each)
  }
  return ordered
}

/** There is one county: one that was used keeps its code. */
function faultOf({ areas }: County): { readonly fault?: string } {
  const [wanted, kept] = areas.filter((a) => a.parent === undefined)
  if (!wanted || !kept) return {}
  return { fault: `县的代码是“${kept.id}”，已经有填报，不能改成“${wanted.id}”` }
}

function byId<Each extends { readonly id: string }>(all: readonly Each[]): ReadonlyMap<string, Each> {
  return new Map(all.map((each) => [each.id, each]))
}

function closedBefore(unit: CountyUnit, day: Day): CountyUnit {
  const last = addDays(day, -1)
  return unit.to !== undefined && unit.to <= last ? unit : { ...unit, to: last }
}

/** A file that names it no longer names no heir of it either. */
function withoutHeir({ successor: _, ...unit }: CountyUnit): CountyUnit {
  return unit
}

/** Areas that were used, that a unit lies in which stays, and those above them. */
function areasThatStay(
  areas: readonly CountyArea[],
  units: readonly CountyUnit[],
  { used }: CountyPast,
): readonly CountyArea[] {
  const known = byId(areas)
  const stay = new Set<string>()
  for (const id of [...used.areas, ...units.map((u) => u.area)]) {
    for (
      let at = known.get(id);
      at && !stay.has(at.id);
      at = at.parent === undefined ? undefined : known.get(at.parent)
    ) {
      stay.add(at.id)
    }
  }
  return areas.filter((area) => stay.has(area.id))
}

/** Every change from one county to another: of areas first, each in the county's order, what is gone last. */
export function changesBetween(now: County, next: County): CountyChange[] {
  const areaName = new Map([...now.areas, ...next.areas].map((a) => [a.id, a.name]))
  const unitName = new Map([...now.units, ...next.units].map((u) => [u.id, u.name]))
  const [oldAreas, oldUnits] = [byId(now.areas), byId(now.units)]
  const [newAreas, newUnits] = [byId(next.areas), byId(next.units)]
  return [
    ...next.areas.flatMap((area) => areaChanges(oldAreas.get(area.id), area, (id) => areaName.get(id) ?? id)),
    ...now.areas.flatMap((area) => (newAreas.has(area.id) ? [] : [gone('area', area)])),
    ...next.units.flatMap((unit) =>
      unitChanges(oldUnits.get(unit.id), unit, {
        area: (id) => areaName.get(id) ?? id,
        unit: (id) => unitName.get(id) ?? id,
      }),
    ),
    ...now.units.flatMap((unit) => (newUnits.has(unit.id) ? [] : [gone('unit', unit)])),
  ]
}

function gone(of: CountyChange['of'], { id, name }: { readonly id: string; readonly name: string }): CountyChange {
  return { of, id, is: 'deleted', name }
}

function areaChanges(was: CountyArea | undefined, area: CountyArea, called: (id: string) => string): CountyChange[] {
  const { id, name } = area
  const of = { of: 'area', id, name } as const
  if (!was) return [{ ...of, is: 'added', ...(area.parent === undefined ? {} : { into: called(area.parent) }) }]
  const moved = was.parent !== area.parent
  return [
    ...(was.name === name ? [] : [{ ...of, is: 'renamed', was: was.name } as const]),
    ...(moved ? [{ ...of, is: 'moved', was: called(was.parent ?? ''), into: called(area.parent ?? '') } as const] : []),
  ]
}

type Called = { readonly area: (id: string) => string; readonly unit: (id: string) => string }

function unitChanges(was: CountyUnit | undefined, unit: CountyUnit, called: Called): CountyChange[] {
  const { id, name, from, to } = unit
  const of = { of: 'unit', id, name } as const
  if (!was) return [{ ...of, is: 'added', into: called.area(unit.area), from, to }]
  const heir = unit.successor === undefined ? {} : { into: called.unit(unit.successor) }
  const ended = was.to !== to || was.successor !== unit.successor
  return [
    ...(was.name === name ? [] : [{ ...of, is: 'renamed', was: was.name } as const]),
    ...(was.area === unit.area
      ? []
      : [{ ...of, is: 'moved', was: called.area(was.area), into: called.area(unit.area) } as const]),
    ...(was.from === from ? [] : [{ ...of, is: 'dated', from } as const]),
    ...(ended
      ? [to === undefined ? ({ ...of, is: 'reopened' } as const) : ({ ...of, is: 'closed', to, ...heir } as const)]
      : []),
  ]
}
