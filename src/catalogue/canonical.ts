/**
 * JSON with the names of every object in order, so that the same content is the same text: jsonb in Postgres, for one,
 * gives an object back with its names in another order than it was written in.
 */
export function canonicalJson(value: unknown, indent?: number): string {
  return JSON.stringify(inOrder(value), null, indent)
}

/** The value itself where it is in order already: a digest has a hundred thousand objects, most of them are. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const items = value.map(inOrder)
    return items.every((item, i) => item === value[i]) ? value : items
  }
  const names = Object.keys(value)
  const sorted = names.every((name, i) => i === 0 || (names[i - 1] ?? '') < name)
  const given = value as Record<string, unknown>
  const ordered: Record<string, unknown> = {}
  let same = sorted
  for (const name of sorted ? names : names.sort()) {
    ordered[name] = inOrder(given[name])
    same &&= ordered[name] === given[name]
  }
  return same ? value : ordered
}
