import type { Database } from '../database/open.ts'
import { stillSoSince } from '../database/preview.ts'
import { type Cutoff, cutoff, tryOut } from '../database/record-lock.ts'
import type { Digest } from '../digest/digest.ts'

/** What was compiled, and the cutoff as of which it is. */
export type Made<T> = { readonly made: T; readonly of: Cutoff }

type Making<T> = {
  /** Compiles it as of a cutoff, and writes nothing that `record` does not write once more: that is undone, or stays where nobody recorded meanwhile any more. */
  readonly make: (of: Cutoff) => Promise<T>
  /** Writes once more what `make` wrote. */
  readonly record?: (made: T) => Promise<unknown>
  /** It was compiled already, and is taken while it is still so. */
  readonly known?: Made<T> | undefined
  /** Whether it is to be sealed. What is not keeps nobody from recording afterwards. */
  readonly isSealed?: (made: T) => boolean
  /** Whether, with nothing recorded, it is still so for the clock. */
  readonly isSo?: (of: Date, now: Date) => boolean
  /** The edition before, which this one is later than. */
  readonly follows?: Digest | undefined
}

/** So often what others recorded meanwhile is compiled anew before they have to wait for it. */
const TRIES = 3

/**
 * What is sealed, or put before editors as read, is compiled while others record, as of a passing cutoff; only then the
 * cutoff is taken, from which on nobody records until the commit, and all that is done under it is to look whether
 * anything was recorded since. If so, it is undone and compiled anew; under the lock only where that came to nothing
 * `TRIES` times, so that it has an end. `now`: the cutoff that is held.
 */
export async function madeMeanwhile<T>(
  tx: Database,
  clock: () => Date,
  { make, record, known, isSealed = () => true, isSo = () => true, follows }: Making<T>,
): Promise<Made<T> & { readonly now: Date }> {
  const taken = async () => {
    const found = await cutoff(tx, clock)
    return { ...found, at: laterThan(follows, found.at) }
  }
  const { undo, trying } = await tryOut(tx, 'trying')
  for (let tries = 0; tries < TRIES; tries++) {
    const tried = tries === 0 && known ? known : await passing()
    if (!isSealed(tried.made)) return { ...tried, now: tried.of.at }
    const now = (await taken()).at
    if ((await stillSoSince(tx, tried.of)).same && isSo(tried.of.at, now)) {
      await record?.(tried.made)
      return { ...tried, now }
    }
    await undo()
  }
  const of = await taken()
  return { made: await make(of), of, now: of.at }

  async function passing(): Promise<Made<T>> {
    const of = await taken()
    await undo()
    if (!record) return { made: await make(of), of }
    await trying()
    const made = await make(of)
    await undo()
    return { made, of }
  }
}

/** An instant after that of the edition before, also where the clock was set back: of the same instant it would be that edition. */
export function laterThan(before: Digest | undefined, at: Date): Date {
  return before ? new Date(Math.max(at.getTime(), new Date(before.asOf).getTime() + 1)) : at
}
