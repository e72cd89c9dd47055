/** Where an approximate number lies: `over` (余、多、超过、至少) is a lower bound, `about` (约、左右、近) either side. */
export type Approximation = 'over' | 'about'

/** An answer as understood; the words it was understood from are kept beside it. */
export type Value = number | string | boolean | readonly string[]

/** One question answered. */
export type Answer = {
  /** What was typed or tapped, to the letter. */
  readonly raw: string
  readonly value: Value
  readonly approximate?: Approximation
  /** How the words became the value, where the two differ: `累计320，此前已报200`. */
  readonly note?: string
  /** Why a number now held has fallen. */
  readonly reason?: string
  /** The chat message it came in: an edit of that message changes the answer. */
  readonly message?: number
}

/** By question code. `null` is a question that was skipped: neither 0 nor missing. */
export type Answers = Readonly<Record<string, Answer | null>>
