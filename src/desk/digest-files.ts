import { clockIn } from '../calendar/day.ts'
import { indicatorsOf } from '../catalogue/find.ts'
import { formsIn, ledgerReports } from '../database/ledger.ts'
import type { Database } from '../database/open.ts'
import type { Digest } from '../digest/digest.ts'
import { writeLedger } from '../documents/ledger.ts'
import type { CountyDesk } from './county-desk.ts'

/** A digest as an official document; `lineage` adds what each number was made of. */
export async function documentOf(
  { catalogue }: CountyDesk,
  digest: Digest,
  { lineage }: { readonly lineage: boolean },
): Promise<Buffer> {
  // Loaded when it is wanted: a bot that only listens needs none of it in memory.
  const { docxOf } = await import('../documents/docx/index.ts')
  const names = new Map(indicatorsOf(catalogue).map((i) => [i.code, i.indicator.label]))
  return docxOf(digest, lineage ? { lineage: { nameOf: (code) => names.get(code) ?? code } } : {})
}

/** The ledger of the reports that a digest was compiled from, as they stood then. */
export async function writeLedgerOf(db: Database, desk: CountyDesk, digest: Digest, file: string): Promise<void> {
  const { period, scope, asOf } = digest
  const [kind, code = ''] = scope.split(/:(.*)/su)
  const asked = { ...period, asOf: new Date(asOf) }
  await writeLedger(file, {
    county: desk.county,
    catalogue: desk.catalogue,
    period,
    forms: await formsIn(db, asked),
    localTime: (at) => clockIn(desk.zone, at),
    entries: (organization) => ledgerReports(db, organization === undefined ? asked : { ...asked, organization }),
    ...(kind === 'organization' ? { organizations: [code] } : {}),
  })
}
