import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant, serial, telegramId } from './columns.ts'
import { person } from './people.ts'

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
  | {
      readonly for: 'reword'
      readonly digest: number
      readonly report: number
      readonly code: string
      /** Of which revision the editor saw the words; absent in rows of before. */
      readonly revision?: number | undefined
    }
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
