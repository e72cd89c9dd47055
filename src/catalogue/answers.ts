import { z } from 'zod'
import { APPROXIMATIONS } from '../chinese/quantity.ts'
import type { Given } from '../kinds/kind.ts'

/** One question answered. */
export type Answer = Given & {
  /** How the words became the value, where the two differ: `累计320，此前已报200`. */
  readonly note?: string
  /** It is plain and unlikely, and the cadre agreed to it. */
  readonly unusual?: true
  /** Why a number now held has fallen. */
  readonly reason?: string
  /** The chat message it came in: an edit of that message changes the answer. */
  readonly message?: number
}

/** By question code. `null` is a question that was skipped: neither 0 nor missing. */
export type Answers = Readonly<Record<string, Answer | null>>

const optional = z.exactOptional

export const valueSchema = z.union([z.number(), z.string(), z.boolean(), z.array(z.string())])

/** Answers as they are stored. */
export const answerSchema: z.ZodType<Answer> = z.object({
  raw: z.string(),
  value: valueSchema,
  approximate: optional(z.enum(APPROXIMATIONS)),
  note: optional(z.string()),
  unusual: optional(z.literal(true)),
  reason: optional(z.string()),
  message: optional(z.number()),
})
export const answersSchema: z.ZodType<Answers> = z.record(z.string(), answerSchema.nullable())
