import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { QunbaoError } from '../errors.ts'
import { lastApplied } from './migrations.ts'
import type { Database } from './opened.ts'
import { rowsOf } from './rows.ts'

/** A server that was set up without a language makes databases of bytes (SQL_ASCII), where half a 字 is taken for a sign. */
const RIGHT = 'UTF8'

/** The encoding of a database, where it is none that Chinese can be looked for in. */
export async function wrongEncoding(db: Database): Promise<string | undefined> {
  const asked = await db.execute(sql`select current_setting('server_encoding') as encoding`)
  const [found] = rowsOf(asked, z.object({ encoding: z.string() }))
  return found?.encoding === RIGHT ? undefined : found?.encoding
}

/** One that has a county already is the doctor's to tell of: a bot that runs on it goes on. @throws database.encoding */
export async function refuseWrongEncoding(db: Database): Promise<void> {
  const encoding = await wrongEncoding(db)
  if (encoding && (await lastApplied(db)) === undefined) throw new QunbaoError('database.encoding', `it is ${encoding}`)
}
