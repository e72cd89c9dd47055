import { type ReadUpdate, wishOf } from './asked.ts'

/** Within this a second tap of the same button is the same wish: a thumb that shook, a screen that was slow. */
const SAME_WISH_MS = 2000
const MOST_CHATS = 10_000

/**
 * Takes two quick taps of one button as one. The second would make a second invitation, or change a message to what it
 * says already, which Telegram refuses. A tap that is tried again after a fault is the first, not a second.
 */
export function makeSingleTap(): (update: ReadUpdate, now: Date) => boolean {
  const last = new Map<number, { readonly button: string; readonly tap: string; readonly at: number }>()
  return ({ asked, chatId, tap: given, page = 0 }, now) => {
    if (asked.by !== 'tap' || !given) return false
    const { query: tap, message } = given
    const button = `${message} ${page} ${wishOf(asked.button)}`
    const at = now.getTime()
    const before = last.get(chatId)
    if (before?.button === button && before.tap !== tap && at - before.at < SAME_WISH_MS) return true
    if (last.size > MOST_CHATS) last.clear()
    last.set(chatId, { button, tap, at })
    return false
  }
}
