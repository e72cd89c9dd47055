import type { IncomingMessage } from 'node:http'
import { TelegramError } from 'telegraf'
import { z } from 'zod'

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
export async function readAnswer(response: IncomingMessage): Promise<unknown> {
  const { statusCode = 500, statusMessage = '' } = response
  const said = await textOf(response)
  const known = statusCode < 500 ? jsonOf(said) : undefined
  if (isTaken(known)) return known.result
  const answer = refusal.safeParse(known).data
  // A gateway before the Bot API answers in HTML.
  const { error_code, description, parameters } = answer ?? { error_code: statusCode, description: statusMessage }
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

/** By events: an iterator over the stream takes longer than all else of a short answer. */
function textOf(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    response.on('data', (part: Buffer) => parts.push(part))
    response.once('end', () => resolve(Buffer.concat(parts).toString('utf8')))
    response.once('error', reject)
  })
}

function jsonOf(said: string): unknown {
  try {
    return JSON.parse(said)
  } catch {
    return undefined
  }
}
