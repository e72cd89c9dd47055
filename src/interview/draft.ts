import type { Answer, Answers } from '../catalogue/answers.ts'
import type { Form } from '../catalogue/schema.ts'
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
  /** 改某一项: which one? Of several that take what was said, `among` them and `says` it, as of the day `on`. */
  | { readonly at: 'choose'; readonly among?: readonly string[]; readonly says?: string; readonly on?: string }
  /** A correction of something already published needs a reason. */
  | { readonly at: 'why' }
  /** The same was reported within 24 hours: is this another one? */
  | { readonly at: 'repeat'; readonly receipt: number }

/** An answer was given, and something is asked about it before it is taken. */
export function isPending(step: Step): step is Extract<Step, { readonly answer: Answer }> {
  return 'answer' in step
}

/** Whether both ask the same of the same question. */
export function isSameStep(one: Step, other: Step): boolean {
  return one.at === other.at && ('code' in one ? one.code : '') === ('code' in other ? other.code : '')
}

/** Buttons that answer, in rows. `said`: the words that were refused, in place of which one is offered. */
export type Offers = readonly (readonly (Suggestion & { readonly said?: string })[])[]

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
  /** Words that may tell of another work than this one: which they are is asked. */
  readonly aside?: { readonly words: string; readonly message: number; readonly on?: string }
}

export type Said = {
  readonly words: string
  /** The message that says nothing else; absent where it tells of several works. */
  readonly message?: number
  /** The day on which it was said: by it its 昨天 is read. Of a draft of before it is not known. */
  readonly on?: string
  /** The day that the message says for all of its works. */
  readonly day?: string
  readonly among: readonly { readonly unit: string; readonly form: string; readonly title: string }[]
}

/** `id`: the message; `place`: which of its works, from 1. */
type Batch = { readonly id: number; readonly place: number; readonly of: number }

/** What a correction changes. */
export type Correction = {
  /** Receipt of the report, and the number of its revision that the answers were taken from. */
  readonly report: number
  readonly revision: number
  /** The day the report counts for, unless a date question says otherwise. */
  readonly on: string
  readonly published: boolean
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
