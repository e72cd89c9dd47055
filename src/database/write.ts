import { and, eq, inArray, isNull, type SQLWrapper, sql } from 'drizzle-orm'
import type { Figure } from '../catalogue/figures.ts'
import type { Answers } from '../catalogue/value.ts'
import type { Owed } from '../messages/said.ts'
import { keepDone } from './clock-task.ts'
import type { Database } from './open.ts'
import { oweNow, readWritten, type Written } from './outbox.ts'
import { dropPreview, keepPreview } from './preview.ts'
import { keepReminders } from './reminder.ts'
import {
  audit,
  awaited,
  decision,
  digest,
  draft,
  edition,
  figure,
  groupChat,
  highlights,
  inbox,
  invitation,
  lockedSection,
  membership,
  nextWeek,
  outbox,
  pair,
  person,
  report,
  revision,
  wording,
} from './schema.ts'

type Row<Table extends { readonly $inferSelect: unknown }> = Table['$inferSelect']

type NewRevision = {
  readonly reportId: number
  readonly number: number
  readonly kind: 'submitted' | 'corrected' | 'withdrawn'
  readonly unitId: string
  readonly activityDate: string
  readonly answers: Answers
  readonly figures: readonly Figure[]
  readonly reason?: string | undefined
  readonly catalogueVersion: string
  readonly personId: number | null
  readonly recordedAt: Date
}

/**
 * All that a turn may write, by what it does. A turn decides on rows that it has read and locked, so nothing here depends
 * on what another write of the same turn does; ids are given, since what is said may name them.
 */
