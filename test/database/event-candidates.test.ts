import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import type { EventForm } from '../../src/catalogue/events.ts'
import { JOINT_LEAD, OWN_LEAD } from '../../src/catalogue/known-codes.ts'
import { eventName } from '../../src/chinese/event-name.ts'
import { lookThroughEvents, missedCandidates } from '../../src/database/event-candidates.ts'
import { type Database, type OpenDatabase, openDatabase } from '../../src/database/open.ts'
import { reportsInLine } from '../../src/database/same-event.ts'
import { emptyDatabase, ownDatabase, server, sharedDatabase } from '../support/database.ts'

let opened: OpenDatabase
const db = () => opened.db

/** Each area with the one above it; a unit each, of its name. */
const ABOVE = { county: undefined, town: 'county', other: 'county', village: 'town' } as const
type Unit = keyof typeof ABOVE
const LEVELS = { county: 'county', town: 'town', other: 'town', village: 'village' }

beforeAll(async () => {
  opened = await sharedDatabase()
  await emptyDatabase(opened)
  for (const [id, above] of Object.entries(ABOVE)) {
    await db().execute(sql`
      insert into area (id, parent_id, level, name, position) values (${id}, ${above ?? null}, ${LEVELS[id as Unit]}, ${id}, 0)`)
    await db().execute(sql`
      insert into unit (id, area_id, organization, name, position) values (${id}, ${id}, 'women', ${id}, 0)`)
  }
})

type Said = { readonly unit: Unit; readonly day: number; readonly name: string; readonly led: boolean }
/** What is recorded at one instant: a report, or what takes the place of an earlier one's. */
type Step = Said & { readonly of: number; readonly withdrawn: boolean }

const step: fc.Arbitrary<Step> = fc.record({
  unit: fc.constantFrom<Unit>('county', 'town', 'other', 'village'),
  day: fc.integer({ min: 8, max: 9 }),
  name: fc.constantFrom('姐妹课堂', '“姐妹课堂”活动', '姐妹·课堂', '读书会', ''),
  led: fc.boolean(),
  of: fc.integer({ min: 0, max: 9 }),
  withdrawn: fc.boolean(),
})

const at = (n: number) => new Date(Date.parse('2022-12-01T00:00:00Z') + n * 60_000)
const on = (day: number) => `2022-11-0${day}`

type Recorded = Said & { readonly id: number; readonly from: number; until: number; readonly counts: boolean }

/** Records the steps from `first` on; adds to what was recorded. */
async function record(steps: readonly Step[], first: number, all: Recorded[], tx: Database = db()): Promise<void> {
  for (const [i, { of, withdrawn, ...told }] of steps.entries()) {
    const [n, before] = [first + i, all.findLast((r) => r.id === of && r.until === Number.POSITIVE_INFINITY)]
    const [id, counts] = [before?.id ?? n, before === undefined || !withdrawn]
    const unit = before?.unit ?? told.unit
    const number = all.filter((r) => r.id === id).length + 1
    const now = at(n).toISOString()
    if (before) {
      before.until = n
      await tx.execute(
        sql`update revision set superseded_at = ${now} where report_id = ${id} and superseded_at is null`,
      )
    } else {
      await tx.execute(
        sql`insert into report (id, unit_id, form) overriding system value values (${id}, ${unit}, 'talk')`,
      )
    }
    const answers = {
      title: { value: told.name },
      again: { value: '同' },
      [JOINT_LEAD]: { value: told.led ? '别处' : OWN_LEAD },
    }
    await tx.execute(sql`
      insert into revision (report_id, number, unit_id, form, kind, activity_date, answers, catalogue_version, recorded_at)
      values (${id}, ${number}, ${unit}, 'talk', ${counts ? 'submitted' : 'withdrawn'}, ${on(told.day)},
        ${JSON.stringify(told.name === '' ? { ...answers, title: null } : answers)}::jsonb, '1', ${now})`)
    all.push({ ...told, unit, id, from: n, until: Number.POSITIVE_INFINITY, counts })
  }
}

