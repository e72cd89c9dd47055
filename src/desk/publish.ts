import type { DigestRow } from '../database/digest.ts'
import type { Database } from '../database/open.ts'
import { type GroupPlace, recipients } from '../database/recipients.ts'
import type { Write } from '../database/write.ts'
import { type Preview, previewOf } from '../digest/compile.ts'
import type { Digest } from '../digest/digest.ts'
import { pictureOf } from '../digest/picture.ts'
import type { CountyDesk } from './county-desk.ts'
import { type LedgerPart, ledgersOf } from './digest-ledger.ts'
import { refuseWhereOthersWait } from './for-the-workshop.ts'
import { gather } from './gather.ts'
import { madeMeanwhile } from './made-meanwhile.ts'
import { lookAt, sealable, takesInAsMuch } from './preview.ts'
import { type Subject, subjectOf } from './subject.ts'

/** A digest that is about to be published, with all that this takes. */
export type ToPublish = {
  readonly row: DigestRow
  readonly subject: Subject
  readonly groups: readonly GroupPlace[]
  /** Absent where it is out already. */
  readonly sealing?: {
    readonly at: Date
    /** Null: the clock publishes it. */
    readonly personId: number | null
    readonly number: number | null
    readonly running: number | null
    readonly editions: readonly [group: Digest, office: Digest]
    /** Where numbers stand that nobody can trace. */
    readonly untraced: readonly string[]
    /** Words of cadres that it prints, and an editor passes by publishing it. */
    readonly passing: Preview['passing']
    readonly editors: readonly number[]
    readonly ledgers: readonly LedgerPart[]
    /** Whether there is something to draw. */
    readonly drawn: boolean
  }
}

/**
 * Reads all that it takes to publish a digest: what its preview compiled, while nothing was recorded since, else it is
 * compiled anew. It takes the cutoff last; from then on nobody records until the commit. `row` is locked: of two who
 * publish at once, the second sees it published.
 */
export async function toPublish(
  tx: Database,
  desk: CountyDesk,
  row: DigestRow,
  clock: () => Date,
  personId: number | null,
): Promise<ToPublish> {
  const subject = await subjectOf(tx, desk, row)
  const { editors, groups } = await recipients(tx, { scope: row.scope, kind: subject.kind.code, personId })
  if (row.state === 'published') return { row, subject, groups }
  refuseWhereOthersWait(desk)
  const withLedgers = async (preview: Preview) => ({
    preview,
    ledgers: editors.length > 0 ? await ledgersOf(tx, preview.office) : [],
  })
  const looked = await lookAt(tx, desk, row, clock)
  const { made, now: at } = await madeMeanwhile(tx, clock, {
    known: { made: await withLedgers(looked.preview), of: looked.cutoff },
    make: async (of) => withLedgers(previewOf(await gather(tx, desk, subject, { asOf: of.at, row }))),
    isSo: (then, now) => takesInAsMuch(desk, subject, then, now),
  })
  const { preview, ledgers } = made
  const { number = null, running = null } = preview.office
  // Whoever looks after a part of the county passes no words for groups: theirs get what was passed before.
  const isOfCounty = subject.scope.kind === 'county'
  const editions = sealable(preview, desk, at, personId !== null && (isOfCounty || groups.length === 0))
  const drawn = pictureOf(editions[0], desk.catalogue, []) !== undefined
  const { untraced } = preview
  const passing = isOfCounty ? preview.passing : []
  return {
    row,
    subject,
    groups,
    sealing: { at, personId, number, running, editions, untraced, passing, editors, ledgers, drawn },
  }
}

/** What a digest was published as, and to whom it goes. */
export type PublishedFacts = {
  readonly digest: number
  readonly group: Digest
  readonly office: Digest
  readonly groups: readonly GroupPlace[]
  readonly editors: readonly number[]
  /** The ledgers that it is sent with: the whole, or a part of each organization. */
  readonly ledgers: readonly LedgerPart[]
  readonly drawn: boolean
}

export type Publication =
  | { readonly is: 'already'; readonly number: number | null; readonly groups: number }
  /** A number in it has no figures behind it: it is not published. */
  | { readonly is: 'untraced'; readonly places: readonly string[]; readonly editors: readonly number[] }
  | { readonly is: 'published'; readonly facts: PublishedFacts; readonly writes: readonly Write[] }

/** Seals both editions of a digest. Pure: what is written and owed is for whoever asked. */
export function publication({ row, groups, sealing }: ToPublish): Publication {
  if (!sealing) return { is: 'already', number: row.number, groups: groups.length }
  const { at, personId, number, running, editions, untraced, passing, editors, ledgers, drawn } = sealing
  if (untraced.length > 0) return { is: 'untraced', places: untraced, editors }
  const [group, office] = editions
  const change = { state: 'published' as const, number, running, publishedAt: at, publishedBy: personId }
  return {
    is: 'published',
    facts: { digest: row.id, group, office, groups, editors, ledgers, drawn },
    writes: [
      ...sealed(row.id, editions, { at, personId }),
      { do: 'setDigest', of: { id: row.id, ...change } },
      { do: 'dropPreview', of: { digestId: row.id } },
      ...(personId === null ? [] : passed(passing, { at, personId })),
    ],
  }
}

/** What groups have read of an editor's publication may go out by itself from then on. */
export function passed(
  words: Preview['passing'],
  { at, personId }: { readonly at: Date; readonly personId: number },
): Write[] {
  const rows = words.map((each) => ({
    ...each,
    ...{ verdict: 'passed' as const, instead: null, readBy: personId, readAt: at },
  }))
  return rows.length > 0 ? [{ do: 'keepReadings', of: rows }] : []
}

/** Editions as they are sealed, and who did it. */
export function sealed(
  digestId: number,
  editions: readonly Digest[],
  {
    at,
    personId,
    action = 'publish',
  }: {
    readonly at: Date
    readonly personId: number | null
    readonly action?: 'publish' | 'take-back'
  },
): Write[] {
  const [first] = editions
  const detail = { sha256: first?.sha256, version: first?.version }
  return [
    ...editions.map((content): Write => ({ do: 'sealEdition', of: { digestId, content, sealedAt: at } })),
    { do: 'note', of: { at, personId, action, subject: `digest ${digestId}`, detail } },
  ]
}
