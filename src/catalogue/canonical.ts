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
  const ordered: Record<string, unknown> = {}
  for (const name of Object.keys(given).sort()) ordered[name] = inOrder(given[name])
  return ordered
}
