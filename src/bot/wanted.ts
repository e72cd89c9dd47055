import type { Update } from 'telegraf/types'
import { type Asked, readUpdate } from './asked.ts'
import type { Feature } from './feature.ts'

/** Whether anything comes of an update: what nobody can use needs no row. Whatever it holds, this does not throw. */
export function makeWanted(features: readonly Feature[], me: string): (update: Update) => boolean {
  const ofGroups = features.filter(({ place }) => place === 'group')
  // In a group the bot hears commands of its own, and what becomes of the group.
  const inGroup = (asked: Asked) =>
    ofGroups.some(
      ({ command, plain = [] }) =>
        (asked.by === 'command' && asked.command === command) || plain.some((by) => by === asked.by),
    )
  return (update) => {
    try {
      const read = readUpdate(update, me)
      if (!read || !isId(read.from.telegramId) || !isId(read.chatId) || !isId(update.update_id)) return false
      return read.place === 'private' || inGroup(read.asked)
    } catch {
      return false
    }
  }
}

/** Telegram's ids have at most 52 bits (Bot API, Chat.id). */
function isId(id: unknown): boolean {
  return Number.isSafeInteger(id) && id !== 0
}
