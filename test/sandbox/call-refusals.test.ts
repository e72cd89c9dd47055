import { beforeAll, describe, expect, it } from 'vitest'
import { local } from './local.ts'

const bot = local()
const YOU = 7001
const bad = (text: string) => `Bad Request: ${text}`
const own = (text: string) => `Bad Request: [stand-in] ${text}`

beforeAll(() => {
  bot.api.as({ id: YOU, first_name: '林' }).send('/start')
})

describe('what other calls must be', () => {
  it.each<[string, string, object, number, string]>([
    [
      'long caption',
      'sendPhoto',
      { chat_id: YOU, photo: 'x', caption: '好'.repeat(1025) },
      400,
      bad('message caption is too long'),
    ],
    ['no photo', 'sendPhoto', { chat_id: YOU }, 400, bad('there is no photo in the request')],
    ['no document', 'sendDocument', { chat_id: YOU }, 400, bad('there is no document in the request')],
    ['file id', 'sendDocument', { chat_id: YOU, document: 'x' }, 400, bad('wrong file identifier/HTTP URL specified')],
    [
      'file by link',
      'sendPhoto',
      { chat_id: YOU, photo: 'https://example.org/a.png' },
      400,
      bad('failed to get HTTP URL content'),
    ],
    [
      'commands for a scope that is none',
      'setMyCommands',
      { commands: [{ command: 'start', description: '开始' }], scope: { type: 'nonsense' } },
      400,
      bad("can't parse BotCommandScope: Unsupported type specified"),
    ],
    [
      'commands for a chat that is not said',
      'setMyCommands',
      { commands: [{ command: 'start', description: '开始' }], scope: { type: 'chat' } },
      400,
      bad('can\'t parse BotCommandScope: Can\'t find field "chat_id"'),
    ],
    ['getFile', 'getFile', { file_id: 'x' }, 400, bad('invalid file_id')],
    ['album of none', 'sendMediaGroup', { chat_id: YOU, media: [] }, 400, bad('there are no messages to send')],
    [
      'album of eleven',
      'sendMediaGroup',
      { chat_id: YOU, media: Array(11).fill({ type: 'photo', media: 'x' }) },
      400,
      bad('too many messages to send as an album'),
    ],
    [
      'album without its file',
      'sendMediaGroup',
      { chat_id: YOU, media: Array(2).fill({ type: 'photo', media: 'attach://a' }) },
      400,
      bad("can't parse InputMedia: media not found"),
    ],
    [
      'album of mixed kinds',
      'sendMediaGroup',
      {
        chat_id: YOU,
        media: [
          { type: 'photo', media: 'x' },
          { type: 'document', media: 'x' },
        ],
      },
      400,
      bad("document can't be mixed with other media types"),
    ],
    ['action', 'sendChatAction', { chat_id: YOU, action: 'dancing' }, 400, bad('wrong parameter action in request')],
    [
      'edit of nothing',
      'editMessageText',
      { chat_id: YOU, message_id: 999, text: 'x' },
      400,
      bad('message to edit not found'),
    ],
    [
      'edit without an id',
      'editMessageText',
      { chat_id: YOU, text: 'x' },
      400,
      bad('message identifier is not specified'),
    ],
    [
      'edit of the user’s own',
      'editMessageText',
      { chat_id: YOU, message_id: 1, text: 'x' },
      400,
      bad("message can't be edited"),
    ],
    ['deleting nothing', 'deleteMessage', { chat_id: YOU, message_id: 999 }, 400, bad('message to delete not found')],
    [
      'callback that never was',
      'answerCallbackQuery',
      { callback_query_id: '1' },
      400,
      bad('query is too old and response timeout expired or query ID is invalid'),
    ],
    [
      'command with a capital',
      'setMyCommands',
      { commands: [{ command: 'Start', description: 'x' }] },
      400,
      bad('BOT_COMMAND_INVALID'),
    ],
    [
      'command without words',
      'setMyCommands',
      { commands: [{ command: 'start', description: '' }] },
      400,
      bad('BOT_COMMAND_DESCRIPTION_INVALID'),
    ],
    [
      '101 commands',
      'setMyCommands',
      { commands: Array(101).fill({ command: 'a', description: 'x' }) },
      400,
      bad('BOT_COMMANDS_TOO_MUCH'),
    ],
    ['language', 'getMyCommands', { language_code: 'zh-CN' }, 400, bad('invalid language code specified')],
    [
      'kind of update',
      'getUpdates',
      { allowed_updates: ['messages'] },
      400,
      own('there is no kind of update "messages"'),
    ],
    [
      'webhook without HTTPS',
      'setWebhook',
      { url: 'http://example.org/hook' },
      400,
      bad('bad webhook: An HTTPS URL must be provided for webhook'),
    ],
    [
      'webhook secret',
      'setWebhook',
      { url: 'https://example.org/', secret_token: '密' },
      400,
      bad('secret token contains unallowed characters'),
    ],
    [
      'leaving a person',
      'leaveChat',
      { chat_id: YOU },
      400,
      bad("chat member status can't be changed in private chats"),
    ],
  ])('%s: %s', async (_, method, params, code, description) => {
    const answer = await bot.call(method, params)
    expect(answer).toEqual({ ok: false, error_code: code, description })
    expect(bot.api.world.refused().at(-1)?.error).toEqual({ code, description })
  })
})

describe('tokens', () => {
  it.each([
    ['1000001:other', 401, 'Unauthorized'],
    ['9:stand-in', 401, 'Unauthorized'],
    ['nonsense', 404, 'Not Found'],
  ])('%s', async (token, error_code, description) => {
    expect(await bot.call('getMe', {}, token)).toEqual({ ok: false, error_code, description })
  })
})
