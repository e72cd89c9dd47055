import { type SQLWrapper, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Owed } from '../messages/said.ts'
import { addToken, revokeToken } from './api-token.ts'
import { note } from './audit.ts'
import { awaitWords, stopAwaiting } from './awaited.ts'
import { changeCatalogue, keepCatalogueVersion, undoCatalogueChange } from './catalogue-change.ts'
import { keepDone } from './clock-task.ts'
import { changeCounty } from './county.ts'
import { setDigest } from './digest.ts'
import { addDrafts, handOverDrafts, saveDrafts } from './draft.ts'
import { sealEdition } from './edition.ts'
import { setExamples } from './example.ts'
import { keepCountyHere } from './fact.ts'
import { bindGroup, moveGroup, setGroup, unbindGroup } from './group-chat.ts'
import { heldPlaces, isPlaceLost, PlaceLost, unlessHeld } from './held-places.ts'
import { pickHighlights } from './highlights.ts'
import { markHandled } from './inbox.ts'
import { addInvitations, revokeInvitation, revokeInvitations, spendInvitation } from './invitation.ts'
import { askToJoin, dropRequest } from './join-request.ts'
import { lockSection, unlockSection } from './locked-section.ts'
import { addMembership, endMembership } from './membership.ts'
import { setNextWeek } from './next-week.ts'
import type { Database } from './open.ts'
import { oweNow, readWritten, type Written } from './outbox.ts'
import { dropTakenBack, sendAgain } from './outbox-outcome.ts'
import { dropPair, putPair, settlePair } from './pair.ts'
import { changePastFigures } from './past-figure.ts'
import { keepPause, undoPause } from './pause.ts'
import { keepPerson, markUnreachable } from './person.ts'
import { erasePerson } from './personal.ts'
import { dropPreview, keepPreview } from './preview.ts'
import { keepReadings } from './reading.ts'
import { keepReminders, likeHour } from './reminder.ts'
import { addKeptReports } from './report.ts'
import { beginReview, endReview, keepReviewed } from './review.ts'
import { addNewest } from './revision.ts'
import { rowsOf } from './rows.ts'
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
  erasePerson,
  addMembership,
  endMembership,
  askToJoin,
  dropRequest,
  addInvitations,
  spendInvitation,
  revokeInvitation,
  revokeInvitations,
  addToken,
  revokeToken,
  awaitWords,
  stopAwaiting,
  handOverDrafts,
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
  changePastFigures,
  keepReminders,
  likeHour,
  beginReview,
  endReview,
  keepReviewed,
  keepPause,
  undoPause,
  changeCounty,
  keepCountyHere,
  keepDone,
  sendAgain,
  dropTakenBack,
}

/** What the turns of a set write most: all of one kind are one statement. */
const SET_WRITERS = {
  addDraft: addDrafts,
  saveDraft: saveDrafts,
  addReport: addKeptReports,
  addRevision: addNewest,
  note,
  markHandled,
}

/** A statement that is built and not run yet. */
type Statement = SQLWrapper

type Writers = typeof WRITERS
type SetWriters = typeof SET_WRITERS

/** One thing to write, as plain data. */
export type Write =
  | { readonly [Do in keyof Writers]: { readonly do: Do; readonly of: Parameters<Writers[Do]>[1] } }[keyof Writers]
  | {
      readonly [Do in keyof SetWriters]: { readonly do: Do; readonly of: Parameters<SetWriters[Do]>[1][number] }
    }[keyof SetWriters]

/** So many turns whose writes these are, and the places (membership) that they rely on. */
type Turns = { readonly turns: number; readonly places: readonly number[] }

const ONE: Turns = { turns: 1, places: [] }

/**
 * Writes all that so many turns decided in one statement; gives the messages as they were written, for delivery. No two of
 * `writes` may touch the same row: within one statement Postgres shows neither what the other did.
 * @throws PlaceLost, which is transient, where a place is there no longer: tried again, the turn meets its actor as they are now.
 */
export async function writeAll(
  db: Database,
  writes: readonly Write[],
  owed: readonly Owed[],
  now: Date,
  { turns, places }: Turns = ONE,
): Promise<readonly Written[]> {
  const statements = built(db, writes).map((statement, i) => sql`${sql.raw(`write_${i}`)} as (${statement.getSQL()})`)
  // First: on a worker of Citus they run one after the other.
  if (places.length > 0) statements.unshift(sql`held as (${heldPlaces(places)})`)
  if (owed.length > 0) statements.push(sql`owed as (${oweNow(owed, now, turns)})`)
  if (statements.length === 0) return []
  const told = owed.length > 0 ? sql`(select json_agg(owed) from owed)` : sql`null`
  const held = places.length > 0 ? sql`, ${unlessHeld(places.length)}` : sql``
  try {
    const result = await db.execute(sql`with ${sql.join(statements, sql`, `)} select ${told} as written${held}`)
    const [done] = rowsOf(result, doneRow)
    return readWritten(done?.written ?? [], owed)
  } catch (error) {
    throw isPlaceLost(error) ? new PlaceLost() : error
  }
}

const doneRow = z.object({ written: z.array(z.unknown()).nullable() })

function built(db: Database, writes: readonly Write[]): Statement[] {
  const sets = new Map<Write['do'], Write['of'][]>()
  const statements: Statement[] = []
  for (const { do: what, of } of writes) {
    const set = sets.get(what)
    if (set) set.push(of)
    else if (what in SET_WRITERS) sets.set(what, [of])
    else statements.push(...listed(writerOf(WRITERS, what)(db, of)))
  }
  for (const [what, all] of sets) statements.push(...listed(writerOf(SET_WRITERS, what)(db, all)))
  return statements
}

type Writer<Of> = (db: Database, of: Of) => Statement | readonly Statement[]

/** What `Write` pairs, the tables take: the compiler sees only that each is one of many. */
function writerOf<Of>(writers: object, what: Write['do']): Writer<Of> {
  return (writers as Readonly<Record<string, Writer<Of>>>)[what] as Writer<Of>
}

function listed(statements: Statement | readonly Statement[]): readonly Statement[] {
  return 'getSQL' in statements ? [statements] : statements
}
