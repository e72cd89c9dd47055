import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { County } from '../../src/catalogue/county.ts'
import { putCounty } from '../../src/database/county.ts'
import type { Database } from '../../src/database/open.ts'
import { rowsOf } from '../../src/database/rows.ts'
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

const rowSchema = z.object({ id: z.string(), name: z.string(), heir: z.string().nullable(), written: z.string() })
const units = async () =>
  rowsOf(
    await db.execute(sql`select id, name, successor_id as heir, xmin::text as written from unit order by id`),
    rowSchema,
  )

describe('the county in the database', () => {
  it('is what the file has; what has not changed is not written again', async () => {
    await putCounty(db, MERGED)
    const before = await units()
    expect(before).toMatchObject([
      { name: '旧镇妇联', heir: 'xin-zhen/women' },
      { name: '新镇妇联', heir: null },
    ])
    await putCounty(db, MERGED)
    expect(await units()).toEqual(before)
    const [old, heir] = MERGED.units
    if (!old || !heir) throw new Error('no units')
    await putCounty(db, { ...MERGED, units: [old, { ...heir, name: '新镇妇女联合会' }] })
    const after = await units()
    expect(after.map((u) => u.name)).toEqual(['旧镇妇联', '新镇妇女联合会'])
    expect(after[0]).toEqual(before[0])
  })

  it('keeps a unit that the file no longer has, without its heir', async () => {
    await putCounty(db, MERGED)
    await putCounty(db, { ...MERGED, units: MERGED.units.slice(1) })
    expect(await units()).toMatchObject([
      { name: '旧镇妇联', heir: null },
      { name: '新镇妇联', heir: null },
    ])
  })
})
