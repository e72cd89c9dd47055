import { beforeEach, expect, it } from 'vitest'
import { markHandled, receive } from '../../src/database/inbox.ts'
import type { Database } from '../../src/database/open.ts'
import { claim, owe } from '../../src/database/outbox.ts'
import { markSent, setAside } from '../../src/database/outbox-outcome.ts'
import { keepPerson } from '../../src/database/person.ts'
import { inbox, membership, outbox } from '../../src/database/schema.ts'
import { tidy } from '../../src/database/tidy.ts'
import { emptyDatabase, sharedDatabase } from '../support/database.ts'

const NOW = new Date('2022-12-31T03:41:00+08:00')
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 24 * 60 * 60 * 1000)
let db: Database

beforeEach(async () => {
  const opened = await sharedDatabase()
  await emptyDatabase(opened)
  db = opened.db
})

it('keeps the numbers of updates for two days, and whatever was not handled', async () => {
  for (const [updateId, age] of [
    [1, 2.1],
    [2, 1.9],
    [3, 90],
  ] as const) {
    await receive(db, [{ updateId, chatId: 1, update: {} }], daysAgo(age))
    if (updateId !== 3) await db.execute(markHandled(db, [{ updateId, at: daysAgo(age) }]))
  }
  await tidy(db, NOW, [])
  expect((await db.select().from(inbox)).map((row) => row.updateId).sort()).toEqual([2, 3])
})

it('keeps what was sent for thirty days, and what is owed or waits for an editor for ever', async () => {
  const old = daysAgo(31)
  await owe(
    db,
    Array.from({ length: 5 }, (_, i) => ({ chatId: -1 - i, method: 'sendMessage', payload: {} })),
    old,
  )
  const [sent, recent, failed, held] = await claim(db, old, 4)
  await markSent(db, [{ id: sent?.id ?? 0, messageId: 1 }], old)
  await markSent(db, [{ id: recent?.id ?? 0, messageId: 1 }], daysAgo(29))
  await setAside(db, failed ?? expect.fail(), 'failed', 'x', old)
  await setAside(db, held ?? expect.fail(), 'unknown', 'x', old)
  await tidy(db, NOW, [])
  expect((await db.select().from(outbox)).map((row) => row.state).sort()).toEqual(['owed', 'sent', 'unknown'])
})

it('keeps what strangers were told for two days', async () => {
  const [STRANGER, MEMBER, GROUP] = [501, 502, -503]
  const since = daysAgo(9)
  await keepPerson(db, { id: 1, telegramId: MEMBER, name: '王秀兰' })
  await db.insert(membership).values({ personId: 1, role: 'editor', since })
  await owe(
    db,
    [STRANGER, MEMBER, GROUP].map((chatId) => ({ chatId, method: 'sendMessage', payload: {} })),
    since,
  )
  for (const row of await claim(db, since, 9)) await markSent(db, [{ id: row.id, messageId: 1 }], daysAgo(3))
  await owe(db, [{ chatId: STRANGER, method: 'sendMessage', payload: {} }], NOW)
  await tidy(db, NOW, [])
  expect((await db.select().from(outbox)).map((row) => `${row.chatId} ${row.state}`).sort()).toEqual(
    [`${GROUP} sent`, `${MEMBER} sent`, `${STRANGER} owed`].sort(),
  )
})
