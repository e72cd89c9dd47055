import { eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { whoIs } from '../../src/bot/who.ts'
import { atTheDoor } from '../../src/database/door.ts'
import { addMembership } from '../../src/database/membership.ts'
import type { Database } from '../../src/database/open.ts'
import { markUnreachable, meetPerson } from '../../src/database/person.ts'
import { area, awaited, draft as draftTable, membership, unit } from '../../src/database/schema.ts'
import { writeAll } from '../../src/database/write.ts'
import { newDraft } from '../../src/interview/draft.ts'
import { emptyDatabase, sharedDatabase } from '../support/database.ts'

/** As large as Telegram's ids become. */
const ACCOUNT = 4_503_599_627_370_495
const at = (minute: number) => new Date(Date.UTC(2022, 10, 9, 9, minute, 0, 123))
let db: Database

beforeEach(async () => {
  const opened = await sharedDatabase()
  await emptyDatabase(opened)
  db = opened.db
  await db.insert(area).values([
    { id: 'a', level: 'county', name: '青禾县', position: 0 },
    { id: 'a-z', parentId: 'a', level: 'town', name: '甲镇', position: 1 },
  ])
  await db.insert(unit).values([
    { id: 'a/women', areaId: 'a', organization: 'women', name: '县妇联', position: 0 },
    { id: 'a-z/women', areaId: 'a-z', organization: 'women', name: '甲镇妇联', position: 1, validFrom: '2022-01-01' },
  ])
})

async function draft(personId: number, minute: number, status: 'open' | 'submitted' | 'cancelled' = 'open') {
  const said = {
    unitId: 'a/women',
    form: 'women_talk',
    catalogueVersion: 'v',
    state: { ...newDraft('women', 'women_talk', 'x'), turn: minute },
  }
  const [added] = await db
    .insert(draftTable)
    .values({ personId, ...said, status, createdAt: at(0), touchedAt: at(minute) })
    .returning({ id: draftTable.id })
  return added?.id ?? expect.fail('no draft')
}

it('knows nobody yet, and gives the id that they will have', async () => {
  const first = await atTheDoor(db, ACCOUNT, '2022-11-09')
  expect(first).toEqual({
    catalogue: null,
    settled: 0,
    person: { known: false, id: expect.any(Number) },
    memberships: [],
    awaited: undefined,
    drafts: [],
    lastDraft: null,
  })
  expect((await atTheDoor(db, ACCOUNT, '2022-11-09')).person.id).not.toBe(first.person.id)
})

it('gives the person with their places in the order in which they got them', async () => {
  const { id } = await meetPerson(db, ACCOUNT, '甲')
  await markUnreachable(db, { telegramId: ACCOUNT })
  for (const place of [
    { unitId: 'a-z/women', role: 'reporter' },
    { unitId: null, role: 'editor' },
    { unitId: 'a/women', role: 'viewer' },
    { areaId: 'a-z', organization: 'women', role: 'editor' },
  ] as const) {
    await addMembership(db, { personId: id, since: at(0), ...place })
  }
  await db.insert(membership).values({ personId: id, unitId: 'a/women', role: 'reporter', since: at(0), until: at(1) })
  const door = await atTheDoor(db, ACCOUNT, '2022-11-09')
  expect(door.person).toEqual({ known: true, id, name: '甲', reachable: false })
  expect(door.memberships.map((m) => [m.role, m.unit?.name])).toEqual([
    ['reporter', '甲镇妇联'],
    ['editor', undefined],
    ['viewer', '县妇联'],
    ['editor', undefined],
  ])
  expect(whoIs(door, { telegramId: ACCOUNT, name: '甲' })).toMatchObject({
    edits: [{}, { area: 'a-z', areaName: '甲镇', organization: 'women' }],
    reportsFor: [
      {
        id: 'a-z/women',
        areaId: 'a-z',
        organization: 'women',
        name: '甲镇妇联',
        position: 1,
        validFrom: '2022-01-01',
        validTo: null,
        successorId: null,
        level: 'town',
        areaName: '甲镇',
      },
    ],
    views: [{}],
  })
})

it('gives open drafts, the one touched last first, and which one was at hand last', async () => {
  const { id } = await meetPerson(db, ACCOUNT, '甲')
  const other = await meetPerson(db, 7, '乙')
  await draft(other.id, 59)
  const ids: number[] = []
  for (let minute = 1; minute <= 22; minute++) ids.push(await draft(id, minute))
  await draft(id, 30, 'cancelled')
  const broken = await draft(id, 29)
  await db
    .update(draftTable)
    .set({ state: { turn: 'x' } })
    .where(eq(draftTable.id, broken))
  const { drafts, lastDraft } = await atTheDoor(db, ACCOUNT, '2022-11-09')
  expect(drafts.map((d) => d.id)).toEqual(ids.reverse().slice(0, 19))
  expect(drafts[0]).toMatchObject({
    personId: id,
    state: { form: 'women_talk', turn: 22 },
    status: 'open',
    createdAt: at(0),
    touchedAt: at(22),
  })
  // The one of before is done with: words are for none.
  expect(lastDraft).toBeNull()
  await db
    .update(draftTable)
    .set({ touchedAt: at(31) })
    .where(eq(draftTable.id, ids[0] ?? 0))
  expect((await atTheDoor(db, ACCOUNT, '2022-11-09')).lastDraft).toBe(ids[0])
})

it('gives what is awaited, and nothing of what another version awaited', async () => {
  const { id } = await meetPerson(db, ACCOUNT, '甲')
  const what = { for: 'pair', year: 2022, area: '覆盖', side: 'plan' } as const
  await writeAll(db, [{ do: 'awaitWords', of: { personId: id, what } }], [], new Date())
  expect((await atTheDoor(db, ACCOUNT, '2022-11-09')).awaited).toEqual(what)
  await db.update(awaited).set({ what: { for: 'year-section', digest: 1, code: 'opening' } as never })
  expect((await atTheDoor(db, ACCOUNT, '2022-11-09')).awaited).toBeUndefined()
})
