import type { Update } from 'telegraf/types'
import { maskPersonalNumbers } from '../interview/privacy.ts'

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

/** The update without phone, ID and card numbers in what was typed: they are refused before anything is stored. */
export function withoutPersonalNumbers(update: Update): Update {
  const copy = structuredClone(update) as unknown as Record<string, Record<string, unknown> | undefined>
  for (const key of ['message', 'edited_message']) {
    const message = copy[key]
    if (!message) continue
    for (const field of ['text', 'caption']) {
      const typed = message[field]
      if (typeof typed === 'string') message[field] = maskPersonalNumbers(typed)
    }
    delete message['contact']
    delete message['reply_to_message']
  }
  const tapped = copy['callback_query']?.['message'] as Record<string, unknown> | undefined
  // What a tapped message said is the bot's own; only its place is needed.
  if (tapped) for (const field of ['text', 'entities', 'reply_markup', 'reply_to_message']) delete tapped[field]
  return copy as unknown as Update
}
