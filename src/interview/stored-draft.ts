import { z } from 'zod'
import { answerSchema, answersSchema, valueSchema } from '../catalogue/answers.ts'
import { clip } from '../chinese/quoted.ts'
import type { Draft } from './draft.ts'

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
  z.object({
    at: z.literal('choose'),
    among: optional(z.array(z.string())),
    says: optional(z.string()),
    on: optional(z.string()),
  }),
  z.object({ at: z.literal('why') }),
  z.object({ at: z.literal('repeat'), receipt: z.number() }),
])

/** A name on a button was cut off at this length when only what it stood for was kept. */
const LABEL_LENGTH = 20

const offersSchema = z.union([
  z.array(z.array(z.object({ label: z.string(), input: z.string(), said: optional(z.string()) }))),
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
      message: optional(z.number()),
      on: optional(z.string()),
      day: optional(z.string()),
      among: z.array(z.object({ unit: z.string(), form: z.string(), title: z.string() })),
    }),
  ),
  heard: optional(z.record(z.string(), z.string())),
  batch: optional(z.object({ id: z.number(), place: z.number(), of: z.number() })),
  again: optional(z.number()),
  each: optional(z.literal(true)),
  aside: optional(z.object({ words: z.string(), message: z.number(), on: optional(z.string()) })),
})

/**
 * A draft as it was stored, by this version or an earlier one.
 * @throws z.ZodError where it is none.
 */
export function parseDraft(stored: unknown): Draft {
  return draftSchema.parse(stored)
}
