import { sql } from 'drizzle-orm'
import { bigint, check, date, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant, serial } from './columns.ts'
import { unit } from './county.ts'
import { person } from './people.ts'

/** Single facts about this database, e.g. when the county began. */
export const fact = pgTable('fact', { name: text('name').primaryKey(), value: jsonb('value').notNull() })

/** A unit is reminded of a week once, however often and by whomever. */
export const reminder = pgTable(
  'reminder',
  {
    /** The week's Monday. */
    weekFrom: date('week_from').notNull(),
    unitId: text('unit_id')
      .notNull()
      .references(() => unit.id),
    remindedAt: instant('reminded_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.weekFrom, t.unitId] })],
)

/**
 * 暂停 of a unit, which need not report on these days, or 请假 of a person, who is not written to. One that was taken back, or
 * given other days, stays as it was known until then.
 */
export const pause = pgTable(
  'pause',
  {
    id: serial('id').primaryKey(),
    unitId: text('unit_id').references(() => unit.id),
    personId: bigint('person_id', { mode: 'number' }).references(() => person.id),
    from: date('from_day').notNull(),
    /** The last day of it. */
    to: date('to_day').notNull(),
    /** A word why, for editors; may be empty. */
    why: text('why').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    undoneAt: instant('undone_at'),
  },
  (t) => [check('pause_of_one', sql`num_nonnulls(${t.unitId}, ${t.personId}) = 1`)],
)

/** At what time of day, `HH:MM`, a unit likes to be reminded, where that is not the county's. */
export const reminderHour = pgTable('reminder_hour', {
  unitId: text('unit_id')
    .primaryKey()
    .references(() => unit.id),
  at: text('at').notNull(),
})

/**
 * What editors settled by /settings, as they put it: of each name the newest row is in force (catalogue/county-settings.ts).
 * `value` null: what the environment says, or what it was at first.
 */
export const setting = pgTable('setting', {
  id: serial('id').primaryKey(),
  name: text('name').notNull(),
  value: jsonb('value'),
  setAt: instant('set_at').notNull(),
  setBy: bigint('set_by', { mode: 'number' }).references(() => person.id),
})

/** What the clock has done: once for a period, or up to an instant where it is done again and again; and what editors were told that it could not do. */
export const clockTask = pgTable(
  'clock_task',
  {
    task: text('task')
      .$type<'remind' | 'ask-for-problems' | 'tell-of-corrections' | 'compile-failed' | 'publish-failed'>()
      .notNull(),
    /** A week's Monday and an hour of reminding, a quarter (`2022-3`), a digest; empty for what has no period. */
    period: text('period').notNull(),
    doneAt: instant('done_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.task, t.period] })],
)

/** What is written down of: who did it, to what, and when. */
const AUDIT_ACTIONS = [
  'bind',
  'catalogue',
  'county',
  'correct',
  'accept',
  'decline',
  'erase',
  'hand-over',
  'hold',
  'role',
  'import',
  'invite',
  'join',
  'leave',
  'lock',
  'pair',
  'pause',
  'publish',
  'remind',
  'review',
  'revoke',
  'send-back',
  'setting',
  'same-event',
  'examples',
  'submit',
  'table-add',
  'table-remove',
  'token-add',
  'token-remove',
  'take-back',
  'unbind',
  'withdraw',
  'wording',
] as const
export type AuditAction = (typeof AUDIT_ACTIONS)[number]

export const audit = pgTable('audit', {
  id: serial('id').primaryKey(),
  at: instant('at').notNull(),
  personId: bigint('person_id', { mode: 'number' }).references(() => person.id),
  action: text('action').$type<AuditAction>().notNull(),
  subject: text('subject').notNull(),
  detail: jsonb('detail').notNull().default({}),
})
