import { expect, it } from 'vitest'
import { markHandled, receive, takeNext } from '../../src/database/inbox.ts'
import { emptyDatabase, sharedDatabase } from '../support/database.ts'

const NOW = new Date('2022-11-09T09:00:00Z')

it('gives the oldest waiting update of a chat, whatever order they came in, and says whether another waits', async () => {
  const opened = await sharedDatabase()
  await emptyDatabase(opened)
  const { db } = opened
  for (const [updateId, chatId] of [
    [12, 1],
    [10, 1],
    [9, 2],
    [11, 1],
  ] as const) {
    await receive(db, [{ updateId, chatId, update: { text: updateId } }], NOW)
  }
  const taken: unknown[] = []
  const next = async (chatId: number) => (await takeNext(db, [chatId])).taken[0]
  for (let found = await next(1); found; found = await next(1)) {
    taken.push([found.updateId, found.update, found.more])
    await db.execute(markHandled(db, [{ updateId: found.updateId, at: NOW }]))
  }
  expect(taken).toEqual([
    [10, { text: 10 }, true],
    [11, { text: 11 }, true],
    [12, { text: 12 }, false],
  ])
  expect(await next(2)).toMatchObject({ updateId: 9, chatId: 2, receivedAt: NOW })
})
