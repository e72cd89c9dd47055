import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays, clockIn } from '../calendar/day.ts'
import { indicatorsOf } from '../catalogue/find.ts'
import { allUnits, areasWithin } from '../database/county.ts'
import { editionOf } from '../database/digests.ts'
import { formsIn, ledgerReports } from '../database/ledger.ts'
import type { Database } from '../database/open.ts'
import type { FileOwed } from '../database/outbox.ts'
import { weekSums } from '../database/week-sums.ts'
import type { Digest } from '../digest/digest.ts'
import { pictureOf } from '../digest/picture.ts'
import { indicatorNames } from '../digest/rule-names.ts'
import { writeLedger } from '../documents/ledger.ts'
import type { CountyDesk } from './county-desk.ts'

/** A digest as an official document with its picture; `lineage` adds what each number was made of. */
export async function documentOf(
  db: Database,
  desk: CountyDesk,
  digest: Digest,
  { lineage }: { readonly lineage: boolean },
): Promise<Buffer> {
  // Loaded when it is wanted: a bot that only listens needs none of it in memory.
  const { docxOf } = await import('../documents/docx/index.ts')
  const picture = await pictureBytes(db, desk, digest)
  return docxOf(digest, {
    ...(picture ? { picture } : {}),
    ...(lineage ? { lineage: { indicator: indicatorNames(desk.catalogue), unit: await unitNames(db) } } : {}),
  })
}

async function unitNames(db: Database): Promise<(id: string) => string> {
  const names = new Map((await allUnits(db)).map((unit) => [unit.id, unit.name]))
  return (id) => names.get(id) ?? id
}

/** How many weeks a week's picture looks back on, itself included. */
const WEEKS = 8

/** A digest as one picture for a phone; undefined where it has nothing to show. */
export async function pictureBytes(db: Database, desk: CountyDesk, digest: Digest): Promise<Buffer | undefined> {
  const { kind, scope, period } = digest
  const [total] = desk.catalogue.week.totals
  const indicators = indicatorsOf(desk.catalogue)
    .filter((i) => i.indicator.adds_to === total?.code && !i.question.sensitive)
    .map((i) => i.code)
  const from = kind === 'week' ? addDays(period.from, -7 * (WEEKS - 1)) : period.from
  const asked = { indicators, from, to: period.to, asOf: new Date(digest.asOf), units: await unitsOf(db, scope) }
  const picture = pictureOf(digest, desk.catalogue, await weekSums(db, asked))
  if (!picture) return undefined
  const { pngOf } = await import('../documents/picture.ts')
  return pngOf(picture)
}

/** The units that a scope is about; undefined for the county: all. */
async function unitsOf(db: Database, scope: string): Promise<string[] | undefined> {
  const [kind, code] = scopeParts(scope)
  if (kind === 'county') return undefined
  const areas = new Set(kind === 'area' ? await areasWithin(db, code) : [])
  const units = (await allUnits(db)).filter((u) => (kind === 'area' ? areas.has(u.areaId) : u.organization === code))
  return units.map((u) => u.id)
}

/** `area:jia-zhen` as its two parts. */
function scopeParts(scope: string): [kind: string, code: string] {
  const [kind = '', code = ''] = scope.split(/:(.*)/su)
  return [kind, code]
}

/** The ledger of the reports that a digest was compiled from, as they stood then. */
export async function writeLedgerOf(db: Database, desk: CountyDesk, digest: Digest, file: string): Promise<void> {
  const { period, scope, asOf } = digest
  const [kind, code] = scopeParts(scope)
  const asked = { ...period, asOf: new Date(asOf), ...(kind === 'area' ? { area: code } : {}) }
  await writeLedger(file, {
    county: desk.county,
    catalogue: desk.catalogue,
    period,
    asOf: asked.asOf,
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
  const bytes = await bytesOf(db, desk, digest, owed.as)
  if (bytes.length > MOST_BYTES) throw new Error(`${owed.as} has ${bytes.length} bytes, a bot may send ${MOST_BYTES}`)
  return { filename: `${fileName(digest)}${owed.as === 'xlsx' ? '台账' : ''}.${owed.as}`, bytes }
}

async function bytesOf(db: Database, desk: CountyDesk, digest: Digest, as: FileOwed['as']): Promise<Buffer> {
  switch (as) {
    case 'xlsx':
      return ledgerBytes(db, desk, digest)
    case 'docx':
      return documentOf(db, desk, digest, { lineage: false })
    case 'png': {
      const picture = await pictureBytes(db, desk, digest)
      if (!picture) throw new Error('this digest has nothing to draw')
      return picture
    }
  }
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
