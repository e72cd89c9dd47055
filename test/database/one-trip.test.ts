import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { codeOf } from '../../src/database/connection.ts'
import type { Database } from '../../src/database/open.ts'
import { fact } from '../../src/database/schema.ts'
import { emptyDatabase, sharedDatabase } from '../support/database.ts'

/** By zero, where the server only sees it as it runs. */
const FAILS = sql`select 1 / (random() * 0)::int`
const BY_ZERO = '22012'

function codesIn(error: unknown): unknown[] {
  return error instanceof Error ? [codeOf(error), ...codesIn(error.cause)] : []
}

async function noted(db: Database): Promise<number> {
  return (await db.select().from(fact)).length
}

it('says of each statement that was sent with one that failed why that one did', async () => {
  const { db } = await sharedDatabase()
  const failures: unknown[] = []
  const work = db.transaction(async (tx) => {
    const asked = await Promise.allSettled([tx.execute(sql`select 1`), tx.execute(FAILS), tx.execute(sql`select 2`)])
    for (const each of asked) failures.push(each.status === 'rejected' && codesIn(each.reason).includes(BY_ZERO))
    throw new Error('nothing is kept')
  })
  await expect(work).rejects.toThrow('nothing is kept')
  expect(failures).toEqual([false, true, true])
})

it('keeps nothing where the commit was sent with a statement that failed, and says why', async () => {
  const opened = await sharedDatabase()
  await emptyDatabase(opened)
  const { db } = opened
  const before = await noted(db)
  const work = db.transaction(async (tx) => {
    await tx.insert(fact).values({ name: 'one trip', value: '1' })
    // Not waited for: the commit goes with it.
    tx.execute(FAILS).catch(() => undefined)
  })
  const failure = await work.then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(codesIn(failure)).toContain(BY_ZERO)
  expect(await noted(db)).toBe(before)
})
