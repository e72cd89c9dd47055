import type { Database } from '../database/open.ts'
import { allUnits } from '../database/unit.ts'
import type { Digest } from '../digest/digest.ts'
import { indicatorNames } from '../digest/rule-names.ts'
import type { CountyDesk } from './county-desk.ts'
import type { Drawing } from './digest-picture.ts'

/** A digest as an official document with its picture; `lineage` adds what each number was made of. */
export async function documentOf(
  db: Database,
  desk: CountyDesk,
  digest: Digest,
  { lineage, drawn }: { readonly lineage: boolean; readonly drawn: Drawing },
): Promise<Buffer> {
  // Loaded when it is wanted, as the drawing is.
  const { docxOf } = await import('../documents/docx/index.ts')
  const picture = await drawn(digest)
  return docxOf(digest, {
    ...(picture ? { picture } : {}),
    ...(lineage ? { lineage: { indicator: indicatorNames(desk.catalogue), units: await unitNames(db) } } : {}),
  })
}

async function unitNames(db: Database): Promise<(ids: readonly string[]) => string[]> {
  const units = await allUnits(db)
  return (ids) => {
    const asked = new Set(ids)
    return units.filter((unit) => asked.has(unit.id)).map((unit) => unit.name)
  }
}