/** The same, looked for among all pairs. */
function expected(all: readonly Recorded[], then: number, nameOf: (said: Said) => string): [number, number][] {
  const standing = all.filter((r) => r.from <= then && then < r.until && r.counts && !r.led && nameOf(r) !== '')
  const above = (unit: Unit): Unit[] => {
    const next = ABOVE[unit]
    return next === undefined ? [] : [next, ...above(next)]
  }
  return standing
    .flatMap((lower) =>
      standing
        .filter((upper) => above(lower.unit).includes(upper.unit))
        .filter((upper) => upper.day === lower.day && eventName(nameOf(upper)) === eventName(nameOf(lower)))
        .map((upper): [number, number] => [lower.id, upper.id]),
    )
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
}

const NAMED: EventForm[] = [{ code: 'talk', name: 'title' }]
const OTHERWISE: EventForm[] = [{ code: 'talk', name: 'again' }]

function read(then: number, forms = NAMED) {
  const periods = [{ from: on(1), to: on(9) }]
  return reportsInLine(db(), { periods, asOf: at(then), day: on(9), part: {}, forms, only: 'same name and day' })
}

it('finds what comparing all with all finds, at any instant, looked through, half looked through or not at all', async () => {
  const steps = fc.array(step, { minLength: 3, maxLength: 9 })
  const names = ({ name }: Said) => name
  await fc.assert(
    fc
      .asyncProperty(steps, steps, fc.integer({ min: 0, max: 17 }), async (some, more, then) => {
        const all: Recorded[] = []
        const found = async () => {
          expect(await read(99)).toEqual(expected(all, 99, names))
          expect(await read(then)).toEqual(expected(all, then, names))
          expect(await missedCandidates(db(), NAMED)).toBe(0)
        }
        await record(some, 0, all)
        await found()
        await lookThroughEvents(db(), NAMED)
        await found()
        await record(more, some.length, all)
        await found()
        await lookThroughEvents(db(), NAMED)
        await found()
        // A catalogue by which another question gives the name.
        expect(await read(99, OTHERWISE)).toEqual(expected(all, 99, () => '同'))
        await lookThroughEvents(db(), OTHERWISE)
        expect(await read(99, OTHERWISE)).toEqual(expected(all, 99, () => '同'))
        await found()
      })
      .beforeEach(() =>
        db().execute(sql`truncate revision, report, event_candidate, event_unread, event_rule cascade`),
      ),
    { numRuns: 8 },
  )
})

it('reads no report of a day that was looked through, but for candidates', async () => {
  await db().execute(sql`truncate revision, report, event_candidate, event_unread, event_rule cascade`)
  const told = { day: 8, led: false, of: 99, withdrawn: false }
  const all: Recorded[] = []
  await record(
    [
      { ...told, unit: 'town', name: '读书会' },
      { ...told, unit: 'village', name: '读书会' },
    ],
    0,
    all,
  )
  await record([{ ...told, unit: 'county', name: '下棋' }], 2, all)
  await lookThroughEvents(db(), NAMED)
  const candidates = await db().execute(sql`select report_id::int as id from event_candidate order by 1`)
  expect(JSON.parse(JSON.stringify(candidates))).toEqual([{ id: 0 }, { id: 1 }])
  await db().execute(sql`delete from event_candidate where report_id = 0`)
  expect(await missedCandidates(db(), NAMED)).toBe(1)
  expect(await read(99)).toEqual([])
})

it.runIf(server)('misses nothing that is recorded while days are looked through (on Postgres only)', async () => {
  await db().execute(sql`truncate revision, report, event_candidate, event_unread, event_rule cascade`)
  const other = await openDatabase(await ownDatabase(server ?? ''), '')
  const told = { day: 8, led: false, of: 99, withdrawn: false, name: '读书会' }
  const all: Recorded[] = []
  try {
    await db().transaction(async (tx) => {
      await record([{ ...told, unit: 'town' }], 0, all, tx)
      await other.db.transaction((second) => record([{ ...told, unit: 'village' }], 1, all, second))
      await lookThroughEvents(other.db, NAMED)
    })
    expect(await read(99)).toEqual([[1, 0]])
    await lookThroughEvents(other.db, NAMED)
    expect(await read(99)).toEqual([[1, 0]])
    expect(await missedCandidates(db(), NAMED)).toBe(0)
  } finally {
    await other.close()
  }
})
