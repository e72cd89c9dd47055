import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Database } from '../../src/database/open.ts'
import { claim, owe, oweNow, readWritten } from '../../src/database/outbox.ts'
import {
  dropTakenBack,
  lockUnknown,
  markSent,
  moveOwed,
  putBack,
  sendAgain,
  setAside,
} from '../../src/database/outbox-outcome.ts'
import { rowsOf } from '../../src/database/rows.ts'
import { outbox } from '../../src/database/schema.ts'
import { emptyDatabase, sharedDatabase } from '../support/database.ts'

const NOW = new Date('2022-11-14T19:00:00+08:00')
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)
let db: Database

beforeEach(async () => {
  const opened = await sharedDatabase()
  await emptyDatabase(opened)
  db = opened.db
})

const texts = (whenUnknown: 'resend' | 'hold', chats: readonly number[]) =>
  chats.map((chatId, i) => ({
    ...{ chatId, method: 'sendMessage', payload: { chat_id: chatId, text: String(i) } },
    whenUnknown,
  }))
/** What may not come twice. */
const oweTo = (...chats: number[]) => owe(db, texts('hold', chats), NOW)
const askTo = (...chats: number[]) => owe(db, texts('resend', chats), NOW)
const sent = (...ids: number[]) =>
  markSent(
    db,
    ids.map((id) => ({ id, messageId: null })),
    NOW,
  )
const ids = async (...how: Parameters<typeof claim> extends [unknown, ...infer Rest] ? Rest : never) =>
  (await claim(db, ...how)).map((row) => row.id)

describe('claiming', () => {
  it('takes the oldest of each chat, and the next only when that one is done', async () => {
    await oweTo(1, 1, 2, 1, 2)
    const [first, other] = await claim(db, NOW, 20)
    expect([first?.id, other?.id]).toEqual([1, 3])
    expect(await ids(NOW, 20)).toEqual([])
    await sent(1)
    expect(await ids(NOW, 20)).toEqual([2])
    await setAside(db, other ?? expect.fail(), 'unknown', 'x', NOW)
    expect(await ids(NOW, 20)).toEqual([5])
  })

  it('takes only the chats asked for, and no more than the limit', async () => {
    await oweTo(1, 2, 3, 4, 5)
    expect(await ids(NOW, 20, [2, 4])).toEqual([2, 4])
    expect(await ids(NOW, 2)).toEqual([1, 3])
  })

  it('leaves a chat alone whose oldest has to wait', async () => {
    await oweTo(1, 1, 2)
    const [row] = await claim(db, NOW, 1)
    await putBack(db, row ?? expect.fail(), later(10), NOW)
    expect(await ids(later(9), 20)).toEqual([3])
    expect(await ids(later(10), 20)).toEqual([1])
  })

  it('takes what may come twice with what follows it, up to what may not or has to wait', async () => {
    await askTo(1, 1, 2)
    await oweTo(1)
    await askTo(1, 2)
    const taken = await claim(db, NOW, 20)
    expect(taken.map((row) => [row.id, row.more])).toEqual([
      [1, true],
      [2, true],
      [3, false],
      [6, false],
    ])
    await putBack(db, taken[1] ?? expect.fail(), later(5), NOW)
    await sent(1, 3, 6)
    expect(await ids(NOW, 20)).toEqual([])
    expect(await ids(later(5), 20)).toEqual([2])
    await sent(2)
    expect(await ids(later(5), 20)).toEqual([4])
    await sent(4)
    expect(await ids(later(5), 20)).toEqual([5])
  })

  it('takes files beside the texts after them, never before the texts before them', async () => {
    const file = { chatId: 1, method: 'sendDocument', payload: { chat_id: 1, document: 'x' } }
    await owe(db, [...texts('resend', [1]), file, file, ...texts('resend', [1]), file], NOW)
    expect(await ids(NOW, 20)).toEqual([1, 4])
    await sent(1, 4)
    expect(await ids(NOW, 20)).toEqual([2, 3, 5])
  })

  it('never has two of a chat on their way, never passes one over (any order of events)', async () => {
    const event = fc.record({ do: fc.constantFrom('owe', 'claim', 'sent', 'back'), at: fc.nat(5) })
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 30 }), async (events) => {
        await db.delete(outbox)
        const onTheWay: Awaited<ReturnType<typeof claim>> = []
        const gone = new Map<number, number[]>()
        for (const { do: what, at } of events) {
          if (what === 'owe') await oweTo(at % 3, (at + 1) % 3)
          else if (what === 'claim') onTheWay.push(...(await claim(db, NOW, at + 1)))
          else {
            const [row] = onTheWay.splice(at % Math.max(onTheWay.length, 1), 1)
            if (!row) continue
            if (what === 'back') await putBack(db, row, NOW, NOW)
            else {
              await sent(row.id)
              gone.set(row.chatId, [...(gone.get(row.chatId) ?? []), row.id])
            }
          }
          expect(new Set(onTheWay.map((row) => row.chatId)).size).toBe(onTheWay.length)
        }
        const all = await db.select().from(outbox)
        for (const [chat, numbers] of gone) {
          const oldest = all.filter((row) => row.chatId === chat).map((row) => row.id)
          expect(numbers).toEqual(oldest.sort((a, b) => a - b).slice(0, numbers.length))
        }
      }),
      { numRuns: 30 },
    )
  })

  it('does not walk through everything that was ever sent', async () => {
    const at = NOW.toISOString()
    // What other tests have deleted still takes pages, among which what is owed would lie scattered.
    await db.execute(sql`truncate outbox`)
    await db.execute(sql`
      insert into outbox (chat_id, method, payload, when_unknown, state, not_before, changed_at)
      select g % 500, 'sendMessage', '{}', 'resend', case when g <= 20000 then 'sent' else 'owed' end, ${at}, ${at}
      from generate_series(1, 20500) g`)
    await db.execute(sql`analyze outbox`)
    // The statement is claim's own: a stand-in for the database writes it down.
    const asked: Parameters<Database['execute']>[0][] = []
    const listening = {
      execute: async (query: (typeof asked)[0]) => {
        asked.push(query)
        return []
      },
    }
    await claim(listening as unknown as Database, NOW, 20)
    const explained = await db.execute(sql`explain ${asked[0]}`)
    const plan = rowsOf(explained, z.record(z.string(), z.string())).flatMap(Object.values).join('\n')
    expect(plan).toContain('outbox_owed')
    expect(plan).not.toMatch(/Seq Scan|outbox_pkey on outbox o\b/)
  })
})

