import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../src/database/open.ts'
import { inbox, outbox } from '../../src/database/schema.ts'
import { makeLog } from '../../src/log.ts'
import { type LocalBotApi, startLocalBotApi } from '../../src/sandbox/index.ts'
import { makeClient } from '../../src/telegram/client.ts'
import { makeDelivery } from '../../src/telegram/deliver.ts'
import { until } from '../support/county.ts'
import { emptyDatabase, ownDatabase, server, sharedDatabase } from '../support/database.ts'
import { noFiles, WORDS } from '../telegram/post.ts'
import { Desk, said } from './updates.ts'

const TOKEN = '1:test-token-of-a-local-bot'
const PEOPLE = [101, 102, 103, 104, 105, 106]
const UPDATES = 120
const UNHURRIED = {
  take: (most: number) => ({ taken: most, wait: 0 }),
  giveBack: () => {},
  waitFor: () => 0,
  shareWith: () => {},
}

describe.runIf(server)('two processes on one Postgres (left out where TEST_DATABASE_URL is not set)', () => {
  let opened: OpenDatabase[]
  let api: LocalBotApi

  beforeAll(async () => {
    const own = await ownDatabase(server ?? '')
    const first = await sharedDatabase()
    await emptyDatabase(first)
    opened = [first, await openDatabase(own, '')]
    api = await startLocalBotApi({ tokens: [{ token: TOKEN, username: 'qunbao_bot' }], limits: 'off' })
    for (const id of PEOPLE) api.as({ id }).send('/start')
  })

  afterAll(async () => {
    await opened[1]?.close()
    await api.close()
  })

  /** A dispatcher and a delivery on a connection of their own; what is handled is said again, a few ms later. */
  function startProcess({ db }: OpenDatabase) {
    const client = makeClient({ telegramApiRoot: api.url, httpsProxy: undefined }, TOKEN)
    // From that of the dispatcher on: rows of long ago would be taken for abandoned, and what is put off is due in a while.
    const began = performance.now()
    const now = () => new Date(desk.now.getTime() + performance.now() - began)
    const log = makeLog({ logLevel: 'warn' })
    const delivery = makeDelivery({
      db,
      client,
      log,
      now,
      pacing: UNHURRIED,
      processes: async () => 2,
      makeFile: noFiles,
      words: WORDS,
    })
    const desk: Desk = new Desk(
      db,
      async (text) => {
        await new Promise((resolve) => setTimeout(resolve, (Number(text) * 7) % 5))
        return { say: [{ text }, { text: `${text}。` }] }
      },
      { send: delivery.send },
    )
    desk.dispatcher.start()
    return { desk, delivery, stop: () => Promise.all([desk.dispatcher.stop(), delivery.stop()]) }
  }

  it('handle every update once and send every message once, each chat in its order', async () => {
    const processes = opened.map(startProcess)
    await Promise.all(processes.map((p) => p.delivery.start(false)))
    const updates = Array.from({ length: UPDATES }, (_, i) => said(PEOPLE[i % PEOPLE.length] ?? 0, String(i)))
    // Both get every update, as when Telegram repeats to one what the other has stored.
    const batches = Array.from({ length: UPDATES / 12 }, (_, i) => updates.slice(i * 12, i * 12 + 12))
    for (const batch of batches) await Promise.all(processes.map((p) => p.desk.gets(...batch)))
    const { db } = opened[0] ?? expect.fail('no database')
    await until(
      async () => {
        const rows = await db.select().from(outbox)
        return rows.length === UPDATES * 2 && rows.every((row) => row.state === 'sent') ? true : undefined
      },
      'everything to be sent',
      300_000,
    )
    await Promise.all(processes.map((p) => p.stop()))
    expect((await db.select().from(inbox)).every((row) => row.handledAt !== null && row.failure === null)).toBe(true)
    PEOPLE.forEach((id, at) => {
      const numbers = Array.from({ length: UPDATES / PEOPLE.length }, (_, i) => String(i * PEOPLE.length + at))
      const heard = api
        .as({ id })
        .messages()
        .filter((m) => m.from.is_bot)
      expect(heard.map((m) => m.text)).toEqual(numbers.flatMap((n) => [n, `${n}。`]))
    })
    // Both did part of it: otherwise nothing was shown.
    expect(processes.every((p) => p.desk.handled > UPDATES / 10)).toBe(true)
  })

  it('do not run into each other over one chat: the second waits for the first', async () => {
    const order: string[] = []
    const slow = async (text: string) => {
      order.push(`${text}…`)
      await new Promise((resolve) => setTimeout(resolve, 60))
      order.push(text)
      return undefined
    }
    const desks = opened.map((each) => new Desk(each.db, slow))
    for (const [i, desk] of [desks[0], desks[1], desks[0], desks[1]].entries()) await desk?.gets(said(200, `第${i}`))
    await until(() => (order.length === 8 ? true : undefined), 'all four')
    await Promise.all(desks.map((desk) => desk.dispatcher.stop()))
    expect(order).toEqual([0, 1, 2, 3].flatMap((i) => [`第${i}…`, `第${i}`]))
  })
})
