import type { Bot, Group } from './state.ts'
import type { Message } from './types.ts'
import type { World } from './world.ts'

const SERVICE: readonly (keyof Message)[] = [
  'new_chat_members',
  'left_chat_member',
  'new_chat_title',
  'pinned_message',
  'group_chat_created',
  'migrate_to_chat_id',
  'migrate_from_chat_id',
  'forum_topic_created',
  'forum_topic_closed',
]

/** The bots that a text speaks to: `/cmd@name` and `@name`. */
function named(message: Message): string[] {
  const text = message.text ?? message.caption ?? ''
  const entities = message.entities ?? message.caption_entities ?? []
  return entities
    .filter((entity) => entity.type === 'bot_command' || entity.type === 'mention')
    .map(
      (entity) =>
        text
          .slice(entity.offset, entity.offset + entity.length)
          .split('@')[1]
          ?.toLowerCase() ?? '',
    )
    .filter((name) => name !== '')
}

/**
 * Privacy mode: of a group a bot gets service messages, commands, mentions and replies to itself; administrators
 * and bots with privacy mode off get everything. https://core.telegram.org/bots/features#privacy-mode
 */
export function reaches(world: World, bot: Bot, group: Group, message: Message): boolean {
  if (!world.isIn(group, bot.user.id)) return false
  if (bot.readsEverything || world.statusOf(group, bot.user.id) === 'administrator') return true
  if (SERVICE.some((field) => message[field] !== undefined)) return true
  const names = named(message)
  if (names.includes(bot.user.username.toLowerCase())) return true
  if (message.reply_to_message?.from.id === bot.user.id) return true
  const text = message.text ?? message.caption ?? ''
  const command = (message.entities ?? message.caption_entities)?.find(
    (e) => e.type === 'bot_command' && e.offset === 0,
  )
  return command !== undefined && !text.slice(0, command.length).includes('@')
}

/** Brings what a person wrote or changed to the bots that get to see it. */
export function deliver(world: World, kind: 'message' | 'edited_message', message: Message, bot: Bot): void {
  const group = world.groups.get(message.chat.id)
  if (!group) {
    world.enqueue(bot, kind, message)
    return
  }
  for (const each of world.bots.values()) {
    if (reaches(world, each, group, message)) world.enqueue(each, kind, message)
  }
}
