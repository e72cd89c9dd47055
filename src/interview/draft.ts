import { z } from 'zod'
import { type Answer, type Answers, answerSchema, answersSchema, valueSchema } from '../catalogue/answers.ts'
import type { Form } from '../catalogue/schema.ts'
import { clip } from '../chinese/quoted.ts'
import type { Suggestion } from '../kinds/kind.ts'

/** Where an interview stands. Questions are named by their permanent codes: a form that changes shifts nobody. */
export type Step =
  | { readonly at: 'question'; readonly code: string }
  /** 累计 was typed where 本次 is asked. */
  | { readonly at: 'cumulative'; readonly code: string; readonly answer: Answer; readonly over?: string }
  /** What was understood has to be agreed to: `ask` says it. `yes` is how, `or` what else it may have been. */
  | {
      readonly at: 'sure'
      readonly code: string
      readonly answer: Answer
      readonly ask: string
      readonly yes?: string
      /** It is plain, and so unlikely that an editor sees that it was agreed to. */
      readonly unusual?: true
      readonly or?: { readonly label: string; readonly value: Answer['value'] }
    }
  /** The answer names a person: is that to be kept? */
  | { readonly at: 'person'; readonly code: string; readonly answer: Answer; readonly name: string }
  /** A number now held has fallen: why? */
  | { readonly at: 'fallen'; readonly code: string; readonly answer: Answer; readonly was: number }
  | { readonly at: 'echo' }
  /** Only what is usual is left open: one tap agrees to it and submits. */
  | { readonly at: 'usual'; readonly answers: Answers }
  /** A sentence that may be of several forms: of which? */
  | { readonly at: 'form' }
  /** 改某一项: which one? */
  | { readonly at: 'choose' }
  /** A correction of something already published needs a reason. */
  | { readonly at: 'why' }
  /** The same was reported within 24 hours: is this another one? */
  | { readonly at: 'repeat'; readonly receipt: number }

/** An answer was given, and something is asked about it before it is taken. */
export function isPending(step: Step): step is Extract<Step, { readonly answer: Answer }> {
  return 'answer' in step
}

/** Buttons that answer, in rows. */
export type Offers = readonly (readonly Suggestion[])[]

/** Answers being given (草稿): plain data, kept as a row from the first question on. */
export type Draft = {
  readonly organization: string
  readonly form: string
  readonly answers: Answers
  readonly step: Step
  /** Counts the questions shown: a button carries it, so that an old one is known as old. */
  readonly turn: number
  /** The last button taken, as `turn:action`: the second of two quick taps is recognised by it. */
  readonly tapped?: string
  /** Labels ticked so far of a `choices` question, pictures sent so far for a `photo` question. */
  readonly picked: readonly string[]
  /**
   * The answers that the present question was shown with, in rows: its buttons are numbered through them. They stay as they
   * are while the question is on the screen, whatever becomes known meanwhile. Absent: not shown yet.
   */
  readonly offered?: Offers
  /** The last message that could not be understood: an edit of it is a new try. */
  readonly refused?: number
  readonly corrects?: Correction
  readonly why?: string
  /** The cadre's own sentence that the draft was begun with, and the forms that it may be of. */
  readonly said?: Said
  /** What the sentence says to questions that were not come to yet: words, read as if they were typed there. */
  readonly heard?: Readonly<Record<string, string>>
  /** One of several works of one message. */
  readonly batch?: Batch
  /** The receipt of the report whose answers that rarely change this one begins with. */
  readonly again?: number
  /** What is usual was not agreed to: it is asked question by question. */
  readonly each?: true
}

export type Said = {
  readonly words: string
  /** The day that the message says for all of its works. */
  readonly day?: string
  readonly among: readonly { readonly unit: string; readonly form: string; readonly title: string }[]
}

/** `id`: the message; `place`: which of its works, from 1. */
export type Batch = { readonly id: number; readonly place: number; readonly of: number }

/** What a correction changes. */
export type Correction = {
  /** Receipt of the report, and the number of its revision that the answers were taken from. */
  readonly report: number
  readonly revision: number
  /** The day the report counts for, unless a date question says otherwise. */
  readonly on: string
  readonly published: boolean
}

const optional = z.exactOptional

