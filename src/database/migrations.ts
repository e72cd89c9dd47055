import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { QunbaoError } from '../errors.ts'
import type { Database } from './opened.ts'
import { rowsOf } from './rows.ts'

/** The folder of all migrations, as drizzle's migrator takes it. */
export const MIGRATIONS = fileURLToPath(new URL('../../drizzle', import.meta.url))

const journal = z.object({ entries: z.array(z.object({ when: z.number() })) })

/** Drizzle keeps when each migration that was applied was made, and applies those that were made after the last. */
export async function lastApplied(db: Database): Promise<number | undefined> {
  const kept = sql`select to_regclass('drizzle.__drizzle_migrations') is not null as kept`
  const [found] = rowsOf(await db.execute(kept), z.object({ kept: z.boolean() }))
  if (!found?.kept) return undefined
  const newest = sql`select coalesce(max(created_at), 0)::text as newest from drizzle.__drizzle_migrations`
  const [last] = rowsOf(await db.execute(newest), z.object({ newest: z.coerce.number() }))
  return last?.newest
}

/** When the last migration that this program knows was made. */
export function lastKnown(): number {
  const { entries } = journal.parse(JSON.parse(readFileSync(join(MIGRATIONS, 'meta', '_journal.json'), 'utf8')))
  return Math.max(...entries.map(({ when }) => when))
}

/** Whether the tables are those of this version; `newer`: a later program has changed them. */
export async function tablesOf(db: Database): Promise<'none' | 'behind' | 'current' | 'newer'> {
  const [applied, known] = [await lastApplied(db), lastKnown()]
  if (applied === undefined) return 'none'
  if (applied === known) return 'current'
  return applied < known ? 'behind' : 'newer'
}

/** A program that does not know a table's columns would lose what stands in them. @throws database.newer */
export async function refuseNewer(db: Database): Promise<void> {
  if ((await tablesOf(db)) === 'newer') throw new QunbaoError('database.newer')
}
