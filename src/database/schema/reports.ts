import { sql } from 'drizzle-orm'
import { bigint, boolean, date, index, integer, jsonb, numeric, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { Approximation } from '../../chinese/quantity.ts'
import { readAnswers } from '../stored.ts'
import { instant, json, serial } from './columns.ts'
import { unit } from './county.ts'
import { person } from './people.ts'

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
    state: jsonb('state').notNull(),
    /** open: can be finished. Typed words are for the draft touched last, where that one is open. */
    status: text('status').$type<'open' | 'submitted' | 'cancelled'>().notNull(),
    createdAt: instant('created_at').notNull(),
    touchedAt: instant('touched_at').notNull(),
  },
  (t) => [
    // Those that are open, the newest first, and the newest of the others (door.ts): however many somebody has finished.
    index('draft_person').on(t.personId, t.status, t.touchedAt),
    index('draft_open').on(t.unitId).where(sql`${t.status} = 'open'`),
  ],
)

/** What a revision does; `returned`: an editor has sent the report back, with a word, and it does not count until it is corrected. */
export type RevisionKind = 'submitted' | 'corrected' | 'withdrawn' | 'returned'

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
  (t) => [index('report_unit').on(t.unitId), index('report_form').on(t.form)],
)

/** Units of which an editor looks at every report that came since; the reports count meanwhile. */
export const review = pgTable('review', {
  unitId: text('unit_id')
    .primaryKey()
    .references(() => unit.id, { onDelete: 'cascade' }),
  since: instant('since').notNull(),
  setBy: bigint('set_by', { mode: 'number' })
    .notNull()
    .references(() => person.id),
})

/** What an editor has looked at: a report up to this revision. */
export const reviewed = pgTable('reviewed', {
  reportId: bigint('report_id', { mode: 'number' })
    .primaryKey()
    .references(() => report.id),
  number: integer('number').notNull(),
  at: instant('at').notNull(),
  personId: bigint('person_id', { mode: 'number' })
    .notNull()
    .references(() => person.id),
})

/** Append-only. The newest revision at an instant is what the report said at that instant. */
export const revision = pgTable(
  'revision',
  {
    reportId: bigint('report_id', { mode: 'number' })
      .notNull()
      .references(() => report.id),
    number: integer('number').notNull(),
    /** Those of its report: what asks who reported, or what a unit said before, reads this table alone. */
    unitId: text('unit_id').notNull(),
    form: text('form').notNull(),
    kind: text('kind').$type<RevisionKind>().notNull(),
    activityDate: date('activity_date').notNull(),
    answers: json('answers', readAnswers).notNull(),
    reason: text('reason'),
    catalogueVersion: text('catalogue_version').notNull(),
    personId: bigint('person_id', { mode: 'number' }).references(() => person.id),
    recordedAt: instant('recorded_at').notNull(),
    /** When the next revision replaced it. */
    supersededAt: instant('superseded_at'),
  },
  (t) => [
    primaryKey({ columns: [t.reportId, t.number] }),
    index('revision_by_day').on(t.activityDate, t.form),
    // All that says whether a unit reported in a period: one look a unit, however much it sent.
    index('revision_by_unit_day').on(t.unitId, t.activityDate, t.form, t.kind, t.recordedAt, t.supersededAt),
    index('revision_by_unit').on(t.unitId, t.form, t.recordedAt),
    index('revision_by_record').on(t.recordedAt),
    // The newest problem of each area (reported-problems.ts): the codes are permanent.
    index('revision_by_problem')
      .on(sql`(answers -> 'problem_area' ->> 'value')`, t.activityDate, t.reportId, t.unitId)
      .where(sql`form = 'problem_plan'`),
    // Activities that another organization counts (trace.ts).
    index('revision_took_part')
      .on(t.form, t.activityDate, t.reportId)
      .where(sql`(answers -> 'joint_lead' ->> 'value') <> '本单位牵头'`),
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
    /** How it was said, and between what it lies, both included; absent where it is exact. */
    approximate: text('approximate').$type<Approximation>(),
    low: numeric('low', { precision: 18, scale: 4, mode: 'number' }),
    high: numeric('high', { precision: 18, scale: 4, mode: 'number' }),
    recordedAt: instant('recorded_at').notNull(),
    supersededAt: instant('superseded_at'),
  },
  (t) => [
    primaryKey({ columns: [t.reportId, t.revision, t.indicator, t.label] }),
    index('figure_by_day').on(t.activityDate, t.indicator),
    index('figure_by_unit').on(t.unitId, t.indicator, t.label, t.activityDate),
    // A number is traced in this order.
    index('figure_by_indicator').on(t.indicator, t.activityDate, t.reportId, t.recordedAt),
    index('figure_replaced').on(t.indicator, t.activityDate).where(sql`superseded_at is not null`),
  ],
)

