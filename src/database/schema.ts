import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  date,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { Answers, Approximation } from '../catalogue/value.ts'
import type { Digest, DigestKind, EditionKind, Section } from '../digest/digest.ts'

/** Telegram ids have up to 52 bits: exact as JavaScript numbers, too large for integer columns. */
const telegramId = (name: string) => bigint(name, { mode: 'number' })
const serial = (name: string) => bigint(name, { mode: 'number' }).generatedAlwaysAsIdentity()
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

export const area = pgTable('area', {
  id: text('id').primaryKey(),
  parentId: text('parent_id').references((): AnyPgColumn => area.id),
  level: text('level').$type<'county' | 'town' | 'village'>().notNull(),
  name: text('name').notNull(),
  /** Its place in the county file: every list of areas and units has that order. */
  position: integer('position').notNull(),
})

export const unit = pgTable('unit', {
  id: text('id').primaryKey(),
  areaId: text('area_id')
    .notNull()
    .references(() => area.id),
  organization: text('organization').notNull(),
  name: text('name').notNull(),
  position: integer('position').notNull(),
  validFrom: date('valid_from'),
  validTo: date('valid_to'),
  successorId: text('successor_id').references((): AnyPgColumn => unit.id),
})

export const person = pgTable('person', {
  id: serial('id').primaryKey(),
  telegramId: telegramId('telegram_id').notNull().unique(),
  name: text('name').notNull(),
  /** False once Telegram said that this account blocked the bot or is gone; true again at the next message from it. */
  reachable: boolean('reachable').notNull().default(true),
})

export type Role = 'reporter' | 'editor' | 'viewer'

export const membership = pgTable(
  'membership',
  {
    id: serial('id').primaryKey(),
    personId: bigint('person_id', { mode: 'number' })
      .notNull()
      .references(() => person.id),
    /** Null for editors of the county, who belong to no one unit. */
    unitId: text('unit_id').references(() => unit.id),
    role: text('role').$type<Role>().notNull(),
    since: instant('since').notNull(),
    until: instant('until'),
  },
  (t) => [
    uniqueIndex('membership_once')
      .on(t.personId, sql`coalesce(${t.unitId}, '')`, t.role)
      .where(sql`${t.until} is null`),
  ],
)

export const invitation = pgTable('invitation', {
  id: serial('id').primaryKey(),
  /** sha256 of the token: whoever reads the database cannot join with it. */
  tokenHash: text('token_hash').notNull().unique(),
  unitId: text('unit_id').references(() => unit.id),
  role: text('role').$type<Role>().notNull(),
  usesLeft: integer('uses_left').notNull(),
  expiresAt: instant('expires_at').notNull(),
  createdBy: bigint('created_by', { mode: 'number' })
    .notNull()
    .references(() => person.id),
  createdAt: instant('created_at').notNull(),
  revokedAt: instant('revoked_at'),
})

export const draft = pgTable(
  'draft',
  {
    id: serial('id').primaryKey(),
    personId: bigint('person_id', { mode: 'number' })
      .notNull()
      .references(() => person.id),
    unitId: text('unit_id')
      .notNull()
      .references(() => unit.id),
    form: text('form').notNull(),
    catalogueVersion: text('catalogue_version').notNull(),
    /** A Draft of the interview, as data. */
    state: jsonb('state').$type<unknown>().notNull(),
    /** open: can be finished. Typed words are for the draft touched last, where that one is open. */
    status: text('status').$type<'open' | 'submitted' | 'cancelled'>().notNull(),
    createdAt: instant('created_at').notNull(),
    touchedAt: instant('touched_at').notNull(),
  },
  (t) => [index('draft_person').on(t.personId, t.touchedAt)],
)

export const report = pgTable(
  'report',
  {
    id: serial('id').primaryKey(),
    unitId: text('unit_id')
      .notNull()
      .references(() => unit.id),
    form: text('form').notNull(),
    /** One report a draft, however often 确认提交 arrives. */
    draftId: bigint('draft_id', { mode: 'number' }).unique(),
    /** The importer's own id of a row, so that the same file can be imported again. */
    importId: text('import_id').unique(),
  },
  (t) => [index('report_unit').on(t.unitId)],
)

/** Append-only. The newest revision at an instant is what the report said at that instant. */
export const revision = pgTable(
  'revision',
  {
    reportId: bigint('report_id', { mode: 'number' })
      .notNull()
      .references(() => report.id),
    number: integer('number').notNull(),
    kind: text('kind').$type<'submitted' | 'corrected' | 'withdrawn'>().notNull(),
    activityDate: date('activity_date').notNull(),
    answers: jsonb('answers').$type<Answers>().notNull(),
    reason: text('reason'),
    catalogueVersion: text('catalogue_version').notNull(),
    personId: bigint('person_id', { mode: 'number' }).references(() => person.id),
    recordedAt: instant('recorded_at').notNull(),
    /** When the next revision replaced it. */
    supersededAt: instant('superseded_at'),
  },
  (t) => [
    primaryKey({ columns: [t.reportId, t.number] }),
    index('revision_by_day').on(t.activityDate),
    index('revision_by_record').on(t.recordedAt),
  ],
)

