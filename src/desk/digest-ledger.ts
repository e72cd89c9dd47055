import { clockIn } from '../calendar/day.ts'
import { formsIn, type LedgerAsked, type LedgerReport, ledgerPages, ledgerReports } from '../database/ledger.ts'
import type { Database } from '../database/open.ts'
import { partThen } from '../database/unit.ts'
import type { Digest } from '../digest/digest.ts'
import { withinOf } from '../digest/scope.ts'
import type { Ledger } from '../documents/ledger/entry.ts'
import { writeLedger } from '../documents/ledger.ts'
import type { CountyDesk } from './county-desk.ts'
import { type CountedOnce, countedOnce } from './same-event.ts'

/** The reports that a digest was compiled from, as they stood then. */
async function reportsOf(db: Database, { period, scope, asOf: at }: Digest): Promise<LedgerAsked> {
  const asOf = new Date(at)
  const part = await partThen(db, withinOf(scope), { day: period.to, asOf })
  return { from: period.from, to: period.to, asOf, ...part }
}

/** The ledger of a digest's reports, of all organizations or of one. */
export async function writeLedgerOf(
  db: Database,
  desk: CountyDesk,
  digest: Digest,
  file: string,
  organization?: string,
): Promise<void> {
  const asked = { ...(await reportsOf(db, digest)), ...(organization === undefined ? {} : { organization }) }
  const forms = await formsIn(db, asked)
  const { from, to, asOf } = asked
  const part = withinOf(digest.scope)
  const once = await countedOnce(db, desk, { periods: [{ from, to }], asOf, part, day: to })
  await writeLedger(file, {
    county: digest.county,
    catalogue: desk.catalogue,
    period: digest.period,
    asOf: asked.asOf,
    forms,
    localTime: (at) => clockIn(desk.zone, at),
    entries: withCounting(entriesOf(db, asked, forms), once),
    ...(asked.organization === undefined ? {} : { organizations: [asked.organization] }),
  })
}

/** Each report with the one that counts in its place. */
function withCounting(entries: Ledger['entries'], { by }: Pick<CountedOnce, 'by'>): Ledger['entries'] {
  return async function* (wanted, organization) {
    for await (const some of entries(wanted, organization))
      yield some.map((entry) => ({ ...entry, countedIn: by.get(entry.receipt)?.id }))
  }
}

/** Reports that are held in memory, as many as are read at a time: so short a ledger is read once for all its sheets. */
const SHORT = 2000

type Forms = Awaited<ReturnType<typeof formsIn>>

function entriesOf(db: Database, asked: LedgerAsked, forms: Forms): Ledger['entries'] {
  if (reportsIn(forms) > SHORT) {
    return (wanted, organization) =>
      ledgerPages(db, organization === undefined ? asked : { ...asked, organization }, [wanted])
  }
  let read: Promise<LedgerReport[]> | undefined
  return async function* (_, organization) {
    read ??= allOf(ledgerReports(db, asked))
    yield (await read).filter((report) => organization === undefined || report.organization === organization)
  }
}

async function allOf<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const row of rows) all.push(row)
  return all
}

function reportsIn(forms: Forms): number {
  return [...forms.values()].reduce((sum, count) => sum + count.reports, 0)
}

/** 200,000 reports make a ledger of 56 MB. */
const MOST_REPORTS = 100_000

/** A ledger that a digest is sent with: of all organizations, or of one. */
export type LedgerPart = { readonly organization?: string }

/** The ledgers that a digest is sent with: one, or one an organization where that would be too large to send. */
export async function ledgersOf(db: Database, digest: Digest, most = MOST_REPORTS): Promise<readonly LedgerPart[]> {
  const counts = await formsIn(db, await reportsOf(db, digest))
  if (reportsIn(counts) <= most || withinOf(digest.scope).organization !== undefined) return [{}]
  const organizations = new Set([...counts.keys()].map((key) => key.split('/')[0] ?? ''))
  return [...organizations].sort().map((organization) => ({ organization }))
}
