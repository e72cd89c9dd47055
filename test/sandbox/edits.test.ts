import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../src/sandbox/index.ts'
import { local } from './local.ts'

const bot = local()
let ling: Actor
const YOU = 7001
const bad = (text: string) => `Bad Request: ${text}`
const keyboard = (...buttons: object[]) => ({ inline_keyboard: [buttons] })
const say = (rest: object) => ({ chat_id: YOU, text: '好', ...rest })

beforeAll(() => {
  ling = bot.api.as({ id: YOU, first_name: '林' })
  ling.send('/start')
})

describe('edits', () => {
  const send = async (rest: object = {}) => (await bot.call('sendMessage', say(rest))).result.message_id
  const edit = (message_id: number, rest: object) => bot.call('editMessageText', { chat_id: YOU, message_id, ...rest })
  const same =
    'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'

  it('must change something', async () => {
    const reply_markup = keyboard({ text: '是', callback_data: 'y' })
    const id = await send({ text: '<b>甲</b>', parse_mode: 'HTML', reply_markup })
    expect(await edit(id, { text: '<strong>甲</strong>', parse_mode: 'HTML', reply_markup })).toMatchObject({
      ok: false,
      description: bad(same),
    })
    const changed = await edit(id, { text: '甲' })
    expect(changed.result).toMatchObject({ message_id: id, text: '甲' })
    expect(changed.result.entities).toBeUndefined()
    expect(changed.result.reply_markup).toBeUndefined()
    const bare = { chat_id: YOU, message_id: id }
    expect((await bot.call('editMessageReplyMarkup', bare)).description).toBe(bad(same))
    expect((await bot.call('editMessageReplyMarkup', { ...bare, reply_markup })).result.reply_markup).toEqual(
      reply_markup,
    )
  })

  it.each<[string, object, object, string]>([
    ['too long', {}, { text: 'x'.repeat(4097) }, 'MESSAGE_TOO_LONG'],
    [
      'sent with a keyboard below the field',
      { reply_markup: { keyboard: [['是']] } },
      { text: 'x' },
      "message can't be edited",
    ],
    [
      'sent with remove_keyboard',
      { reply_markup: { remove_keyboard: true } },
      { text: 'x' },
      "message can't be edited",
    ],
    [
      'a keyboard that is not inline',
      {},
      { text: 'x', reply_markup: { keyboard: [['是']] } },
      '[stand-in] InlineKeyboardMarkup has no field "keyboard"',
    ],
  ])('are refused: %s', async (_, sent, edited, text) => {
    expect((await edit(await send(sent), edited)).description).toBe(bad(text))
  })

  it('of a text that the person deleted find nothing', async () => {
    const id = await send()
    const message = ling.messages().find((one) => one.message_id === id)
    if (!message) throw new Error('the message should be there')
    ling.delete(message)
    expect((await edit(id, { text: 'x' })).description).toBe(bad('message to edit not found'))
  })

  it('have to fit what is edited', async () => {
    const id = await send()
    const caption = await bot.call('editMessageCaption', { chat_id: YOU, message_id: id, caption: 'x' })
    expect(caption.description).toBe(bad('there is no caption in the message to edit'))
  })

  it('delete one’s own for two days', async () => {
    const id = await send()
    const old = await send()
    expect((await bot.call('deleteMessage', { chat_id: YOU, message_id: id })).result).toBe(true)
    bot.later(48 * 3600 + 1)
    expect((await bot.call('deleteMessage', { chat_id: YOU, message_id: old })).description).toBe(
      bad("message can't be deleted for everyone"),
    )
  })
})

describe('taps', () => {
  const asked = async () => {
    await bot.call('sendMessage', say({ reply_markup: keyboard({ text: '是', callback_data: 'y' }) }))
    const message = ling.messages().at(-1)
    if (!message) throw new Error('the message should be there')
    return ling.tap(message, '是')
  }
  const answer = (id: string, rest: object = {}) => bot.call('answerCallbackQuery', { callback_query_id: id, ...rest })
  const old = bad('query is too old and response timeout expired or query ID is invalid')

  it('are answered once, within 150 s', async () => {
    const tap = await asked()
    expect((await answer(tap.query.id, { text: '好'.repeat(201) })).description).toBe(bad('MESSAGE_TOO_LONG'))
    expect(await answer(tap.query.id, { text: '记下了' })).toEqual({ ok: true, result: true })
    expect(tap.answer).toEqual({ text: '记下了' })
    expect((await answer(tap.query.id)).description).toBe(old)
    const slow = await asked()
    bot.later(150)
    const slower = await asked()
    expect((await answer(slow.query.id)).ok).toBe(true)
    bot.later(151)
    expect((await answer(slower.query.id)).description).toBe(old)
  })

  it('need a button that is there', async () => {
    const tap = await asked()
    expect(() => ling.tap(tap.query.message, '否')).toThrow('no button 「否」')
  })
})
