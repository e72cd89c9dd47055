import { sql } from 'drizzle-orm'
import type { Update } from 'telegraf/types'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { FEATURES } from '../../src/bot/features/index.ts'
import { makeWanted } from '../../src/bot/wanted.ts'
import { receive } from '../../src/database/inbox.ts'
import { rowsOf, wholeNumber } from '../../src/database/rows.ts'
import { makeAdmission } from '../../src/telegram/admission.ts'
import { makeKeep } from '../../src/telegram/keep.ts'
import { type Chat, County, EDITOR, until } from '../support/county.ts'
import { oddUpdate } from '../support/odd-updates.ts'

const SEED = Number(process.env['ODD_SEED'] ?? 13)
const COUNT = Number(process.env['ODD_COUNT'] ?? 600)
const CADRE = 11
const PEOPLE = [CADRE, EDITOR, 77, 78]
const FIRST = 50_000_000
/** Many of them, as docs/reliability.md has them, take their time. */
const LONGEST_MS = 120_000 + 50 * COUNT

let county: County
let cadre: Chat

beforeAll(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  cadre = await county.cadre(CADRE, 'jia-zhen/women')
})
// An odd tap names a message that never was, which Telegram refuses to change.
afterAll(() => county.close({ refusals: true }))

async function count(query: ReturnType<typeof sql>): Promise<number> {
  return rowsOf(await county.opened.db.execute(query), z.object({ n: wholeNumber }))[0]?.n ?? 0
}

it(
  `odd updates, ${COUNT} of seed ${SEED}: none throws, none is tried again, none stays`,
  async () => {
    const { db } = county.opened
    const wanted = makeWanted(FEATURES, 'qunbao_bot')
    const door = makeAdmission({ db, wanted, now: () => county.now })
    // The door is only asked: whatever could mean something is let in here, so that the features meet it.
    const keep = makeKeep({
      ...{ wake: () => {}, tell: () => {} },
      accept: async (received) => void (await receive(db, received, county.now)),
      admission: {
        ...door,
        admit: async (updates) => {
          await door.admit(updates)
          return { taken: updates.filter(wanted), members: [], strangers: [], told: [] }
        },
      },
    })
    for (let from = 0; from < COUNT; from += 100) {
      await keep(Array.from({ length: 100 }, (_, n) => oddUpdate(SEED, FIRST + from + n, PEOPLE) as unknown as Update))
    }
    expect(await count(sql`select count(*) as n from inbox where update_id >= ${FIRST}`)).toBeGreaterThan(COUNT / 4)
    const left = () => count(sql`select count(*) as n from inbox where handled_at is null`)
    await until(async () => ((await left()) === 0 ? true : undefined), 'all handled', LONGEST_MS)
    expect(await count(sql`select count(*) as n from inbox where attempts > 0 or failure is not null`)).toBe(0)
    expect(await count(sql`select count(*) as n from inbox where update is not null`)).toBe(0)
    await cadre.says('/cancel')
    // Among the odd taps of an editor may be the one that takes the cadre out.
    expect((await cadre.says('/help')).text).toMatch(/\/report|还没有加入填报单位/)
  },
  2 * LONGEST_MS,
)
