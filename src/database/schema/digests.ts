import {
  bigint,
  boolean,
  date,
  index,
  integer,
  pgSequence,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { EditionKind, Layout } from '../../digest/digest.ts'
import type { Verdict } from '../../digest/public-words.ts'
import { readDigest, readLockedSection, readPreview, readReceipts, readShownSection, readTexts } from '../stored.ts'
import { instant, json, serial } from './columns.ts'
import { person } from './people.ts'

/** One period's digest on its way: open → preview when it falls due → published, or held until an editor says so. */
export const digest = pgTable(
  'digest',
  {
    id: serial('id').primaryKey(),
    kind: text('kind').$type<Layout>().notNull(),
    /** `county`, `area:jia-zhen` or `organization:women`: whose work it is about. */
    scope: text('scope').notNull().default('county'),
    periodFrom: date('period_from').notNull(),
    periodTo: date('period_to').notNull(),
    state: text('state').$type<'open' | 'preview' | 'held' | 'published'>().notNull(),
    /** When it goes out by itself unless an editor acts. */
    releaseAt: instant('release_at'),
    /** An editor has read everything recorded until then. */
    readUpTo: instant('read_up_to'),
    issueYear: integer('issue_year').notNull(),
    /** 期号 of a week, given when published: each scope counts its own. */
    number: integer('number'),
    /** 总期号 of a week, which counts on over the years; null of those published before there was one. */
    running: integer('running'),
    publishedAt: instant('published_at'),
    /** Editors have been told of corrections recorded until then. */
    changesToldAt: instant('changes_told_at'),
    publishedBy: bigint('published_by', { mode: 'number' }).references(() => person.id),
  },
  (t) => [
    uniqueIndex('digest_once').on(t.kind, t.scope, t.periodFrom, t.periodTo),
    uniqueIndex('digest_number').on(t.kind, t.scope, t.issueYear, t.number),
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
    content: json('content', readDigest).notNull(),
    sha256: text('sha256').notNull(),
    asOf: instant('as_of').notNull(),
    sealedAt: instant('sealed_at').notNull(),
    /** 撤回: it says only that the digest was taken back. */
    withdrawn: boolean('withdrawn').notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.digestId, t.kind, t.version] })],
)

/**
 * These count what is done to the rows that digests are compiled from, by triggers (drizzle/0006): reports, units and sealed
 * editions; and what editors put, decide and lock. Whoever does it holds the lock of the records (record-lock.ts).
 */
export const reportChanges = pgSequence('report_changes')
export const wordChanges = pgSequence('word_changes')

/** A digest that is not out yet as it was compiled last, and where both counts stood then: while they do, it is still that. */
export const preview = pgTable('preview', {
  digestId: bigint('digest_id', { mode: 'number' })
    .primaryKey()
    .references(() => digest.id),
  asOf: instant('as_of').notNull(),
  reportChanges: bigint('report_changes', { mode: 'number' }).notNull(),
  wordChanges: bigint('word_changes', { mode: 'number' }).notNull(),
  content: json('content', readPreview).notNull(),
})

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
    reports: json('reports', readReceipts).notNull(),
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

/** What editors have locked of a section of a year's report. Changed by a new row. */
export const lockedSection = pgTable(
  'locked_section',
  {
    id: serial('id').primaryKey(),
    digestId: bigint('digest_id', { mode: 'number' })
      .notNull()
      .references(() => digest.id),
    code: text('code').notNull(),
    content: json('content', readLockedSection).notNull(),
    lockedAt: instant('locked_at').notNull(),
    lockedBy: bigint('locked_by', { mode: 'number' })
      .notNull()
      .references(() => person.id),
    unlockedAt: instant('unlocked_at'),
  },
  (t) => [index('locked_section_of').on(t.digestId, t.code)],
)

/**
 * Names that an editor has ticked for a question: of all that a year's report could print these are printed, in this order.
 * Append-only: the newest row up to an instant is what held at that instant; without names the most frequent are printed.
 */
export const example = pgTable(
  'example',
  {
    id: serial('id').primaryKey(),
    year: integer('year').notNull(),
    /** The question's code. */
    code: text('code').notNull(),
    names: json('names', readTexts).notNull(),
    setAt: instant('set_at').notNull(),
    setBy: bigint('set_by', { mode: 'number' }).references(() => person.id),
  },
  (t) => [index('example_of').on(t.year, t.code)],
)

/** What an editor was shown last of a report that is not out: so that before it goes out they are told what changed since. */
export const shownSection = pgTable(
  'shown_section',
  {
    digestId: bigint('digest_id', { mode: 'number' })
      .notNull()
      .references(() => digest.id),
    personId: bigint('person_id', { mode: 'number' })
      .notNull()
      .references(() => person.id),
    /** The section's code. */
    code: text('code').notNull(),
    /** In which edition it was read; `asked`: it stood behind the question whether to publish. */
    shownAs: text('shown_as').$type<EditionKind | 'asked'>().notNull(),
    content: json('content', readShownSection).notNull(),
    shownAt: instant('shown_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.digestId, t.personId, t.code, t.shownAs] })],
)

/**
 * What an editor made of a cadre's words on reading them: a name, a sentence, the reason of a correction. Append-only: of
 * the same words the newest row up to an instant is what held at that instant, whoever gave them and whenever.
 */
export const reading = pgTable(
  'reading',
  {
    id: serial('id').primaryKey(),
    /** Of the question that the words answer; `reason` of a correction's. */
    code: text('code').notNull(),
    /** What spellings of the same words have in common, see digest/public-words.ts. */
    words: text('words').notNull(),
    verdict: text('verdict').$type<Verdict['is']>().notNull(),
    /** What is printed in their place, where they were reworded. */
    instead: text('instead'),
    readBy: bigint('read_by', { mode: 'number' }).references(() => person.id),
    readAt: instant('read_at').notNull(),
  },
  (t) => [index('reading_of').on(t.code, t.words)],
)

/** The activities that an editor has picked as highlights of a week, by their receipt numbers. No row: nobody has looked. */
export const highlights = pgTable('highlights', {
  digestId: bigint('digest_id', { mode: 'number' })
    .primaryKey()
    .references(() => digest.id),
  reports: json('reports', readReceipts).notNull(),
})

/** 下周安排, as an editor typed it for one period. */
export const nextWeek = pgTable('next_week', {
  periodFrom: date('period_from').primaryKey(),
  lines: json('lines', readTexts).notNull(),
})

/**
 * Telegram's name of a file that was made of a sealed edition and sent once: whoever gets it next is sent the name. One
 * that Telegram no longer knows is forgotten, and the file made again.
 */
export const sentFile = pgTable(
  'sent_file',
  {
    digestId: bigint('digest_id', { mode: 'number' }).notNull(),
    edition: text('edition').$type<EditionKind>().notNull(),
    version: integer('version').notNull(),
    as: text('as').$type<'docx' | 'xlsx' | 'png'>().notNull(),
    /** Of a ledger only this organization's part; empty for the whole. */
    organization: text('organization').notNull().default(''),
    fileId: text('file_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.digestId, t.edition, t.version, t.as, t.organization] })],
)
