import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { issueYear, weekOf } from '../../src/calendar/week.ts'
import { type DigestRow, lockDigest, openDigest } from '../../src/database/digest.ts'
import { sealedEdition } from '../../src/database/edition.ts'
import type { Database } from '../../src/database/open.ts'
import { writeAll } from '../../src/database/write.ts'
import { editionNow, putBeforeEditors } from '../../src/desk/preview.ts'
import { publication, type ToPublish, toPublish } from '../../src/desk/publish.ts'
import { wordsOf } from '../../src/desk/reading.ts'
import { sectionsOf } from '../../src/desk/sections.ts'
import { askedFor, issueYearOf, reportOn } from '../../src/desk/subject.ts'
import { readUnder, type Verdict } from '../../src/digest/public-words.ts'
import { textOf } from '../../src/digest/spans.ts'
import { plainText } from '../../src/documents/text.ts'
import { Desk, talk } from './desk.ts'

const WEEK = weekOf('2022-11-09')
const SEEN = '2022-11-14T17:00:00+08:00'
const OUT = '2022-11-14T19:00:00+08:00'
const clock = (at: string) => () => new Date(at)

let desk: Desk
let editor: number
beforeEach(async () => {
  desk = await Desk.open()
  editor = await desk.editor()
  await desk.imports([
    talk({ id: 'a', unit: 'qinghe/women', talks: 3, audience: 320, text: '院坝里讲', at: '2022-11-09T20:00:00+08:00' }),
    talk({ id: 'b', unit: 'yi-zhen/women', audience: 80, text: '田边讲', at: '2022-11-10T20:00:00+08:00' }),
  ])
})

/** How many statements are asked while `work` is done. */
async function statementsOf(db: Database, work: (watched: Database) => Promise<unknown>): Promise<number> {
  let asked = 0
  const watched = new Proxy(db, {
    get: (on, name) => {
      if (['select', 'selectDistinct', 'selectDistinctOn', 'update', 'execute'].includes(String(name))) asked += 1
      return Reflect.get(on, name)
    },
  })
  await work(watched)
  return asked
}

const inTransaction = (work: (tx: Database) => Promise<unknown>) =>
  desk.opened.db.transaction((tx) => statementsOf(tx, work))

const opened = (tx: Database) => openDigest(tx, { asked: WEEK, issueYear: issueYear(WEEK) })

async function previews(at = SEEN): Promise<DigestRow> {
  return desk.opened.db.transaction(async (tx) => {
    const row = await opened(tx)
    const { writes } = await putBeforeEditors(tx, desk.opened.desk, row, clock(at), { groups: 0 })
    await writeAll(tx, writes, [], new Date(at))
    return row
  })
}

/** Publishes; gives how much was asked to know what. */
async function publishes(id: number, at = OUT): Promise<number> {
  let asked = 0
  await desk.opened.db.transaction(async (tx) => {
    let found: ToPublish | undefined
    asked = await statementsOf(tx, async (watched) => {
      found = await toPublish(watched, desk.opened.desk, await lockDigest(watched, id), clock(at), editor)
    })
    const done = found && publication(found)
    if (done?.is !== 'published') throw new Error('not published')
    await writeAll(tx, done.writes, [], new Date(at))
  })
  return asked
}

/** An editor reads what somebody said of the method of a talk. */
function reads(db: Database, text: string, verdict: Verdict, at = SEEN): Promise<unknown> {
  const made = { verdict: verdict.is, instead: verdict.words ?? null, readBy: editor, readAt: new Date(at) }
  const of = [{ ...readUnder({ code: 'women_talk_method_text', text }), ...made }]
  return writeAll(db, [{ do: 'keepReadings', of }], [], new Date(at))
}

const sealed = async (id: number) => (await sealedEdition(desk.opened.db, id, 'group')) ?? expect.fail('not sealed')

