import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBeside } from '../../src/database/beside.ts'
import { type OpenDatabase, openDatabase } from '../../src/database/open.ts'
import { fact } from '../../src/database/schema.ts'
import { isTransient } from '../../src/database/transient.ts'

const folder = mkdtempSync(join(tmpdir(), 'qunbao-beside-'))
let holder: OpenDatabase
let guest: OpenDatabase
const opened: OpenDatabase[] = []

async function another(): Promise<OpenDatabase> {
  const found = await openBeside(folder)
  if (!found) throw new Error('nobody answers')
  opened.push(found)
  return found
}

beforeAll(async () => {
  holder = await openDatabase(undefined, folder)
  await holder.migrate()
  expect(await openBeside(folder)).toBeUndefined()
  expect(await holder.serve()).toBe(true)
  guest = await another()
})
afterAll(async () => {
  for (const one of opened) await one.close()
  await holder.close()
  rmSync(folder, { recursive: true })
})

const put = (name: string, value: unknown) => ({ name, value })
const kept = async (db: OpenDatabase['db']) => new Map((await db.select().from(fact)).map((f) => [f.name, f.value]))

describe('a command beside the process that holds the embedded database', () => {
  it('comes by a socket that only its owner can open', () => {
    expect(statSync(join(folder, 'qunbao.sock')).mode & 0o777).toBe(0o600)
  })

  it('reads and writes what the other one does, of every type, however long', async () => {
    const long = '报'.repeat(300_000)
    await guest.db.insert(fact).values([put('long', long), put('list', [1, null, { a: '甲' }])])
    expect(await kept(holder.db)).toEqual(await kept(guest.db))
    expect((await kept(guest.db)).get('long')).toBe(long)
    const query = sql`select now() as at, 12345678901234::bigint as many, 1.50::numeric as n, '\\x00ff'::bytea as bytes,
      array['甲', null] as names, date '2022-11-09' as day, null as nothing`
    const rows = async (db: OpenDatabase['db']) => db.transaction(async (tx) => (await tx.execute(query)) as object)
    const [one, two] = [await rows(holder.db), await rows(guest.db)]
    const known = [expect.objectContaining({ many: '12345678901234', n: '1.50', day: '2022-11-09' })]
    expect(one).toMatchObject(known)
    expect(two).toMatchObject(known)
    expect(await guest.tables()).toBe('current')
    await guest.migrate()
  })

  it('is told of a failure as the database told it', async () => {
    const twice = guest.db.insert(fact).values(put('list', 1))
    await expect(twice).rejects.toMatchObject({ cause: { code: '23505' } })
  })

  it('has its transaction to itself: others wait, and see all of it or nothing', async () => {
    const seen: unknown[] = []
    const two = await another()
    let begun = () => {}
    const first = new Promise<void>((resolve) => {
      begun = resolve
    })
    const long = guest.db.transaction(async (tx) => {
      await tx.insert(fact).values(put('one', 1))
      begun()
      await new Promise((resolve) => setTimeout(resolve, 30))
      await tx.insert(fact).values(put('two', 2))
    })
    await first
    const look = async (db: OpenDatabase['db']) =>
      seen.push([...(await kept(db)).keys()].filter((k) => /one|two/.test(k)))
    await Promise.all([look(holder.db), look(two.db), look(guest.db), long])
    expect(seen).toEqual([
      ['one', 'two'],
      ['one', 'two'],
      ['one', 'two'],
    ])
    const failed = guest.db.transaction(async (tx) => {
      await tx.delete(fact).where(eq(fact.name, 'one'))
      await tx.transaction((inner) => inner.insert(fact).values(put('three', 3)))
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    expect([...(await kept(holder.db)).keys()]).toEqual(expect.arrayContaining(['one', 'two']))
    expect((await kept(holder.db)).has('three')).toBe(false)
  })

  it('that is killed within a transaction has done nothing, and nobody waits for it', async () => {
    const killed = await another()
    const work = killed.db.transaction(async (tx) => {
      await tx.insert(fact).values(put('half', 1))
      await killed.close()
      await tx.insert(fact).values(put('other half', 1))
    })
    await expect(work).rejects.toThrow()
    expect((await kept(holder.db)).has('half')).toBe(false)
  })

  it('hears that the other one has stopped', async () => {
    const waiting = await another()
    const slow = waiting.db.transaction(async (tx) => {
      await tx.insert(fact).values(put('late', 1))
      await holder.close()
      await tx.insert(fact).values(put('later', 1))
    })
    const error: unknown = await slow.catch((e: unknown) => e)
    expect(String((error as Error).cause ?? error)).toContain('nothing was changed')
    expect(isTransient(error)).toBe(false)
    holder = await openDatabase(undefined, folder)
    expect((await kept(holder.db)).has('late')).toBe(false)
  })
})