/**
 * What the figures that stand now come to by month. Triggers add a row with every statement that touches figures
 * (drizzle/0020), so of a key there may be several: nobody who reports waits for another. `addUp` makes one of them.
 */
export const figureTotal = pgTable(
  'figure_total',
  {
    unitId: text('unit_id').notNull(),
    indicator: text('indicator').notNull(),
    label: text('label').notNull(),
    /** Its first day. */
    month: date('month').notNull(),
    value: numeric('value', { mode: 'number' }).notNull(),
    /** How far the bounds lie from the value, added up. */
    low: numeric('low', { mode: 'number' }).notNull(),
    high: numeric('high', { mode: 'number' }).notNull(),
    figures: bigint('figures', { mode: 'number' }).notNull(),
    /** Whether it is in the totals of its quarter and year too. */
    folded: boolean('folded').notNull().default(false),
  },
  (t) => [
    // Of a unit and an indicator there may be as many labels as names: by all of the key, or adding up looks at each for each.
    index('figure_total_by_key').on(t.unitId, t.indicator, t.month, t.label),
    index('figure_total_by_month').on(t.month, t.indicator),
    index('figure_total_fresh').on(t.month).where(sql`not folded`),
  ],
)

/** What folded totals of months come to in a quarter and in a year, so that a year has one row a key to be read, not twelve. */
export const figureTotalLong = pgTable(
  'figure_total_long',
  {
    unitId: text('unit_id').notNull(),
    indicator: text('indicator').notNull(),
    label: text('label').notNull(),
    /** Its first day. */
    first: date('first').notNull(),
    /** 3 or 12. */
    months: integer('months').notNull(),
    value: numeric('value', { mode: 'number' }).notNull(),
    low: numeric('low', { mode: 'number' }).notNull(),
    high: numeric('high', { mode: 'number' }).notNull(),
    figures: bigint('figures', { mode: 'number' }).notNull(),
  },
  (t) => [
    index('figure_total_long_by_key').on(t.unitId, t.indicator, t.months, t.first, t.label),
    index('figure_total_long_by_day').on(t.months, t.first, t.indicator),
  ],
)

/**
 * Reports that may be of one event: on a day another unit's report of the form has the same name, in whatever revision of
 * either. More of them than there are events, never fewer: whoever reads looks at the names again (same-event.ts).
 */
export const eventCandidate = pgTable(
  'event_candidate',
  {
    day: date('day').notNull(),
    form: text('form').notNull(),
    reportId: bigint('report_id', { mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.form, t.day, t.reportId] })],
)

/**
 * Days of a form that were not looked through for candidates since something of them was recorded. Triggers add a row with
 * every statement (drizzle/0028), so nobody who reports waits for another.
 */
export const eventUnread = pgTable(
  'event_unread',
  { day: date('day').notNull(), form: text('form').notNull() },
  (t) => [index('event_unread_by_day').on(t.day, t.form)],
)

/** By which rule the names of a form were told when it was looked through; of another rule its candidates say nothing. */
export const eventRule = pgTable('event_rule', { form: text('form').primaryKey(), rule: text('rule').notNull() })

/**
 * What an editor said of two reports that may be of one event. It holds until it is undone; what is certain by rule has no
 * row (digest/same-event.ts).
 */
export const sameEvent = pgTable(
  'same_event',
  {
    id: serial('id').primaryKey(),
    /** The older receipt of the two. */
    reportId: bigint('report_id', { mode: 'number' })
      .notNull()
      .references(() => report.id),
    otherId: bigint('other_id', { mode: 'number' })
      .notNull()
      .references(() => report.id),
    /** The one of the two that counts; null: they are two events. */
    countsId: bigint('counts_id', { mode: 'number' }),
    decidedAt: instant('decided_at').notNull(),
    decidedBy: bigint('decided_by', { mode: 'number' })
      .notNull()
      .references(() => person.id),
    undoneAt: instant('undone_at'),
  },
  (t) => [index('same_event_of').on(t.reportId, t.otherId)],
)

/**
 * Since when a version of the catalogue is in force, as an editor put it: on a day the newest row that had begun and was not
 * undone. None: what the files say.
 */
export const catalogueChange = pgTable('catalogue_change', {
  id: serial('id').primaryKey(),
  version: text('version')
    .notNull()
    .references(() => catalogueVersion.version),
  validFrom: date('valid_from').notNull(),
  setAt: instant('set_at').notNull(),
  setBy: bigint('set_by', { mode: 'number' }).references(() => person.id),
  undoneAt: instant('undone_at'),
})

export const catalogueVersion = pgTable('catalogue_version', {
  version: text('version').primaryKey(),
  content: jsonb('content').notNull(),
  loadedAt: instant('loaded_at').notNull(),
})
