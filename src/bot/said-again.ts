import type { ReadUpdate } from './asked.ts'

/** Within this the same words are the same message: a finger that shook, a phone that tried again. */
const SAME_WORDS_MS = 3000
const MOST_CHATS = 10_000

/**
 * Tells words that the same person sent seconds before. They may be an answer all the same (两题都是 20), so what comes
 * of it is for whoever answers them to say. A message that is tried again after a fault is the first, not a second.
 */
export function makeSaidAgain(): (update: ReadUpdate, received: Date) => boolean {
  const last = new Map<number, { readonly text: string; readonly message: number; readonly at: number }>()
  return ({ asked, chatId }, received) => {
    const before = last.get(chatId)
    if (asked.by !== 'words') {
      last.delete(chatId)
      return false
    }
    const { text, message } = asked
    const at = received.getTime()
    if (before?.message === message) return false
    const again = before?.text === text.trim() && at - before.at < SAME_WORDS_MS
    if (last.size > MOST_CHATS) last.clear()
    last.set(chatId, { text: text.trim(), message, at })
    return again
  }
}
