import type { Database } from '../database/open.ts'
import { allUnits } from '../database/unit.ts'
import type { Digest } from '../digest/digest.ts'
import { indicatorNames } from '../digest/rule-names.ts'
import { townsCalled } from '../digest/towns-called.ts'
import type { CountyDesk } from './county-desk.ts'
import type { Drawing } from './digest-picture.ts'
import { unitsOfDigest } from './units-of-digest.ts'

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
    ...(lineage ? { lineage: await namesFor(db, desk, digest) } : {}),
  })
}

async function namesFor(db: Database, desk: CountyDesk, digest: Digest) {
  const known = await unitsOfDigest(db, digest)
  const called = new Map(known.map(({ id, name }) => [id, name]))
  const all = await allUnits(db)
  return {
    indicator: indicatorNames(desk.catalogue),
    units: (ids: readonly string[]) => {
      const asked = new Set(ids)
      return all.flatMap(({ id, name }) => (asked.has(id) ? [called.get(id) ?? name] : []))
    },
    towns: townsCalled(known),
  }
}
