import { yearOf } from '../calendar/day.ts'
import { type DigestRow, dueRows, lockDigest } from '../database/digest.ts'
import { writeAll } from '../database/write.ts'
import { ForTheWorkshop } from '../desk/for-the-workshop.ts'
import { fallDue } from '../desk/preview.ts'
import { publication, toPublish } from '../desk/publish.ts'
import { askedFor, digestsDue, type Subject, subjectOf } from '../desk/subject.ts'
import { draftMessages, heldBackMessages, previewMessages } from '../messages/preview.ts'
import { publicationMessages } from '../messages/publication.ts'
import type { Trouble } from '../messages/trouble.ts'
import type { Parts } from './parts.ts'
import { tellOfTrouble } from './troubles.ts'

/**
 * Digests that fall due, and previews whose time to go out has come. While there are none it is one plain read. One that
 * fails does not keep the others from being done, and the county's editors are told.
 * @throws AggregateError of those that failed; they are due again.
 */
export async function dueDigests(parts: Parts): Promise<void> {
  const { db, desk, log, now, since } = parts
  const failures: unknown[] = []
  const attempt = async (trouble: Trouble, of: object, subject: () => Promise<Subject>, work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      if (error instanceof ForTheWorkshop) throw error
      log.error({ ...of, err: error }, `a digest that is due could not be done: ${trouble}`)
      failures.push(error)
      const tell = async () => tellOfTrouble(parts, trouble, await subject(), error)
      await tell().catch((untold: unknown) =>
        log.error({ ...of, err: untold }, 'editors could not be told that a digest failed'),
      )
    }
  }
  const due = digestsDue(desk, now(), since)
  const rows = await dueRows(db, due.map(askedFor), now())
  const fallen = due.filter((subject) => !rows.some((row) => isOf(row, subject) && row.state !== 'open'))
  for (const subject of fallen) {
    const of = { kind: subject.kind.code, ...subject.period }
    await attempt(
      'compile',
      of,
      async () => subject,
      () => bring(parts, subject),
    )
  }
  // With no time for a preview what has just fallen due goes out at once.
  const released = fallen.length > 0 ? await dueRows(db, [], now()) : rows.filter((row) => isReleased(row, now()))
  for (const row of released) {
    await attempt(
      'publish',
      { digest: row.id },
      () => subjectOf(db, desk, row),
      () => release(parts, row),
    )
  }
  if (failures.length > 0) throw new AggregateError(failures, 'not every digest that is due could be done')
}

function isOf(row: DigestRow, subject: Subject): boolean {
  const { kind, scope, from, to } = askedFor(subject)
  return row.kind === kind && row.scope === scope && row.periodFrom === from && row.periodTo === to
}

function isReleased({ state, releaseAt }: DigestRow, now: Date): boolean {
  return state === 'preview' && releaseAt !== null && releaseAt <= now
}

/** Puts what fell due before editors. */
async function bring({ db, desk, log, send, now }: Parts, subject: Subject): Promise<void> {
  const written = await db.transaction(async (tx) => {
    const fallen = await fallDue(tx, desk, subject, now)
    if (!fallen) return undefined
    const { row, editors, writes, facts } = fallen
    const draft = { digest: row.id, year: yearOf(subject.period.to) }
    const isDraft = subject.kind.due?.brings === 'draft'
    const owed = facts ? previewMessages(editors, facts) : isDraft ? draftMessages(editors, draft) : []
    // It may have taken long to compile: what is owed is dated when it is written.
    return writeAll(tx, writes, owed, now())
  })
  if (!written) return
  send(written)
  log.info({ kind: subject.kind.code, ...subject.period }, 'a digest fell due')
}

/** Publishes a preview that nobody acted on; where a number in it cannot be traced it waits for an editor, who is told. */
async function release({ db, desk, log, send, now }: Parts, { id }: DigestRow): Promise<void> {
  const written = await db.transaction(async (tx) => {
    const loaded = await toPublish(tx, desk, await lockDigest(tx, id), now, null)
    const done = publication(loaded)
    if (done.is === 'published') {
      const { period, number } = done.facts.group
      log.info({ digest: id, ...period, number }, 'a digest was published')
      return writeAll(tx, done.writes, publicationMessages(done.facts), now())
    }
    if (done.is === 'untraced') {
      const held = { id, state: 'held', releaseAt: null } as const
      const messages = heldBackMessages(done.editors, { digest: id, layout: loaded.row.kind }, done.places)
      log.error({ digest: id }, 'a digest was held back: a number in it cannot be traced')
      return writeAll(tx, [{ do: 'setDigest', of: held }], messages, now())
    }
    return []
  })
  send(written)
}
