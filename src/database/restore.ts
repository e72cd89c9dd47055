import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { z } from 'zod'
import { QunbaoError } from '../errors.ts'
import { MIGRATIONS } from './migrations.ts'
import type { Database } from './open.ts'
import { rowsOf } from './rows.ts'
import { isTransient } from './transient.ts'

const head = z.object({ backup: z.literal(1), migrated: z.number(), at: z.iso.datetime() })
const part = z.union([
  z.strictObject({ table: z.string(), columns: z.array(z.string()).min(1) }),
  z.strictObject({ sequences: z.record(z.string(), z.tuple([z.number(), z.boolean()])) }),
  z.strictObject({ end: z.object({ rows: z.number() }) }),
])

const names = z.object({ name: z.string() })

/**
 * Makes this database what the lines of a backup say (backup.ts): all of it, or nothing, in one transaction. The tables are
 * those of the version that the backup was made with; whoever opens it brings them up to date.
 * @throws restore.not-empty, restore.wrong, restore.newer
 */
export function restoreLines(
  db: Database,
  lines: AsyncIterable<string>,
  { replace }: { readonly replace: boolean },
): Promise<{ rows: number; at: string }> {
  return db.transaction(async (tx) => {
    if (!replace && (await holdsRows(tx))) throw new QunbaoError('restore.not-empty')
    const reading = lines[Symbol.asyncIterator]()
    const { migrated, at } = await headOf(await reading.next())
    await makeTables(tx, migrated)
    const tables = await ownTables(tx)
    await triggers(tx, tables, 'disable')
    const { rows, told } = await fill(tx, reading, new Set(tables))
    if (rows !== told) throw new QunbaoError('restore.wrong', `it says ${told} rows and has ${rows}`)
    await triggers(tx, tables, 'enable')
    await tx.execute(sql`analyze`)
    return { rows, at }
  })
}

function headOf({ value }: IteratorResult<string>): z.infer<typeof head> {
  const read = head.safeParse(asJson(value ?? ''))
  if (!read.success) throw new QunbaoError('restore.wrong', 'it does not begin as a backup does')
  return read.data
}

function asJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** Each line as it comes, until the end is told. */
async function fill(
  tx: Database,
  reading: AsyncIterator<string>,
  tables: ReadonlySet<string>,
): Promise<{ rows: number; told: number }> {
  let [rows, number, into]: [number, number, string | undefined] = [0, 1, undefined]
  let columns = sql``
  for (let next = await reading.next(); !next.done; next = await reading.next()) {
    number += 1
    const line = next.value
    const wrong = () => new QunbaoError('restore.wrong', `line ${number}`)
    if (line.startsWith('[')) {
      if (into === undefined) throw wrong()
      const given = sql`from json_populate_recordset(null::${sql.identifier(into)}, ${line}::json)`
      const added = await tx
        .execute(sql`
        with added as (insert into ${sql.identifier(into)} (${columns}) overriding system value
          select ${columns} ${given} returning 1)
        select count(*)::int as n from added`)
        .catch((cause: unknown) => {
          // What the database says of a row has the row's words.
          throw isTransient(cause) ? cause : new QunbaoError('restore.wrong', `line ${number}`, { cause })
        })
      rows += rowsOf(added, z.object({ n: z.number() }))[0]?.n ?? 0
      continue
    }
    const read = part.safeParse(asJson(line))
    if (!read.success) throw wrong()
    if ('end' in read.data) return { rows, told: read.data.end.rows }
    if ('table' in read.data) {
      if (!tables.has(read.data.table)) throw wrong()
      into = read.data.table
      columns = sql.join(
        read.data.columns.map((column) => sql.identifier(column)),
        sql`, `,
      )
    } else {
      for (const [name, [value, called]] of Object.entries(read.data.sequences)) {
        await tx.execute(sql`select setval(format('public.%I', ${name}::text)::regclass, ${value}::bigint, ${called})`)
      }
    }
  }
  throw new QunbaoError('restore.wrong', 'it is cut: its end is missing')
}

async function ownTables(tx: Database): Promise<string[]> {
  const found = await tx.execute(sql`select tablename as name from pg_tables where schemaname = 'public'`)
  return rowsOf(found, names).map(({ name }) => name)
}

/** Whether any of its tables has a row. */
async function holdsRows(tx: Database): Promise<boolean> {
  for (const table of await ownTables(tx)) {
    const some = await tx.execute(sql`select 'some' as name from ${sql.identifier(table)} limit 1`)
    if (rowsOf(some, names).length > 0) return true
  }
  return false
}

/** What triggers would count as changes, and what would be set by them, stands in the backup. */
async function triggers(tx: Database, tables: readonly string[], able: 'enable' | 'disable'): Promise<void> {
  for (const table of tables) await tx.execute(sql`alter table ${sql.identifier(table)} ${sql.raw(able)} trigger user`)
}

/** Empty tables as they were after a migration, instead of whatever there is. @throws restore.newer */
async function makeTables(tx: Database, migrated: number): Promise<void> {
  const all = readMigrationFiles({ migrationsFolder: MIGRATIONS })
  const last = all.findIndex(({ folderMillis }) => folderMillis === migrated)
  if (last < 0) throw new QunbaoError('restore.newer')
  await tx.execute(sql`
    do $$ declare each record; begin
      for each in select format('drop table %I.%I cascade', schemaname, tablename) as gone from pg_tables
        where schemaname = 'public' loop execute each.gone; end loop;
      for each in select format('drop sequence %I.%I cascade', schemaname, sequencename) as gone from pg_sequences
        where schemaname = 'public' loop execute each.gone; end loop;
      for each in select format('drop function %s cascade', oid::regprocedure) as gone from pg_proc p
        where pronamespace = 'public'::regnamespace
          and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
        loop execute each.gone; end loop;
    end $$`)
  await tx.execute(sql`drop schema if exists drizzle cascade`)
  await tx.execute(sql`create schema drizzle`)
  // As drizzle's migrator has it.
  await tx.execute(
    sql`create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
  )
  for (const { sql: statements, hash, folderMillis } of all.slice(0, last + 1)) {
    for (const statement of statements) if (statement.trim() !== '') await tx.execute(sql.raw(statement))
    await tx.execute(sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`)
  }
}
