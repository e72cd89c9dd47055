import { bigint, date, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
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

/** What the clock has done: once for a period, or up to an instant where it is done again and again. */
export const clockTask = pgTable(
  'clock_task',
  {
    task: text('task').$type<'remind' | 'ask-for-problems' | 'tell-of-corrections'>().notNull(),
    /** A week's Monday, a quarter (`2022-Q3`); empty for what has no period. */
    period: text('period').notNull(),
    doneAt: instant('done_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.task, t.period] })],
)

/** What is written down of: who did it, to what, and when. */
export const AUDIT_ACTIONS = [
  'bind',
  'catalogue',
  'county',
  'correct',
  'accept',
  'decline',
  'hand-over',
  'hold',
  'role',
  'import',
  'invite',
  'join',
  'leave',
  'lock',
  'pair',
  'publish',
  'remind',
  'revoke',
  'send-back',
  'setting',
  'same-event',
  'examples',
  'submit',
  'table-add',
  'table-remove',
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
