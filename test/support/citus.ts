import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { connect } from '../../src/database/connect.ts'
import type { Connection } from '../../src/database/connection.ts'
import type { Database } from '../../src/database/open.ts'
import { rowsOf } from '../../src/database/rows.ts'

/** The coordinator of a Citus cluster, by a database of it that its workers have joined. */
export const coordinator = process.env['TEST_CITUS_URL']

/** A server of the cluster as its coordinator reaches it, which need not be as this process would. */
type Node = { readonly host: string; readonly port: number }

/** Where a test worker's county is: one lies here, the next there. */
export async function workerOfTests(): Promise<string | undefined> {
  if (!coordinator) return undefined
  const { workers } = await nodes()
  const of = workers[Number(process.env['VITEST_POOL_ID'] ?? 0) % workers.length]
  return of && `${of.host}:${of.port}`
}

/**
 * Makes of a database on the coordinator one of the whole cluster: the extension and the workers are each database's own.
 * Workers are told by the coordinator. @throws where there is none: what ran then would run on a plain Postgres.
 */
export async function joinWorkers(url: string): Promise<void> {
  const { own, workers } = await nodes()
  const extension = 'create extension if not exists citus'
  await using(coordinator, (admin) => tell(admin, workers, `create database ${nameOf(url)}`, /already exists/))
  await using(url, async (database) => {
    await database.ask(extension)
    await tell(database, workers, extension)
    if (own) await database.ask('select citus_set_coordinator_host($1, $2::int)', [own.host, own.port])
    for (const { host, port } of workers) await database.ask('select citus_add_node($1, $2::int)', [host, port])
  })
}

/** Drops what workers have of a database. */
export async function dropFromWorkers(url: string): Promise<void> {
  const { workers } = await nodes()
  const drop = `drop database if exists ${nameOf(url)} with (force)`
  await using(coordinator, (admin) => tell(admin, workers, drop))
}

/** Before a trigger is made that a test breaks something by; for this transaction. */
export const allowTriggers = sql`select set_config('citus.enable_unsafe_triggers', 'on', true)`

/** The one line that a query makes of a server's own state, of the servers that have the tables. */
export async function whereTablesAre(db: Database, query: string): Promise<string[]> {
  const asked = coordinator ? sql`select result as line from run_command_on_workers(${query})` : sql.raw(query)
  return rowsOf(await db.execute(asked), z.object({ line: z.string() })).map(({ line }) => line)
}

async function nodes(): Promise<{ own: Node | undefined; workers: readonly Node[] }> {
  const listed = await using(coordinator, (admin) =>
    admin.ask(`select nodename, nodeport, groupid <> 0 as worker from pg_dist_node
      where noderole = 'primary' and isactive order by nodeid`),
  )
  const all = listed.map((row) => ({
    host: String(row['nodename']),
    port: Number(row['nodeport']),
    worker: row['worker'],
  }))
  const workers = all.filter(({ worker }) => worker)
  if (workers.length === 0) throw new Error('TEST_CITUS_URL names a database that no worker has joined')
  return { own: all.find(({ worker }) => !worker), workers }
}

/** `unless`: what a worker may say instead of doing it. */
async function tell(from: Connection, workers: readonly Node[], command: string, unless?: RegExp): Promise<void> {
  for (const { host, port } of workers) {
    const [told] = await from.ask(
      'select success, result from master_run_on_worker(array[$1::text], array[$2::int], array[$3::text], true)',
      [host, port, command],
    )
    if (told?.['success'] || unless?.test(String(told?.['result']))) continue
    throw new Error(`${host}:${port} says of “${command}”: ${told?.['result']}`)
  }
}

async function using<T>(url: string | undefined, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await connect(url ?? '')
  try {
    return await work(connection)
  } finally {
    await connection.end()
  }
}

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1)
}
