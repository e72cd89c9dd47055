/** A part of a text that can be said shorter: in how many ways, each with the rank at which it gives way. */
export type Part<Said> = {
  readonly whole: Said
  /** From longer to shorter; `rank` rises. `undefined` leaves the part out. */
  readonly shorter: readonly { readonly rank: number; readonly said: () => Said | undefined }[]
}

type State<Said> = { readonly part: Part<Said>; said: Said | undefined; next: number }

/**
 * All parts, as much of each as there is room for. While they are too long together, of the parts whose next shorter way
 * has the lowest rank the longest takes it, of those as long the last. Where nothing can give any more, so be it.
 */
export function shortenToFit<Said>(
  parts: readonly Part<Said>[],
  room: number,
  lengthOf: (said: Said) => number,
): (Said | undefined)[] {
  const states = parts.map((part): State<Said> => ({ part, said: part.whole, next: 0 }))
  const length = ({ said }: State<Said>) => (said === undefined ? 0 : lengthOf(said))
  let total = states.reduce((sum, state) => sum + length(state), 0)
  while (total > room) {
    const giving = yielding(states, length)
    const way = giving?.part.shorter[giving.next]
    if (!giving || !way) break
    const before = length(giving)
    const said = way.said()
    giving.next += 1
    // What would be no shorter is not said: `12项活动` for one short name.
    if ((said === undefined ? 0 : lengthOf(said)) < before) giving.said = said
    total += length(giving) - before
  }
  return states.map(({ said }) => said)
}

function yielding<Said>(
  states: readonly State<Said>[],
  length: (state: State<Said>) => number,
): State<Said> | undefined {
  let found: State<Said> | undefined
  const rank = ({ part, next }: State<Said>) => part.shorter[next]?.rank ?? Infinity
  for (const state of states) {
    if (state.said === undefined || rank(state) === Infinity) continue
    const by = found ? rank(found) - rank(state) || length(state) - length(found) : 1
    if (by >= 0) found = state
  }
  return found
}
