/** Values under their keys, each made when it is asked for first. */
export type Kept<Value> = Map<string, { readonly value: Value }>

/** What is kept under a key, made where it is not there yet. */
export function once<Value>(kept: Kept<Value>, key: string, make: () => Value): Value {
  const known = kept.get(key) ?? { value: make() }
  kept.set(key, known)
  return known.value
}

/** One key of several texts, any of which may be absent. */
export function keyOf(...parts: readonly (string | undefined)[]): string {
  return parts.map((part) => (part === undefined ? '' : `:${part}`)).join('\n')
}
