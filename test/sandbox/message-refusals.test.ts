import { beforeAll, describe, expect, it } from 'vitest'
import { local } from './local.ts'

const bot = local()
const YOU = 7001
const bad = (text: string) => `Bad Request: ${text}`
const own = (text: string) => `Bad Request: [stand-in] ${text}`
const keyboard = (...buttons: object[]) => ({ inline_keyboard: [buttons] })
const buttons = (count: number) => Array.from({ length: count }, (_, i) => ({ text: `${i}`, callback_data: `${i}` }))
const say = (rest: object) => ({ chat_id: YOU, text: '好', ...rest })

beforeAll(() => {
  bot.api.as({ id: YOU, first_name: '林' }).send('/start')
})

describe('what a message must be', () => {
  it.each<[string, string, object, number, string]>([
    ['unknown method', 'sendPigeon', {}, 404, 'Not Found'],
    [
      'unknown parameter',
      'sendMessage',
      say({ disable_web_page_preview: true }),
      400,
      own('unknown parameter "disable_web_page_preview"'),
    ],
    [
      'unknown nested field',
      'sendMessage',
      say({ link_preview_options: { off: true } }),
      400,
      own('LinkPreviewOptions has no field "off"'),
    ],
    ['no chat', 'sendMessage', { text: '好' }, 400, bad('chat_id is empty')],
    ['no text', 'sendMessage', { chat_id: YOU }, 400, bad('message text is empty')],
    ['empty text', 'sendMessage', say({ text: '' }), 400, bad('message text is empty')],
    ['text of spaces', 'sendMessage', say({ text: ' \n ' }), 400, bad('text must be non-empty')],
    [
      'text of empty tags',
      'sendMessage',
      say({ text: '<b></b>', parse_mode: 'HTML' }),
      400,
      bad('text must be non-empty'),
    ],
    ['text is a number', 'sendMessage', say({ text: 5 }), 400, own('parameter "text" must be of type String')],
    ['long text', 'sendMessage', say({ text: '好'.repeat(4097) }), 400, bad('message is too long')],
    ['long pairs of units', 'sendMessage', say({ text: '😀'.repeat(2049) }), 400, bad('message is too long')],
    [
      'raw text beyond 32 KiB',
      'sendMessage',
      say({ text: `<b>${'好'.repeat(11000)}</b>`, parse_mode: 'HTML' }),
      400,
      bad('text is too long'),
    ],
    ['parse mode', 'sendMessage', say({ parse_mode: 'BBCode' }), 400, bad('unsupported parse_mode')],
    [
      'tag',
      'sendMessage',
      say({ text: '<p>x</p>', parse_mode: 'HTML' }),
      400,
      bad('can\'t parse entities: Unsupported start tag "p" at byte offset 0'),
    ],
    [
      'entity past the end',
      'sendMessage',
      say({ entities: [{ type: 'bold', offset: 9, length: 1 }] }),
      400,
      bad('entity begins after the end of the text at UTF-16 offset 9'),
    ],
    [
      'entity type',
      'sendMessage',
      say({ entities: [{ type: 'loud', offset: 0, length: 1 }] }),
      400,
      bad("can't parse MessageEntity: Unsupported type specified"),
    ],
    [
      'nested boolean',
      'sendMessage',
      say({ link_preview_options: { is_disabled: 'yes' } }),
      400,
      bad('field "is_disabled" must be of type Boolean'),
    ],
    [
      'nested field missing',
      'sendMessage',
      say({ reply_parameters: { quote: 'x' } }),
      400,
      bad('can\'t find field "message_id"'),
    ],
    [
      'reply to nothing',
      'sendMessage',
      say({ reply_parameters: { message_id: 999 } }),
      400,
      bad('message to be replied not found'),
    ],
    ['thread of nothing', 'sendMessage', say({ message_thread_id: 999 }), 400, bad('message thread not found')],
    ['unknown chat', 'sendMessage', say({ chat_id: 424242 }), 400, bad('chat not found')],
    ['chat by a name', 'sendMessage', say({ chat_id: '@no_such_channel' }), 400, bad('chat not found')],
    ['itself', 'sendMessage', say({ chat_id: 1000001 }), 403, "Forbidden: bots can't send messages to bots"],
    [
      'markup not JSON',
      'sendMessage',
      say({ reply_markup: '{' }),
      400,
      bad("can't parse reply keyboard markup JSON object"),
    ],
    [
      'keyboard not a list',
      'sendMessage',
      say({ reply_markup: { inline_keyboard: 'x' } }),
      400,
      bad('field "inline_keyboard" must be of type Array'),
    ],
    [
      'button without text',
      'sendMessage',
      say({ reply_markup: keyboard({ callback_data: 'x' }) }),
      400,
      bad('can\'t parse inline keyboard button: Can\'t find field "text"'),
    ],
    [
      'button without action',
      'sendMessage',
      say({ reply_markup: keyboard({ text: 'x' }) }),
      400,
      bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
    ],
    [
      'button with empty data',
      'sendMessage',
      say({ reply_markup: keyboard({ text: 'x', callback_data: '' }) }),
      400,
      bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
    ],
    [
      'button with two actions',
      'sendMessage',
      say({ reply_markup: keyboard({ text: 'x', callback_data: 'x', url: 'https://a.org' }) }),
      400,
      own("can't parse inline keyboard button: exactly one of url, callback_data must be used"),
    ],
    [
      'data of 65 bytes',
      'sendMessage',
      say({ reply_markup: keyboard({ text: 'x', callback_data: `${'报'.repeat(21)}xx` }) }),
      400,
      bad('BUTTON_DATA_INVALID'),
    ],
    [
      'button link',
      'sendMessage',
      say({ reply_markup: keyboard({ text: 'x', url: 'http://localhost' }) }),
      400,
      bad("inline keyboard button URL 'http://localhost' is invalid: Wrong HTTP URL"),
    ],
    ['101 buttons', 'sendMessage', say({ reply_markup: keyboard(...buttons(101)) }), 400, bad('REPLY_MARKUP_TOO_LONG')],
  ])('%s: %s', async (_, method, params, code, description) => {
    const answer = await bot.call(method, params)
    expect(answer).toEqual({ ok: false, error_code: code, description })
    expect(bot.api.world.refused().at(-1)?.error).toEqual({ code, description })
  })

  it.each<[string, object]>([
    ['4096 units', say({ text: '好'.repeat(4096) })],
    ['4096 units within tags', say({ text: `<b>${'好'.repeat(4096)}</b>`, parse_mode: 'HTML' })],
    ['data of 64 bytes', say({ reply_markup: keyboard({ text: 'x', callback_data: `${'报'.repeat(21)}x` }) })],
    ['100 buttons', say({ reply_markup: keyboard(...buttons(100)) })],
    ['a reply that may go without', say({ reply_parameters: { message_id: 999, allow_sending_without_reply: true } })],
    ['plain words as buttons', say({ reply_markup: { keyboard: [['是', '否']], resize_keyboard: true } })],
    [
      'silent, protected, no preview',
      say({ disable_notification: true, protect_content: true, link_preview_options: { is_disabled: true } }),
    ],
    ['an empty keyboard', say({ reply_markup: { inline_keyboard: [] } })],
  ])('takes %s', async (_, params) => {
    expect(await bot.call('sendMessage', params)).toMatchObject({ ok: true, result: { chat: { id: YOU } } })
  })
})
