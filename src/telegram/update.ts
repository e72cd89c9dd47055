import type { Update } from 'telegraf/types'
import { maskPersonalNumbers } from '../chinese/masking.ts'

/** The chat whose order an update is kept in. A callback belongs to the chat of its message, like the words around it. */
export function chatOf(update: Update): number {
  const u = update as unknown as Record<
    string,
    { chat?: { id: number }; from?: { id: number }; message?: { chat: { id: number } } }
  >
  for (const [key, part] of Object.entries(u)) {
    if (key === 'update_id' || typeof part !== 'object' || part === null) continue
    const chat = part.chat ?? part.message?.chat
    if (chat) return chat.id
    if (part.from) return part.from.id
  }
  return 0
}

/** What is kept of a value: `true` all of it, masked; `'id'` all of it as it is; an object only the fields it names. */
type Kept = true | 'id' | { readonly [field: string]: Kept }

const PERSON: Kept = { id: true, is_bot: true, first_name: true, last_name: true }
const CHAT: Kept = { id: true, type: true, title: true, is_forum: true }
const FILE: Kept = { file_id: 'id', file_unique_id: 'id', width: true, height: true, file_size: true, mime_type: true }
const ENTITY: Kept = { type: true, offset: true, length: true }
const PLACE = { message_id: true, message_thread_id: true, is_topic_message: true, date: true, chat: CHAT } as const
const MESSAGE: Kept = {
  ...PLACE,
  from: PERSON,
  sender_chat: CHAT,
  edit_date: true,
  text: true,
  entities: ENTITY,
  caption: true,
  caption_entities: ENTITY,
  photo: FILE,
  document: { ...FILE, file_name: true },
  migrate_to_chat_id: true,
  migrate_from_chat_id: true,
}

/** What the bot reads of an update. Contacts, quotes, forwards, places, link addresses and the like are nowhere stored. */
const UPDATE: Kept = {
  update_id: true,
  message: MESSAGE,
  edited_message: MESSAGE,
  // What a tapped message said is the bot's own; only its place is needed.
  callback_query: { id: 'id', from: PERSON, message: PLACE, data: true },
  my_chat_member: { from: PERSON, chat: CHAT, date: true, new_chat_member: { status: true } },
}

/** The update as it may be stored: what the bot reads, and no phone, ID or card number in any text of it. */
export function withoutPersonalNumbers(update: Update): Update {
  return keep(update, UPDATE) as Update
}

function keep(value: unknown, kept: Kept): unknown {
  if (Array.isArray(value)) return value.map((each) => keep(each, kept))
  if (typeof value === 'string') return kept === 'id' ? value : maskPersonalNumbers(storable(value))
  if (typeof value !== 'object' || value === null) return value
  if (typeof kept !== 'object') return undefined
  const fields = Object.entries(value).filter(([field]) => Object.hasOwn(kept, field))
  return Object.fromEntries(fields.map(([field, part]) => [field, keep(part, kept[field] ?? true)]))
}

/** jsonb takes neither NUL nor half a surrogate pair, and one update that cannot be stored would stop all after it. */
function storable(text: string): string {
  return text
    .replaceAll('\0', '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '�')
}
