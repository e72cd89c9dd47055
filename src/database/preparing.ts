import type { Sql } from 'postgres'

/** Each connection keeps the statements that were prepared on it: no more than so many. */
const MOST_PREPARED = 500
/** Texts whose first time is remembered. */
const MOST_SEEN = 5000

type Unsafe = Sql['unsafe']

/**
 * The same client, which prepares a statement that comes a second time: Postgres then parses it once a connection, and it
 * takes one trip instead of two. Drizzle prepares only what is given a name, and a text that is never the same twice would
 * stay with each connection for nothing. `?prepare=false` in the address turns it off, for a pooler that cannot.
 */
export function preparing(client: Sql): Sql {
  const seen = new Set<string>()
  const prepared = new Set<string>()

  function isPrepared(text: string): boolean {
    if (prepared.has(text)) return true
    if (seen.delete(text) && prepared.size < MOST_PREPARED) {
      prepared.add(text)
      return true
    }
    if (seen.size >= MOST_SEEN) seen.clear()
    seen.add(text)
    return false
  }

  function over<Client extends object>(of: Client): Client {
    return new Proxy(of, {
      get(target, key, itself) {
        const value: unknown = Reflect.get(target, key, itself)
        if (key === 'unsafe') {
          const run: Unsafe = (text, values, options) =>
            (value as Unsafe)(text, values, { ...options, prepare: isPrepared(text) })
          return run
        }
        // What runs in a transaction gets a client of its own.
        if (key === 'begin' || key === 'savepoint') {
          return (...args: unknown[]) =>
            (value as (...args: unknown[]) => unknown)(
              ...args.map((arg) => (typeof arg === 'function' ? (tx: object) => arg(over(tx)) : arg)),
            )
        }
        return value
      },
    })
  }
  return over(client)
}
