import { count, sql } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import type { Database } from '../../src/database/open.ts'
import { owe } from '../../src/database/outbox.ts'
import { outbox, reminder } from '../../src/database/schema.ts'
import { writeAll } from '../../src/database/write.ts'
import { emptyDatabase, sharedDatabase } from '../support/database.ts'

/** More than a statement takes parameters for: a reminder has three, a message seven. */
const UNITS = 22_000
const MESSAGES = 10_000
const NOW = new Date('2022-11-14T09:00:00+08:00')

let db: Database

beforeEach(async () => {
  const opened = await sharedDatabase()
  await emptyDatabase(opened)
  db = opened.db
})

const messages = Array.from({ length: MESSAGES }, (_, i) => ({
  chatId: i + 1,
  method: 'sendMessage',
  payload: { chat_id: i + 1, text: '请报本周工作。' },
  onceKey: `remind:${i}`,
}))

it('writes as many reminders as there are units in one turn, and all that they say', async () => {
  const unitIds = Array.from({ length: UNITS }, (_, i) => `village-${i}/women`)
  const of = { weekFrom: '2022-11-07', unitIds, at: NOW }
  const remind = () =>
    db.transaction(async (tx) => {
      // Without the units themselves, of which each counts as a change of the county.
      await tx.execute(sql`set local session_replication_role = replica`)
      return writeAll(tx, [{ do: 'keepReminders', of }], messages, NOW)
    })
  expect(await remind()).toHaveLength(MESSAGES)
  // Again: nothing is doubled.
  await remind()
  expect(await db.select({ many: count() }).from(reminder)).toEqual([{ many: UNITS }])
  expect(await db.select({ many: count() }).from(outbox)).toEqual([{ many: MESSAGES }])
})

it('owes as many messages as there are', async () => {
  await owe(db, messages, NOW)
  expect(await db.select({ many: count() }).from(outbox)).toEqual([{ many: MESSAGES }])
})
