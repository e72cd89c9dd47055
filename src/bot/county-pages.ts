import { addDays, dayIn } from '../calendar/day.ts'
import { weekOf } from '../calendar/week.ts'
import type { County } from '../catalogue/county.ts'
import type { CountyUnit } from '../catalogue/county-file.ts'
import { ZERO_FORM } from '../catalogue/known-codes.ts'
import { rhythmOf } from '../catalogue/rhythms.ts'
import { countyPast } from '../database/county.ts'
import { reportersByUnit } from '../database/membership.ts'
import type { Database } from '../database/open.ts'
import { pausesFrom } from '../database/pause.ts'
import { isReviewed } from '../database/review.ts'
import { unitLine } from '../database/unit-line.ts'
import { unitWeeks } from '../digest/unit-weeks.ts'
import type { Said } from '../messages/said.ts'
import * as messages from '../messages/units.ts'
import type { Door } from './feature.ts'

/** Weeks on a unit's page. */
const WEEKS = 8

/** Pages of a county, with what the database knows of it besides. */
export function countyPages(db: Database, county: County, { today, desk }: Pick<Door, 'today' | 'desk'>) {
  const withPeople = async (own: readonly CountyUnit[]) => {
    const people = await reportersByUnit(
      db,
      own.map((u) => u.id),
    )
    return own.map(({ id, name, to }) => ({ id, name, to, people: people.get(id) ?? 0 }))
  }
  return {
    async area(id: string, from = 0, lead = ''): Promise<Said> {
      const area = county.areas.find((a) => a.id === id)
      if (!area) return messages.GONE
      const below = county.areas.filter((a) => a.parent === id)
      return messages.areaPage(
        { area, below, units: await withPeople(county.units.filter((u) => u.area === id)), from },
        lead,
      )
    },
    async unit(id: string, lead = ''): Promise<Said> {
      const unit = county.units.find((u) => u.id === id)
      if (!unit) return messages.GONE
      const since = addDays(weekOf(today).from, -7 * (WEEKS - 1))
      const line = await unitLine(db, { unit: id, monday: since, today, zeroForm: ZERO_FORM })
      const pauses = await pausesFrom(db, { unitId: id }, since)
      const level = county.areas.find((a) => a.id === unit.area)?.level ?? 'village'
      const { used } = await countyPast(db)
      return messages.unitPage(
        {
          unit,
          areaName: county.areas.find((a) => a.id === unit.area)?.name ?? '',
          heir: county.units.find((u) => u.id === unit.successor)?.name,
          reporters: line.reporters,
          last: line.lastAt ? dayIn(desk.zone, line.lastAt) : undefined,
          weeks: unitWeeks(line.weeks, {
            ...{ from: unit.from, to: unit.to, pauses, stops: desk.settings.stops },
            rhythm: rhythmOf(desk.settings.rhythms, { organization: unit.organization, level }),
          }),
          since,
          used: used.units.has(id),
          isReviewed: await isReviewed(db, id),
        },
        lead,
      )
    },
    async find(words: string): Promise<Said> {
      const areas = county.areas.filter((a) => a.name.includes(words))
      const [only, ...others] = areas.filter((a) => a.name === words)
      if (only && others.length === 0) return this.area(only.id)
      return messages.found(words, areas, await withPeople(county.units.filter((u) => u.name.includes(words))))
    },
  }
}
