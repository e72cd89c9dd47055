import { TelegramError } from 'telegraf'
import { redact } from './client.ts'

/** What became of a call that did not succeed, and so what to do. `why` holds no token and nothing that was typed. */
export type Failure = { readonly why: string } & (
  | /** 429: nothing goes to this chat for so long. */ { readonly kind: 'wait'; readonly seconds: number }
  | /** The group has a new id. */ { readonly kind: 'moved'; readonly to: number }
  | { readonly kind: Kind }
)

type Kind =
  /** The message already says that. */
  | 'done'
  /** The message to change is gone: say it in a new one. */
  | 'send-anew'
  /** The topic is gone: say it in the group itself. */
  | 'no-topic'
  /** It may not speak there until somebody of the group lets it. */
  | 'no-rights'
  /** Telegram knows the `file_id` no longer, or never did: another bot's, a file that was removed. */
  | 'no-file'
  /** Blocked, kicked, deactivated, never started: nothing more goes to this chat. */
  | 'unreachable'
  /** The request never arrived: it can safely be repeated. */
  | 'not-sent'
  /** It may or may not have arrived. */
  | 'unknown'
  /** Telegram will not take it, now or later. */
  | 'refused'

/** Connection failures that come before a byte was sent. */
const NEVER_ARRIVED = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'],
  'UND_ERR_CONNECT_TIMEOUT',
])

/** Telegram's sentences, of which it keeps no list; those of one code are told apart by them. */
const SENTENCES: readonly (readonly [RegExp, Kind])[] = [
  [/message is not modified/i, 'done'],
  [/message to edit not found|message can't be edited|MESSAGE_ID_INVALID|no text in the message to edit/i, 'send-anew'],
  // The Bot API's own words, then MTProto's, which it passes on as they are.
  [/wrong (remote )?file identifier|invalid remote file identifier|invalid file_id|can't use file of type/i, 'no-file'],
  [/FILE_ID_INVALID|FILE_REFERENCE_|FILEREF_|(FILE|MEDIA|PHOTO|DOCUMENT)_(EMPTY|INVALID)\b/, 'no-file'],
  [/message thread not found|TOPIC_CLOSED|TOPIC_DELETED/i, 'no-topic'],
  [/not enough rights|have no rights|need administrator rights/i, 'no-rights'],
  [/CHAT_WRITE_FORBIDDEN|CHAT_SEND_\w+_FORBIDDEN|CHAT_ADMIN_REQUIRED|CHAT_RESTRICTED/, 'no-rights'],
  [/chat not found|deactivated|PEER_ID_INVALID/i, 'unreachable'],
]

export function failureOf(error: unknown): Failure {
  if (error instanceof TelegramError) return fromAnswer(error)
  const { code, message } = error as { code?: unknown; message?: unknown }
  const why = redact(String(message ?? error))
  return { kind: (typeof code === 'string' && NEVER_ARRIVED.has(code)) || isOfProxy(why) ? 'not-sent' : 'unknown', why }
}

/** A proxy that refuses to lead on to Telegram: undici has only a sentence for it. */
function isOfProxy(why: string): boolean {
  return why.startsWith('Proxy response (')
}

function fromAnswer({ code, description, parameters }: TelegramError): Failure {
  // Telegraf's message repeats the request. Telegram's own sentence quotes the markup that it could not read.
  const why = redact(`${code} ${description}`).replace(/".*"/gs, '"…"')
  if (code === 429) return { kind: 'wait', seconds: parameters?.retry_after ?? 5, why }
  if (parameters?.migrate_to_chat_id) return { kind: 'moved', to: parameters.migrate_to_chat_id, why }
  return { kind: kindOf(code, description), why }
}

function kindOf(code: number, description: string): Kind {
  if (code >= 500) return 'unknown'
  // A wrong token is the operator's to mend; the messages stay owed.
  if (code === 401 || code === 404) return 'not-sent'
  const known = SENTENCES.find(([sentence]) => sentence.test(description))
  if (known) return known[1]
  return code === 403 ? 'unreachable' : 'refused'
}
