import { TelegramError } from 'telegraf'
import { redact } from './client.ts'

/** What became of a call that did not succeed, and so what to do. */
export type Failure =
  /** 429: nothing goes to this chat for so long. */
  | { readonly kind: 'wait'; readonly seconds: number }
  /** The group has a new id. */
  | { readonly kind: 'moved'; readonly to: number }
  /** The message already says that. */
  | { readonly kind: 'done' }
  /** The message to change is gone: say it in a new one. */
  | { readonly kind: 'send-anew' }
  /** The topic is gone: say it in the group itself. */
  | { readonly kind: 'no-topic' }
  /** Blocked, kicked, deactivated, never started: nothing more goes to this chat. */
  | { readonly kind: 'unreachable'; readonly why: string }
  /** The request never arrived: it can safely be repeated. */
  | { readonly kind: 'not-sent'; readonly why: string }
  /** It may or may not have arrived. */
  | { readonly kind: 'unknown'; readonly why: string }
  /** Telegram will not take it, now or later. */
  | { readonly kind: 'refused'; readonly why: string }

/** Connection failures that come before a byte was sent. */
const NEVER_ARRIVED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

export function failureOf(error: unknown): Failure {
  if (error instanceof TelegramError) return fromAnswer(error)
  const code = (error as { code?: unknown }).code
  const why = redact(String((error as Error).message ?? error))
  if (typeof code === 'string' && NEVER_ARRIVED.has(code)) return { kind: 'not-sent', why }
  return { kind: 'unknown', why }
}

function fromAnswer(error: TelegramError): Failure {
  const { code } = error
  // Telegraf's message repeats the request; the description is Telegram's own sentence and holds nothing personal.
  const why = redact(`${code} ${error.description}`)
  const { parameters } = error
  if (code === 429) return { kind: 'wait', seconds: parameters?.retry_after ?? 5 }
  if (parameters?.migrate_to_chat_id) return { kind: 'moved', to: parameters.migrate_to_chat_id }
  if (code >= 500) return { kind: 'unknown', why }
  // A wrong token is the operator's to mend; the messages stay owed.
  if (code === 401 || code === 404) return { kind: 'not-sent', why }
  if (/message is not modified/.test(error.description)) return { kind: 'done' }
  if (/message to edit not found|message can't be edited/i.test(error.description)) return { kind: 'send-anew' }
  if (/message thread not found|TOPIC_CLOSED/i.test(error.description)) return { kind: 'no-topic' }
  if (code === 403 || /chat not found|user is deactivated/i.test(error.description)) return { kind: 'unreachable', why }
  return { kind: 'refused', why }
}
