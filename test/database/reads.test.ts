import { expect, it } from 'vitest'
import type { Database } from '../../src/database/open.ts'
import { type Reads, readsBeside } from '../../src/database/reads.ts'

/** A server that answers one after the other; an error it throws. */
function server(answers: readonly (object | Error)[]): Database & { asked(): number } {
  const left = [...answers]
  const execute = async () => {
    const next = left.length > 1 ? left.shift() : left[0]
    if (next instanceof Error) throw next
    return [next]
  }
  return { execute, asked: () => answers.length - left.length } as never
}

const WRITTEN = { at: '0/2000', cluster: '7', name: 'county' }
const [YES, NO] = [{ is: true }, { is: false }]
const LOST = Object.assign(new Error('lost'), { code: 'ECONNREFUSED' })
const CANCELLED = Object.assign(new Error('conflict with recovery'), { code: '40001' })

/** A clock that goes on only while somebody waits. */
function beside(replica: readonly (object | Error)[]) {
  const told: string[] = []
  const [primary, other] = [server([WRITTEN]), server(replica)]
  let ms = 0
  const sleep = async (by: number) => {
    ms += by
  }
  const reads: Reads = readsBeside({ primary, replica: other, told: (why) => told.push(why), now: () => ms, sleep })
  const where = (fails?: Error) =>
    reads(async (db) => {
      if (db === other && fails) throw fails
      return db === primary ? 'primary' : 'replica'
    })
  return { where, told, sleep, waited: () => ms }
}

it.each<[what: string, replica: (object | Error)[], where: string, told: string[]]>([
  // The first answer says whether it is a replica of this database, the others whether it has replayed as far.
  ['has replayed all that was written', [YES, YES], 'replica', []],
  ['catches up while it is waited for', [YES, NO, NO, YES], 'replica', []],
  ['stays behind', [YES, NO], 'primary', ['it is behind']],
  ['is of another cluster, or became a primary', [NO], 'primary', ['it is no replica of this database']],
  ['does not answer', [LOST], 'primary', ['it does not answer: Error: lost']],
  ['falls silent while it is waited for', [YES, NO, LOST], 'primary', ['it does not answer: Error: lost']],
])('where a replica %s, what only reads is read from the right one', async (_, replica, where, told) => {
  const reading = beside(replica)
  expect(await reading.where()).toBe(where)
  expect(reading.told).toEqual(told)
})

it('waits no longer than a second for one that is behind, and asks it again only after ten', async () => {
  const reading = beside([YES, ...Array.from({ length: 41 }, () => NO), YES])
  expect(await reading.where()).toBe('primary')
  const waited = reading.waited()
  expect(waited).toBe(1000)
  expect(await reading.where()).toBe('primary')
  expect(reading.waited()).toBe(waited)
  await reading.sleep(10_000)
  expect(await reading.where()).toBe('replica')
  expect(reading.told).toEqual(['it is behind'])
})

it('reads again on the primary what a replica broke off, and only that', async () => {
  const reading = beside([YES, YES])
  await expect(reading.where(new Error('no such county'))).rejects.toThrow('no such county')
  expect(await reading.where(CANCELLED)).toBe('primary')
  expect(reading.told).toEqual(['it broke off: Error: conflict with recovery'])
})
