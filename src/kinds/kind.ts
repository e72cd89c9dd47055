import type { Day } from '../calendar/day.ts'
import type { Approximation, Quantity } from '../chinese/quantity.ts'

/** An answer as understood; the words it was understood from are kept beside it. */
export type Value = number | string | boolean | readonly string[]

/** What was typed or tapped, to the letter, and what it was understood as. */
export type Given = { readonly raw: string; readonly value: Value; readonly approximate?: Approximation }

/** What may be typed where labels are offered: the name of a body (单位), or any name. */
export const OTHERS = ['bodies', 'names'] as const

/** What a kind looks at of a question of the catalogue. */
export type Asked = {
  readonly ask: string
  readonly hint?: string | undefined
  readonly optional: boolean
  readonly choices?: readonly string[] | undefined
  readonly others?: (typeof OTHERS)[number] | undefined
  readonly none?: string | undefined
  /** The organization that is asked, where it would be no answer: nobody is a partner of itself. */
  readonly self?: string | undefined
  readonly marks?: string | undefined
  readonly max_length: number
  readonly max_items: number
  readonly amounts?: boolean | undefined
  readonly stock: boolean
  /** What one answer hardly exceeds; absent: by its measure word. */
  readonly most?: number | undefined
  readonly indicator?: { readonly label: string; readonly unit: string } | undefined
}

/** What one kind of answer makes of what a cadre typed. */
export type Reading =
  /**
   * `ask`: it is plain, and so unusual that the cadre is asked before it is kept (5000场次, a day of last year). `or`: what
   * else it may then be.
   */
  | {
      readonly kind: 'value'
      readonly value: Value
      readonly approximate?: Approximation
      readonly ask?: string
      readonly or?: { readonly label: string; readonly value: Value }
    }
  /**
   * What was probably meant. It is kept only where the cadre says so; where nobody can be asked it is no answer. `yes`: what
   * the button says that agrees; `or`: what else it may be.
   */
  | {
      readonly kind: 'guess'
      readonly value: Value
      readonly approximate?: Approximation
      readonly ask: string
      readonly yes?: string
      readonly or?: { readonly label: string; readonly value: Value }
    }
  /** 累计 was typed where 本次 is asked: which of the two it is must be asked. `over`: since when, as typed (本月). */
  | {
      readonly kind: 'cumulative'
      readonly value: number
      readonly approximate?: Approximation
      readonly over?: string
    }
  /** One sentence in Chinese: what was not understood, and what would do. `instead`: that as buttons, where it is known. */
  | { readonly kind: 'refused'; readonly why: string; readonly instead?: readonly Suggestion[] }

export const refused = (why: string, instead: readonly Suggestion[] = []): Extract<Reading, { kind: 'refused' }> => ({
  ...{ kind: 'refused', why },
  ...(instead.length > 0 ? { instead } : {}),
})

export type Known = {
  /** The day on which the cadre sent the message, in the county's zone. */
  readonly today: Day
  /** What this unit gave to the same question before, most recent first. */
  readonly names: readonly string[]
  /** Given before, to the same county: what would not be let in any more stays. */
  readonly past?: true
  /** A file gave the lines one by one: each is a name, whatever stands in it. */
  readonly apart?: true
}

/** A button that answers: `input` is read as if it had been typed. */
export type Suggestion = { readonly label: string; readonly input: string }

/** One number that an answer is counted as; `name` tells it from the others of the same answer. */
export type Counted = { readonly name?: string; readonly quantity: Quantity }

/** What an answer is where an item, the clause of one report, names it. */
export type Said =
  /** The number of its indicator, printed as a number with its lineage. */
  | { readonly as: 'figure' }
  /** Names or labels: a clause lists them, breaks them off and counts them; those of several reports are put together. */
  | { readonly as: 'names'; readonly names: readonly string[] }
  /** A cadre's own sentence: it reaches a group only when an editor has read it. */
  | { readonly as: 'free'; readonly text: string }
  /** The kind's own fixed words, which nobody has to read and which cannot be put together: 是. */
  | { readonly as: 'words'; readonly text: string }

/** An answer in a file of reports: typed words, or data. */
export type Data = number | string | boolean | string[]

/**
 * All that the program knows of one kind of answer. Pure: nothing here knows of chats, storage or documents. Every trait
 * has to be given, so that a new kind is thought through wherever answers go.
 */
export type Kind = {
  // How it is asked.

  /** A line on how to answer, shown below the question; empty where the buttons say it all. */
  howTo(asked: Asked): string
  /** Buttons offered below the question, in rows. */
  suggest(asked: Asked, known: Known): readonly (readonly Suggestion[])[]
  /** What of an earlier answer is offered again; empty where answers are not repeated. */
  remembered(value: Value): readonly string[]
  /** How many of the question's `choices` answer it. Several are ticked one by one, and prefilled with those of before. */
  readonly picks: 'one' | 'several' | 'nothing'
  /** Whether pictures answer it: they are collected until 选好了. */
  readonly takesPictures: boolean

  // How it is understood, and shown to whoever gave it.

  /**
   * What answers it, where the shape alone tells that, wherever in a cadre's own sentence it stands: 14:30, 第十三季第5期.
   * Undefined where the words around an answer tell which question it is of, as numbers and names are found.
   */
  shape(asked: Asked): RegExp | undefined

  read(asked: Asked, text: string, known: Known): Reading
  /** As the echo shows it, with its measure word: `约150人`. */
  show(given: Pick<Given, 'value' | 'approximate'>, asked: Asked): string
  /** Whether what was typed is plainly what is `shown`; otherwise the echo has both: `150余人（原话：一百五十多）`. */
  asTyped(given: Given, shown: string): boolean

  // What it means for the report.

  /** The day that the report counts for. */
  readonly tellsDay: boolean
  /**
   * `number`: it is a number, which has an indicator, may be 现有总数, and may fall. `names`: each name counts one, so that
   * one given twice can be told. `yes`: it counts one. `nothing`: it has no indicator.
   */
  readonly counts: 'number' | 'names' | 'yes' | 'nothing'
  figures(given: Pick<Given, 'value' | 'approximate'>): readonly Counted[]

  // How it is printed.

  /**
   * The words in it. `names` and the `sentence` are a cadre's own, so they may name a person; `labels` are the
   * catalogue's. Names may stand between the question's `marks`, and two reports with other names are two. Of `nothing`
   * only an item prints what is `said`: a clause over several reports (`period`, sentences of the year) has the kind only
   * as the number of its indicator, and the check of the catalogue refuses it there without one.
   */
  readonly words: 'names' | 'labels' | 'sentence' | 'nothing'
  /** What an item prints of one answer; undefined where there is nothing to print. */
  said(value: Value, asked: Asked): Said | undefined
  /** A cell of the ledger. */
  cell(value: Value): number | string
  /** Characters of ASCII that a column of it shows. */
  readonly cellWidth: number

  // How it leaves the county in a file, and comes back.

  /** What data that is no text answers; undefined where it is no answer of this kind. */
  fromData(data: boolean | readonly []): Value | undefined
  /** As it was typed. */
  typedData(given: Given): Data
  /** What it was understood as, for where reading the words again would give something else. */
  plainData(given: Given): Data
}
