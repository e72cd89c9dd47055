import { requiredBooleans } from './schema.ts'
import type { Group } from './state.ts'
import type { MemberStatus, User } from './types.ts'
import type { World } from './world.ts'

/** A ChatMember of the Bot API. */
export function chatMember(world: World, group: Group, user: User): Record<string, unknown> {
  const member = group.members.get(user.id)
  const status = world.statusOf(group, user.id)
  switch (status) {
    case 'creator':
      return { status, user, is_anonymous: false }
    case 'administrator':
      return { ...requiredBooleans('ChatMemberAdministrator', false), ...member?.rights, status, user }
    case 'kicked':
      return { status, user, until_date: 0 }
    default:
      return { status, user }
  }
}

/** The rights of an administrator who was given all of them. */
const ALL_RIGHTS = {
  ...requiredBooleans('ChatMemberAdministrator', true),
  is_anonymous: false,
  can_be_edited: false,
  can_pin_messages: true,
}

/** Changes what somebody is in a group; bots learn of their own change by `my_chat_member`. */
export function setStatus(world: World, group: Group, user: User, status: MemberStatus, by: User): void {
  const before = chatMember(world, group, user)
  group.members.set(user.id, { status, rights: status === 'administrator' ? ALL_RIGHTS : {} })
  const after = chatMember(world, group, user)
  const change = { chat: group.chat, from: by, date: world.seconds(), old_chat_member: before, new_chat_member: after }
  const bot = world.botById(user.id)
  if (bot) world.enqueue(bot, 'my_chat_member', change)
  for (const other of world.bots.values()) {
    if (other !== bot && world.statusOf(group, other.user.id) === 'administrator') {
      world.enqueue(other, 'chat_member', change)
    }
  }
}