const stepSchema = z.discriminatedUnion('at', [
  z.object({ at: z.literal('question'), code: z.string() }),
  z.object({ at: z.literal('cumulative'), code: z.string(), answer: answerSchema, over: optional(z.string()) }),
  z.object({
    at: z.literal('sure'),
    code: z.string(),
    answer: answerSchema,
    ask: z.string(),
    yes: optional(z.string()),
    unusual: optional(z.literal(true)),
    or: optional(z.object({ label: z.string(), value: valueSchema })),
  }),
  z.object({ at: z.literal('person'), code: z.string(), answer: answerSchema, name: z.string() }),
  z.object({ at: z.literal('fallen'), code: z.string(), answer: answerSchema, was: z.number() }),
  z.object({ at: z.literal('echo') }),
  z.object({ at: z.literal('usual'), answers: answersSchema }),
  z.object({ at: z.literal('form') }),
  z.object({ at: z.literal('choose') }),
  z.object({ at: z.literal('why') }),
  z.object({ at: z.literal('repeat'), receipt: z.number() }),
])

/** A name on a button was cut off at this length when only what it stood for was kept. */
const LABEL_LENGTH = 20

const offersSchema = z.union([
  z.array(z.array(z.object({ label: z.string(), input: z.string() }))),
  // Up to 0.1.0: what each button stands for, in one row, without its label.
  z.array(z.string()).transform((inputs) => inputs.map((input) => [{ label: clip(input, LABEL_LENGTH), input }])),
])

const draftSchema = z.object({
  organization: z.string(),
  form: z.string(),
  answers: answersSchema,
  step: stepSchema,
  turn: z.number(),
  tapped: optional(z.string()),
  picked: z.array(z.string()),
  offered: optional(offersSchema),
  refused: optional(z.number()),
  corrects: optional(z.object({ report: z.number(), revision: z.number(), on: z.string(), published: z.boolean() })),
  why: optional(z.string()),
  said: optional(
    z.object({
      words: z.string(),
      day: optional(z.string()),
      among: z.array(z.object({ unit: z.string(), form: z.string(), title: z.string() })),
    }),
  ),
  heard: optional(z.record(z.string(), z.string())),
  batch: optional(z.object({ id: z.number(), place: z.number(), of: z.number() })),
  again: optional(z.number()),
  each: optional(z.literal(true)),
})

/**
 * A draft as it was stored, by this version or an earlier one.
 * @throws z.ZodError where it is none.
 */
export function parseDraft(stored: unknown): Draft {
  return draftSchema.parse(stored)
}

/** What a cadre does. */
export type Input =
  | { readonly kind: 'text'; readonly text: string; readonly message: number }
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
    /** An edited message that holds no answer of this draft. */
    | 'unrelated'
    | 'submitted'
    | 'cancelled'
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

/** A new draft of a form, before its first question was shown. */
export function newDraft(organization: string, form: string, firstQuestion: string): Draft {
  return {
    organization,
    form,
    answers: {},
    step: { at: 'question', code: firstQuestion },
    turn: 0,
    picked: [],
  }
}

/** A draft begun with a sentence: what it says is taken as the draft is shown first. */
export function saidDraft(
  draft: Draft,
  of: {
    readonly said: Said
    readonly heard: Draft['heard']
    readonly batch?: Batch | undefined
    readonly sure: boolean
  },
): Draft {
  const { said, heard, batch, sure } = of
  return {
    ...draft,
    ...{ said, ...(heard && { heard }), ...(batch && { batch }) },
    ...(sure ? {} : { step: { at: 'form' as const } }),
  }
}

/** 再报一份: a draft with the last answers that rarely change, each told as such. */
export function draftAgain(form: Form, draft: Draft, receipt: number, last: Answers): Draft {
  const kept = form.questions.flatMap(({ code, again }): [string, Answer][] => {
    const answer = again ? last[code] : undefined
    return answer ? [[code, { raw: answer.raw, value: answer.value, note: '同上次' }]] : []
  })
  return { ...draft, answers: Object.fromEntries(kept), again: receipt }
}

/** A draft that changes a report: its answers are there, and what to change is chosen. */
export function correctionDraft(form: Form, organization: string, answers: Answers, corrects: Correction): Draft {
  return {
    organization,
    form: form.code,
    answers,
    step: { at: 'choose' },
    turn: 0,
    picked: [],
    corrects,
  }
}
