import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clockIn } from '../calendar/day.ts'
import { indicatorsOf } from '../catalogue/find.ts'
import { editionOf } from '../database/digests.ts'
import { formsIn, ledgerReports } from '../database/ledger.ts'
import type { Database } from '../database/open.ts'
import { type FileOwed, filePayload, type Owed } from '../database/outbox.ts'
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

/** What a bot may send (Bot API, sendDocument). */
const MOST_BYTES = 50_000_000

/** A file that is owed, made from what was sealed: however often it is made, it is the same. */
export async function digestFile(
  db: Database,
  desk: CountyDesk,
  owed: FileOwed,
): Promise<{ filename: string; bytes: Buffer }> {
  const digest = await editionOf(db, { digest: owed.digest, kind: owed.edition, version: owed.version })
  if (!digest) throw new Error(`no edition ${owed.edition} ${owed.version} of digest ${owed.digest}`)
  const bytes =
    owed.as === 'xlsx' ? await ledgerBytes(db, desk, digest) : await documentOf(desk, digest, { lineage: false })
  if (bytes.length > MOST_BYTES) throw new Error(`${owed.as} has ${bytes.length} bytes, a bot may send ${MOST_BYTES}`)
  return { filename: `${fileName(digest)}${owed.as === 'xlsx' ? '台账' : ''}.${owed.as}`, bytes }
}

async function ledgerBytes(db: Database, desk: CountyDesk, digest: Digest): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'qunbao-'))
  try {
    const file = join(folder, 'ledger.xlsx')
    await writeLedgerOf(db, desk, digest, file)
    return await readFile(file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** 青禾县群团一周工作动态（2022-11-07至2022-11-13）, 2022年全县群团工作情况汇报. */
function fileName({ kind, county, title, period }: Digest): string {
  return kind === 'year' ? title : `${county}${title.replace(/^全县/u, '')}（${period.from}至${period.to}）`
}

/** The office edition as a document and its ledger, owed to a chat. */
export function filesOwed(chatId: number, digest: number, version: number): Owed[] {
  return (['docx', 'xlsx'] as const).map((as) => ({
    chatId,
    method: 'sendDocument',
    payload: { chat_id: chatId, ...filePayload('sendDocument', { digest, edition: 'office', version, as }) },
  }))
}
