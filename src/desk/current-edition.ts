import { reasonsOf } from '../database/corrections.ts'
import { type DigestRow, digestOf } from '../database/digest.ts'
import { editionOf, newestAt, sealedEdition } from '../database/edition.ts'
import type { Database } from '../database/open.ts'
import { verdictsOn } from '../database/reading.ts'
import { lastChangeAt, lastRecordedAt } from '../database/revision.ts'
import { type ChangedNumber, changesSince } from '../digest/changed-numbers.ts'
import { compile } from '../digest/compile.ts'
import type { Digest, EditionKind } from '../digest/digest.ts'
import type { Gathered } from '../digest/gathered.ts'
import { asVersion, type ExplainedChange, nextEdition, reasonsIn, withPublicReasons } from '../digest/next-edition.ts'
import type { Verdicts } from '../digest/public-words.ts'
import type { CountyDesk } from './county-desk.ts'
import { gather } from './gather.ts'
import { askedFor, type Subject } from './subject.ts'

/**
 * One edition of a digest: the newest that was sealed, where it was published, else compiled from what is recorded. The
 * instant it is true for is that of the last record, so that the same data give the same bytes whenever it is asked for.
 * With `asOf` it is compiled as it stood then.
 */
export async function currentEdition(
  db: Database,
  desk: CountyDesk,
  subject: Subject,
  edition: EditionKind,
  asOf?: Date,
): Promise<Digest> {
  return db.transaction(async (tx) => {
    const row = await digestOf(tx, askedFor(subject))
    const sealed = row && !asOf ? await sealedEdition(tx, row.id, edition) : undefined
    if (sealed) return sealed
    const last = subject.kind.layout === 'week' ? lastRecordedAt : lastChangeAt
    const at = asOf ?? (await last(tx)) ?? new Date(0)
    return (await editionAt(tx, row, await gather(tx, desk, subject, { asOf: at, row }), edition)).digest
  })
}

/** An edition as of an instant, and the printed numbers in which it differs from the one sealed before. */
export type EditionAt = { readonly digest: Digest; readonly changes: readonly ExplainedChange[] }

/**
 * What was compiled; where an edition was sealed before, the next one, with the list of what changed. At the instant of
 * a sealed edition it is that edition again, byte for byte. `passing`: what an editor makes of reasons by publishing it.
 */
export async function editionAt(
  db: Database,
  row: DigestRow | undefined,
  gathered: Gathered,
  edition: EditionKind,
  passing: Verdicts = new Map(),
): Promise<EditionAt> {
  const at = new Date(gathered.asOf)
  const before = row && (await sealedEdition(db, row.id, edition, { before: at }))
  const compiled = compile(before ? tellingTheSame(gathered, before) : gathered, edition)
  const newest = row && (await newestAt(db, row.id, edition, at))
  if (!before || !newest) return { digest: compiled, changes: [] }
  const isSealed = newest.asOf.getTime() === at.getTime()
  if (isSealed && newest.withdrawn) {
    const digest = await editionOf(db, { digest: row.id, kind: edition, version: newest.version })
    return { digest: digest ?? compiled, changes: [] }
  }
  const all = await explained(db, before, compiled)
  const read = await verdictsOn(db, reasonsIn(all), new Date(compiled.asOf))
  const changes = withPublicReasons(all, { edition, verdicts: new Map([...read, ...passing]) })
  const { version } = newest
  if (changes.length === 0) return { digest: asVersion(compiled, version), changes }
  return { digest: nextEdition(compiled, before, changes, isSealed ? version : version + 1), changes }
}

/** The highlights of an issue are those of the edition before: a correction makes no other activity one. */
function tellingTheSame(gathered: Gathered, { sections }: Digest): Gathered {
  if (gathered.layout === 'year') return gathered
  const told = sections.find(({ code }) => code === 'highlights')?.blocks ?? []
  return { ...gathered, picked: told.flatMap((block) => (block.kind === 'item' ? (block.report ?? []) : [])) }
}

async function explained(db: Database, before: Digest, compiled: Digest): Promise<ExplainedChange[]> {
  const changed = changesSince(before, compiled)
  const between = { after: new Date(before.asOf), upTo: new Date(compiled.asOf) }
  const reasons = await reasonsOf(db, changed.map(whatWasCounted), between, compiled.period.to)
  return changed.map((change, i) => ({ ...change, why: reasons[i] ?? [] }))
}

function whatWasCounted({ before, after }: ChangedNumber) {
  const lineages = [before, after].flatMap((span) => (span ? [span.lineage] : []))
  const [first] = lineages
  const single = first?.rule === 'report'
  return {
    indicators: [...new Set(lineages.flatMap((l) => l.indicators))],
    from: first?.from,
    to: first?.to ?? '',
    reports: single ? [...new Set(lineages.flatMap((l) => l.reports ?? []))] : undefined,
  }
}
