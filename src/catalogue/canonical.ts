/**
 * JSON with the names of every object in order, so that the same content is the same text: jsonb in Postgres, for one,
 * gives an object back with its names in another order than it was written in.
 */
export function canonicalJson(value: unknown, indent?: number): string {
  return JSON.stringify(inOrder(value), null, indent)
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const ordered: Record<string, unknown> = {}
  for (const name of Object.keys(value).sort()) ordered[name] = inOrder((value as Record<string, unknown>)[name])
  return ordered
}
