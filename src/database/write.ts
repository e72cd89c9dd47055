import { type SQLWrapper, sql } from 'drizzle-orm'
import type { Owed } from '../messages/said.ts'
import { note } from './audit.ts'
import { awaitWords, stopAwaiting } from './awaited.ts'
import { changeCatalogue, keepCatalogueVersion, undoCatalogueChange } from './catalogue-change.ts'
import { keepDone } from './clock-task.ts'
import { changeCounty } from './county.ts'
import { setDigest } from './digest.ts'
import { addDraft, handOverDrafts, saveDraft } from './draft.ts'
import { sealEdition } from './edition.ts'
import { setExamples } from './example.ts'
import { keepCountyHere } from './fact.ts'
import { bindGroup, moveGroup, setGroup, unbindGroup } from './group-chat.ts'
import { pickHighlights } from './highlights.ts'
import { markHandled } from './inbox.ts'
import { addInvitations, revokeInvitation, spendInvitation } from './invitation.ts'
import { askToJoin, dropRequest } from './join-request.ts'
import { lockSection, unlockSection } from './locked-section.ts'
import { addMembership, endMembership } from './membership.ts'
import { setNextWeek } from './next-week.ts'
import type { Database } from './open.ts'
import { MOST_MESSAGES, oweNow, readWritten, type Written } from './outbox.ts'
import { sendAgain } from './outbox-outcome.ts'
import { dropPair, putPair, settlePair } from './pair.ts'
import { keepPause, undoPause } from './pause.ts'
import { keepPerson, markUnreachable } from './person.ts'
import { inPieces } from './pieces.ts'
import { dropPreview, keepPreview } from './preview.ts'
import { keepReadings } from './reading.ts'
import { keepReminders, likeHour } from './reminder.ts'
import { addReport } from './report.ts'
import { addRevision } from './revision.ts'
import { ruleOnEvent, undoRuling } from './same-event.ts'
import { changeSetting } from './setting.ts'
import { dropShown, keepShown } from './shown-section.ts'
import { addSuperiorTable, removeSuperiorTable } from './superior-table.ts'
import { setWording } from './wording.ts'

/**
 * All that a turn may write. Each builds its statements, which run when they are awaited or written here as one. A turn
 * decides on rows that it has read and locked, so nothing here depends on what another write of the same turn does; ids
 * are given, since what is said may name them.
 */
const WRITERS = {
  keepPerson,
  markUnreachable,
  addMembership,
  endMembership,
  askToJoin,
  dropRequest,
  addInvitations,
  spendInvitation,
  revokeInvitation,
  awaitWords,
  stopAwaiting,
  addDraft,
  saveDraft,
  handOverDrafts,
  addReport,
  addRevision,
  bindGroup,
  unbindGroup,
  setGroup,
  moveGroup,
  setDigest,
  keepPreview,
  dropPreview,
  sealEdition,
  keepReadings,
  setNextWeek,
  pickHighlights,
  setWording,
  setExamples,
  keepShown,
  dropShown,
  putPair,
  dropPair,
  settlePair,
  lockSection,
  unlockSection,
  ruleOnEvent,
  undoRuling,
  addSuperiorTable,
  removeSuperiorTable,
  changeCatalogue,
  keepCatalogueVersion,
  undoCatalogueChange,
  changeSetting,
  keepReminders,
  likeHour,
  keepPause,
  undoPause,
  changeCounty,
  keepCountyHere,
  keepDone,
  note,
  markHandled,
  sendAgain,
}

/** A statement that is built and not run yet. */
type Statement = SQLWrapper

type Writers = typeof WRITERS

/** One thing to write, as plain data. */
export type Write = {
  readonly [Do in keyof Writers]: { readonly do: Do; readonly of: Parameters<Writers[Do]>[1] }
}[keyof Writers]

/**
 * Writes all that a turn decided in one statement; gives the messages as they were written, for delivery. No two of
 * `writes` may touch the same row: within one statement Postgres shows neither what the other did.
 */
export async function writeAll(
  db: Database,
  writes: readonly Write[],
  owed: readonly Owed[],
  now: Date,
): Promise<readonly Written[]> {
  const [first = [], ...others] = inPieces(owed, MOST_MESSAGES)
  const written = await writeOnce(db, [...writes.flatMap((write) => build(db, write)), ...oweAll(db, first, now)])
  for (const messages of others) written.push(...(await writeOnce(db, oweAll(db, messages, now))))
  return written
}

function oweAll(db: Database, messages: readonly Owed[], now: Date): Statement[] {
  return messages.length > 0 ? [oweNow(db, messages, now)] : []
}

/** Runs the statements as one. Rows come back of the messages alone, which are written last. */
async function writeOnce(db: Database, statements: readonly Statement[]): Promise<Written[]> {
  const last = statements.at(-1)
  if (!last) return []
  const others = statements.slice(0, -1).map((statement, i) => sql`${sql.raw(`write_${i}`)} as (${statement.getSQL()})`)
  const before = others.length > 0 ? sql`with ${sql.join(others, sql`, `)} ` : sql``
  return readWritten(await db.execute(sql`${before}${last.getSQL()}`))
}

function build(db: Database, write: Write): readonly Statement[] {
  // What `Write` pairs, the table of writers takes: the compiler sees only that each is one of many.
  const writer = WRITERS[write.do] as (db: Database, of: Write['of']) => Statement | readonly Statement[]
  const built = writer(db, write.of)
  return 'getSQL' in built ? [built] : built
}
