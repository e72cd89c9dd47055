import { type SQL, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { weekOf } from '../../src/calendar/week.ts'
import { type DigestRow, digestOf, lockDigest } from '../../src/database/digest.ts'
import { editionOf, sealedEdition } from '../../src/database/edition.ts'
import { type Database, openDatabase } from '../../src/database/open.ts'
import { reportById } from '../../src/database/report.ts'
import { audit } from '../../src/database/schema.ts'
import { type Write, writeAll } from '../../src/database/write.ts'
import { importReports } from '../../src/desk/import-reports.ts'
import { changesNow, nextEdition } from '../../src/desk/next-edition.ts'
import { putBeforeEditors } from '../../src/desk/preview.ts'
import { publication, toPublish } from '../../src/desk/publish.ts'
import { publishAgain, putBackItem, takeBackAll, takeBackItem } from '../../src/desk/take-back.ts'
import { EDITIONS } from '../../src/digest/digest.ts'
import { whereTablesAre } from '../support/citus.ts'
import { ownDatabase, server } from '../support/database.ts'
import { Desk, type Line, talk } from './desk.ts'

/**
 * Whatever compiles and then seals, or tells editors as read: nobody who reports waits while it compiles, and what it says
 * is what stood at one instant.
 */

const WEEK = '2022-11-09'
const OUT = '2022-11-14T17:00:00+08:00'
const CORRECTED = '2022-11-15T09:00:00+08:00'
const NOW = '2022-11-16T09:00:00+08:00'
// The clock stands still: what is recorded meanwhile has the very instant as of which it is compiled.
const clock = () => new Date(NOW)

let desk: Desk
let personId: number
let id: number
/** How the lock of the records was held once the last deed was done, before its commit. */
let heldAfter: readonly string[]

const B = talk({ id: 'b', unit: 'yi-zhen/women', talks: 2, audience: 80, at: '2022-11-10T20:00:00+08:00' })
/** What is saved meanwhile, each time another report. */
const saved = (n: number): Line =>
  talk({ id: `new-${n}`, unit: 'jia-zhen/dong-cun/women', talks: 1, audience: 40 + n, at: NOW })

type Done = { readonly writes: readonly Write[] } | { readonly is: string }
type Deed = (tx: Database, row: DigestRow) => Promise<Done>

const county = () => desk.opened.desk
const of = (version: number) => ({ version, personId, clock })
const isOpen = async () => {
  await desk.opened.db.execute(sql`delete from edition`)
  await desk.opened.db.execute(sql`update digest set state = 'preview', number = null, running = null`)
}
const corrects = async () => {
  await desk.imports([{ ...B, answers: { women_gratitude_audience: 90 }, at: CORRECTED }])
  await desk.tellsOfChanges('2022-11-15T10:00:00+08:00')
}
const takesBackFirst = async () => void (await does((tx, row) => takeBackItem(tx, county(), row, 1, of(2))))
const takesAllBack = async () => void (await does((tx, row) => takeBackAll(tx, county(), row, of(2))))

/** Of each: what is before it, and which version it seals; 0: none. */
const DEEDS: readonly (readonly [what: string, first: () => Promise<void>, deed: Deed, seals: number])[] = [
  [
    'a publication',
    isOpen,
    async (tx, row) => {
      const done = publication(await toPublish(tx, county(), row, clock, personId))
      return done.is === 'published' ? done : { is: done.is }
    },
    1,
  ],
  ['a preview', isOpen, (tx, row) => putBeforeEditors(tx, county(), row, clock, { groups: 0 }), 0],
  ['what was corrected, as it is told', corrects, (tx, row) => changesNow(tx, county(), row, clock), 0],
  ['the next edition', corrects, (tx, row) => nextEdition(tx, county(), row, of(2), clock), 2],
  ['one report taken back', async () => {}, (tx, row) => takeBackItem(tx, county(), row, 1, of(2)), 2],
  ['one put back', takesBackFirst, (tx, row) => putBackItem(tx, county(), row, 1, of(3)), 3],
  ['the whole published again', takesAllBack, (tx, row) => publishAgain(tx, county(), row, of(3)), 3],
]

beforeEach(async () => {
  desk = await Desk.open()
  personId = await desk.editor()
  await desk.imports([talk({ id: 'a', talks: 3, audience: 320, at: '2022-11-09T20:00:00+08:00' }), B])
  await desk.publishes(WEEK, OUT)
  id = (await digestOf(desk.opened.db, weekOf(WEEK)))?.id ?? 0
})

/** Does it as a turn does; `gathering` is called each time that it begins to read what it compiles. */
async function does(deed: Deed, gathering: (tx: Database) => Promise<unknown> = async () => {}): Promise<Done> {
  return desk.opened.db.transaction(async (tx) => {
    const watched: Database = new Proxy(tx as Database, {
      get: (on, name) => {
        if (name !== 'execute') return Reflect.get(on, name)
        return async (query: SQL) => {
          if (new PgDialect().sqlToQuery(query).sql.includes("'work_mem'")) await gathering(tx)
          return on.execute(query)
        }
      },
    })
    const done = await deed(watched, await lockDigest(tx, id))
    heldAfter = await heldIn(tx)
    if ('writes' in done) await writeAll(tx, done.writes, [], clock())
    return done
  })
}

/** How the lock of the records is held by anybody. */
async function heldIn(tx: Database): Promise<string[]> {
  const held = await whereTablesAre(
    tx,
    `select coalesce(string_agg(mode, ' '), '') as line from pg_locks where locktype = 'advisory' and classid = 7230 and objid = 442
      and database = (select oid from pg_database where datname = current_database())`,
  )
  return held.flatMap((modes) => (modes === '' ? [] : modes.split(' ')))
}

/** Both editions are what is compiled as of the instant that they say. */
async function expectOneInstant(version: number): Promise<void> {
  for (const kind of EDITIONS) {
    const sealed = await editionOf(desk.opened.db, { digest: id, kind, version })
    expect(sealed?.asOf).toBe((await sealedEdition(desk.opened.db, id, 'office'))?.asOf)
    expect(await desk.compile(WEEK, kind, sealed?.asOf)).toEqual(sealed)
  }
}

describe.each(DEEDS)('%s', (what, first, deed, seals) => {
  beforeEach(first)

  it('keeps nobody who reports waiting while it compiles: the lock of the records is free, and shared by nobody', async () => {
    const held: string[][] = []
    await does(deed, async (tx) => held.push(await heldIn(tx)))
    expect(held).toEqual([[]])
    if (seals > 0) await expectOneInstant(seals)
  })

  it('leaves nothing where it is killed while it compiles, and is done once then', async () => {
    const { db } = desk.opened
    const state = async () => ({
      office: await sealedEdition(db, id, 'office'),
      reports: await Promise.all([1, 2].map((n) => reportById(db, n))),
      notes: (await db.select().from(audit)).length,
    })
    const before = await state()
    const killed = does(deed, async () => {
      throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    expect(await state()).toEqual(before)
    await does(deed)
    const after = await state()
    expect(after.office?.version ?? 0).toBe(seals === 0 ? (before.office?.version ?? 0) : seals)
    const changed = after.reports.filter((report, i) => report?.number !== before.reports[i]?.number)
    const isOfOne = what.startsWith('one ')
    expect(changed.map((report) => report?.number)).toEqual(isOfOne ? [seals] : [])
    // The edition, and of one report also its revision and the deed.
    expect(after.notes - before.notes).toBe(seals === 0 ? 0 : isOfOne ? 3 : 1)
  })

  describe.runIf(server)('with another process that records (on Postgres only)', () => {
    /** Another process saves a report, or waits for it in vain. */
    async function saves(line: Line): Promise<unknown> {
      const other = await openDatabase(await ownDatabase(server ?? ''), '')
      const rows = [{ line: 1, data: { ...line } }]
      return importReports(other.db, county(), 'rows.jsonl', rows, new Date(NOW)).finally(() => other.close())
    }

    it('a report is saved while it compiles, and stands in what is sealed', async () => {
      let gathered = 0
      const done = await does(deed, async () => {
        gathered += 1
        if (gathered === 1) expect(await saves(saved(1))).toMatchObject({ added: 1 })
      })
      expect(gathered).toBe(2)
      if (seals > 0) {
        await expectOneInstant(seals)
        // It carries that instant or one before, so that it is among what is compiled of it.
        const office = await sealedEdition(desk.opened.db, id, 'office')
        expect(Date.parse(office?.asOf ?? '')).toBeGreaterThanOrEqual(clock().getTime())
      } else expect(/"printed":"4[45]1"/u.test(JSON.stringify(done))).toBe(true)
    })

    it('holds others up where they go on recording: only the last time is under the lock', async () => {
      const held: string[][] = []
      await does(deed, async (tx) => {
        held.push(await heldIn(tx))
        if (held.length <= 3) await saves(saved(held.length))
      })
      expect(held.slice(0, -1)).toEqual([[], [], []])
      expect(held.at(-1)).toContain('ExclusiveLock')
      if (seals > 0) await expectOneInstant(seals)
    })

    it('a correction that nobody was told of is not sealed unread', async () => {
      let gathered = 0
      const done = await does(deed, async () => {
        gathered += 1
        if (gathered === 1) await saves({ ...B, answers: { women_gratitude_audience: 70 }, at: NOW })
      })
      if (seals > 1) {
        expect(done).toMatchObject({ is: 'untold' })
        expect(heldAfter).toEqual([])
      } else expect(gathered).toBe(2)
    })
  })
})
