import type { Answers } from '../catalogue/answers.ts'
import type { Draft } from './draft.ts'

/** What a cadre does. */
export type Input =
  | { readonly kind: 'text'; readonly text: string; readonly message: number }
  /** Words that say what is wrong with a report, and what they say to each question of it, as of the day `on`. */
  | {
      readonly kind: 'mends'
      readonly text: string
      readonly message: number
      readonly heard: Readonly<Record<string, string>>
      readonly on?: string
    }
  | { readonly kind: 'edited'; readonly text: string; readonly message: number }
  | { readonly kind: 'photo'; readonly file: string; readonly message: number }
  | { readonly kind: 'tap'; readonly turn: number; readonly action: string }
  /** A voice message, a file, a sticker: nothing that answers a question. */
  | { readonly kind: 'other' }
  /** Shows the present question again: after a restart, after another form. */
  | { readonly kind: 'resume' }

export type Button = { readonly label: string; readonly action: string }

export type Prompt = { readonly text: string; readonly buttons: readonly (readonly Button[])[] }

/** What one turn came to. Data only: who stores and sends it is not the interview's business. */
export type Turn = {
  readonly draft: Draft
  readonly outcome:
    | 'asked'
    /** Not understood; the prompt says what would do. */
    | 'refused'
    /** The second of two quick taps: nothing to say. */
    | 'repeated'
    /** An old button; the present question is shown again. */
    | 'stale'
    /** An edited message that holds no answer of this draft; words that name nothing of the report that they may mend. */
    | 'unrelated'
    | 'submitted'
    | 'cancelled'
    /** Put off, as it stands: nothing is asked. */
    | 'paused'
    /** 返回 at the first question: back to the choice of forms. */
    | 'left'
  readonly prompt?: Prompt
}

/** What is known about the unit beforehand, so that it is not asked, and so that 累计 and 现有 can be checked. */
export type Circumstances = {
  /** Of a correction: what the report says as it stands. */
  readonly before?: Answers
  readonly today: string
  readonly level: 'county' | 'town' | 'village'
  readonly unitName: string
  /** Names given before, by question code, most recent first. */
  readonly names: Readonly<Record<string, readonly string[]>>
  /** Sum reported this year, by question code. */
  readonly yearToDate: Readonly<Record<string, number>>
  /** The number that was there last (现有总数), by question code (and by the key it is counted under, joined with `/`). */
  readonly stock: Readonly<Record<string, number>>
  /** The largest number that this unit gave, and in how many of its last reports, by question code. */
  readonly largest?: Readonly<Record<string, { readonly value: number; readonly reports: number }>>
}

/** The same, for words that were said on an earlier day: their 昨天 is that of the day. */
export function asOf(about: Circumstances, on: string | undefined): Circumstances {
  return on === undefined ? about : { ...about, today: on }
}
