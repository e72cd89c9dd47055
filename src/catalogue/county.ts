import { readFileSync } from 'node:fs'
import { decodeText } from '../chinese/encoding.ts'
import { QunbaoError, whyUnread } from '../errors.ts'
import type { AreaLevel } from './applicable.ts'
import { faultsOfNames, faultsOfPlaces, faultsOfUnits } from './check-county.ts'
import { type CountyArea, type CountyUnit, countySchema, type Named, type Place, type Plan } from './county-file.ts'
import { explain, findingsOf } from './explain.ts'
import { type Problem, parseSource, problemLines } from './source.ts'

/** The county as its file has it: areas as a tree, and a unit for each organization in each area that has one. */
export type County = {
  readonly name: string
  readonly areas: readonly CountyArea[]
  readonly units: readonly CountyUnit[]
}

export class CountyError extends QunbaoError {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super('county.wrong', problemLines(problems))
    this.problems = problems
  }
}

/** Reads the county file. Throws a CountyError with every problem: file, line, field and what would be right. */
export function readCounty(file: string, known: readonly Named[]): County {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(file)
  } catch (error) {
    throw new CountyError([{ file, line: 1, field: '', problem: `县文件${whyUnread(error)}，请核对 COUNTY` }])
  }
  const { text, problem } = decodeText(bytes)
  if (problem !== undefined) throw new CountyError([{ file, line: 1, field: '', problem }])
  return countyOf(file, text, known)
}

/** The county file as text → county. Pure. `known`: the catalogue's organizations. */
export function countyOf(file: string, text: string, known: readonly Named[]): County {
  const source = parseSource(file, text)
  if (source.broken.length > 0) throw new CountyError(source.broken)
  const parsed = countySchema.safeParse(source.data, { error: explain })
  if (!parsed.success) {
    const found = parsed.error.issues.flatMap((issue) => findingsOf(countySchema, issue))
    throw new CountyError(found.map((f) => source.at(f.path, f.problem)))
  }
  const places = placesOf(parsed.data, known)
  const units = unitsOf(places, known, parsed.data)
  const problems = [
    ...faultsOfPlaces(places, known),
    ...faultsOfNames(parsed.data, known),
    ...faultsOfUnits(parsed.data, units),
  ]
  if (problems.length > 0) throw new CountyError(problems.map((p) => source.at(p.path, p.problem)))
  return {
    name: parsed.data.name,
    areas: places.map(({ path: _, organizations: __, ...area }) => area),
    units,
  }
}

function placesOf(plan: Plan, known: readonly Named[]): Place[] {
  const every = known.map((o) => o.code)
  const of = (level: AreaLevel) => plan.organizations[level] ?? every
  const top: Place = { id: plan.code, level: 'county', name: plan.name, path: [], organizations: of('county') }
  const below = plan.towns.flatMap((town, i): Place[] => [
    {
      id: town.code,
      parent: plan.code,
      level: 'town',
      name: town.name,
      path: ['towns', i],
      organizations: town.organizations ?? of('town'),
    },
    ...town.villages.map(
      (village, j): Place => ({
        id: `${town.code}/${village.code}`,
        parent: town.code,
        level: 'village',
        name: village.name,
        path: ['towns', i, 'villages', j],
        organizations: village.organizations ?? of('village'),
      }),
    ),
  ])
  return [top, ...below]
}

/** Stands in a unit's name for the name of its area. */
const AREA = '{area}'

function unitsOf(places: readonly Place[], known: readonly Named[], plan: Plan): CountyUnit[] {
  const listed = new Map(plan.units.map((u) => [u.id, u]))
  return places.flatMap((place) =>
    place.organizations.map((organization): CountyUnit => {
      const id = `${place.id}/${organization}`
      const { name: given, ...rest } = listed.get(id) ?? { name: undefined }
      const own = plan.names[place.level]?.[organization]
      const called = own ?? known.find((o) => o.code === organization)?.name ?? organization
      const name = called.includes(AREA) ? called.replaceAll(AREA, place.name) : `${place.name}${called}`
      return { ...rest, id, area: place.id, organization, name: given ?? name }
    }),
  )
}
