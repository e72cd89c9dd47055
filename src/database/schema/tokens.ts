import { bigint, pgTable, text } from 'drizzle-orm/pg-core'
import { instant, serial } from './columns.ts'
import { person } from './people.ts'

/** What a program may read: what the group's edition may print, or also sensitive numbers, held days and zero reports. */
export const TOKEN_SCOPES = ['public', 'all'] as const
export type TokenScope = (typeof TOKEN_SCOPES)[number]

/** 接口令牌: another program reads the county's records with one (src/api). */
export const apiToken = pgTable('api_token', {
  id: serial('id').primaryKey(),
  /** As an editor called it: of the program that has it. */
  name: text('name').notNull(),
  /** sha256 of the token: whoever reads the database cannot ask with it. */
  tokenHash: text('token_hash').notNull().unique(),
  scope: text('scope').$type<TokenScope>().notNull(),
  createdBy: bigint('created_by', { mode: 'number' })
    .notNull()
    .references(() => person.id),
  createdAt: instant('created_at').notNull(),
  /** To the minute. */
  lastUsedAt: instant('last_used_at'),
  revokedAt: instant('revoked_at'),
})
