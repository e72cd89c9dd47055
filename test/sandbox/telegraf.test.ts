import { Telegraf } from 'telegraf'
import { describe, expect, it } from 'vitest'
import { local, TOKEN } from './local.ts'

const served = local({ limits: {} })

describe('a telegraf bot on the local Bot API', () => {
  it('holds a conversation by long polling and is refused nothing', async () => {
    const bot = new Telegraf(TOKEN, { telegram: { apiRoot: served.api.url, webhookReply: false } })
    bot.start((context) =>
      context.reply('要报什么？', { reply_markup: { inline_keyboard: [[{ text: '零报告', callback_data: 'zero' }]] } }),
    )
    bot.action('zero', async (context) => {
      await context.answerCbQuery('记下了')
      await context.editMessageText('<b>零报告</b>已交', { parse_mode: 'HTML' })
    })
    bot.on('text', (context) => context.reply(`收到：${context.message.text}`))
    const launched = bot.launch({ dropPendingUpdates: true })
    const ling = served.api.as({ first_name: '林' })

    // The first poll must be under way, else dropPendingUpdates takes what was said.
    await expect.poll(() => served.api.world.calls.some((call) => call.method === 'getUpdates')).toBe(true)
    ling.open('https://t.me/county_bot?start=x')
    const question = await ling.hears()
    const tap = ling.tap(question, '零报告')
    expect(await ling.hears()).toMatchObject({ message_id: question.message_id, text: '零报告已交' })
    expect(tap.answer).toEqual({ text: '记下了' })
    ling.send('二十人')
    expect((await ling.hears()).text).toBe('收到：二十人')
    expect(served.api.world.refused()).toEqual([])

    bot.stop()
    await launched
  })
})