describe('what is owed now', () => {
  const now = async (messages: Parameters<typeof oweNow>[0]) =>
    readWritten(await db.execute(oweNow(messages, NOW)), messages)
  const file = { chatId: 1, method: 'sendDocument', payload: { chat_id: 1, document: 'x' } }

  it('is being sent already where nothing older is on its way, and nobody else takes it', async () => {
    const written = await now([...texts('resend', [1, 1, 2]), file])
    expect(written.map((row) => [row.id, row.chatId, row.state, row.attempts])).toEqual([
      [1, 1, 'sending', 0],
      [2, 1, 'sending', 0],
      [3, 2, 'sending', 0],
      [4, 1, 'sending', 0],
    ])
    expect(written[0]).toMatchObject({ method: 'sendMessage', whenUnknown: 'resend', payload: { text: '0' } })
    expect(await ids(NOW, 20)).toEqual([])
  })

  it('waits behind what is older, a text not behind a file', async () => {
    await askTo(1)
    expect((await now([...texts('resend', [1]), file])).map((row) => row.state)).toEqual(['owed', 'owed'])
    expect(await ids(NOW, 20)).toEqual([1, 2])
    expect((await now(texts('resend', [1]))).map((row) => row.state)).toEqual(['owed'])
    await sent(1, 2, 4)
    expect(await ids(NOW, 20)).toEqual([3])
    expect((await now([...texts('resend', [1]), file])).map((row) => row.state)).toEqual(['sending', 'owed'])
  })

  it('of what may not come twice is only the first of its chat, and what follows it waits', async () => {
    const [one, two] = texts('hold', [1, 1])
    if (!one || !two) throw new Error('no texts')
    const states = await now([one, two, ...texts('resend', [1, 2]), file])
    expect(states.map((row) => row.state)).toEqual(['sending', 'owed', 'owed', 'sending', 'owed'])
    expect((await now([...texts('resend', [3]), { ...one, chatId: 3 }])).map((r) => r.state)).toEqual([
      'sending',
      'owed',
    ])
  })

  it('is once of a key, and no more than twenty at once', async () => {
    const many = texts(
      'resend',
      Array.from({ length: 25 }, (_, i) => 100 + i),
    )
    const states = (await now(many)).map((row) => row.state)
    expect(states).toEqual([...Array(20).fill('sending'), ...Array(5).fill('owed')])
    const once = { ...file, onceKey: 'once' }
    expect(await now([once])).toHaveLength(1)
    expect(await now([once])).toEqual([])
  })
})

