import { bigint, customType, pgTable, text } from 'drizzle-orm/pg-core'
import { instant, serial } from './columns.ts'
import { person } from './people.ts'

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' })

/** A superior's table with marks in it, as an editor sent it. One that another of its name took the place of stays. */
export const superiorTable = pgTable('superior_table', {
  id: serial('id').primaryKey(),
  /** The file's, without its ending. */
  name: text('name').notNull(),
  as: text('as').$type<'xlsx' | 'docx'>().notNull(),
  content: bytes('content').notNull(),
  addedAt: instant('added_at').notNull(),
  addedBy: bigint('added_by', { mode: 'number' }).references(() => person.id),
  removedAt: instant('removed_at'),
})
