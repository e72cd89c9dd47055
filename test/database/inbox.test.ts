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
  for (let next = await takeNext(db, 1); next; next = await takeNext(db, 1)) {
    taken.push([next.row.updateId, next.row.update, next.more])
    await markHandled(db, { updateId: next.row.updateId, at: NOW })
  }
  expect(taken).toEqual([
    [10, { text: 10 }, true],
    [11, { text: 11 }, true],
    [12, { text: 12 }, false],
  ])
  expect((await takeNext(db, 2))?.row).toMatchObject({ updateId: 9, chatId: 2, receivedAt: NOW, handledAt: null })
})
