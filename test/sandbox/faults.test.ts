import { beforeEach, describe, expect, it } from 'vitest'
import { Rate, TELEGRAM_LIMITS } from '../../src/sandbox/rate.ts'
import { newTalk } from '../../src/sandbox/state.ts'
import { checkResult, checkUpdate } from '../../src/sandbox/validate.ts'
import { local } from './local.ts'

const bot = local()
const YOU = 7001
const ling = () => bot.api.as({ id: YOU, first_name: '林' })
const send = (text: string) => bot.call('sendMessage', { chat_id: YOU, text })
const inChat = (text: string) =>
  ling()
    .messages()
    .filter((message) => message.text === text).length

describe('faults', () => {
  beforeEach(() => {
    ling().send('/start')
    bot.api.world.calls.length = 0
  })

  it('refuse as told, as often as told, and count for nothing', async () => {
    bot.api.world.fault('sendMessage', { retry_after: 3, times: 2 })
    bot.api.world.fault('sendMessage', { status: 502, description: 'Bad Gateway' })
    const slow = {
      ok: false,
      error_code: 429,
      description: 'Too Many Requests: retry after 3',
      parameters: { retry_after: 3 },
    }
    expect([await send('一'), await send('一')]).toEqual([slow, slow])
    expect(await send('一')).toEqual({ ok: false, error_code: 502, description: 'Bad Gateway' })
    expect((await send('一')).ok).toBe(true)
    expect(inChat('一')).toBe(1)
    expect(bot.api.world.refused()).toEqual([])
    expect(bot.api.world.calls.map((call) => call.ok)).toEqual([false, false, false, true])
  })

  it('reset the connection before the call is performed, or after', async () => {
    bot.api.world.fault('sendMessage', { drop: 'before' })
    await expect(send('前')).rejects.toThrow('fetch failed')
    bot.api.world.fault('*', { drop: 'after' })
    await expect(send('后')).rejects.toThrow('fetch failed')
    expect([inChat('前'), inChat('后')]).toEqual([0, 1])
  })

  it('meet one chat only where told', async () => {
    bot.api.world.fault('sendMessage', { status: 502, chat: YOU + 1 })
    expect((await send('一')).ok).toBe(true)
    bot.api.world.fault('sendMessage', { status: 502, chat: YOU })
    expect((await send('一')).error_code).toBe(502)
  })

  it('delay', async () => {
    bot.api.world.fault('getMe', { delayMs: 60 })
    const start = performance.now()
    expect((await bot.call('getMe')).ok).toBe(true)
    expect(performance.now() - start).toBeGreaterThan(50)
  })

  it('of the bot itself stay in the journal', async () => {
    await send('')
    expect(bot.api.world.refused()).toMatchObject([
      { method: 'sendMessage', params: { text: '' }, error: { code: 400 } },
    ])
  })
})

describe('rates', () => {
  const person = newTalk({ id: 1, type: 'private' })
  const group = newTalk({ id: -1, type: 'group' })
  const waits = (run: () => void) => {
    try {
      run()
      return 0
    } catch (error) {
      return (error as { parameters?: { retry_after: number } }).parameters?.retry_after
    }
  }

  it('let a conversation pass and stop a flood in one chat', () => {
    const rate = new Rate(TELEGRAM_LIMITS)
    // 20 a second for two seconds stays below the limit for all chats together.
    const taken = Array.from({ length: 40 }, (_, i) => waits(() => rate.take(1, person, i * 50, 1)))
    expect(taken.slice(0, 30)).toEqual(Array(30).fill(0))
    expect(taken.at(-1)).toBe(1)
    expect(waits(() => rate.take(1, person, 10_000, 1))).toBe(0)
  })

  it('hold a group to 20 a minute, an album counting each of its items', () => {
    const rate = new Rate(TELEGRAM_LIMITS)
    expect(waits(() => rate.take(1, group, 0, 10))).toBe(0)
    expect(waits(() => rate.take(1, group, 0, 10))).toBe(0)
    expect(waits(() => rate.take(1, group, 0, 1))).toBe(3)
    expect(waits(() => rate.take(1, group, 3000, 1))).toBe(0)
    expect(waits(() => rate.take(1, group, 3000, 10))).toBe(30)
  })

  it('hold all chats together to 30 a second', () => {
    const rate = new Rate(TELEGRAM_LIMITS)
    const taken = Array.from({ length: 31 }, (_, i) =>
      waits(() => rate.take(1, newTalk({ id: i, type: 'private' }), 0, 1)),
    )
    expect(taken.slice(0, 30)).toEqual(Array(30).fill(0))
    expect(taken[30]).toBe(1)
    expect(waits(() => rate.take(2, person, 0, 1))).toBe(0)
  })

  it('can be switched off', () => {
    const rate = new Rate('off')
    expect(Array.from({ length: 99 }, () => waits(() => rate.take(1, group, 0, 1)))).toEqual(Array(99).fill(0))
  })
})

describe('the stand-in’s own answers', () => {
  const chat = { id: 1, type: 'private' }
  it.each([
    ['a message without a date', { message_id: 1, chat, text: 'x' }, 'Message.date: missing'],
    ['a field that Telegram has not', { message_id: 1, date: 1, chat, color: 'red' }, 'Message.color: unknown'],
    ['a wrong type', { message_id: '1', date: 1, chat }, 'Message.message_id: type Number'],
  ])('are checked: %s', (_, message, problem) => {
    expect(() => checkResult('sendMessage', message)).toThrow(problem)
    expect(() => checkUpdate({ update_id: 1, message })).toThrow(problem)
  })
})
