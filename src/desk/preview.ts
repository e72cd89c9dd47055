import { dayIn } from '../calendar/day.ts'
import { type DigestRow, openDigest } from '../database/digest.ts'
import { sealedEdition } from '../database/edition.ts'
import type { Database } from '../database/open.ts'
import type { KeptPreview } from '../database/preview.ts'
import { recipients } from '../database/recipients.ts'
import { type Cutoff, passingCutoff } from '../database/record-lock.ts'
import type { Write } from '../database/write.ts'
import { laterBy, type Preview, previewOf } from '../digest/compile.ts'
import type { Digest, EditionKind } from '../digest/digest.ts'
import type { DigestKind } from '../digest/kinds/digest-kind.ts'
import type { NotRead } from '../digest/words-to-read.ts'
import type { CountyDesk } from './county-desk.ts'
import { keptHere } from './for-the-workshop.ts'
import { gather } from './gather.ts'
import { madeMeanwhile } from './made-meanwhile.ts'
import { tellsUntil } from './since-last-issue.ts'
import { askedFor, issueYearOf, type Subject, subjectOf } from './subject.ts'

const MINUTE_MS = 60_000

/** A digest that is not out yet, as it is now; `writes` keep it, where it was compiled for this. */
export type Looked = {
  readonly subject: Subject
  readonly preview: Preview
  /** When it was compiled. */
  readonly cutoff: Cutoff
  readonly writes: readonly Write[]
}

/** Looks at a digest that is not out yet: as it was compiled last, while nothing was recorded since. */
export async function lookAt(tx: Database, desk: CountyDesk, row: DigestRow, clock: () => Date): Promise<Looked> {
  const subject = await subjectOf(tx, desk, row)
  const kept = await keptHere(tx, desk, row.id)
  if (kept && isStillSo(desk, subject, kept, clock()))
    return { subject, preview: kept.content, cutoff: kept.cutoff, writes: [] }
  const at = await passingCutoff(tx, clock)
  const preview = previewOf(await gather(tx, desk, subject, { asOf: at.at, row }))
  return { subject, preview, cutoff: at, writes: [keeping(row, preview, at)] }
}

function keeping({ id }: DigestRow, content: Preview, cutoff: Cutoff): Write {
  return { do: 'keepPreview', of: { digestId: id, content, cutoff } }
}

/** Whether what was compiled then is, but for its date, what would be compiled at `now`. */
function isStillSo(desk: CountyDesk, subject: Subject, kept: KeptPreview, now: Date): boolean {
  const { catalogueVersion, county } = kept.content.office
  // A week that was kept by a version before 总期号 was laid out otherwise.
  if (subject.kind.numbered && kept.content.office.running === undefined) return false
  if (!kept.same || catalogueVersion !== desk.catalogue.version || county !== desk.county) return false
  return takesInAsMuch(desk, subject, kept.cutoff.at, now)
}

/** An issue that the next has overtaken takes in no more than it had when it fell due. */
export function takesInAsMuch(desk: CountyDesk, { kind, period }: Subject, then: Date, now: Date): boolean {
  const until = (at: Date) => tellsUntil(desk, period, at)
  return kind.layout !== 'week' || (until(then) === then) === (until(now) === now)
}

/** One edition of a digest as people read it: sealed where it is out, else as it is now. */
export async function editionNow(
  tx: Database,
  desk: CountyDesk,
  row: DigestRow,
  edition: EditionKind,
  clock: () => Date,
): Promise<{ readonly digest: Digest; readonly writes: readonly Write[] }> {
  const sealed = row.state === 'published' ? await sealedEdition(tx, row.id, edition) : undefined
  if (sealed) return { digest: sealed, writes: [] }
  const { preview, writes } = await lookAt(tx, desk, row, clock)
  return { digest: preview[edition], writes }
}

/** A digest that is put before editors: what they need to know to act on it. */
export type PreviewFacts = {
  readonly digest: number
  readonly kind: DigestKind
  /** `open`: it has not fallen due yet; `held`: it waits for an editor. */
  readonly state: 'open' | 'preview' | 'held'
  /** When it goes out unless an editor acts. */
  readonly releaseAt: Date | null
  readonly office: Digest
  /** How many words of cadres nobody has read. */
  readonly notRead: NotRead
  /** To how many groups it will go. */
  readonly groups: number
  readonly zone: string
}

