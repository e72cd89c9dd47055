import { areaCalled, areasBelow } from '../database/area.ts'
import type { Database } from '../database/open.ts'
import { type UnitInArea, unitsOfArea } from '../database/unit.ts'
import type { Reach } from '../database/within.ts'

type Named = { readonly id: string; readonly name: string }

/** A page on the way to a unit. */
export type AreasIn = {
  /** Undefined: where somebody begins who looks after several areas. */
  readonly here: Named | undefined
  /** Whether it is the county itself. */
  readonly top: boolean
  readonly below: readonly Named[]
  readonly units: readonly UnitInArea[]
}

/** The areas below one, and its units that lie in a reach; without one, where somebody begins who has this reach. */
export async function areasIn(db: Database, reach: Reach, area?: string): Promise<AreasIn | undefined> {
  const [county] = await areasBelow(db, undefined)
  if (!county) return undefined
  const own = reach.flatMap((part) => (part.area === undefined ? [] : [part.area]))
  const wide = own.length < reach.length
  const [only, ...more] = own
  const here = area ?? (wide ? county.id : more.length === 0 ? only : undefined)
  if (here === undefined) {
    const found = await Promise.all(own.map((id) => areaCalled(db, id)))
    return { here, top: false, below: found.flatMap((each) => each ?? []), units: [] }
  }
  const below = await areasBelow(db, here)
  const units = await unitsOfArea(db, here, reach)
  return { here: await areaCalled(db, here), top: here === county.id, below, units }
}
