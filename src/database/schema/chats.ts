import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { countyDeed } from '../../catalogue/county-deeds.ts'
import { SIMPLE_SETTINGS } from '../../catalogue/county-settings.ts'
import { readObject } from '../stored.ts'
import { instant, json, serial, telegramId } from './columns.ts'
import { person } from './people.ts'

export const groupChat = pgTable('group_chat', {
  chatId: telegramId('chat_id').primaryKey(),
  threadId: telegramId('thread_id'),
  title: text('title').notNull(),
  /** Whose digests go there, by the key of a scope (digest/scope.ts). */
  scope: text('scope').notNull().default('county'),
  /** Of which kinds (digest/kinds), by their codes; null: of all. */
  kinds: text('kinds').array(),
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
    /** It follows a link, perhaps a guessed one: so many are counted, by whichever process. */
    opensLink: boolean('opens_link').notNull().default(false),
  },
  (t) => [
    index('inbox_waiting').on(t.chatId, t.updateId).where(sql`${t.handledAt} is null`),
    index('inbox_links').on(t.chatId).where(sql`${t.opensLink}`),
  ],
)

/** Everything owed to Telegram, written in the transaction that made it owed. */
export const outbox = pgTable(
  'outbox',
  {
    id: serial('id').primaryKey(),
    chatId: telegramId('chat_id').notNull(),
    method: text('method').notNull(),
    payload: json('payload', readObject).notNull(),
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
    /** The process that took it last, as its connections are called; null on PGlite, which has one. */
    sender: text('sender'),
    /** For how long it is owed, however often it was tried: by the database's clock. */
    owedAt: instant('owed_at').notNull().defaultNow(),
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

const digestId = z.number().int()
/** Days that were understood, until they are agreed to. */
const pausedDays = z.object({ from: z.string(), to: z.string(), why: z.string() })

export const awaitedSchema = z.discriminatedUnion('for', [
  z.object({ for: z.literal('catalogue') }),
  z.object({ for: z.literal('next-week'), digest: digestId }),
  z.object({
    for: z.literal('reword'),
    digest: digestId,
    /** Which words, and what the editor saw of them. */
    word: z.string(),
    shown: z.string(),
  }),
  z.object({ for: z.literal('withdraw'), report: z.number().int() }),
  z.object({ for: z.literal('send-back'), report: z.number().int(), number: z.number().int() }),
  z.object({ for: z.literal('join-unit') }),
  z.object({ for: z.literal('join-name'), unit: z.string() }),
  z.object({
    for: z.literal('pair'),
    year: z.number().int(),
    area: z.string(),
    side: z.enum(['problem', 'plan']),
    /** By what was put when the editor was asked; absent in rows of before. */
    was: z.string().optional(),
    /** Words of the editor's that were overtaken: they can still be taken with a tap. */
    typed: z.string().optional(),
  }),
  z.object({
    for: z.literal('wording'),
    year: z.number().int(),
    code: z.string(),
    /** The words as the editor saw them; absent in rows of before. */
    was: z.string().optional(),
    /** Words of the editor's that were overtaken: they can still be taken with a tap. */
    typed: z.string().optional(),
  }),
  z.object({
    for: z.literal('year-section'),
    digest: digestId,
    code: z.string(),
    sentence: z.number().int(),
    /** The sentence as the editor saw it. */
    was: z.string(),
    /** Words of the editor's that were overtaken: they can still be taken with a tap. */
    typed: z.string().optional(),
  }),
  /** What was chosen so far of a setting, as JSON. */
  z.object({ for: z.literal('setting'), setting: z.enum(SIMPLE_SETTINGS), chosen: z.string() }),
  z.object({ for: z.literal('county'), deed: countyDeed }),
  z.object({ for: z.literal('unit-pause'), unit: z.string(), days: pausedDays.optional() }),
  z.object({ for: z.literal('stop'), days: z.object({ from: z.string(), to: z.string() }).optional() }),
  /** What a token is to be called; then, whose it is. */
  z.object({ for: z.literal('token'), name: z.string().optional() }),
  z.object({ for: z.literal('leave'), days: pausedDays.optional() }),
  /** Of which work a number is that was told alone. */
  z.object({ for: z.literal('number'), words: z.string() }),
  /** At what hour this unit is to be reminded. */
  z.object({ for: z.literal('hour'), unit: z.string() }),
  /** A workbook of the county that was sent: by the name that Telegram has for it. */
  z.object({ for: z.literal('county-file'), file: z.string() }),
  /** The same of last year's figures. */
  z.object({ for: z.literal('past-figures'), file: z.string() }),
])
export type Awaited = Readonly<z.infer<typeof awaitedSchema>>
