import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { QunbaoError } from '../errors.ts'
import type { Database } from './opened.ts'
import { rowsOf, wholeNumber } from './rows.ts'

/**
 * Before anything is migrated or brought. Without the setting a migration would write its tables and functions for a
 * database that has all of them. @throws settings.wrong where there is no such worker, or the tables are at another.
 */
export async function refuseWrongWorker(db: Database, worker: string | undefined): Promise<void> {
  const known = await workersOf(db)
  if (worker !== undefined && !known.includes(worker)) {
    const why = known.length === 0 ? 'none has joined this database' : `it has ${known.join(', ')}`
    throw new QunbaoError('settings.wrong', `DATABASE_WORKER must be a worker of the database’s Citus: ${why}`)
  }
  if (known.length === 0) return
  const at = (await tablesOf(db)).find((table) => table.worker !== null)?.worker
  if (at !== undefined && at !== worker)
    throw new QunbaoError('settings.wrong', `DATABASE_WORKER must be ${at}, where the tables are (docs/operations.md)`)
}

/**
 * Brings a county's tables to a worker of Citus, all of them to one (decision 43): what is asked goes there whole, as it
 * is. Each is a table of one shard; references and triggers go with it. What is there stays, so that it is safe to run at every
 * start, after `refuseWrongWorker`.
 */
export async function bringToWorker(db: Database, worker: string): Promise<void> {
  await db.transaction(async (tx) => {
    const tables = await tablesOf(tx)
    // Triggers run on workers where somebody says that they are fit for it: these touch nothing but their own worker.
    await tx.execute(sql`select set_config('citus.enable_unsafe_triggers', 'on', true)`)
    const brought = tables.filter((table) => table.worker === null)
    // Rows that are brought were counted and added up when they were written.
    await triggers(tx, brought, 'disable')
    if (brought.length > 0) await distribute(tx, worker, tables)
    await nameShards(tx)
    await triggers(tx, brought, 'enable')
  })
  await countThere(db, worker)
}

async function workersOf(db: Database): Promise<string[]> {
  const [found] = rowsOf(
    await db.execute(sql`select to_regclass('pg_catalog.pg_dist_node') is not null as citus`),
    z.object({ citus: z.boolean() }),
  )
  if (!found?.citus) return []
  const workers = sql`select nodename || ':' || nodeport as name from pg_dist_node
    where groupid <> 0 and noderole = 'primary' and isactive order by 1`
  return rowsOf(await db.execute(workers), named).map(({ name }) => name)
}

const named = z.object({ name: z.string() })
const tableRow = z.object({ name: z.string(), worker: z.string().nullable() })
type Table = z.infer<typeof tableRow>

async function tablesOf(db: Database): Promise<Table[]> {
  const found = await db.execute(sql`
    select t.tablename as name, max(n.nodename || ':' || n.nodeport) as worker from pg_tables t
      left join pg_dist_shard s on s.logicalrelid = format('%I.%I', t.schemaname, t.tablename)::regclass
      left join pg_dist_placement p on p.shardid = s.shardid
      left join pg_dist_node n on n.groupid = p.groupid and n.noderole = 'primary'
    where t.schemaname = 'public' group by 1 order by 1`)
  return rowsOf(found, tableRow)
}

/** A table refers only to what is at the same place: references are put back when all of them are there. */
async function distribute(tx: Database, worker: string, tables: readonly Table[]): Promise<void> {
  const found = await tx.execute(sql`
    select conrelid::regclass::text as "table", quote_ident(conname) as name, pg_get_constraintdef(oid) as says
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`)
  const references = rowsOf(found, z.object({ table: z.string(), name: z.string(), says: z.string() }))
  for (const { table, name } of references) await tx.execute(sql.raw(`alter table ${table} drop constraint ${name}`))
  let beside = tables.find((table) => table.worker !== null)?.name
  if (beside === undefined) await takeNewTables(tx, worker, false)
  for (const { name } of tables.filter((table) => table.worker === null)) {
    await tx.execute(
      sql`select create_distributed_table(${name}::text::regclass, null, colocate_with => ${beside ?? 'none'})`,
    )
    beside ??= name
  }
  await takeNewTables(tx, worker, true)
  for (const { table, name, says } of references)
    await tx.execute(sql.raw(`alter table ${table} add constraint ${name} ${says}`))
}

async function triggers(tx: Database, tables: readonly Table[], able: 'enable' | 'disable'): Promise<void> {
  for (const { name } of tables)
    await tx.execute(sql`alter table ${sql.identifier(name)} ${sql.raw(able)} trigger user`)
}

/** Whether workers other than this one take tables that are new: Citus picks one of those that do. */
async function takeNewTables(tx: Database, worker: string, others: boolean): Promise<void> {
  await tx.execute(sql`
    select citus_set_node_property(nodename, nodeport, 'shouldhaveshards', ${others}) from pg_dist_node
    where groupid <> 0 and noderole = 'primary' and isactive and nodename || ':' || nodeport <> ${worker}`)
}

/**
 * On a worker a table is a shard, whose triggers may ask nothing of Citus: their functions name the shards of the tables
 * that they write.
 */
async function nameShards(tx: Database): Promise<void> {
  const shards = rowsOf(
    await tx.execute(sql`select logicalrelid::regclass::text as name, shardid::text as shard from pg_dist_shard`),
    z.object({ name: z.string(), shard: z.string() }),
  )
  const functions = rowsOf(
    await tx.execute(sql`select pg_get_functiondef(oid) as name from pg_proc
      where pronamespace = 'public'::regnamespace and prorettype = 'trigger'::regtype`),
    named,
  )
  const shardOf = new Map(shards.map(({ name, shard }) => [name, shard]))
  for (const { name: written } of functions) {
    const there = written.replaceAll(/\b(INTO|FROM|JOIN|UPDATE) "(\w+)"/g, (as, verb: string, table: string) => {
      const shard = shardOf.get(table)
      return shard === undefined ? as : `${verb} "${table}_${shard}"`
    })
    if (there !== written) await tx.execute(sql.raw(there))
  }
}

/**
 * What triggers count is counted where they run. A worker goes on from where any of them was: a count that came again would
 * call a preview true that is not.
 */
async function countThere(db: Database, worker: string): Promise<void> {
  const counters = rowsOf(
    await db.execute(sql`select relname as name from pg_class c where relkind = 'S' and relnamespace = 'public'::regnamespace
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i'))`),
    named,
  )
  for (const { name } of counters) {
    await onWorkers(db, `create sequence if not exists public.${name}`)
    const last = `select coalesce(pg_sequence_last_value('public.${name}'), 0)`
    const [own] = rowsOf(await db.execute(sql.raw(`${last} as value`)), z.object({ value: wholeNumber }))
    const counted = await onWorkers(db, last)
    const most = Math.max(own?.value ?? 0, ...counted.map(({ said }) => Number(said)))
    const there = counted.find((each) => each.worker === worker)
    if (Number(there?.said) < most) await onWorkers(db, `select setval('public.${name}', ${most + 1})`)
  }
}

async function onWorkers(db: Database, command: string): Promise<{ worker: string; said: string }[]> {
  const told = await db.execute(
    sql`select nodename || ':' || nodeport as worker, success, result as said from run_command_on_workers(${command})`,
  )
  const rows = rowsOf(told, z.object({ worker: z.string(), success: z.boolean(), said: z.string() }))
  const failed = rows.find(({ success }) => !success)
  if (failed) throw new Error(`${failed.worker} says: ${failed.said}`)
  return rows
}
