import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { rowsOf, wholeNumber } from '../../src/database/rows.ts'
import { userSentence } from '../../src/errors.ts'
import { type Chat, County, until } from '../support/county.ts'

let county: County
let editor: Chat
let cadre: Chat

beforeAll(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
  cadre = await county.cadre(11, 'jia-zhen/women')
  await cadre.says('/start')
})
afterAll(() => county.close())

async function rowsIn(chatId: number): Promise<number> {
  const found = await county.opened.db.execute(sql`select count(*) as n from inbox where chat_id = ${chatId}::bigint`)
  return rowsOf(found, z.object({ n: wholeNumber }))[0]?.n ?? 0
}
const fetched = async () => {
  const [bot] = county.api.world.bots.values()
  await until(async () => (bot?.pending.length === 0 ? true : undefined), 'all fetched', 30_000)
}

describe('a flood', () => {
  it('of a stranger becomes few rows, and a cadre is answered in the middle of it', async () => {
    const strangers = Array.from({ length: 6 }, (_, i) => county.person(5000 + i, `路人${i}`))
    for (let n = 0; n < 40; n++) for (const { actor } of strangers) actor.send(`在吗${n}`)
    cadre.actor.send('/help')
    await until(() => cadre.text.includes('/report') || undefined, 'an answer to the cadre', 30_000)
    await fetched()
    for (const { actor } of strangers.slice(0, 5)) expect(await rowsIn(actor.user.id)).toBeLessThan(35)
    await until(
      async () => {
        const found = await county.opened.db.execute(sql`select count(*) as n from inbox where handled_at is null`)
        return rowsOf(found, z.object({ n: wholeNumber }))[0]?.n === 0 ? true : undefined
      },
      'strangers are answered little by little',
      60_000,
    )
  })

  it('of a group that shouts leaves no row', async () => {
    const group = county.api.world.group('吵闹的群', 'supergroup')
    const [bot] = county.api.world.bots.values()
    for (let n = 0; n < 300; n++) {
      bot?.pending.push({
        update: {
          update_id: bot.nextUpdateId++,
          message: { message_id: n, date: 1, chat: group.chat, from: editor.actor.user, text: `哈哈${n}` },
        } as never,
        at: county.now.getTime(),
      })
    }
    bot?.wake()
    await fetched()
    expect(await rowsIn(group.chat.id)).toBe(0)
  })

  it('of a member is taken up to a number, and the rest refused with one sentence', async () => {
    for (let n = 0; n < 200; n++) cadre.actor.send(`第${n}句`)
    await fetched()
    const told = () => cadre.actor.messages().filter((m) => m.text === userSentence('flood.too-many'))
    await until(() => (told().length > 0 ? true : undefined), 'told', 30_000)
    expect(told()).toHaveLength(1)
  })

  it('of links that somebody tries is slowed down, and told', async () => {
    const guesser = county.person(6000, '试链接的')
    for (let n = 0; n < 14; n++) guesser.actor.send(`/start guess${n}`)
    await until(
      () => guesser.actor.messages().some((m) => m.text === userSentence('flood.links')) || undefined,
      'told of links',
      30_000,
    )
    expect(await rowsIn(6000)).toBeLessThanOrEqual(10)
    // The count is the database's: a process that has just started knows it.
    await county.stop()
    await county.start()
    const [bot] = county.api.world.bots.values()
    guesser.actor.send('/start guess-again')
    await until(async () => (bot?.pending.length === 0 ? true : undefined), 'fetched', 30_000)
    expect(await rowsIn(6000)).toBeLessThanOrEqual(10)
  })
})
