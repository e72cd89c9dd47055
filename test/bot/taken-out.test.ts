import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addMembership, endMembership } from '../../src/database/membership.ts'
import { type OpenDatabase, openDatabase } from '../../src/database/open.ts'
import { meetPerson } from '../../src/database/person.ts'
import { audit, membership, outbox } from '../../src/database/schema.ts'
import { writeAll } from '../../src/database/write.ts'
import { whereTablesAre } from '../support/citus.ts'
import { until } from '../support/county.ts'
import { emptyDatabase, ownDatabase, server, sharedDatabase } from '../support/database.ts'
import { Desk, type Handler, said } from './updates.ts'

const ZHAO = 101
/** How many of a server's sessions wait for what others hold. */
const WAITING = `select count(*)::text as line from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock'`
const AT = new Date('2022-11-14T12:00:00+08:00')

/** Zhao edits for the county; gives the number of that place. */
async function zhaoEdits({ db }: OpenDatabase): Promise<number> {
  await emptyDatabase({ db } as OpenDatabase)
  const { id: personId } = await meetPerson(db, ZHAO, '赵')
  await addMembership(db, { personId, role: 'editor', since: AT })
  const [place] = await db.select().from(membership)
  return place?.id ?? expect.fail('no place')
}

describe('A place that a turn relies on', () => {
  it('is found out where it was taken away, and held where it is there', async () => {
    const opened = await sharedDatabase()
    const place = await zhaoEdits(opened)
    const { db } = opened
    const [first] = await db.select().from(membership)
    const note = { at: AT, personId: first?.personId ?? 0, action: 'hold', subject: '暂缓' } as const
    const writes = () =>
      db.transaction((tx) => writeAll(tx, [{ do: 'note', of: note }], [], AT, { turns: 1, places: [place] }))
    await writes()
    await endMembership(db, { id: place, at: AT })
    await expect(writes()).rejects.toMatchObject({ code: '40001' })
    expect(await db.select().from(audit)).toHaveLength(1)
  })
})

describe.runIf(server)('Who is taken out by another process (left out where TEST_DATABASE_URL is not set)', () => {
  let first: OpenDatabase
  let second: OpenDatabase
  let place: number
  let desk: Desk

  beforeAll(async () => {
    first = await sharedDatabase()
    second = await openDatabase(await ownDatabase(server ?? ''), '')
  })
  afterAll(() => second.close())
  beforeEach(async () => {
    place = await zhaoEdits(first)
  })

  /** An editor's deed: noted, and told to another chat. Anybody else hears that it is not for them. */
  const holdsBack =
    (meanwhile: () => Promise<unknown>): Handler =>
    async (text, { who, now }) => {
      if (who.edits.length === 0) return { say: [{ text: '只给编辑用' }] }
      await meanwhile()
      return {
        say: [{ text: '好' }],
        write: [{ do: 'note', of: { at: now, personId: who.id, action: 'hold', subject: text } }],
      }
    }

  async function asks(handler: Handler): Promise<void> {
    desk = new Desk(first.db, handler)
    await desk.gets(said(ZHAO, '暂缓'))
  }

  const saidToZhao = () =>
    until(async () => {
      const rows = await first.db.select().from(outbox).where(eq(outbox.chatId, ZHAO))
      return rows.length > 0 ? rows.map((row) => row.payload['text']) : undefined
    }, 'an answer')

  const waiting = (many: number) =>
    until(async () => {
      const [wait = 0] = (await whereTablesAre(first.db, WAITING)).map(Number).sort((a, b) => b - a)
      return wait >= many || undefined
    }, `${many} who wait for a lock`)

  it('while their turn reads does nothing, and hears what anybody hears', async () => {
    await asks(holdsBack(async () => void (await endMembership(second.db, { id: place, at: AT }))))
    expect(await saidToZhao()).toEqual(['只给编辑用'])
    await desk.dispatcher.stop()
    expect(await first.db.select().from(audit)).toEqual([])
    expect(desk.handled).toBe(2)
  })

  it('after it relied on their place is out once it is done', async () => {
    const order: string[] = []
    let taken: Promise<unknown> = Promise.resolve()
    await second.db.transaction(async (tx) => {
      // The turn holds the place by then, and cannot end: what it handled is held here.
      await asks(holdsBack(async () => void (await tx.execute(sql`select 1 from inbox for update`))))
      await waiting(1)
      taken = endMembership(second.db, { id: place, at: AT }).then(() => order.push('out'))
      await waiting(2)
      order.push('done')
    })
    await taken
    expect(order).toEqual(['done', 'out'])
    expect(await saidToZhao()).toEqual(['好'])
    await desk.dispatcher.stop()
    expect(await first.db.select().from(audit)).toHaveLength(1)
  })
})
