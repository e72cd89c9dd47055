import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { County } from '../../src/catalogue/county.ts'
import type { Database } from '../../src/database/open.ts'
import { rowsOf } from '../../src/database/rows.ts'
import { report } from '../../src/database/schema.ts'
import { unitsThen } from '../../src/database/unit.ts'
import { writeAll } from '../../src/database/write.ts'
import { countyWrites, lookAtCounty } from '../../src/desk/change-county.ts'
import { emptyDatabase, sharedDatabase } from '../support/database.ts'

let db: Database
beforeEach(async () => {
  const opened = await sharedDatabase()
  await emptyDatabase(opened)
  db = opened.db
})

const unitOf = (area: string, name: string) => ({ id: `${area}/women`, organization: 'women', area, name })
/** The new town's 妇联 stands behind that of the old one, whose heir it is. */
const MERGED: County = {
  name: '青禾县',
  areas: [
    { id: 'qinghe', level: 'county', name: '青禾县' },
    { id: 'jiu-zhen', parent: 'qinghe', level: 'town', name: '旧镇' },
    { id: 'xin-zhen', parent: 'qinghe', level: 'town', name: '新镇' },
  ],
  units: [
    { ...unitOf('jiu-zhen', '旧镇妇联'), to: '2022-06-30', successor: 'xin-zhen/women' },
    { ...unitOf('xin-zhen', '新镇妇联'), from: '2022-07-01' },
  ],
}

/** As a start of the bot with a county file does it. */
const putCounty = (county: County, at = '2022-07-10T09:00:00Z', absent: 'stay' | 'close' = 'stay') =>
  db.transaction(async (tx) => {
    const looked = await lookAtCounty(tx, county, { day: at.slice(0, 10), absent })
    await writeAll(tx, countyWrites(looked, { at: new Date(at), by: 'county file' }), [], new Date(at))
    return looked.changes.map(({ is, id }) => `${is} ${id}`)
  })

const rowSchema = z.object({ id: z.string(), name: z.string(), heir: z.string().nullable(), written: z.string() })
const units = async () =>
  rowsOf(
    await db.execute(sql`select id, name, successor_id as heir, xmin::text as written from unit order by id`),
    rowSchema,
  )

describe('the county in the database', () => {
  it('is what the file has; what has not changed is not written again', async () => {
    await putCounty(MERGED)
    const before = await units()
    expect(before).toMatchObject([
      { name: '旧镇妇联', heir: 'xin-zhen/women' },
      { name: '新镇妇联', heir: null },
    ])
    await putCounty(MERGED)
    expect(await units()).toEqual(before)
    const [old, heir] = MERGED.units
    if (!old || !heir) throw new Error('no units')
    await putCounty({ ...MERGED, units: [old, { ...heir, name: '新镇妇女联合会' }] })
    const after = await units()
    expect(after.map((u) => u.name)).toEqual(['旧镇妇联', '新镇妇女联合会'])
    expect(after[0]).toEqual(before[0])
  })

  it('deletes a unit that the file no longer has and nobody used; one that was used stays, without its heir', async () => {
    await putCounty(MERGED)
    expect(await putCounty({ ...MERGED, units: MERGED.units.slice(1) })).toEqual(['deleted jiu-zhen/women'])
    expect((await units()).map((u) => u.name)).toEqual(['新镇妇联'])
    await putCounty(MERGED)
    await db.insert(report).values({ unitId: 'jiu-zhen/women', form: 'women_talk' })
    await putCounty({ ...MERGED, areas: MERGED.areas.filter((a) => a.id !== 'jiu-zhen'), units: MERGED.units.slice(1) })
    expect(await units()).toMatchObject([
      { name: '旧镇妇联', heir: null },
      { name: '新镇妇联', heir: null },
    ])
  })

  it('is known as it was on a day, and as that was known at an instant', async () => {
    await putCounty(MERGED)
    const [old, heir] = MERGED.units
    if (!old || !heir) throw new Error('no units')
    const moved = MERGED.areas.map((a) => (a.id === 'xin-zhen' ? { ...a, name: '新街道' } : a))
    await putCounty({ ...MERGED, areas: moved, units: [old, { ...heir, name: '新街道妇联' }] }, '2022-08-01T09:00:00Z')
    await db.insert(report).values({ unitId: 'jiu-zhen/women', form: 'women_talk' })
    const later = { ...unitOf('xin-zhen', '新街道妇工委'), id: 'xin-zhen/ast' }
    await putCounty(
      { ...MERGED, areas: moved, units: [old, { ...heir, name: '新街道妇女联合会' }, later] },
      '2022-09-01T09:00:00Z',
    )
    const called = async (day: string, asOf: string) =>
      (await unitsThen(db, { day, asOf: new Date(asOf) })).map((u) => `${u.name} ${u.areaName} ${u.validFrom}`)
    const [past, first, second] = ['旧镇妇联 旧镇 null', '新镇妇联 新镇 2022-07-01', '新街道妇联 新街道 2022-07-01']
    expect(await called('2022-07-31', '2022-10-01')).toEqual([past, first, '新街道妇工委 新镇 2022-09-01'])
    expect(await called('2022-08-31', '2022-10-01')).toEqual([past, second, '新街道妇工委 新街道 2022-09-01'])
    expect(await called('2022-09-01', '2022-08-15')).toEqual([past, second])
    expect(await called('2022-08-01', '2022-07-20')).toEqual([past, first])
    expect(await called('2022-09-01', '2022-10-01')).toEqual([
      past,
      '新街道妇女联合会 新街道 2022-07-01',
      '新街道妇工委 新街道 2022-09-01',
    ])
  })
})
