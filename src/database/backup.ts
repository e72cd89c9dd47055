import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { lastApplied } from './migrations.ts'
import type { Database } from './open.ts'
import { changesCounted } from './record-lock.ts'
import { rowsOf } from './rows.ts'

/** Characters of rows that are read at a time, more or less: what is in a row may be a whole digest. */
const PAGE = 1_000_000
const MOST_ROWS = 2_000

/**
 * The database as lines of text, as it is at one instant; the bound is a page, not the database. It holds on Postgres and
 * embedded alike, since rows are the JSON that Postgres itself makes of them and takes back:
 *
 *     {"backup":1,"migrated":1700000000000}      when the last migration that was applied was made
 *     {"table":"area","columns":["id", …]}       tables before those that refer to them
 *     [{"id":"…"}, …]                            its rows, over several lines
 *     {"sequences":{"person_id_seq":[17,true]}}
 *     {"end":{"rows":4711}}                      without it a file is cut
 */
export async function* backupLines(db: Database, at: Date): AsyncGenerator<string> {
  const migrated = await lastApplied(db)
  yield JSON.stringify({ backup: 1, migrated, at: at.toISOString() })
  let rows = 0
  for (const { name, columns, refersToItself } of await tablesInOrder(db)) {
    yield JSON.stringify({ table: name, columns })
    await db.execute(
      sql`declare backed_up no scroll cursor for select to_json(t)::text as row from ${sql.identifier(name)} t`,
    )
    let [page, all]: [number, string[]] = [10, []]
    for (;;) {
      const found = rowsOf(await db.execute(sql.raw(`fetch ${page} from backed_up`)), z.object({ row: z.string() }))
      if (found.length === 0) break
      rows += found.length
      const length = found.reduce((sum, { row }) => sum + row.length, 0)
      page = Math.max(1, Math.min(MOST_ROWS, Math.floor((PAGE * found.length) / length)))
      all.push(...found.map(({ row }) => row))
      // What refers to its own table is put back at once, in whatever order it comes: a county's units at most.
      if (!refersToItself) yield `[${all.splice(0).join(',')}]`
    }
    if (all.length > 0) yield `[${all.join(',')}]`
    all = []
    await db.execute(sql`close backed_up`)
  }
  const sequences = sql`select sequencename as name, coalesce(last_value, start_value)::float8 as value,
    last_value is not null as called from pg_sequences where schemaname = 'public' order by 1`
  const counted = rowsOf(
    await db.execute(sequences),
    z.object({ name: z.string(), value: z.number(), called: z.boolean() }),
  )
  const { reports, words } = await changesCounted(db)
  const last = (count: number) => [Math.max(1, count), count > 0]
  const numbers = Object.fromEntries(counted.map((s) => [s.name, [s.value, s.called]]))
  yield JSON.stringify({ sequences: { ...numbers, report_changes: last(reports), word_changes: last(words) } })
  yield JSON.stringify({ end: { rows } })
}

/** Runs `work` where all that is read is of one instant. */
export function atOneInstant<T>(db: Database, work: (tx: Database) => Promise<T>): Promise<T> {
  return db.transaction(
    async (tx) => {
      await tx.execute(sql`set local time zone 'UTC'`)
      return work(tx)
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

const tableRow = z.object({ name: z.string(), columns: z.array(z.string()), refersToItself: z.boolean() })

async function tablesInOrder(db: Database): Promise<z.infer<typeof tableRow>[]> {
  const found = await db.execute(sql`
    with recursive own as (
      select oid from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
    ), above(t, depth) as (
      select oid, 0 from own
      union all
      select conrelid, depth + 1 from pg_constraint join above on confrelid = above.t
      where contype = 'f' and conrelid <> confrelid
    )
    select c.relname as name,
      (select json_agg(attname order by attnum) from pg_attribute
        where attrelid = c.oid and attnum > 0 and not attisdropped) as columns,
      exists (select 1 from pg_constraint where contype = 'f' and conrelid = c.oid and confrelid = c.oid)
        as "refersToItself"
    from above join pg_class c on c.oid = above.t group by c.oid, c.relname order by max(depth), c.relname`)
  return rowsOf(found, tableRow)
}
