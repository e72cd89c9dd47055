/**
 * Makes what is asked for and keeps what was made last, `most` of it: the same asked again, also while it is being made,
 * is not made again. `keyOf` says what is the same. What could not be made is forgotten.
 */
export function keepLastMade<Asked, Made>(
  most: number,
  keyOf: (asked: Asked) => string,
  make: (asked: Asked) => Promise<Made>,
): (asked: Asked) => Promise<Made> {
  const kept = new Map<string, Promise<Made>>()
  return (asked) => {
    const key = keyOf(asked)
    const made = kept.get(key) ?? make(asked)
    kept.delete(key)
    kept.set(key, made)
    for (const old of [...kept.keys()].slice(0, -most)) kept.delete(old)
    made.catch(() => {
      if (kept.get(key) === made) kept.delete(key)
    })
    return made
  }
}
