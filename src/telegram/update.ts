import type { Update } from 'telegraf/types'
import { cleanText } from '../chinese/clean-text.ts'
import { maskPersonalNumbers } from '../chinese/masking.ts'

/** The chat whose order an update is kept in. A callback belongs to the chat of its message, like the words around it. */
export function chatOf(update: Update): number {
  type Part = { chat?: { id: number }; from?: { id: number }; message?: { chat?: { id: number } } } | null
  const u = update as unknown as Record<string, Part>
  for (const [key, part] of Object.entries(u)) {
    if (key === 'update_id' || typeof part !== 'object' || part === null) continue
    const chat = part.chat ?? part.message?.chat
    if (chat) return chat.id
    if (part.from) return part.from.id
  }
  return 0
}

/**
 * What is kept of a value: a text masked, or as it is where it is a name that Telegram gave; a number; a yes or no; of an
 * object only the fields that are named; of a list each. What is something else than it has to be is left out.
 */
type Kept = 'text' | 'name' | 'number' | 'flag' | readonly [Kept] | { readonly [field: string]: Kept }

const PERSON: Kept = { id: 'number', is_bot: 'flag', first_name: 'text', last_name: 'text' }
const CHAT: Kept = { id: 'number', type: 'text', title: 'text', is_forum: 'flag' }
const FILE = {
  file_id: 'name',
  file_unique_id: 'name',
  width: 'number',
  height: 'number',
  file_size: 'number',
  mime_type: 'text',
} as const
const ENTITY: Kept = { type: 'text', offset: 'number', length: 'number' }
const PLACE = {
  message_id: 'number',
  message_thread_id: 'number',
  is_topic_message: 'flag',
  date: 'number',
  chat: CHAT,
} as const
const MESSAGE: Kept = {
  ...PLACE,
  from: PERSON,
  sender_chat: CHAT,
  edit_date: 'number',
  text: 'text',
  entities: [ENTITY],
  caption: 'text',
  caption_entities: [ENTITY],
  photo: [FILE],
  document: { ...FILE, file_name: 'text' },
  // Of a sticker only that it is one.
  sticker: {},
  migrate_to_chat_id: 'number',
  migrate_from_chat_id: 'number',
}

/** What the bot reads of an update. Contacts, quotes, forwards, places, link addresses and the like are nowhere stored. */
const UPDATE: Kept = {
  update_id: 'number',
  message: MESSAGE,
  edited_message: MESSAGE,
  // What a tapped message said is the bot's own; only its place is needed.
  callback_query: { id: 'name', from: PERSON, message: PLACE, data: 'text' },
  my_chat_member: { from: PERSON, chat: CHAT, date: 'number', new_chat_member: { status: 'text' } },
}

/** The update as it may be stored: what the bot reads, cleaned, and no phone, ID or card number in any text of it. */
export function withoutPersonalNumbers(update: Update): Update {
  return (keep(update, UPDATE) ?? {}) as Update
}

/** Undefined: nothing of it. */
function keep(value: unknown, kept: Kept): unknown {
  if (kept === 'text') return typeof value === 'string' ? maskPersonalNumbers(cleanText(value)) : undefined
  if (kept === 'name') return typeof value === 'string' ? cleanText(value) : undefined
  // All of Telegram's numbers that the bot reads are whole.
  if (kept === 'number') return Number.isSafeInteger(value) ? value : undefined
  if (kept === 'flag') return typeof value === 'boolean' ? value : undefined
  if (typeof value !== 'object' || value === null || Array.isArray(value) !== Array.isArray(kept)) return undefined
  if (isList(kept)) {
    const each = (value as readonly unknown[]).map((one) => keep(one, kept[0]))
    return each.filter((one) => one !== undefined)
  }
  const fields: Record<string, unknown> = {}
  for (const field in kept) {
    const part = Object.hasOwn(value, field)
      ? keep((value as Record<string, unknown>)[field], kept[field] as Kept)
      : undefined
    if (part !== undefined) fields[field] = part
  }
  return fields
}

const isList = (kept: Kept): kept is readonly [Kept] => Array.isArray(kept)
