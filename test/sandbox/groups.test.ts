import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Actor, shownCommands } from '../../src/sandbox/index.ts'
import type { Bot, Group } from '../../src/sandbox/state.ts'
import { local, TOKEN } from './local.ts'

const OTHER = '1000002:stand-in'
const api = local({
  tokens: [
    { token: TOKEN, username: 'county_bot' },
    { token: OTHER, username: 'other_bot' },
  ],
})
let ling: Actor
let zhou: Actor
let bot: Bot

beforeAll(() => {
  ling = api.api.as({ id: 7001, first_name: '林' })
  zhou = api.api.as({ id: 7002, first_name: '周' })
  bot = ling.bot
})

const drain = async () => {
  const { result } = await api.call('getUpdates')
  await api.call('getUpdates', { offset: -1 })
  const last = result.at(-1)
  if (last) await api.call('getUpdates', { offset: last.update_id + 1 })
  return result
}
const write = (group: Group, rest: object = {}) =>
  api.call('sendMessage', { chat_id: group.chat.id, text: '好', ...rest })

describe('a group', () => {
  let group: Group
  beforeEach(async () => {
    group = ling.groups.create('县群团')
    ling.groups.add(group, zhou.user)
    ling.groups.add(group, bot)
    await drain()
  })

  it('tells the bot that it was added, and by whom', async () => {
    const next = ling.groups.create('乡镇')
    ling.groups.add(next, bot)
    expect(await drain()).toMatchObject([
      {
        my_chat_member: {
          from: { id: 7001 },
          old_chat_member: { status: 'left' },
          new_chat_member: { status: 'member' },
        },
      },
      { message: { new_chat_members: [{ username: 'county_bot' }] } },
    ])
  })

  it.each<[string, boolean]>([
    ['大家好', false],
    ['/week', true],
    ['/week@county_bot', true],
    ['/week@other_bot', false],
    ['@county_bot 在吗', true],
    ['@other_bot 在吗', false],
    ['先 /week', false],
  ])('privacy mode: 「%s」 arrives: %s', async (text, arrives) => {
    zhou.send(text, { in: group })
    expect((await drain()).length).toBe(arrives ? 1 : 0)
  })

  it('brings replies to the bot, everything to an administrator', async () => {
    await write(group)
    const [sent] = ling.messages(group).slice(-1)
    if (!sent) throw new Error('the message should be there')
    zhou.send('二十人', { in: group, replyTo: sent })
    expect(await drain()).toMatchObject([{ message: { text: '二十人', reply_to_message: { text: '好' } } }])
    ling.groups.promote(group, bot)
    zhou.send('随便说说', { in: group })
    expect(await drain()).toMatchObject([{ my_chat_member: {} }, { message: { text: '随便说说' } }])
  })

  it('that threw the bot out cannot be written to', async () => {
    ling.groups.kick(group, bot)
    expect(await drain()).toMatchObject([
      { message: { left_chat_member: {} } },
      { my_chat_member: { new_chat_member: { status: 'kicked' } } },
    ])
    expect(await write(group)).toMatchObject({
      error_code: 403,
      description: 'Forbidden: bot was kicked from the group chat',
    })
  })

  it('that the bot left, likewise', async () => {
    expect((await api.call('leaveChat', { chat_id: group.chat.id })).result).toBe(true)
    expect((await write(group)).description).toBe('Forbidden: bot is not a member of the group chat')
  })

  it('that the bot never saw does not exist for it', async () => {
    expect((await write(ling.groups.create('别处'))).description).toBe('Bad Request: chat not found')
  })

  it('that became a supergroup says where it went', async () => {
    const next = ling.groups.upgrade(group)
    expect(await drain()).toMatchObject([
      { message: { chat: { id: group.chat.id }, migrate_to_chat_id: next.chat.id } },
      { message: { chat: { id: next.chat.id }, migrate_from_chat_id: group.chat.id } },
    ])
    expect(await write(group)).toEqual({
      ok: false,
      error_code: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: next.chat.id },
    })
    expect((await write(next)).result).toMatchObject({ message_id: 2, chat: { type: 'supergroup' } })
    expect((await api.call('getChat', { chat_id: group.chat.id })).ok).toBe(true)
  })

  it('has members and administrators', async () => {
    const chat_id = group.chat.id
    expect((await api.call('getChatMember', { chat_id, user_id: 7002 })).result.status).toBe('member')
    expect((await api.call('getChatMemberCount', { chat_id })).result).toBe(3)
    expect((await api.call('getChatAdministrators', { chat_id })).result).toMatchObject([
      { status: 'creator', user: { id: 7001 } },
    ])
    zhou.groups.leave(group)
    expect((await api.call('getChatMember', { chat_id, user_id: 7002 })).result.status).toBe('left')
    expect((await api.call('getChatMember', { chat_id, user_id: 1 })).description).toBe('Bad Request: user not found')
  })

  it('lets only administrators pin and take away what others wrote', async () => {
    const { message_id } = zhou.send('/week', { in: group })
    const named = { chat_id: group.chat.id, message_id }
    expect((await api.call('pinChatMessage', named)).description).toBe(
      'Bad Request: not enough rights to manage pinned messages in the chat',
    )
    expect((await api.call('deleteMessage', named)).description).toBe("Bad Request: message can't be deleted")
    ling.groups.promote(group, bot)
    expect((await api.call('pinChatMessage', named)).result).toBe(true)
    expect(group.pinned).toEqual([message_id])
    expect((await api.call('deleteMessage', named)).result).toBe(true)
  })

  it('does not let a bot ask for phone numbers', async () => {
    const reply_markup = { keyboard: [[{ text: '电话', request_contact: true }]] }
    expect((await write(group, { reply_markup })).description).toBe(
      'Bad Request: phone number can be requested in private chats only',
    )
  })

  it('shows each the menu of the narrowest scope', async () => {
    const set = (name: string, scope?: object) =>
      api.call('setMyCommands', { commands: [{ command: name, description: '菜单' }], ...(scope ? { scope } : {}) })
    await set('start')
    await set('admin', { type: 'chat_administrators', chat_id: group.chat.id })
    await set('mine', { type: 'chat', chat_id: 7001 }).then((answer) => expect(answer.ok).toBe(true))
    const { world } = api.api
    const names = (id: number, where?: Group) => shownCommands(world, bot, id, where).map((one) => one.command)
    expect([names(7001, group), names(7002, group), names(7001), names(7002)]).toEqual([
      ['admin'],
      ['start'],
      ['mine'],
      ['start'],
    ])
  })
})

describe('a forum', () => {
  it('keeps messages in topics that are there and open', async () => {
    const forum = ling.groups.create('县群团', { forum: true })
    ling.groups.add(forum, bot)
    const message_thread_id = ling.groups.topic(forum, '周报')
    expect((await write(forum, { message_thread_id })).result).toMatchObject({
      message_thread_id,
      is_topic_message: true,
    })
    expect((await write(forum, { message_thread_id: 999 })).description).toBe('Bad Request: message thread not found')
    ling.groups.closeTopic(forum, message_thread_id)
    expect((await write(forum, { message_thread_id })).description).toBe('Bad Request: TOPIC_CLOSED')
  })
})
