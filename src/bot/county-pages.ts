import type { County } from '../catalogue/county.ts'
import type { CountyUnit } from '../catalogue/county-file.ts'
import { countyPast } from '../database/county.ts'
import { reportersByUnit } from '../database/membership.ts'
import type { Database } from '../database/open.ts'
import { isReviewed } from '../database/review.ts'
import { lastMondays, linesOfUnits } from '../desk/unit-lines.ts'
import type { Said } from '../messages/said.ts'
import * as messages from '../messages/units.ts'
import type { Door } from './feature.ts'

/** Weeks on a unit's page. */
const WEEKS = 8

/** Pages of a county, with what the database knows of it besides. */
export function countyPages(db: Database, county: County, { today, desk, now }: Pick<Door, 'today' | 'desk' | 'now'>) {
  const withPeople = async (own: readonly CountyUnit[]) => {
    const people = await reportersByUnit(
      db,
      own.map((u) => u.id),
    )
    return own.map(({ id, name, to }) => ({ id, name, to, people: people.get(id) ?? 0 }))
  }
  return {
    async area(id: string, lead = ''): Promise<Said> {
      const area = county.areas.find((a) => a.id === id)
      if (!area) return messages.GONE
      const below = county.areas.filter((a) => a.parent === id)
      return messages.areaPage(
        { area, below, units: await withPeople(county.units.filter((u) => u.area === id)) },
        lead,
      )
    },
    async unit(id: string, lead = ''): Promise<Said> {
      const unit = county.units.find((u) => u.id === id)
      if (!unit) return messages.GONE
      const level = county.areas.find((a) => a.id === unit.area)?.level ?? 'village'
      const mondays = lastMondays(today, WEEKS)
      const units = [{ id, organization: unit.organization, level, from: unit.from, to: unit.to }]
      const line = (await linesOfUnits(db, desk, { units, mondays, today, asOf: now })).get(id)
      const { used } = await countyPast(db)
      return messages.unitPage(
        {
          unit,
          areaName: county.areas.find((a) => a.id === unit.area)?.name ?? '',
          heir: county.units.find((u) => u.id === unit.successor)?.name,
          reporters: line?.reporters ?? [],
          last: line?.last,
          weeks: line?.weeks ?? [],
          since: mondays[0] ?? today,
          used: used.units.has(id),
          isReviewed: await isReviewed(db, id),
        },
        lead,
      )
    },
    async find(words: string): Promise<Said> {
      const areas = county.areas.filter((a) => a.name.includes(words))
      const units = county.units.filter((u) => u.name.includes(words))
      // What is called just that is meant, unless something else is too.
      const area = areas.filter((a) => a.name === words)
      const unit = units.filter((u) => u.name === words)
      if (area[0] && area.length + unit.length === 1) return this.area(area[0].id)
      if (unit[0] && area.length + unit.length === 1) return this.unit(unit[0].id)
      return messages.found(words, areas, await withPeople(units))
    },
  }
}
