import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Reads } from './opened.ts'
import { rowsOf } from './rows.ts'
import { isTransient } from './transient.ts'

export type { Reads } from './opened.ts'

/** Where there is no replica. */
export const readsOn =
  (db: Database): Reads =>
  (work) =>
    work(db)

/** So long whoever reads waits for a replica that is behind, in ms. */
const LONGEST_BEHIND_MS = 1_000
const AGAIN_MS = 25
/** So long a replica that was behind or did not answer is not asked. */
const REST_MS = 10_000

type Beside = {
  readonly primary: Database
  readonly replica: Database
  /** Told why a replica is not read, once until it is again. */
  readonly told?: ((why: string) => void) | undefined
  readonly now?: () => number
  readonly sleep?: (ms: number) => Promise<unknown>
}

/**
 * Reads on a replica by streaming. It is asked only once it has replayed the log as far as the primary had written it when
 * the reading began: what whoever asks has seen recorded is in it, so that nothing is told that is no more. Where it is
 * further behind, does not answer, or is no replica of this database, the primary is read.
 */
export function readsBeside({
  primary,
  replica,
  told = () => {},
  now = () => performance.now(),
  sleep = (ms) => new Promise((done) => setTimeout(done, ms)),
}: Beside): Reads {
  let restUntil = 0
  let isSame: boolean | undefined
  let why: string | undefined

  function rests(because: string): false {
    restUntil = now() + REST_MS
    if (because !== why) told(because)
    why = because
    return false
  }

  async function hasAll(): Promise<boolean> {
    const written = await positionOf(primary)
    isSame ??= await isReplicaOf(replica, written)
    if (!isSame) return rests('it is no replica of this database')
    for (const until = now() + LONGEST_BEHIND_MS; ; await sleep(AGAIN_MS)) {
      if (await hasReplayed(replica, written.at)) return true
      if (now() >= until) return rests('it is behind')
    }
  }

  return async (work) => {
    const isThere =
      now() >= restUntil && (await hasAll().catch((error: unknown) => rests(`it does not answer: ${String(error)}`)))
    if (!isThere) return work(primary)
    why = undefined
    try {
      return await work(replica)
    } catch (error) {
      // Also what a replica breaks off that would keep it from replaying.
      if (!isTransient(error)) throw error
      rests(`it broke off: ${String(error)}`)
      return work(primary)
    }
  }
}

const position = z.object({ at: z.string(), cluster: z.string(), name: z.string() })
type Position = z.infer<typeof position>

/** How far the log was written, in which cluster and database. Of what is not yet on the disk, too: others see it. */
async function positionOf(primary: Database): Promise<Position> {
  const result = await primary.execute(sql`
    select pg_current_wal_insert_lsn()::text as at, system_identifier::text as cluster, current_database()::text as name
    from pg_control_system()`)
  const [found] = rowsOf(result, position)
  if (!found) throw new Error('the primary does not say how far it has written')
  return found
}

const answer = z.object({ is: z.boolean() })

async function isReplicaOf(replica: Database, { cluster, name }: Position): Promise<boolean> {
  const result = await replica.execute(sql`
    select pg_is_in_recovery() and system_identifier::text = ${cluster} and current_database() = ${name} as is
    from pg_control_system()`)
  return rowsOf(result, answer)[0]?.is ?? false
}

/** A replica that became the primary itself replays nothing any more: it has no answer to this. */
async function hasReplayed(replica: Database, at: string): Promise<boolean> {
  const result = await replica.execute(
    sql`select pg_is_in_recovery() and coalesce(pg_last_wal_replay_lsn() >= ${at}::pg_lsn, false) as is`,
  )
  return rowsOf(result, answer)[0]?.is ?? false
}
