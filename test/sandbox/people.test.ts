import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../src/sandbox/index.ts'
import type { Bot } from '../../src/sandbox/state.ts'
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
describe('a person', () => {
  const to = (actor: Actor) => api.call('sendMessage', { chat_id: actor.user.id, text: '好' })

  it('who never pressed Start cannot be written to, known or not', async () => {
    const wu = api.api.as({ id: 7003, first_name: '吴' })
    expect(await to(wu)).toMatchObject({ error_code: 400, description: 'Bad Request: chat not found' })
    const group = wu.groups.create('村')
    wu.groups.add(group, bot)
    expect(await to(wu)).toMatchObject({
      error_code: 403,
      description: "Forbidden: bot can't initiate conversation with a user",
    })
    wu.open('https://t.me/county_bot?start=invite_1')
    expect((await drain()).at(-1)).toMatchObject({
      message: { text: '/start invite_1', chat: { id: 7003, type: 'private' } },
    })
    expect((await to(wu)).ok).toBe(true)
  })

  it('who blocked the bot, or is gone, likewise', async () => {
    zhou.send('/start')
    await drain()
    zhou.block()
    expect(await drain()).toMatchObject([
      { my_chat_member: { chat: { type: 'private' }, new_chat_member: { status: 'kicked' } } },
    ])
    expect(await to(zhou)).toMatchObject({ error_code: 403, description: 'Forbidden: bot was blocked by the user' })
    zhou.open('t.me/county_bot?start=')
    expect((await to(zhou)).ok).toBe(true)
    zhou.deactivate()
    expect((await to(zhou)).description).toBe('Forbidden: user is deactivated')
  })

  it('opens a link that adds the bot to a group', async () => {
    const group = ling.groups.create('乡镇')
    await drain()
    ling.open('https://t.me/county_bot?startgroup=bind_1', group)
    expect((await drain()).at(-1)).toMatchObject({
      message: { text: '/start@county_bot bind_1', chat: { id: group.chat.id } },
    })
    expect(() => ling.open('https://t.me/other_bot?start=x')).toThrow('leads elsewhere')
    expect(() => ling.open('https://t.me/county_bot?start=含汉字')).toThrow('payload')
  })

  it('presses buttons: a text is sent, a contact is the own one', async () => {
    ling.send('/start')
    const keyboard = [['是', { text: '发电话', request_contact: true }]]
    await api.call('sendMessage', { chat_id: 7001, text: '?', reply_markup: { keyboard } })
    ling.press('是')
    ling.press('发电话')
    const [yes, phone] = (await drain()).slice(-2)
    expect(yes.message.text).toBe('是')
    expect(phone.message.contact.user_id).toBe(7001)
    await api.call('sendMessage', { chat_id: 7001, text: '谢谢', reply_markup: { remove_keyboard: true } })
    expect(() => ling.press('是')).toThrow('no button')
  })
})