const WRITERS = {
  keepPerson: (db: Database, of: Pick<Row<typeof person>, 'id' | 'telegramId' | 'name'>) =>
    db
      .insert(person)
      .overridingSystemValue()
      .values(of)
      .onConflictDoUpdate({ target: person.telegramId, set: { name: of.name, reachable: true } }),
  markUnreachable: (db: Database, { telegramId }: { readonly telegramId: number }) =>
    db.update(person).set({ reachable: false }).where(eq(person.telegramId, telegramId)),
  addMembership: (db: Database, of: Pick<Row<typeof membership>, 'personId' | 'unitId' | 'role' | 'since'>) =>
    db.insert(membership).values(of).onConflictDoNothing(),

  addInvitation: (db: Database, of: Omit<Row<typeof invitation>, 'revokedAt'>) =>
    db.insert(invitation).overridingSystemValue().values(of),
  /** Takes one use of an invitation that has one left. */
  spendInvitation: (db: Database, { id }: { readonly id: number }) =>
    db
      .update(invitation)
      .set({ usesLeft: sql`${invitation.usesLeft} - 1` })
      .where(eq(invitation.id, id)),
  revokeInvitation: (db: Database, { id, at }: { readonly id: number; readonly at: Date }) =>
    db.update(invitation).set({ revokedAt: at }).where(eq(invitation.id, id)),

  awaitWords: (db: Database, of: Row<typeof awaited>) =>
    db
      .insert(awaited)
      .values(of)
      .onConflictDoUpdate({ target: awaited.personId, set: { what: of.what } }),
  stopAwaiting: (db: Database, { personId }: { readonly personId: number }) =>
    db.delete(awaited).where(eq(awaited.personId, personId)),

  addDraft: (db: Database, of: Row<typeof draft>) => db.insert(draft).overridingSystemValue().values(of),
  saveDraft: (
    db: Database,
    {
      id,
      ...change
    }: Pick<Row<typeof draft>, 'id' | 'touchedAt'> & Partial<Pick<Row<typeof draft>, 'state' | 'status'>>,
  ) => db.update(draft).set(change).where(eq(draft.id, id)),

  addReport: (db: Database, of: Row<typeof report>) => db.insert(report).overridingSystemValue().values(of),
  /** The newest revision of a report; where it is not the first, the one before is superseded by it. */
  addRevision: (db: Database, { figures, unitId, ...of }: NewRevision) => [
    ...(of.number === 1 ? [] : supersede(db, of)),
    db.insert(revision).values({ ...of, reason: of.reason ?? null }),
    ...(figures.length === 0 ? [] : [db.insert(figure).values(figures.map((f) => figureRow(f, unitId, of)))]),
  ],

  bindGroup: (db: Database, { chatId, ...of }: Omit<Row<typeof groupChat>, 'unboundAt'>) =>
    db
      .insert(groupChat)
      .values({ chatId, ...of, unboundAt: null })
      .onConflictDoUpdate({ target: groupChat.chatId, set: { ...of, unboundAt: null } }),
  unbindGroup: (db: Database, { chatId, at }: { readonly chatId: number; readonly at: Date }) =>
    db
      .update(groupChat)
      .set({ unboundAt: at })
      .where(and(eq(groupChat.chatId, chatId), isNull(groupChat.unboundAt))),

  /** A group that became a supergroup goes on under its new id, and what it is owed follows it. */
  moveGroup: (db: Database, { from, to }: { readonly from: number; readonly to: number }) => {
    const known = sql`exists (select 1 from ${groupChat} known where known.chat_id = ${to})`
    return [
      db
        .update(groupChat)
        .set({ chatId: to })
        .where(and(eq(groupChat.chatId, from), sql`not ${known}`)),
      db.delete(groupChat).where(and(eq(groupChat.chatId, from), known)),
      db
        .update(outbox)
        .set({ chatId: to, payload: sql`${outbox.payload} || jsonb_build_object('chat_id', ${to}::bigint)` })
        .where(and(eq(outbox.chatId, from), inArray(outbox.state, ['owed', 'sending']))),
    ]
  },

  setDigest: (db: Database, { id, ...change }: Pick<Row<typeof digest>, 'id'> & Partial<Row<typeof digest>>) =>
    db.update(digest).set(change).where(eq(digest.id, id)),
  keepPreview,
  dropPreview,
  keepReminders,
  keepDone,
  sealEdition: (db: Database, { content, ...of }: Pick<Row<typeof edition>, 'digestId' | 'content' | 'sealedAt'>) =>
    db.insert(edition).values({
      ...of,
      content,
      kind: content.edition,
      version: content.version,
      sha256: content.sha256,
      asOf: new Date(content.asOf),
    }),
  decide: (db: Database, { reportId, code, ...of }: Row<typeof decision>) =>
    db
      .insert(decision)
      .values({ reportId, code, ...of })
      .onConflictDoUpdate({ target: [decision.reportId, decision.code], set: of }),
  /** In the place of those that were picked before. */
  pickHighlights: (db: Database, of: Row<typeof highlights>) =>
    db
      .insert(highlights)
      .values(of)
      .onConflictDoUpdate({ target: highlights.digestId, set: { reports: of.reports } }),
  setNextWeek: (db: Database, of: Row<typeof nextWeek>) =>
    db
      .insert(nextWeek)
      .values(of)
      .onConflictDoUpdate({ target: nextWeek.periodFrom, set: { lines: of.lines } }),
  setWording: (db: Database, of: Omit<Row<typeof wording>, 'id'>) => db.insert(wording).values(of),
  /** In the place of the pair that there was. */
  putPair: (db: Database, of: Omit<Row<typeof pair>, 'id' | 'supersededAt' | 'outcome' | 'outcomeAt'>) => [
    dropPair(db, { year: of.year, area: of.area, at: of.setAt }),
    db.insert(pair).values(of),
  ],
  dropPair,
  settlePair: (db: Database, { id, outcome, at }: Pick<Row<typeof pair>, 'id' | 'outcome'> & { readonly at: Date }) =>
    db.update(pair).set({ outcome, outcomeAt: at }).where(eq(pair.id, id)),
  lockSection: (db: Database, of: Omit<Row<typeof lockedSection>, 'id' | 'unlockedAt'>) => [
    unlockSection(db, { digestId: of.digestId, code: of.code, at: of.lockedAt }),
    db.insert(lockedSection).values(of),
  ],
  unlockSection,

  note: (db: Database, of: Omit<Row<typeof audit>, 'id' | 'detail'> & { readonly detail?: Record<string, unknown> }) =>
    db.insert(audit).values({ ...of, detail: of.detail ?? {} }),
  markHandled: (db: Database, { updateId, at }: { readonly updateId: number; readonly at: Date }) =>
    db.update(inbox).set({ handledAt: at, update: null }).where(eq(inbox.updateId, updateId)),
  /** Sends again what may or may not have arrived. */
  sendAgain: (db: Database, { id, at }: { readonly id: number; readonly at: Date }) =>
    db
      .update(outbox)
      .set({ state: 'owed', notBefore: at, changedAt: at })
      .where(and(eq(outbox.id, id), eq(outbox.state, 'unknown'))),
}

