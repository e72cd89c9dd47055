import type { UnitThen } from '../database/unit.ts'
import type { UnitOfScope } from '../digest/gathered.ts'
import type { ToldApart } from '../digest/told-apart.ts'

/** Units as sums and sentences know them: without its town a name that counts once would do so for another unit. */
export function unitsOfScope(units: readonly (UnitThen & ToldApart)[]): UnitOfScope[] {
  return units.map(({ id, name, areaName, organization, town, atHome }) => {
    return { id, name, area: areaName, organization, ...(town === null ? {} : { town }), ...(atHome && { atHome }) }
  })
}
