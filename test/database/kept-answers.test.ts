import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { sql } from 'drizzle-orm'
import { afterAll, expect, it } from 'vitest'
import { IN_MEMORY, openDatabase } from '../../src/database/open.ts'

const TIMES = 100

setFlagsFromString('--expose-gc')
const gc: () => void = runInNewContext('gc')

const opened = await openDatabase(undefined, IN_MEMORY)

afterAll(() => opened.close())

/** Megabytes that are left once all that nobody can reach is gone. */
function left(): number {
  gc()
  return process.memoryUsage().heapUsed / 1_000_000
}

it('keeps nothing of what it has answered: an embedded database is open for months', async () => {
  const ask = async () => {
    for (let i = 0; i < TIMES; i++) await opened.db.execute(sql`select repeat('甲', 1000) from generate_series(1, 100)`)
  }
  await ask()
  const before = left()
  await ask()
  expect(left() - before).toBeLessThan(5)
})
