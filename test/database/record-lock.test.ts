import { expect, it } from 'vitest'
import { takeNext } from '../../src/database/inbox.ts'
import { openDatabase } from '../../src/database/open.ts'
import { cutoffInstant, recordInstant } from '../../src/database/record-lock.ts'
import { ownDatabase, server, sharedDatabase } from '../support/database.ts'

it('gives the instant of its transaction', async () => {
  const { db } = await sharedDatabase()
  const at = new Date('2022-11-14T17:00:00+08:00')
  expect(await db.transaction((tx) => recordInstant(tx, () => at))).toBe(at)
  expect(await db.transaction((tx) => cutoffInstant(tx, () => at))).toBe(at)
})

it.runIf(server)('waits for records that are being made, which wait for nobody (on Postgres only)', async () => {
  const { db } = await sharedDatabase()
  const other = await openDatabase(await ownDatabase(server ?? ''), '')
  const order: string[] = []
  try {
    const closing = await db.transaction(async (tx) => {
      await recordInstant(tx, () => new Date())
      await other.db.transaction((second) => recordInstant(second, () => new Date()))
      // The chat of this id has a lock of its own, whatever the books' is.
      for (const chat of [7230, 442, 7_230_442]) await other.db.transaction((second) => takeNext(second, [chat]))
      const closing = other.db.transaction(async (second) => {
        await cutoffInstant(second, () => new Date())
        order.push('closed')
      })
      await new Promise((resolve) => setTimeout(resolve, 100))
      order.push('recorded')
      return { closing }
    })
    await closing.closing
    expect(order).toEqual(['recorded', 'closed'])
  } finally {
    await other.close()
  }
})
