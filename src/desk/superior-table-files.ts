import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Database } from '../database/open.ts'
import { superiorTableById } from '../database/superior-table.ts'
import { periodLabel } from '../digest/kinds/index.ts'
import { scopeName } from '../digest/scope.ts'
import { sourcesWorkbook } from '../documents/superior/sources.ts'
import type { CountyDesk } from './county-desk.ts'
import { scopeOfKey } from './subject.ts'
import { fillTable, templateOf } from './superior-table.ts'

type Made = { readonly filename: string; readonly path: string }

const filled = z.object({
  table: z.number(),
  from: z.string(),
  to: z.string(),
  scope: z.string(),
  asOf: z.iso.datetime(),
  /** The table itself, or a workbook that says where its numbers come from. */
  part: z.enum(['table', 'sources']),
})

/** What a row of the outbox says of a filled table. */
export type FilledTableOwed = z.infer<typeof filled>

/** A superior's table, filled: the same however often it is made. */
export async function filledTable(db: Database, desk: CountyDesk, of: object, folder: string): Promise<Made> {
  const { table: id, scope: key, asOf, part, ...period } = filled.parse(of)
  const row = await tableOf(db, id)
  const scope = await scopeOfKey(db, desk, key)
  const template = await templateOf({ as: row.as, bytes: row.content })
  const done = await db.transaction((tx) => fillTable(tx, desk, template, { period, scope }, new Date(asOf)))
  if ('faults' in done) throw new Error(`table ${id} cannot be filled any more`)
  const name = `${row.name}（${scopeName(scope, desk.county)}，${periodLabel(period)}）`
  return part === 'table'
    ? write(folder, `${name}.${row.as}`, done.bytes)
    : write(folder, `${name}数据来源.xlsx`, await sourcesWorkbook(done.put))
}

/** The table as it was sent. */
export async function superiorTableFile(db: Database, _desk: CountyDesk, of: object, folder: string): Promise<Made> {
  const row = await tableOf(db, z.object({ table: z.number() }).parse(of).table)
  return write(folder, `${row.name}.${row.as}`, row.content)
}

async function tableOf(db: Database, id: number) {
  const row = await superiorTableById(db, id)
  if (!row) throw new Error(`there is no table ${id}`)
  return row
}

async function write(folder: string, filename: string, bytes: Uint8Array): Promise<Made> {
  const path = join(folder, 'file')
  await writeFile(path, bytes)
  return { filename, path }
}