describe('a preview that was put before editors', () => {
  it('is what is published, and nothing is gathered for that, while nothing was recorded', async () => {
    const { id } = await previews()
    expect(await publishes(id)).toBe(6)
    const digest = await sealed(id)
    expect(digest).toMatchObject({ number: 1, version: 1, asOf: new Date(OUT).toISOString() })
    expect(plainText(digest)).toContain('院坝里讲')
    expect(await desk.compile(WEEK.from, 'group', digest.asOf)).toEqual(digest)
    expect(await desk.compile(WEEK.from, 'office', digest.asOf)).toEqual(
      await sealedEdition(desk.opened.db, id, 'office'),
    )
  })

  const ROW = { unit: 'jia-zhen/dong-cun/women', audience: 44, at: '2022-11-14T18:00:00+08:00' }
  it.each<[what: string, record: (db: Database) => Promise<unknown>, says: string]>([
    ['a report', () => desk.imports([talk({ id: 'c', ...ROW })]), '44人'],
    ['a decision', (db) => reads(db, '院坝里讲', { is: 'reworded', words: '换了话讲' }), '换了话讲'],
    [
      'a line of 下周安排',
      (db) =>
        writeAll(db, [{ do: 'setNextWeek', of: { periodFrom: WEEK.from, lines: ['下周再讲'] } }], [], new Date(SEEN)),
      '下周再讲',
    ],
  ])('is compiled anew where %s was recorded since, be it at the same instant', async (_, record, says) => {
    const { id } = await previews()
    await record(desk.opened.db)
    expect(await publishes(id)).toBeGreaterThan(10)
    const digest = await sealed(id)
    expect(plainText(digest)).toContain(says)
    expect(await desk.compile(WEEK.from, 'group', digest.asOf)).toEqual(digest)
  })

  it('nobody who reports waits while what is published is compiled: what holds them up comes when that is done', async () => {
    const { id } = await previews()
    await desk.imports([talk({ id: 'c', ...ROW })])
    const asked: string[] = []
    await desk.opened.db.transaction(async (tx) => {
      const watched = new Proxy(tx as Database, {
        get: (on, name) => {
          if (name === 'select') asked.push('select')
          if (name !== 'execute') return Reflect.get(on, name)
          return (query: SQL) => {
            asked.push(new PgDialect().sqlToQuery(query).sql)
            return on.execute(query)
          }
        },
      })
      await toPublish(watched, desk.opened.desk, await lockDigest(watched, id), clock(OUT), editor)
    })
    const held = asked.findLastIndex((text) => text.includes('pg_advisory_xact_lock(7230, 442)'))
    expect(held).toBeGreaterThan(10)
    expect(asked.slice(held + 1)).toEqual(['select'])
  })

  it('is not what the clock publishes of the sentences that nobody read', async () => {
    const { id } = await previews()
    await desk.publishesDigest(id, OUT, null)
    const digest = await sealed(id)
    expect(plainText(digest)).not.toContain('院坝里讲')
    expect(await desk.compile(WEEK.from, 'group', digest.asOf)).toEqual(digest)
  })

  it('is looked at again without being gathered: by edition, and sentence by sentence', async () => {
    const row = { ...(await previews()), readUpTo: new Date(SEEN) }
    const county = desk.opened.desk
    expect(await inTransaction((tx) => editionNow(tx, county, row, 'group', clock(OUT)))).toBe(1)
    expect(await inTransaction((tx) => wordsOf(tx, county, row, clock(OUT)))).toBe(2)
    await reads(desk.opened.db, '院坝里讲', { is: 'passed' }, OUT)
    expect(
      await inTransaction(async (tx) => {
        const { words } = await wordsOf(tx, county, row, clock(OUT))
        expect(words.map(({ text, by, verdict }) => [text, by, verdict?.is])).toEqual([
          ['院坝里讲', '青禾县妇联', 'passed'],
        ])
      }),
    ).toBe(2)
  })

  it('passes what it prints for good when an editor publishes it, and no more', async () => {
    await desk.publishesDigest((await previews()).id, OUT, editor)
    const again = { on: '2022-11-16', at: '2022-11-16T20:00:00+08:00' }
    await desk.imports([
      talk({ id: 'd', unit: 'qinghe/women', audience: 5, text: '院坝里讲', ...again }),
      talk({ id: 'e', unit: 'qinghe/women', audience: 6, text: '工地上讲', ...again }),
    ])
    await desk.publishes('2022-11-16', '2022-11-21T19:00:00+08:00')
    const next = plainText(await desk.compile('2022-11-16', 'group'))
    expect(next).toContain('院坝里讲')
    expect(next).not.toContain('工地上讲')
  })
})

describe('a report that is looked at section by section', () => {
  it('is compiled once, and anew when its words are put otherwise', async () => {
    const { db, desk: county } = desk.opened
    const report = reportOn({ from: '2022-11-01', to: '2022-11-30' }, { kind: 'county' })
    const row = await openDigest(db, { asked: askedFor(report), issueYear: issueYearOf(report) })
    const guidance = async (tx: Database) => {
      const { sections, writes } = await sectionsOf(tx, county, row, clock(OUT))
      await writeAll(tx, writes, [], new Date(OUT))
      const found = sections.find(({ code }) => code === 'guidance')
      return (found?.sentences ?? []).map(({ spans }) => textOf(spans)).join('')
    }
    await db.transaction(guidance)
    expect(await inTransaction(guidance)).toBe(1)
    const words = '按县里自己的话开头。'
    const lead = { year: 2022, code: 'theme.guidance.lead', words, setAt: new Date(SEEN), setBy: editor }
    await writeAll(db, [{ do: 'setWording', of: lead }], [], new Date(SEEN))
    expect(await inTransaction(async (tx) => expect(await guidance(tx)).toContain(words))).toBeGreaterThan(10)
    await desk.publishesDigest(row.id, OUT, editor)
    expect(plainText(await sealed(row.id))).toContain(words)
  })
})
