import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays, clockIn } from '../calendar/day.ts'
import { editionOf } from '../database/edition.ts'
import { formsIn, type LedgerAsked, ledgerReports } from '../database/ledger.ts'
import type { Database } from '../database/open.ts'
import type { FileOwed } from '../database/outbox.ts'
import { allUnits } from '../database/unit.ts'
import { weekSums } from '../database/week-sums.ts'
import type { Digest } from '../digest/digest.ts'
import { digestLabel } from '../digest/label.ts'
import { pictureOf } from '../digest/picture.ts'
import { indicatorNames } from '../digest/rule-names.ts'
import { partOf } from '../digest/scope.ts'
import { writeLedger } from '../documents/ledger.ts'
import { QunbaoError } from '../errors.ts'
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

/** How many weeks a week's picture looks back on, itself included. */
const WEEKS = 8

/** A digest as one picture for a phone; undefined where it has nothing to show. */
export async function pictureBytes(db: Database, desk: CountyDesk, digest: Digest): Promise<Buffer | undefined> {
  const { kind, scope, period } = digest
  const [total] = desk.catalogue.week.totals
  const indicators = desk.catalogue.indicators
    .filter((i) => i.indicator.adds_to === total?.code && !i.question.sensitive)
    .map((i) => i.code)
  const from = kind === 'week' ? addDays(period.from, -7 * (WEEKS - 1)) : period.from
  const asked = { indicators, from, to: period.to, asOf: new Date(digest.asOf), part: partOf(scope) }
  const picture = pictureOf(digest, desk.catalogue, await weekSums(db, asked))
  if (!picture) return undefined
  const { pngOf } = await import('../documents/picture.ts')
  return pngOf(picture)
}

/** The reports that a digest was compiled from, as they stood then. */
function reportsOf({ period, scope, asOf }: Digest): LedgerAsked {
  return { from: period.from, to: period.to, asOf: new Date(asOf), ...partOf(scope) }
}

/** The ledger of a digest's reports, of all organizations or of one. */
export async function writeLedgerOf(
  db: Database,
  desk: CountyDesk,
  digest: Digest,
  file: string,
  organization?: string,
): Promise<void> {
  const asked = { ...reportsOf(digest), ...(organization === undefined ? {} : { organization }) }
  await writeLedger(file, {
    county: desk.county,
    catalogue: desk.catalogue,
    period: digest.period,
    asOf: asked.asOf,
    forms: await formsIn(db, asked),
    localTime: (at) => clockIn(desk.zone, at),
    entries: (of) => ledgerReports(db, of === undefined ? asked : { ...asked, organization: of }),
    ...(asked.organization === undefined ? {} : { organizations: [asked.organization] }),
  })
}

/** 200,000 reports make a ledger of 56 MB. */
const MOST_REPORTS = 100_000

/** The ledgers that a digest is sent with: one, or one an organization where that would be too large to send. */
export async function ledgersOf(
  db: Database,
  digest: Digest,
  most = MOST_REPORTS,
): Promise<readonly { readonly organization?: string }[]> {
  const counts = await formsIn(db, reportsOf(digest))
  const reports = [...counts.values()].reduce((sum, count) => sum + count.reports, 0)
  if (reports <= most || partOf(digest.scope).organization !== undefined) return [{}]
  const organizations = new Set([...counts.keys()].map((key) => key.split('/')[0] ?? ''))
  return [...organizations].sort().map((organization) => ({ organization }))
}

/** What a bot may send (Bot API, sendDocument). */
const MOST_BYTES = 50_000_000

/**
 * A file that is owed, made from what was sealed: however often it is made, it is the same.
 * @throws file.too-large for one that no bot can send.
 */
export async function digestFile(
  db: Database,
  desk: CountyDesk,
  owed: FileOwed,
): Promise<{ filename: string; bytes: Buffer }> {
  const digest = await sealedOf(db, owed)
  const bytes = await bytesOf(db, desk, digest, owed)
  if (bytes.length > MOST_BYTES) throw new QunbaoError('file.too-large', `${owed.as}, ${bytes.length} bytes`)
  const ledger = owed.as === 'xlsx' ? `台账${inBrackets(organizationName(desk, owed))}` : ''
  return { filename: `${fileName(digest)}${ledger}.${owed.as}`, bytes }
}

const KINDS = { docx: 'Word文件', xlsx: '台账', png: '图' }

/** What editors are told of a file that they do not get: which, and how whoever runs the server makes it. */
export async function notMadeWords(db: Database, desk: CountyDesk, owed: FileOwed, tooLarge: boolean): Promise<string> {
  const digest = await sealedOf(db, owed)
  const what = `${digestLabel(digest)}的${KINDS[owed.as]}${inBrackets(organizationName(desk, owed))}`
  const why = tooLarge ? '太大，机器人发不了' : '没能做出来'
  return `${what}${why}。文字都在；文件请运维在服务器上导出：\n${commandFor(digest, owed)}`
}

function commandFor({ kind, period, scope }: Digest, { as, edition, organization }: FileOwed): string {
  const part = partOf(scope)
  const named = part.area ?? part.organization
  const days = `--from ${period.from} --to ${period.to}`
  if (as === 'xlsx' && part.area === undefined) {
    const only = organization ?? part.organization
    return `npx qunbao export ${days}${only === undefined ? '' : ` --organization ${only}`} --out ledger.xlsx`
  }
  const what =
    kind === 'week' ? `week --on ${period.from}` : `year ${days}${named === undefined ? '' : ` --scope ${named}`}`
  return `npx qunbao compile ${what} --edition ${edition} --format ${as} --out digest.${as}`
}

async function sealedOf(db: Database, { digest: id, edition, version }: FileOwed): Promise<Digest> {
  const digest = await editionOf(db, { digest: id, kind: edition, version })
  if (!digest) throw new Error(`no edition ${edition} ${version} of digest ${id}`)
  return digest
}

function organizationName({ catalogue }: CountyDesk, { organization }: FileOwed): string {
  return catalogue.organizations.find((o) => o.code === organization)?.name ?? ''
}

function inBrackets(text: string): string {
  return text === '' ? '' : `（${text}）`
}

async function bytesOf(db: Database, desk: CountyDesk, digest: Digest, owed: FileOwed): Promise<Buffer> {
  switch (owed.as) {
    case 'xlsx':
      return ledgerBytes(db, desk, digest, owed.organization)
    case 'docx':
      return documentOf(db, desk, digest, { lineage: false })
    case 'png': {
      const picture = await pictureBytes(db, desk, digest)
      if (!picture) throw new Error('this digest has nothing to draw')
      return picture
    }
  }
}

async function ledgerBytes(db: Database, desk: CountyDesk, digest: Digest, organization?: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'qunbao-'))
  try {
    const file = join(folder, 'ledger.xlsx')
    await writeLedgerOf(db, desk, digest, file, organization)
    return await readFile(file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** 青禾县群团一周工作动态（2022-11-07至2022-11-13）, 2022年全县群团工作情况汇报. */
function fileName({ kind, county, title, period }: Digest): string {
  return kind === 'year' ? title : `${county}${title.replace(/^全县/u, '')}（${period.from}至${period.to}）`
}