describe('a row that another process took over', () => {
  it('is not put back or set aside by the one that lost it, but is known as sent when it arrived', async () => {
    await oweTo(1)
    const [lost] = await claim(db, NOW, 1)
    if (!lost) throw new Error('nothing was claimed')
    await putBack(db, lost, NOW, NOW)
    const [taken] = await claim(db, NOW, 1)
    await putBack(db, lost, later(60), NOW)
    expect(await setAside(db, lost, 'failed', 'x', NOW)).toBe(false)
    expect(await db.select().from(outbox)).toMatchObject([{ state: 'sending', attempts: 2, notBefore: NOW }])
    await markSent(db, [{ id: lost.id, messageId: 5 }], NOW)
    expect(await setAside(db, taken ?? expect.fail(), 'unknown', 'x', NOW)).toBe(false)
    expect(await db.select().from(outbox)).toMatchObject([{ state: 'sent', messageId: 5, payload: {} }])
  })
})

describe('what is owed to a group', () => {
  it('follows it to its new id, also in the call itself', async () => {
    await oweTo(-5, -5, 1)
    await moveOwed(db, { from: -5, to: -100_500_000_000_001 })
    expect((await db.select().from(outbox)).map((row) => [row.chatId, row.payload])).toEqual([
      [1, { chat_id: 1, text: '2' }],
      [-100_500_000_000_001, { chat_id: -100_500_000_000_001, text: '0' }],
      [-100_500_000_000_001, { chat_id: -100_500_000_000_001, text: '1' }],
    ])
  })

  it('is owed once a key', async () => {
    const message = { chatId: -5, method: 'sendMessage', payload: {}, onceKey: 'week:2022-11-07:-5:0' }
    await owe(db, [message], NOW)
    await owe(db, [message, { ...message, onceKey: 'week:2022-11-07:-5:1' }], NOW)
    expect(await db.select().from(outbox)).toHaveLength(2)
  })
})

describe('of a digest that was taken back', () => {
  it('nothing before that goes out: not what waits, nor what was being sent, nor by 再发一次; what comes after does', async () => {
    const keys = ['digest:1:1:-7:0', 'digest:1:1:-8:0', 'digest:2:1:-9:0', 'digest:1:3:-10:0']
    const owed = texts('hold', [-7, -8, -9, -10]).map((text, i) => ({ ...text, onceKey: keys[i] ?? '' }))
    await owe(db, owed, NOW)
    const [sending] = await claim(db, NOW, 1)
    await db.execute(sql`insert into digest (kind, period_from, period_to, state, issue_year)
      values ('week', '2022-11-07', '2022-11-13', 'published', 2022)`)
    await db.execute(sql`insert into edition (digest_id, kind, version, content, sha256, as_of, sealed_at, withdrawn)
      values (1, 'group', 2, '{}', '', now(), now(), true)`)
    await dropTakenBack(db, { digest: 1, version: 2, at: NOW })
    await putBack(db, sending ?? expect.fail(), NOW, NOW)
    const rows = await db.select({ state: outbox.state, failure: outbox.failure }).from(outbox).orderBy(outbox.id)
    const gone = { state: 'failed', failure: 'the digest was taken back' }
    expect(rows).toEqual([gone, gone, { state: 'owed', failure: null }, { state: 'owed', failure: null }])
    expect(await lockUnknown(db, 2)).toEqual({ method: 'sendMessage', takenBack: true })
    await db.update(outbox).set({ state: 'unknown' })
    for (const id of [1, 2, 3, 4]) await sendAgain(db, { id, at: NOW })
    expect(await ids(NOW, 20)).toEqual([3, 4])
  })
})
