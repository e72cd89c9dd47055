import { beforeAll, describe, expect, it } from 'vitest'
import { exactly, type Quantity, quantityOf } from '../../src/chinese/quantity.ts'
import { columnsOf } from '../../src/database/figure.ts'
import { figureRows } from '../../src/database/figure-groups.ts'
import type { OpenDatabase } from '../../src/database/open.ts'
import * as schema from '../../src/database/schema.ts'
import { aggregate } from '../../src/digest/aggregate.ts'
import { emptyDatabase, sharedDatabase } from '../support/database.ts'

let opened: OpenDatabase
const db = () => opened.db

type Said = readonly [report: number, unit: string, indicator: string, quantity: Quantity, label?: string]

const near400 = quantityOf(400, 'near', true)
const SAID: readonly Said[] = [
  [1, 'a', 'audience', near400],
  [2, 'b', 'audience', near400],
  [3, 'b', 'audience', exactly(882)],
  // Half of 10 and all of 90 are 95 of 100, not 75%.
  [1, 'a', 'rate', exactly(50)],
  [1, 'a', 'members', exactly(10)],
  [2, 'b', 'rate', exactly(100)],
  // A base may be told in parts.
  [2, 'b', 'members', exactly(40), '甲'],
  [2, 'b', 'members', exactly(50), '乙'],
  // Without its base a rate weighs nothing.
  [3, 'b', 'rate', exactly(1)],
  [4, 'a', 'rate', exactly(70)],
  [4, 'a', 'members', exactly(0)],
]

beforeAll(async () => {
  opened = await sharedDatabase()
  await emptyDatabase(opened)
  await db()
    .insert(schema.figure)
    .values(
      SAID.map(([reportId, unitId, indicator, quantity, label = '']) => ({
        ...{ reportId, revision: 1, unitId, indicator, label, activityDate: '2022-11-09' },
        ...{ ...columnsOf(quantity), recordedAt: new Date('2022-11-09T12:00:00Z') },
      })),
    )
})

async function rowsOf(indicator: string) {
  const [rows = []] = await figureRows(
    db(),
    [{ from: '2022-11-07', to: '2022-11-13', indicators: [indicator], reports: 'all' }],
    {
      asOf: new Date('2022-11-14T00:00:00Z'),
      uncounted: { reports: [], indicators: [] },
      newestOf: ['audience'],
      basesOf: new Map([['rate', 'members']]),
    },
  )
  return rows
    .toSorted((a, b) => (a.unit < b.unit ? -1 : 1))
    .map(({ reports, ...row }) => ({ ...row, reports: reports?.map(String) }))
}

describe('figures by unit', () => {
  it('are as wide as they were said, and one alone is as it was said', async () => {
    const rows = await rowsOf('audience')
    expect(rows.map((row) => row.sum)).toEqual([near400, { value: 1282, low: 1272, high: 1281 }])
    expect(rows.map((row) => row.newest?.quantity)).toEqual([near400, exactly(882)])
  })

  it('of a rate are averaged by what it is a share of', async () => {
    const rule = { over_time: 'average' as const, over_units: 'sum' as const, base: 'members', unit: '%' }
    const rows = await rowsOf('rate')
    expect(aggregate(rule, rows)?.quantity).toEqual(exactly(95))
    expect(aggregate(rule, rows.slice(0, 1))?.quantity).toEqual(exactly(50))
  })
})
