import { bigint, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant, serial } from './columns.ts'
import { person } from './people.ts'

/** Single facts about this database, e.g. when the county began. */
export const fact = pgTable('fact', { name: text('name').primaryKey(), value: jsonb('value').notNull() })

export const audit = pgTable('audit', {
  id: serial('id').primaryKey(),
  at: instant('at').notNull(),
  personId: bigint('person_id', { mode: 'number' }).references(() => person.id),
  action: text('action').notNull(),
  subject: text('subject').notNull(),
  detail: jsonb('detail').notNull().default({}),
})