function supersede(db: Database, { reportId, recordedAt }: Pick<NewRevision, 'reportId' | 'recordedAt'>): Statement[] {
  return [revision, figure].map((table) =>
    db
      .update(table)
      .set({ supersededAt: recordedAt })
      .where(and(eq(table.reportId, reportId), isNull(table.supersededAt))),
  )
}

function figureRow(
  { indicator, label, value, approximate }: Figure,
  unitId: string,
  { reportId, number, activityDate, recordedAt }: Omit<NewRevision, 'figures' | 'unitId'>,
): typeof figure.$inferInsert {
  return {
    ...{ reportId, revision: number, unitId, indicator, label, value, activityDate, recordedAt },
    approximate: approximate ?? null,
  }
}

function dropPair(db: Database, { year, area, at }: { year: number; area: string; at: Date }): Statement {
  return db
    .update(pair)
    .set({ supersededAt: at })
    .where(and(eq(pair.year, year), eq(pair.area, area), isNull(pair.supersededAt)))
}

function unlockSection(db: Database, of: { digestId: number; code: string; at: Date }): Statement {
  const { digestId, code, at } = of
  return db
    .update(lockedSection)
    .set({ unlockedAt: at })
    .where(and(eq(lockedSection.digestId, digestId), eq(lockedSection.code, code), isNull(lockedSection.unlockedAt)))
}

/** A statement that is built and not run yet. */
type Statement = SQLWrapper

type Writers = typeof WRITERS

/** One thing to write, as plain data. */
export type Write = {
  readonly [Do in keyof Writers]: { readonly do: Do; readonly of: Parameters<Writers[Do]>[1] }
}[keyof Writers]

/** Postgres takes 65,535 parameters a statement; a message has seven. */
const MOST_MESSAGES = 5_000

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

function inPieces<Each>(all: readonly Each[], of: number): Each[][] {
  return Array.from({ length: Math.ceil(all.length / of) }, (_, i) => all.slice(i * of, (i + 1) * of))
}

function oweAll(db: Database, messages: readonly Owed[], now: Date): Statement[] {
  return messages.length > 0 ? [oweNow(db, messages, now)] : []
}

/** Runs the statements as one. Rows come back of the messages alone, which are written last. */
async function writeOnce(db: Database, statements: readonly Statement[]): Promise<Written[]> {
  const last = statements.at(-1)
  if (!last) return []
  const others = statements.slice(0, -1).map((statement, i) => sql`${sql.raw(`write_${i}`)} as ${statement}`)
  const before = others.length > 0 ? sql`with ${sql.join(others, sql`, `)} ` : sql``
  return readWritten(await db.execute(sql`${before}${last.getSQL()}`))
}

function build(db: Database, write: Write): readonly Statement[] {
  // What `Write` pairs, the table of writers takes: the compiler sees only that each is one of many.
  const writer = WRITERS[write.do] as (db: Database, of: Write['of']) => Statement | readonly Statement[]
  const built = writer(db, write.of)
  return 'getSQL' in built ? [built] : built
}
