import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { markHandled } from '../../src/database/inbox.ts'
import { rowsOf } from '../../src/database/rows.ts'
import { emptyDatabase, sharedDatabase } from '../support/database.ts'

it('finds what a set changes by its key, however long the set is taken to be', async () => {
  const opened = await sharedDatabase()
  await emptyDatabase(opened)
  const { db } = opened
  const one = markHandled(db, [{ updateId: 7, at: new Date('2022-11-09T20:15:00+08:00') }])
  await db.execute(sql`insert into inbox (update_id, chat_id, update, received_at)
    select n, n % 50, jsonb_build_object('text', repeat('字', 20)), '2022-11-09T20:15:00+08:00' from generate_series(1, 5000) n`)
  // What the server knows of the table is then the same in every run; it is what else decides for a plan.
  await db.execute(sql`analyze inbox`)
  const plan = rowsOf(await db.execute(sql`explain ${one}`), z.object({ 'QUERY PLAN': z.string() }))
  const steps = plan.map((row) => row['QUERY PLAN']).join('\n')
  expect(steps).toContain('Index Scan using inbox_pkey on inbox')
  expect(steps).not.toContain('Seq Scan')

  await db.execute(one)
  const [found] = rowsOf(
    await db.execute(
      sql`select count(*)::int as handled, min(update_id)::int as first from inbox where handled_at is not null`,
    ),
    z.object({ handled: z.number(), first: z.number() }),
  )
  expect(found).toEqual({ handled: 1, first: 7 })
})
