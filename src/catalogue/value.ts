import type { Given } from '../kinds/kind.ts'

/** One question answered. */
export type Answer = Given & {
  /** How the words became the value, where the two differ: `累计320，此前已报200`. */
  readonly note?: string
  /** Why a number now held has fallen. */
  readonly reason?: string
  /** The chat message it came in: an edit of that message changes the answer. */
  readonly message?: number
}

/** By question code. `null` is a question that was skipped: neither 0 nor missing. */
export type Answers = Readonly<Record<string, Answer | null>>
