/**
 * A poll is answered within its 50 seconds, a failed one is tried again within 30 (telegram/polling.ts): after this Telegram
 * is away, the token no good, or the disk of the database full.
 */
export const LONGEST_SILENCE_MS = 3 * 60_000

export type State = {
  readonly databaseAnswers: boolean
  /** For how long a process that polls has had no answer that it could store; undefined where it does not poll. */
  readonly silentMs: number | undefined
}

export type Health = { readonly well: boolean; readonly why: string }

/** Whether the process does what it is there for, and in a few words why not. */
export function healthOf({ databaseAnswers, silentMs }: State): Health {
  if (!databaseAnswers) return { well: false, why: 'the database does not answer' }
  if (silentMs !== undefined && silentMs > LONGEST_SILENCE_MS) {
    return { well: false, why: `nothing was received for ${Math.round(silentMs / 1000)} s: the log says why` }
  }
  return { well: true, why: 'well' }
}