/** One indicator's value in one revision: narrow, so that a digest is one grouped query. */
export const figure = pgTable(
  'figure',
  {
    reportId: bigint('report_id', { mode: 'number' }).notNull(),
    revision: integer('revision').notNull(),
    unitId: text('unit_id').notNull(),
    indicator: text('indicator').notNull(),
    /** What keys the value: a name that is counted, an issue, a level; empty for most. */
    label: text('label').notNull().default(''),
    activityDate: date('activity_date').notNull(),
    value: numeric('value', { precision: 18, scale: 4, mode: 'number' }).notNull(),
    approximate: text('approximate').$type<Approximation>(),
    recordedAt: instant('recorded_at').notNull(),
    supersededAt: instant('superseded_at'),
  },
  (t) => [
    primaryKey({ columns: [t.reportId, t.revision, t.indicator, t.label] }),
    index('figure_by_day').on(t.activityDate, t.indicator),
    index('figure_by_unit').on(t.unitId, t.indicator, t.activityDate),
  ],
)

/** Single facts about this database, e.g. when the county began. */
export const fact = pgTable('fact', { name: text('name').primaryKey(), value: jsonb('value').notNull() })

export const catalogueVersion = pgTable('catalogue_version', {
  version: text('version').primaryKey(),
  content: jsonb('content').notNull(),
  loadedAt: instant('loaded_at').notNull(),
})

/** One period's digest on its way: open → preview when it falls due → published, or held until an editor says so. */
export const digest = pgTable(
  'digest',
  {
    id: serial('id').primaryKey(),
    kind: text('kind').$type<DigestKind>().notNull(),
    /** `county`, `area:jia-zhen` or `organization:women`: whose work it is about. Weeks are always the county's. */
    scope: text('scope').notNull().default('county'),
    periodFrom: date('period_from').notNull(),
    periodTo: date('period_to').notNull(),
    state: text('state').$type<'open' | 'preview' | 'held' | 'published'>().notNull(),
    /** When it goes out by itself unless an editor acts. */
    releaseAt: instant('release_at'),
    /** An editor has read everything recorded until then. */
    readUpTo: instant('read_up_to'),
    issueYear: integer('issue_year').notNull(),
    /** 期号 of a week, given when published. */
    number: integer('number'),
    publishedAt: instant('published_at'),
    /** Editors have been told of corrections recorded until then. */
    changesToldAt: instant('changes_told_at'),
    publishedBy: bigint('published_by', { mode: 'number' }).references(() => person.id),
  },
  (t) => [
    uniqueIndex('digest_once').on(t.kind, t.scope, t.periodFrom, t.periodTo),
    uniqueIndex('digest_number').on(t.kind, t.issueYear, t.number),
  ],
)

