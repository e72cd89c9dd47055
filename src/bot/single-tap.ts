import type { MiddlewareFn } from 'telegraf'
import type { BotContext } from './context.ts'

/** Within this a second tap of the same button is the same wish: a thumb that shook, a screen that was slow. */
const SAME_WISH_MS = 2000
const MOST_CHATS = 10_000

/**
 * Takes two quick taps of one button as one. The second would make a second invitation, or change a message to what it
 * says already, which Telegram refuses. A tap that is tried again after a fault is the first, not a second.
 */
export function singleTap(): MiddlewareFn<BotContext> {
  const last = new Map<number, { readonly button: string; readonly tap: string; readonly at: number }>()
  return (ctx, next) => {
    const query = ctx.callbackQuery
    if (!query?.message || !('data' in query)) return next()
    const button = `${query.message.message_id}:${query.data}`
    const at = ctx.work.now.getTime()
    const before = last.get(ctx.chatId)
    const repeated = before?.button === button && before.tap !== query.id && at - before.at < SAME_WISH_MS
    if (repeated) return Promise.resolve()
    if (last.size > MOST_CHATS) last.clear()
    last.set(ctx.chatId, { button, tap: query.id, at })
    return next()
  }
}
