import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { type Answer, local, TOKEN } from './local.ts'

const bot = local({ webhookRetryMs: 5 })
const YOU = 7001
const ling = () => bot.api.as({ id: YOU, first_name: '林' })
const poll = (params: object = {}): Promise<Answer> => bot.call('getUpdates', params)
/** A poll that waits until something comes, once it has arrived. */
async function waitingPoll(): Promise<{ answer: Promise<Answer> }> {
  const answer = poll({ timeout: 50 })
  await isWaiting()
  return { answer }
}
const isWaiting = () => expect.poll(() => [...bot.api.world.bots.values()][0]?.poll).toBeDefined()
const texts = (answer: Answer) => answer.result.map((update: { message?: { text: string } }) => update.message?.text)

beforeEach(async () => {
  await bot.call('deleteWebhook', { drop_pending_updates: true })
})

describe('polling', () => {
  it('gives updates again until an offset confirms them', async () => {
    ling().send('/start 甲')
    ling().send('二')
    ling().send('三')
    const first = await poll({ limit: 2 })
    expect(texts(first)).toEqual(['/start 甲', '二'])
    expect(first.result[0].message).toMatchObject({
      date: bot.clock.now.getTime() / 1000,
      from: { id: YOU, is_bot: false },
      entities: [{ type: 'bot_command', offset: 0, length: 6 }],
    })
    expect(await poll({ limit: 2 })).toEqual(first)
    const ids = first.result.map((update: { update_id: number }) => update.update_id)
    expect(ids[1]).toBe(ids[0] + 1)
    expect(texts(await poll({ offset: ids[1] + 1 }))).toEqual(['三'])
    expect(texts(await poll())).toEqual(['三'])
  })

  it('counts a negative offset from the end and forgets the rest', async () => {
    for (const text of ['一', '二', '三']) ling().send(text)
    expect(texts(await poll({ offset: -1 }))).toEqual(['三'])
    expect(texts(await poll())).toEqual(['三'])
  })

  it('waits for what comes', async () => {
    const waiting = await waitingPoll()
    ling().send('来了')
    expect(texts(await waiting.answer)).toEqual(['来了'])
  })

  it('lets a second poll end the first', async () => {
    const first = await waitingPoll()
    expect((await poll()).ok).toBe(true)
    expect(await first.answer).toEqual({
      ok: false,
      error_code: 409,
      description: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    })
  })

  it('keeps nothing for a client that went away', async () => {
    const gone = new AbortController()
    const waiting = fetch(`${bot.api.url}/bot${TOKEN}/getUpdates?timeout=50`, { signal: gone.signal })
    await isWaiting()
    gone.abort()
    await expect(waiting).rejects.toThrow()
    await expect.poll(() => [...bot.api.world.bots.values()][0]?.poll).toBeUndefined()
    ling().send('还在')
    expect(texts(await poll())).toEqual(['还在'])
  })

  it('brings only the kinds asked for, from then on', async () => {
    await poll({ allowed_updates: ['callback_query'] })
    ling().send('不要')
    await poll({ allowed_updates: [] })
    const sent = ling().send('要')
    ling().edit(sent, '改过')
    const got = await poll()
    expect(got.result.map((update: object) => Object.keys(update)[1])).toEqual(['message', 'edited_message'])
    expect(got.result[1].edited_message).toMatchObject({ text: '改过', message_id: sent.message_id })
  })

  it('loses what is older than a day', async () => {
    ling().send('昨天')
    bot.later(24 * 3600 + 1)
    expect(texts(await poll())).toEqual([])
  })

  it('has no place beside a webhook', async () => {
    const waiting = await waitingPoll()
    await bot.call('setWebhook', { url: 'http://127.0.0.1:9/' })
    expect((await waiting.answer).description).toBe('Conflict: terminated by setWebhook request')
    expect((await poll()).description).toBe(
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
  })
})

describe('webhook', () => {
  const servers: Server[] = []
  afterAll(() => {
    for (const server of servers) server.close()
  })

  interface Got {
    readonly secret: unknown
    readonly text: string
    readonly from: number
  }

  async function hook(answer: (got: Got, response: ServerResponse) => void): Promise<{ url: string; got: Got[] }> {
    const got: Got[] = []
    const server = createServer(async (request: IncomingMessage, response) => {
      const parts: Buffer[] = []
      for await (const part of request) parts.push(part)
      const { message } = JSON.parse(Buffer.concat(parts).toString('utf8'))
      const one = {
        secret: request.headers['x-telegram-bot-api-secret-token'],
        text: message.text,
        from: message.chat.id,
      }
      got.push(one)
      answer(one, response)
    })
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, got }
  }

  it('gets each update once, with the secret, and tries again in order', async () => {
    let failures = 2
    const { url, got } = await hook((one, response) => {
      response.statusCode = one.text === '一' && failures-- > 0 ? 500 : 200
      response.end()
    })
    ling().send('一')
    await bot.call('setWebhook', { url, secret_token: 'quiet-word' })
    ling().send('二')
    bot.api.as({ id: 7002, first_name: '周' }).send('别人的')
    await expect.poll(() => got.length).toBe(5)
    await expect.poll(async () => (await bot.call('getWebhookInfo')).result.pending_update_count).toBe(0)
    expect(got.filter((one) => one.from === YOU).map((one) => one.text)).toEqual(['一', '一', '一', '二'])
    expect(new Set(got.map((one) => one.secret))).toEqual(new Set(['quiet-word']))
    expect((await bot.call('getWebhookInfo')).result).toMatchObject({
      url,
      last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
    })
  })

  it('may answer with a call', async () => {
    const { url } = await hook((one, response) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ method: 'sendMessage', chat_id: one.from, text: '收到' }))
    })
    await bot.call('setWebhook', { url })
    ling().send('报')
    expect((await ling().hears()).text).toBe('收到')
  })
})
