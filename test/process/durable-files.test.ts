import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DURABLE, DurableFiles, type Sync } from '../../src/database/durable-files.ts'
import { makePglite } from '../../src/database/new-pglite.ts'

const folder = mkdtempSync(join(tmpdir(), 'qunbao-durable-'))
const [running, disk] = [join(folder, 'running'), join(folder, 'disk')]
const params = [...PGlite.defaultStartParams.filter((param) => param !== '-F'), ...DURABLE]
const open = async (directory: string, sync?: Sync) => {
  const files = new DurableFiles(directory, sync)
  const client = await PGlite.create({ fs: files, startParams: params })
  files.opened()
  return client
}

/** Where a path of the database lies. */
const below = (directory: string, path: string) => join(directory, path.replace('/pglite/data', ''))

/** A disk that has only what was put on it, and tells of the log later, as disks do. */
const held: (() => void)[] = []
const toDisk = (path: string) => {
  const [from, to] = [below(running, path), below(disk, path)]
  if (statSync(from).isDirectory()) mkdirSync(to, { recursive: true })
  else copyFileSync(from, to)
}
const sync: Sync = {
  now: (_, path) => toDisk(path),
  soon: (_, path, done) => {
    held.push(() => {
      toDisk(path)
      done(null)
    })
  },
}

beforeAll(async () => {
  await makePglite(running)
  const made = await open(running)
  await made.query('create table t (i int, x text)')
  await made.close()
  cpSync(running, disk, { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true }))

it('a power cut leaves a whole database, with everything up to what the disk had of the log', async () => {
  const client = await open(running, sync)
  const add = (i: number) => client.query(`insert into t values ($1, repeat('x', 1000))`, [i])
  for (let i = 1; i <= 20; i += 1) await add(i)
  // Nobody waited for the disk; it has now what there was when it was asked last.
  expect(held).toHaveLength(1)
  held.shift()?.()
  // A checkpoint writes the tables, and before them what the log tells of them.
  await client.query(`insert into t select i, repeat('x', 1000) from generate_series(21, 400) i`)
  await client.query('checkpoint')
  await add(401)
  // The power is cut here. What was not put on the disk may be on it or not: once none of it, once all but the log.
  const all = join(folder, 'all')
  cpSync(running, all, { recursive: true })
  cpSync(join(disk, 'pg_wal'), join(all, 'pg_wal'), { recursive: true, force: true })
  for (const directory of [disk, all]) {
    const after = await open(directory)
    const { rows } = await after.query<{ n: number; sum: number }>(
      'select count(*)::int as n, sum(i)::int as sum from t',
    )
    const n = rows[0]?.n ?? 0
    expect(n).toBeGreaterThanOrEqual(400)
    expect(rows[0]?.sum).toBe((n * (n + 1)) / 2)
    await after.query('vacuum full t')
    await after.close()
  }
  await client.close()
})
