import { dayIn } from '../calendar/day.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { catalogueInForce, keptCatalogue } from '../database/catalogue-change.ts'
import type { Database } from '../database/open.ts'
import type { CountyDesk } from './county-desk.ts'

/** Catalogues by version, which says all that is in one: reading one anew takes longer than a turn. */
const read = new Map<string, Catalogue>()
const MOST_READ = 20

/** The catalogue of a version; what is in force where it was never kept. */
export async function catalogueOf(db: Database, desk: CountyDesk, version: string): Promise<Catalogue> {
  const known = [desk.catalogue, desk.fileCatalogue].find((each) => each.version === version) ?? read.get(version)
  if (known) return known
  const kept = await keptCatalogue(db, version)
  if (!kept) return desk.catalogue
  const [oldest] = read.keys()
  if (read.size >= MOST_READ && oldest !== undefined) read.delete(oldest)
  read.set(version, kept)
  return kept
}

/** From now on the desk works with this version; with what the files say where none is given. */
export async function useCatalogue(db: Database, desk: CountyDesk, version: string | null): Promise<void> {
  const wanted = version ?? desk.fileCatalogue.version
  if (wanted !== desk.catalogue.version) desk.catalogue = await catalogueOf(db, desk, wanted)
}

/** The same, with what is in force today. */
export async function followCatalogue(db: Database, desk: CountyDesk, now: Date): Promise<void> {
  await useCatalogue(db, desk, (await catalogueInForce(db, dayIn(desk.zone, now))) ?? null)
}