/** A sealed digest: never changed, never deleted. */
export const edition = pgTable(
  'edition',
  {
    digestId: bigint('digest_id', { mode: 'number' })
      .notNull()
      .references(() => digest.id),
    kind: text('kind').$type<EditionKind>().notNull(),
    version: integer('version').notNull(),
    content: jsonb('content').$type<Digest>().notNull(),
    sha256: text('sha256').notNull(),
    asOf: instant('as_of').notNull(),
    sealedAt: instant('sealed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.digestId, t.kind, t.version] })],
)

/** The county's own text blocks, by year. Append-only: the newest row up to an instant is what held at that instant. */
export const wording = pgTable(
  'wording',
  {
    id: serial('id').primaryKey(),
    year: integer('year').notNull(),
    /** A text block's code, see catalogue/text-blocks.ts. */
    code: text('code').notNull(),
    /** Null: from then on the block before it holds again (last year's, or the catalogue's). */
    words: text('words'),
    setAt: instant('set_at').notNull(),
    setBy: bigint('set_by', { mode: 'number' }).references(() => person.id),
  },
  (t) => [index('wording_by_code').on(t.code, t.year)],
)

/** A problem and the plan that answers it, as an editor put them for a year's report. Changed by a new row. */
export const pair = pgTable(
  'pair',
  {
    id: serial('id').primaryKey(),
    year: integer('year').notNull(),
    /** 覆盖、联动 …: one of the catalogue's areas of problems. */
    area: text('area').notNull(),
    problem: text('problem').notNull(),
    plan: text('plan').notNull(),
    /** Receipt numbers of the reports that it was made of. */
    reports: jsonb('reports').$type<readonly number[]>().notNull(),
    setAt: instant('set_at').notNull(),
    setBy: bigint('set_by', { mode: 'number' }).references(() => person.id),
    /** When another row took its place, or it was taken out. */
    supersededAt: instant('superseded_at'),
    /** What became of the plan, asked a year later. */
    outcome: text('outcome').$type<'solved' | 'carried'>(),
    outcomeAt: instant('outcome_at'),
  },
  (t) => [index('pair_by_year').on(t.year)],
)

/** A section of a year's report that an editor has locked: it is printed as it stood then. */
export const lockedSection = pgTable(
  'locked_section',
  {
    id: serial('id').primaryKey(),
    digestId: bigint('digest_id', { mode: 'number' })
      .notNull()
      .references(() => digest.id),
    code: text('code').notNull(),
    content: jsonb('content').$type<Section>().notNull(),
    lockedAt: instant('locked_at').notNull(),
    lockedBy: bigint('locked_by', { mode: 'number' })
      .notNull()
      .references(() => person.id),
    unlockedAt: instant('unlocked_at'),
  },
  (t) => [index('locked_section_of').on(t.digestId, t.code)],
)

/** What an editor decided of one free text of one revision before it reaches a group. */
export const proof = pgTable(
  'proof',
  {
    reportId: bigint('report_id', { mode: 'number' })
      .notNull()
      .references(() => report.id),
    /** A later revision has to be read again. */
    revision: integer('revision').notNull(),
    code: text('code').notNull(),
    decision: text('decision').$type<'passed' | 'dropped' | 'reworded'>().notNull(),
    words: text('words'),
    decidedBy: bigint('decided_by', { mode: 'number' })
      .notNull()
      .references(() => person.id),
    decidedAt: instant('decided_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.reportId, t.code] })],
)

/** 下周安排, as an editor typed it for one period. */
export const nextWeek = pgTable('next_week', {
  periodFrom: date('period_from').primaryKey(),
  lines: jsonb('lines').$type<readonly string[]>().notNull(),
})

export const groupChat = pgTable('group_chat', {
  chatId: telegramId('chat_id').primaryKey(),
  threadId: telegramId('thread_id'),
  title: text('title').notNull(),
  boundBy: bigint('bound_by', { mode: 'number' })
    .notNull()
    .references(() => person.id),
  boundAt: instant('bound_at').notNull(),
  unboundAt: instant('unbound_at'),
})

/** Every update is first a row here: a duplicate is nothing, a crash loses nothing. */
export const inbox = pgTable(
  'inbox',
  {
    updateId: bigint('update_id', { mode: 'number' }).primaryKey(),
    /** Updates of one chat are handled one after the other. */
    chatId: telegramId('chat_id').notNull(),
    /** Emptied once handled: what was said lives in reports and drafts, not here. */
    update: jsonb('update'),
    receivedAt: instant('received_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    handledAt: instant('handled_at'),
    /** The error's code, where it was given up. */
    failure: text('failure'),
  },
  (t) => [index('inbox_waiting').on(t.chatId, t.updateId).where(sql`${t.handledAt} is null`)],
)

/** Everything owed to Telegram, written in the transaction that made it owed. */
export const outbox = pgTable(
  'outbox',
  {
    id: serial('id').primaryKey(),
    chatId: telegramId('chat_id').notNull(),
    method: text('method').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    /** Owed once: a second row of the same key is nothing. */
    onceKey: text('once_key').unique(),
    /** What to do when it is not known whether a send arrived: a question may come twice, a digest must not. */
    whenUnknown: text('when_unknown').$type<'resend' | 'hold'>().notNull(),
    state: text('state').$type<'owed' | 'sending' | 'sent' | 'failed' | 'unknown'>().notNull().default('owed'),
    notBefore: instant('not_before').notNull(),
    attempts: integer('attempts').notNull().default(0),
    messageId: bigint('message_id', { mode: 'number' }),
    failure: text('failure'),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [index('outbox_owed').on(t.chatId, t.id).where(sql`${t.state} in ('owed', 'sending')`)],
)

/** What the next typed words of a person answer, where that is not a draft's question. */
export const awaited = pgTable('awaited', {
  personId: bigint('person_id', { mode: 'number' })
    .primaryKey()
    .references(() => person.id),
  what: jsonb('what').$type<Awaited>().notNull(),
})

export type Awaited =
  | { readonly for: 'next-week'; readonly digest: number }
  | { readonly for: 'reword'; readonly digest: number; readonly report: number; readonly code: string }
  | { readonly for: 'withdraw'; readonly report: number }
  | { readonly for: 'pair'; readonly year: number; readonly area: string; readonly side: 'problem' | 'plan' }
  | { readonly for: 'wording'; readonly year: number; readonly code: string }
  | {
      readonly for: 'year-section'
      readonly digest: number
      readonly code: string
      readonly sentence: number
      /** The sentence as the editor saw it. */
      readonly was: string
    }

export const audit = pgTable('audit', {
  id: serial('id').primaryKey(),
  at: instant('at').notNull(),
  personId: bigint('person_id', { mode: 'number' }).references(() => person.id),
  action: text('action').notNull(),
  subject: text('subject').notNull(),
  detail: jsonb('detail').notNull().default({}),
})
