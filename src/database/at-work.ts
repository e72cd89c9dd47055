import type { Connection, Rows } from './connection.ts'

/**
 * Whoever works on the database shares this advisory lock for as long as it lives. Of two numbers: locks of one number
 * are chats (inbox.ts), and there a Telegram id could be the same.
 */
const AT_WORK_LOCK = [7230, 440] as const
/** Whoever leads holds this one. */
const LEADING_LOCK = [7230, 449] as const
const AGAIN_MS = 2000
/** On a connection on which nothing else is asked: after this it fell silent. */
const LATE_MS = 5000
/** A server that hears nothing from this process any more frees its locks after half a minute, not after two hours. */
const SERVER_LISTENS = [
  ['tcp_keepalives_idle', 15],
  ['tcp_keepalives_interval', 5],
  ['tcp_keepalives_count', 3],
].map(([name, value]) => `set_config('${name}', '${value}', false)`)

/**
 * That this process works on the database, as others can see: a lock of a connection of its own. Postgres frees it with
 * the connection, however the process ends. Where the connection breaks and the process lives, the lock is taken again;
 * who starts in between would at worst send again what is being sent at that instant.
 */
export function makeAtWork(connect: () => Promise<Connection>) {
  let held: Connection | undefined
  let again: NodeJS.Timeout | undefined
  let isOver = false

  async function hold(): Promise<boolean> {
    // A bot that starts again in the same process goes on with the same locks.
    const before = held
    const client = before ?? (await connect())
    if (!before) await ask(client, `select ${SERVER_LISTENS.join(', ')}`)
    const [row] = await ask(client, `select pg_try_advisory_lock(${AT_WORK_LOCK}) as alone`)
    const alone = row?.['alone'] === true
    await ask(client, `select pg_advisory_lock_shared(${AT_WORK_LOCK})`)
    if (alone) await ask(client, `select pg_advisory_unlock(${AT_WORK_LOCK})`)
    held = client
    if (!before) client.onceLost(holdAgain)
    if (isOver) await end()
    return alone
  }

  function holdAgain(): void {
    held = undefined
    if (isOver) return
    again = setTimeout(() => void hold().catch(holdAgain), AGAIN_MS)
    again.unref()
  }

  async function end(): Promise<void> {
    isOver = true
    clearTimeout(again)
    await held?.end()
  }

  return {
    /** Whether no other process works on the database; from now on this one does. */
    begin: hold,
    /** Whether this process leads, now that it has begun: the first does, and when it ends one that asks after it. */
    leads: async (): Promise<boolean> => {
      if (!held) return false
      const [row] = await ask(held, `select pg_try_advisory_lock(${LEADING_LOCK}) as leads`)
      return row?.['leads'] === true
    },
    /** How many processes have begun. */
    processes: async (): Promise<number> => {
      if (!held) return 1
      const [one, two] = AT_WORK_LOCK
      const [row] = await ask(
        held,
        `select count(*)::int as many from pg_locks where locktype = 'advisory' and granted and objsubid = 2
          and classid = ${one} and objid = ${two}
          and database = (select oid from pg_database where datname = current_database())`,
      )
      return Number(row?.['many'] ?? 1)
    },
    end,
  }
}

function ask(connection: Connection, text: string): Promise<Rows> {
  return connection.ask(text, [], { late: LATE_MS })
}
