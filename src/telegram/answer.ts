import { TelegramError } from 'telegraf'
import { z } from 'zod'
import type { Answered } from './ask.ts'

const refusal = z.object({
  ok: z.literal(false),
  error_code: z.number(),
  description: z.string(),
  parameters: z.object({ retry_after: z.number(), migrate_to_chat_id: z.number() }).partial().optional(),
})

/** Each answer is looked at: by hand, as all of a schema takes longer than the one word. */
function isTaken(answer: unknown): answer is { readonly ok: true; readonly result: unknown } {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === true && 'result' in answer
}

/** What the Bot API answers with. @throws TelegramError where it refuses, or something before it does. */
export function readAnswer({ status, statusText, said }: Answered): unknown {
  const known = status < 500 ? jsonOf(said) : undefined
  if (isTaken(known)) return known.result
  const answer = refusal.safeParse(known).data
  // A gateway before the Bot API answers in HTML.
  const { error_code, description, parameters } = answer ?? { error_code: status, description: statusText }
  const { retry_after, migrate_to_chat_id } = parameters ?? {}
  throw new TelegramError({
    error_code,
    description,
    parameters: {
      ...(retry_after === undefined ? {} : { retry_after }),
      ...(migrate_to_chat_id === undefined ? {} : { migrate_to_chat_id }),
    },
  })
}

function jsonOf(said: string): unknown {
  try {
    return JSON.parse(said)
  } catch {
    return undefined
  }
}
