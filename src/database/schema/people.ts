import { sql } from 'drizzle-orm'
import { type AnyPgColumn, bigint, boolean, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { instant, serial, telegramId } from './columns.ts'
import { area, unit } from './county.ts'

export const person = pgTable('person', {
  id: serial('id').primaryKey(),
  telegramId: telegramId('telegram_id').notNull().unique(),
  name: text('name').notNull(),
  /** False once Telegram said that this account blocked the bot or is gone; true again at the next message from it. */
  reachable: boolean('reachable').notNull().default(true),
})

export const ROLES = ['reporter', 'editor', 'viewer'] as const
export type Role = (typeof ROLES)[number]

export const membership = pgTable(
  'membership',
  {
    id: serial('id').primaryKey(),
    personId: bigint('person_id', { mode: 'number' })
      .notNull()
      .references(() => person.id),
    /** Null for whoever looks after a part of the county and belongs to no one unit. */
    unitId: text('unit_id').references(() => unit.id),
    /** That part: an area with those below it, an organization, what is both; with neither the whole county. */
    areaId: text('area_id').references(() => area.id),
    organization: text('organization'),
    role: text('role').$type<Role>().notNull(),
    since: instant('since').notNull(),
    until: instant('until'),
    /** The link that let them in; null for whoever was named otherwise. */
    invitationId: bigint('invitation_id', { mode: 'number' }).references((): AnyPgColumn => invitation.id),
    /** Named by EDITOR_IDS: who is taken out there is out with the next start, and cannot be taken out in chat. */
    bySetting: boolean('by_setting').notNull().default(false),
  },
  (t) => [
    uniqueIndex('membership_once')
      .on(
        t.personId,
        sql`coalesce(${t.unitId}, '')`,
        sql`coalesce(${t.areaId}, '')`,
        sql`coalesce(${t.organization}, '')`,
        t.role,
      )
      .where(sql`${t.until} is null`),
  ],
)

export const invitation = pgTable('invitation', {
  id: serial('id').primaryKey(),
  /** sha256 of the token: whoever reads the database cannot join with it. */
  tokenHash: text('token_hash').notNull().unique(),
  unitId: text('unit_id').references(() => unit.id),
  areaId: text('area_id').references(() => area.id),
  organization: text('organization'),
  role: text('role').$type<Role>().notNull(),
  usesLeft: integer('uses_left').notNull(),
  expiresAt: instant('expires_at').notNull(),
  createdBy: bigint('created_by', { mode: 'number' })
    .notNull()
    .references(() => person.id),
  createdAt: instant('created_at').notNull(),
  revokedAt: instant('revoked_at'),
  /** 交接: whose place goes over to whoever uses it. */
  handsOver: bigint('hands_over', { mode: 'number' }).references(() => person.id),
})

/** 申请加入: somebody without an invitation asks to report for a unit. One a person, gone once it is answered or has expired. */
export const joinRequest = pgTable('join_request', {
  id: serial('id').primaryKey(),
  personId: bigint('person_id', { mode: 'number' })
    .notNull()
    .unique()
    .references(() => person.id),
  unitId: text('unit_id')
    .notNull()
    .references(() => unit.id),
  /** As the person typed it. */
  name: text('name').notNull(),
  askedAt: instant('asked_at').notNull(),
})
