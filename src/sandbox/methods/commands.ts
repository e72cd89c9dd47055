import { readable } from '../access.ts'
import { badRequest } from '../errors.ts'
import type { Bot, Group } from '../state.ts'
import type { World } from '../world.ts'
import { type Caller, type Method, method } from './method.ts'

export interface Command {
  command: string
  description: string
}

interface Scope {
  readonly type: string
  readonly chat_id?: number | string
  readonly user_id?: number
}

interface ScopeParams {
  readonly scope?: Scope
  readonly language_code?: string
}

const key = (scope: Scope, language: string) =>
  [scope.type, scope.chat_id ?? '', scope.user_id ?? '', language].join('|')

function scopeKey({ world, bot }: Caller, { scope = { type: 'default' }, language_code = '' }: ScopeParams): string {
  if (language_code && !/^[a-z]{2}$/.test(language_code)) throw badRequest('invalid language code specified')
  if (scope.chat_id === undefined) return key(scope, language_code)
  const place = readable(world, bot, scope.chat_id)
  const forGroups = scope.type === 'chat_administrators' || scope.type === 'chat_member'
  if (forGroups && place.kind === 'private') throw badRequest("can't use specified scope in private chats")
  if (scope.user_id !== undefined && !world.userById(scope.user_id)) throw badRequest('user not found')
  return key({ ...scope, chat_id: place.talk.chat.id }, language_code)
}

const setMyCommands = method<ScopeParams & { commands: Command[] }>((caller, params) => {
  const { commands } = params
  if (commands.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH')
  for (const { command, description } of commands) {
    if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID')
    if (description.length < 1 || description.length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID')
  }
  if (new Set(commands.map((one) => one.command)).size < commands.length) {
    throw badRequest('[stand-in] the same command twice')
  }
  caller.bot.commands.set(scopeKey(caller, params), commands)
  return true
})

const getMyCommands = method<ScopeParams>((caller, params) => caller.bot.commands.get(scopeKey(caller, params)) ?? [])

const deleteMyCommands = method<ScopeParams>((caller, params) => {
  caller.bot.commands.delete(scopeKey(caller, params))
  return true
})

/**
 * The menu that a person sees in a chat: the narrowest scope that has commands, in the person's language before
 * none. https://core.telegram.org/bots/api#determining-list-of-commands
 */
export function shownCommands(world: World, bot: Bot, userId: number, group?: Group): readonly Command[] {
  const language = world.userById(userId)?.language_code?.slice(0, 2) ?? ''
  const chat_id = group?.chat.id ?? userId
  const isAdmin = group !== undefined && ['creator', 'administrator'].includes(world.statusOf(group, userId))
  const admins: Scope[] = isAdmin ? [{ type: 'chat_administrators', chat_id }] : []
  const allAdmins: Scope[] = isAdmin ? [{ type: 'all_chat_administrators' }] : []
  const scopes: Scope[] = group
    ? [{ type: 'chat_member', chat_id, user_id: userId }, ...admins, { type: 'chat', chat_id }, ...allAdmins]
    : [{ type: 'chat', chat_id }]
  scopes.push({ type: group ? 'all_group_chats' : 'all_private_chats' }, { type: 'default' })
  for (const scope of scopes) {
    const found = bot.commands.get(key(scope, language)) ?? bot.commands.get(key(scope, ''))
    if (found && found.length > 0) return found
  }
  return []
}

export const commandMethods: Readonly<Record<string, Method>> = { setMyCommands, getMyCommands, deleteMyCommands }
