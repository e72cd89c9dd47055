/** What costs something in a text: looking at a character, a pattern, a piece of it, a table. */
const COSTLY: readonly (readonly [object, string])[] = [
  [String.prototype, 'codePointAt'],
  [String.prototype, 'slice'],
  [RegExp.prototype, 'test'],
  [RegExp.prototype, 'exec'],
  [Map.prototype, 'get'],
]

/** How often `work` does what costs something: what a time would tell, the same on every machine. */
export function stepsOf(work: () => void): number {
  let steps = 0
  const undo = COSTLY.map(([of, name]) => {
    const own = Object.getOwnPropertyDescriptor(of, name)
    const does = own?.value as (this: unknown, ...given: unknown[]) => unknown
    Object.defineProperty(of, name, {
      ...own,
      value(this: unknown, ...given: unknown[]) {
        steps++
        return Reflect.apply(does, this, given)
      },
    })
    return () => Object.defineProperty(of, name, own ?? {})
  })
  try {
    work()
  } finally {
    for (const each of undo) each()
  }
  return steps
}
