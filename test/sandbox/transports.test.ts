import { Telegram } from 'telegraf'
import { beforeAll, describe, expect, it } from 'vitest'
import { local, png, TOKEN } from './local.ts'

const bot = local()
const YOU = 7001
const path = (method: string) => `${bot.api.url}/bot${TOKEN}/${method}`
const client = () => new Telegram(TOKEN, { apiRoot: bot.api.url })

beforeAll(() => {
  bot.api.as({ id: YOU, first_name: '林' }).send('/start')
})

describe('one call in every form that the Bot API takes', () => {
  const reply_markup = JSON.stringify({ inline_keyboard: [[{ text: '是', callback_data: 'y' }]] })
  const fields = { chat_id: String(YOU), text: '好', disable_notification: 'true', reply_markup }
  const form = () => {
    const made = new FormData()
    for (const [name, value] of Object.entries(fields)) made.append(name, value)
    return made
  }
  it.each<[string, () => Promise<Response>]>([
    ['query', () => fetch(`${path('sendMessage')}?${new URLSearchParams(fields)}`)],
    ['urlencoded', () => fetch(path('sendMessage'), { method: 'POST', body: new URLSearchParams(fields) })],
    ['multipart', () => fetch(path('sendMessage'), { method: 'POST', body: form() })],
    ['any case', () => fetch(`${path('SENDmessage')}?${new URLSearchParams(fields)}`)],
  ])('%s', async (_, send) => {
    const response = await send()
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      ok: true,
      result: {
        chat: { id: YOU, type: 'private' },
        text: '好',
        from: { is_bot: true },
        reply_markup: JSON.parse(reply_markup),
      },
    })
  })

  it.each([
    ['a number that is none', 'message_id=x', 'parameter "message_id" must be of type Number'],
    [
      'a boolean that is none',
      'message_id=1&disable_notification=maybe',
      'parameter "disable_notification" must be of type Boolean',
    ],
  ])('%s', async (_, query, text) => {
    const response = await fetch(`${path('pinChatMessage')}?chat_id=${YOU}&${query}`)
    expect(await response.json()).toEqual({
      ok: false,
      error_code: 400,
      description: `Bad Request: [stand-in] ${text}`,
    })
  })

  it('refuses a body that is no JSON object and a path that is none', async () => {
    const headers = { 'content-type': 'application/json' }
    const list = await fetch(path('getMe'), { method: 'POST', headers, body: '[]' })
    expect([list.status, await list.json()]).toEqual([
      400,
      { ok: false, error_code: 400, description: "Bad Request: can't parse JSON object" },
    ])
    const lost = await fetch(`${bot.api.url}/elsewhere`)
    expect([lost.status, await lost.json()]).toEqual([404, { ok: false, error_code: 404, description: 'Not Found' }])
  })
})

