import type { County } from '../catalogue/county.ts'
import type { Named } from '../catalogue/county-file.ts'
import { AREAS, UNITS } from './county-sheets.ts'
import { type CellProblem, linesOf, openSheets } from './county-workbook.ts'
import { type AreaLine, readAreas } from './read-areas.ts'
import { readUnits, type UnitLine } from './read-units.ts'

export type CountyRead = { readonly county: County } | { readonly problems: readonly CellProblem[] }

type Known = { readonly organizations: readonly Named[]; readonly now: County | undefined }

/**
 * Reads a county's workbook; all that is wrong with it, or the county. `now`: what is without a code is known again in it by
 * its name and place.
 * @throws where it is no workbook.
 */
export async function countyInWorkbook(bytes: Uint8Array, known: Known): Promise<CountyRead> {
  const sheets = await openSheets(bytes)
  const areas = linesOf(sheets, {
    sheet: AREAS.sheet,
    columns: [AREAS.name, AREAS.parent, AREAS.level, AREAS.code],
    needed: [AREAS.name, AREAS.parent],
  })
  const units = linesOf(sheets, {
    sheet: UNITS.sheet,
    columns: [UNITS.area, UNITS.organization, UNITS.name, UNITS.from, UNITS.to, UNITS.heir, UNITS.code],
    needed: [UNITS.area, UNITS.organization],
    days: [UNITS.from, UNITS.to],
  })
  const unread = [...areas.problems, ...units.problems]
  return unread.length > 0 ? { problems: unread } : countyOfLines(areas.lines, units.lines, known)
}

/** The lines of both sheets → the county. Pure. */
function countyOfLines(
  areaLines: readonly AreaLine[],
  unitLines: readonly UnitLine[],
  { organizations, now }: Known,
): CountyRead {
  const problems: CellProblem[] = []
  const areas = readAreas(areaLines, now, problems)
  if (problems.length > 0) return { problems }
  const top = areas.find((a) => a.level === 'county')
  if (!top) return { problems: [{ sheet: AREAS.sheet, problem: '没有县这一行：上级空着的那一行' }] }
  const units = readUnits(unitLines, { areas, organizations, now }, problems)
  if (problems.length > 0) return { problems }
  const order = new Map(areas.map((a, i) => [a.id, i]))
  const sorted = units.toSorted((a, b) => (order.get(a.area) ?? 0) - (order.get(b.area) ?? 0))
  return { county: { name: top.name, areas, units: sorted } }
}