export type PutBefore = { readonly facts: PreviewFacts; readonly writes: readonly Write[] }

/**
 * Puts a digest that is not out yet before editors: from then on they have read all that was recorded up to now. `row` is
 * locked: whoever takes a cutoff has locked the digest before, or two would wait for each other. `change`: what else
 * becomes of it.
 */
export async function putBeforeEditors(
  tx: Database,
  desk: CountyDesk,
  row: DigestRow,
  clock: () => Date,
  {
    groups,
    change = {},
  }: { readonly groups: number; readonly change?: Pick<Partial<DigestRow>, 'state' | 'releaseAt'> },
): Promise<PutBefore> {
  const { state, releaseAt } = { ...row, ...change }
  if (state === 'published') throw new Error(`digest ${row.id} is out`)
  const subject = await subjectOf(tx, desk, row)
  const kept = await keptHere(tx, desk, row.id)
  // What was only looked at so far is compiled again: what editors read now may go to the groups.
  const hasRead =
    kept && row.readUpTo?.getTime() === kept.cutoff.at.getTime() && isStillSo(desk, subject, kept, clock())
  const known = hasRead ? { made: kept.content, of: kept.cutoff } : undefined
  const { made, of } = await madeMeanwhile(tx, clock, {
    known,
    make: async (at) => previewOf(await gather(tx, desk, subject, { asOf: at.at, row: { ...row, readUpTo: at.at } })),
    isSo: (then, now) => takesInAsMuch(desk, subject, then, now),
  })
  const isKept = made === known?.made
  const changed = { ...change, ...(isKept ? {} : { readUpTo: of.at }) }
  const set: Write[] = Object.keys(changed).length > 0 ? [{ do: 'setDigest', of: { id: row.id, ...changed } }] : []
  const facts = {
    digest: row.id,
    kind: subject.kind,
    state,
    releaseAt,
    office: made.office,
    notRead: made.notRead,
    groups,
    zone: desk.zone,
  }
  return { facts, writes: [...(isKept ? [] : [keeping(row, made, of)]), ...set] }
}

/** What becomes of a digest that falls due. */
export type FallenDue = {
  readonly row: DigestRow
  readonly editors: readonly number[]
  readonly writes: readonly Write[]
  /** Absent: no preview, since nobody would see it or none is wanted; or only a draft that waits for an editor. */
  readonly facts?: PreviewFacts
}

/**
 * A digest that has fallen due: a preview for editors, which goes out by itself after a while; with no time for one, or no
 * editor to see it, it goes out at once; a kind that is only drafted waits for an editor. Undefined where it is under way
 * already: of all who ask, by whichever process, one is answered.
 */
export async function fallDue(
  tx: Database,
  desk: CountyDesk,
  subject: Subject,
  clock: () => Date,
): Promise<FallenDue | undefined> {
  const row = await openDigest(tx, { asked: askedFor(subject), issueYear: issueYearOf(subject) })
  if (row.state !== 'open') return undefined
  const { editors, groups } = await recipients(tx, { scope: row.scope, kind: subject.kind.code })
  const begun = clock()
  if (subject.kind.due?.brings === 'draft') {
    return { row, editors, writes: [{ do: 'setDigest', of: { id: row.id, state: 'preview' } }] }
  }
  const minutes = editors.length === 0 ? 0 : desk.settings.previewMinutes
  // By whole minutes, as the clock rings: what editors were told is when it goes out, and not a minute after.
  const minute = Math.floor(begun.getTime() / MINUTE_MS)
  const change = { state: 'preview' as const, releaseAt: new Date((minute + minutes) * MINUTE_MS) }
  if (minutes === 0) return { row, editors: [], writes: [{ do: 'setDigest', of: { id: row.id, ...change } }] }
  const put = await putBeforeEditors(tx, desk, row, clock, { groups: groups.length, change })
  return { row, editors, ...put }
}

/** A preview as it is sealed at a later instant, up to which nothing was recorded. */
export function sealable(
  preview: Preview,
  desk: CountyDesk,
  at: Date,
  readByEditor: boolean,
): [group: Digest, office: Digest] {
  const group = readByEditor ? preview.group : preview.unread
  const now = { asOf: at.toISOString(), dated: dayIn(desk.zone, at) }
  return [laterBy(group, now), laterBy(preview.office, now)]
}