describe('telegraf’s client', () => {
  it('says who it is', async () => {
    expect(await client().getMe()).toMatchObject({ id: 1000001, is_bot: true, username: 'county_bot' })
  })

  it('sends a document with a Chinese name, which comes back byte for byte', async () => {
    const bytes = Buffer.from('周报正文')
    const options = { caption: '<b>第9周</b>', parse_mode: 'HTML' } as const
    const sent = await client().sendDocument(YOU, { source: bytes, filename: '周报.docx' }, options)
    expect(sent).toMatchObject({ caption: '第9周', document: { file_name: '周报.docx', file_size: bytes.length } })
    const link = await client().getFileLink(sent.document.file_id)
    expect(Buffer.from(await (await fetch(link)).arrayBuffer())).toEqual(bytes)
    const again = await client().sendDocument(YOU, sent.document.file_id)
    expect(again.document).toEqual(sent.document)
    bot.later(3601)
    expect((await fetch(link)).status).toBe(404)
  })

  it('sends an album', async () => {
    const photo = (name: string) => ({
      type: 'photo' as const,
      media: { source: Buffer.from(png(300, 200)), filename: name },
    })
    const album = await client().sendMediaGroup(YOU, [{ ...photo('a.png'), caption: '现场' }, photo('b.png')])
    expect(album).toMatchObject([
      { caption: '现场', photo: [{ width: 300, height: 200 }] },
      { photo: [{ width: 300 }] },
    ])
    expect(new Set(album.map((one) => (one as { media_group_id?: string }).media_group_id)).size).toBe(1)
  })

  it('sets menus by scope', async () => {
    const commands = [{ command: 'report', description: '填报' }]
    await client().setMyCommands(commands, { scope: { type: 'chat', chat_id: YOU } })
    expect(await client().getMyCommands({ scope: { type: 'chat', chat_id: YOU } })).toEqual(commands)
    expect(await client().getMyCommands()).toEqual([])
    await client().deleteMyCommands({ scope: { type: 'chat', chat_id: YOU } })
    expect(await client().getMyCommands({ scope: { type: 'chat', chat_id: YOU } })).toEqual([])
  })

  it('names and describes the bot, sets the button beside the input field', async () => {
    await client().setMyName('群报')
    await client().setMyDescription('收集群团工作')
    await client().setChatMenuButton({ chatId: YOU, menuButton: { type: 'commands' } })
    expect(await client().getMyName()).toEqual({ name: '群报' })
    expect(await client().getMyDescription('zh')).toEqual({ description: '收集群团工作' })
    expect(await client().getChatMenuButton({ chatId: YOU })).toEqual({ type: 'commands' })
  })

  it('copies and forwards', async () => {
    const { message_id } = await client().sendMessage(YOU, '原文')
    const copy = await client().copyMessage(YOU, YOU, message_id)
    const forwarded = await client().forwardMessage(YOU, YOU, message_id)
    expect(copy.message_id).toBe(message_id + 1)
    expect(forwarded).toMatchObject({ message_id: message_id + 2, text: '原文', forward_origin: { type: 'user' } })
  })
})

describe('uploads', () => {
  const upload = async (method: string, field: string, bytes: Uint8Array<ArrayBuffer>, name: string) => {
    const form = new FormData()
    form.append('chat_id', String(YOU))
    form.append(field, new Blob([bytes]), name)
    return (await fetch(path(method), { method: 'POST', body: form })).json()
  }
  it.each<[string, string, string, Uint8Array<ArrayBuffer>, number, string]>([
    ['an empty file', 'sendDocument', 'document', new Uint8Array(), 400, 'Bad Request: file must be non-empty'],
    ['a photo that is none', 'sendPhoto', 'photo', new Uint8Array([1, 2, 3]), 400, 'Bad Request: IMAGE_PROCESS_FAILED'],
    ['a photo too wide', 'sendPhoto', 'photo', png(9000, 1001), 400, 'Bad Request: PHOTO_INVALID_DIMENSIONS'],
    ['a photo too thin', 'sendPhoto', 'photo', png(2100, 100), 400, 'Bad Request: PHOTO_INVALID_DIMENSIONS'],
    [
      'a photo too big',
      'sendPhoto',
      'photo',
      new Uint8Array(10485761),
      400,
      'Bad Request: file of size 10485761 bytes is too big for a photo',
    ],
    ['a file too big', 'sendDocument', 'document', new Uint8Array(52428801), 413, 'Request Entity Too Large'],
  ])('%s', async (_, method, field, bytes, error_code, description) => {
    expect(await upload(method, field, bytes, 'x')).toEqual({ ok: false, error_code, description })
  })

  it('that a person made above 20 MB cannot be fetched, and a photo is no document', async () => {
    const ling = bot.api.as({ id: YOU })
    const large = ling.sendDocument(new Uint8Array(20 * 1024 * 1024 + 1), '大.zip').document?.file_id
    expect((await bot.call('getFile', { file_id: large })).description).toBe('Bad Request: file is too big')
    const photo = ling.sendPhoto(png(10, 10)).photo?.[0]?.file_id
    expect((await bot.call('sendDocument', { chat_id: YOU, document: photo })).description).toBe(
      "Bad Request: can't use file of type Photo as Document",
    )
  })
})
