/** Each connection keeps the statements that were prepared on it: no more than so many. */
const MOST_PREPARED = 500
/** Texts whose first time is remembered. */
const MOST_SEEN = 5000
/** `begin`, `commit` and the like are not worth it. */
const SHORTEST = 40

const seen = new Set<string>()
const names = new Map<string, string>()

/**
 * The name under which a statement is prepared; undefined for one that comes for the first time. Postgres then parses it
 * once a connection. A text that is never the same twice would stay with each connection for nothing.
 */
export function preparedAs(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || text.length < SHORTEST) return known
  if (seen.delete(text) && names.size < MOST_PREPARED) {
    const name = `q${names.size}`
    names.set(text, name)
    return name
  }
  if (seen.size >= MOST_SEEN) seen.clear()
  seen.add(text)
  return undefined
}
