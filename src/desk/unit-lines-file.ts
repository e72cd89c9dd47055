import { join } from 'node:path'
import { z } from 'zod'
import { monthAndDate } from '../chinese/days.ts'
import { countyNow } from '../database/county.ts'
import type { Database } from '../database/open.ts'
import { unitsValidIn } from '../database/unit.ts'
import { unitLinesSheets } from '../documents/unit-lines.ts'
import { writeWorkbook } from '../documents/workbook.ts'
import type { CountyDesk } from './county-desk.ts'
import { lastMondays, linesOfUnits } from './unit-lines.ts'

/** As a row of the outbox names it. */
export const UNIT_LINES = 'unit-lines'

/** Weeks in the file: a year of them. */
const WEEKS = 52

const part = z.object({ area: z.string().optional(), organization: z.string().optional() })
const asked = z.object({ reach: z.array(part), today: z.string(), asOf: z.iso.datetime() })

/** What a row of the outbox says of it. */
export type UnitLinesOwed = z.infer<typeof asked>

/** 报送情况 of all units of a reach over the last year's weeks, in `folder`: a workbook. */
export async function makeUnitLines(
  db: Database,
  desk: CountyDesk,
  of: unknown,
  folder: string,
): Promise<{ filename: string; path: string }> {
  const { reach, today, asOf } = asked.parse(of)
  const county = await countyNow(db)
  if (!county) throw new Error('there is no county')
  const mondays = lastMondays(today, WEEKS)
  const found = await unitsValidIn(db, mondays[0] ?? today, today, reach)
  const units = found.map((u) => ({ ...u, from: u.validFrom ?? undefined, to: u.validTo ?? undefined }))
  const lines = await linesOfUnits(db, desk, { units, mondays, today, asOf: new Date(asOf) })
  const areas = new Map(county.areas.map((area) => [area.id, area]))
  const organizations = new Map(desk.catalogue.organizations.map(({ code, name }) => [code, name]))
  const rows = units.map(({ id, areaId, areaName, organization, name, level }) => {
    const town = level === 'village' ? areas.get(areas.get(areaId)?.parent ?? '')?.name : areaName
    const { weeks, reporters, last } = lines.get(id) ?? { weeks: [], reporters: [], last: undefined }
    return {
      ...{ town: level === 'county' ? '' : (town ?? ''), area: areaName, name, weeks, reporters, last },
      organization: organizations.get(organization) ?? organization,
    }
  })
  // Weeks of which nothing is to be said of any unit stand before all others: the county had not begun.
  const first = Math.max(
    0,
    mondays.findIndex((_, i) => rows.some(({ weeks }) => weeks[i] !== undefined)),
  )
  const shown = rows.map((row) => ({ ...row, weeks: row.weeks.slice(first) }))
  const path = join(folder, 'unit-lines.xlsx')
  await writeWorkbook(path, unitLinesSheets(county.name, mondays.slice(first), shown))
  return { filename: `${county.name}各单位报送情况（到${monthAndDate(today)}）.xlsx`, path }
}
