import type { Day } from '../../calendar/day.ts'
import type { Question } from '../../catalogue/schema.ts'
import type { Value } from '../../catalogue/value.ts'
import type { Approximation } from '../../chinese/approximation.ts'

/** What one kind of answer makes of what a cadre typed. */
export type Reading =
  | { readonly kind: 'value'; readonly value: Value; readonly approximate?: Approximation }
  /** 累计 was typed where 本次 is asked: which of the two it is must be asked. */
  | { readonly kind: 'cumulative'; readonly value: number; readonly approximate?: Approximation }
  /** One sentence in Chinese: what was not understood, and what would do. */
  | { readonly kind: 'refused'; readonly why: string }

export const refused = (why: string): Reading => ({ kind: 'refused', why })

export type Known = {
  /** The day on which the cadre sent the message, in the county's zone. */
  readonly today: Day
  /** Names this unit gave to the same question before, most recent first. */
  readonly names: readonly string[]
}

/** A button that answers: `input` is read as if it had been typed. */
export type Suggestion = { readonly label: string; readonly input: string }

/** One kind of answer: how it is offered, read and shown. Pure; nothing here knows of chats or storage. */
export type AnswerKind = {
  /** Buttons offered below the question, in rows. */
  suggest(question: Question, known: Known): readonly (readonly Suggestion[])[]
  /** A line on how to answer, shown below the question; empty where the buttons say it all. */
  howTo(question: Question): string
  read(question: Question, text: string, known: Known): Reading
  /** The value as the echo and the digest show it, without the measure word. */
  show(value: Value): string
}
