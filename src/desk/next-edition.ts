import { correctedDigests } from '../database/corrections.ts'
import type { DigestRow } from '../database/digest.ts'
import { sealedEdition } from '../database/edition.ts'
import type { Database } from '../database/open.ts'
import { recipients } from '../database/recipients.ts'
import type { Write } from '../database/write.ts'
import { unread } from '../digest/compile.ts'
import type { Digest } from '../digest/digest.ts'
import { asVersion } from '../digest/next-edition.ts'
import { readUnder, wordsKey } from '../digest/public-words.ts'
import { fixedWords, placesOf } from '../digest/untraced.ts'
import { reasonsTold } from '../messages/corrections.ts'
import type { CountyDesk } from './county-desk.ts'
import { type EditionAt, editionAt } from './current-edition.ts'
import { ledgersOf } from './digest-ledger.ts'
import { gather } from './gather.ts'
import { madeMeanwhile } from './made-meanwhile.ts'
import { type PublishedFacts, passed, sealed } from './publish.ts'
import { subjectOf } from './subject.ts'

/** What a published digest would say otherwise now. */
export type ChangesFacts = EditionAt & {
  /** The row's id. */
  readonly of: number
}

/**
 * What a published digest would say otherwise, as it stands at `asOf`. From then on editors have been told, as `writes`
 * says. `row` is locked.
 */
export async function changesOf(
  tx: Database,
  desk: CountyDesk,
  row: DigestRow,
  asOf: Date,
): Promise<{ readonly facts: ChangesFacts; readonly writes: readonly Write[] }> {
  const gathered = await gather(tx, desk, await subjectOf(tx, desk, row), { asOf, row })
  const facts = { of: row.id, ...(await editionAt(tx, row, gathered, 'office')) }
  return { facts, writes: [{ do: 'setDigest', of: { id: row.id, changesToldAt: asOf } }] }
}

/** The same as everything stands now: nothing was recorded since, and nothing is until the commit. */
export async function changesNow(tx: Database, desk: CountyDesk, row: DigestRow, clock: () => Date) {
  return (await madeMeanwhile(tx, clock, { make: ({ at }) => changesOf(tx, desk, row, at) })).made
}

/** The next edition of a published digest, with all that it takes to publish it. */
export type NextEdition =
  /** `already`: it is out; `unchanged`: no number is other than it was. */
  | { readonly is: 'unchanged' }
  | { readonly is: 'already' }
  /** Something was corrected that the editor has not been told of: nothing goes out unread. */
  | { readonly is: 'untold' }
  | { readonly is: 'untraced'; readonly places: readonly string[] }
  | { readonly is: 'next'; readonly facts: NextFacts; readonly writes: readonly Write[]; readonly at: Date }

/** What is sealed and to whom it goes, and the numbers that changed in either edition. */
export type NextFacts = Pick<PublishedFacts, 'digest' | 'groups' | 'editors' | 'ledgers'> & {
  readonly version: number
  readonly group: EditionAt
  readonly office: EditionAt
}

/**
 * Compiles edition `version` of a published digest, as an editor was told it would be; `withReasons`: with the reasons that
 * it was told of. `row` is locked.
 */
export async function nextEdition(
  tx: Database,
  desk: CountyDesk,
  row: DigestRow,
  of: { readonly version: number; readonly personId: number; readonly withReasons?: boolean },
  clock: () => Date,
): Promise<NextEdition> {
  const follows = await editionBefore(tx, row, of)
  if (!follows) return { is: 'already' }
  const make = ({ at }: { readonly at: Date }) => editionTold(tx, desk, row, { ...of, at })
  const { made } = await madeMeanwhile(tx, clock, { follows, make, isSealed: ({ is }) => is === 'next' })
  return made.is === 'next' && made.facts.office.changes.length === 0 ? { is: 'unchanged' } : made
}

/** The office's edition that `version` is to follow, `withdrawn`: it took the digest back; undefined where it is not the newest any more. */
export async function editionBefore(
  tx: Database,
  row: DigestRow,
  { version, withdrawn = false }: { readonly version: number; readonly withdrawn?: boolean },
): Promise<Digest | undefined> {
  const before = await sealedEdition(tx, row.id, 'office')
  return before?.version === version - 1 && (before.withdrawn ?? false) === withdrawn ? before : undefined
}

/** Whether something was corrected by then that editors were not told of. */
export async function isUntold(tx: Database, row: DigestRow, upTo: Date): Promise<boolean> {
  const since = { after: row.changesToldAt ?? new Date(0), upTo, digest: row.id }
  return (await correctedDigests(tx, since)).length > 0
}

/** Both editions as of an instant, unless something was corrected by then that editors were not told of. */
export async function editionTold(
  tx: Database,
  desk: CountyDesk,
  row: DigestRow,
  of: Parameters<typeof editionBehind>[3],
): Promise<Extract<NextEdition, { readonly is: 'next' | 'untraced' | 'untold' }>> {
  return (await isUntold(tx, row, of.at)) ? { is: 'untold' } : editionBehind(tx, desk, row, of)
}

/** Both editions `version` as everything stands at `at`, whatever changed. */
export async function editionBehind(
  tx: Database,
  desk: CountyDesk,
  row: DigestRow,
  of: { readonly version: number; readonly personId: number; readonly at: Date; readonly withReasons?: boolean },
): Promise<Extract<NextEdition, { readonly is: 'next' | 'untraced' }>> {
  const { at, version } = of
  const subject = await subjectOf(tx, desk, row)
  const gathered = await gather(tx, desk, subject, { asOf: at, row })
  const office = next(await editionAt(tx, row, gathered, 'office'), version)
  const reasons = of.withReasons && subject.scope.kind === 'county' ? reasonsTold(office) : []
  const passing = new Map(reasons.map((words) => [wordsKey(words), { is: 'passed' as const }]))
  // Whoever looks after a part of the county passes no words for groups: theirs get what was passed before.
  const forGroup = subject.scope.kind === 'county' ? gathered : unread(gathered)
  const group = next(await editionAt(tx, row, forGroup, 'group', passing), version)
  const editions = [group.digest, office.digest]
  const places = placesOf(editions, fixedWords(gathered))
  if (places.length > 0) return { is: 'untraced', places }
  const { editors, groups } = await recipients(tx, { scope: row.scope, kind: subject.kind.code, personId: of.personId })
  const facts = {
    digest: row.id,
    version,
    ...{ group, office, editors },
    // What stands around a number may be words that only an editor of a part has read.
    groups: subject.scope.kind === 'county' ? groups : [],
    ledgers: editors.length > 0 ? await ledgersOf(tx, office.digest) : [],
  }
  const sealing = { at, personId: of.personId }
  return {
    is: 'next',
    facts,
    at,
    writes: [...sealed(row.id, editions, sealing), ...passed(reasons.map(readUnder), sealing)],
  }
}

/** Of two editions one may have nothing new in it: both have one number all the same. */
function next({ digest, changes }: EditionAt, version: number): EditionAt {
  return { digest: asVersion(digest, version), changes }
}
