/**
 * JSON with the names of every object in order, so that the same content is the same text: jsonb in Postgres, for one,
 * gives an object back with its names in another order than it was written in.
 */
export function canonicalJson(value: unknown, indent?: number): string {
  return JSON.stringify(inOrder(value), null, indent)
}

/** So deep a digest is taken apart: its sections, and the paragraphs and tables in them. */
const DEPTH = 4

/** The same text in pieces, so that what is large need not be one text beside itself. */
export function* canonicalPieces(value: unknown, depth = DEPTH): Generator<string> {
  if (depth === 0 || typeof value !== 'object' || value === null) yield canonicalJson(value) ?? 'null'
  else if (Array.isArray(value)) {
    yield '['
    for (const [i, item] of value.entries()) {
      if (i > 0) yield ','
      yield* canonicalPieces(item, depth - 1)
    }
    yield ']'
  } else {
    const given = value as Record<string, unknown>
    const ordered = Object.fromEntries(Object.entries(given).sort(([a], [b]) => (a < b ? -1 : 1)))
    yield '{'
    let between = ''
    for (const [name, item] of Object.entries(ordered)) {
      if (item === undefined) continue
      yield `${between}${JSON.stringify(name)}:`
      yield* canonicalPieces(item, depth - 1)
      between = ','
    }
    yield '}'
  }
}

/** The value itself where it is in order already: a digest has a hundred thousand objects, most of them are. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    let items: unknown[] | undefined
    for (let i = 0; i < value.length; i++) {
      const item = inOrder(value[i])
      if (item !== value[i]) items ??= [...value]
      if (items) items[i] = item
    }
    return items ?? value
  }
  const given = value as Record<string, unknown>
  let before = ''
  let isOrdered = true
  for (const name in given) {
    isOrdered &&= before < name && inOrder(given[name]) === given[name]
    before = name
  }
  if (isOrdered) return value
  // Not given one by one: a name may be `__proto__`, which then is none.
  const names = Object.keys(given).sort()
  return Object.fromEntries(names.map((name) => [name, inOrder(given[name])]))
}
