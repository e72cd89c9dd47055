import { asc, eq, sql } from 'drizzle-orm'
import type { Update } from 'telegraf/types'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Effects } from '../../src/bot/feature.ts'
import type { Database } from '../../src/database/open.ts'
import { owe } from '../../src/database/outbox.ts'
import { audit, inbox, outbox, person } from '../../src/database/schema.ts'
import { ForTheWorkshop } from '../../src/desk/for-the-workshop.ts'
import { until } from '../support/county.ts'
import { emptyDatabase, server, sharedDatabase } from '../support/database.ts'
import { Desk, type Handler, said, stoppedBot, tapped } from './updates.ts'

const ZHAO = 101
const QIAN = 102
let db: Database
let desk: Desk | undefined

beforeEach(async () => {
  const opened = await sharedDatabase()
  await emptyDatabase(opened)
  db = opened.db
})

afterEach(() => desk?.dispatcher.stop())

function handling(handler: Handler, how: ConstructorParameters<typeof Desk>[2] = {}): Desk {
  desk = new Desk(db, handler, how)
  return desk
}

const saying = (text: string): Effects => ({ say: [{ text }] })

/** Says it, and writes down that somebody did something. */
const noting = (text: string, at: Date): Effects => ({
  ...saying(text),
  write: [{ do: 'note', of: { at, personId: null, action: 'remind', subject: text } }],
})

const waiting = async () => (await db.select().from(inbox)).filter((row) => row.handledAt === null).length
const allHandled = () => until(async () => ((await waiting()) === 0 ? true : undefined), 'every update to be handled')
const owedTexts = async () => {
  const rows = await db.select().from(outbox).orderBy(asc(outbox.id))
  return rows.map((row) => [row.chatId, String(row.payload['text'])])
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('updates', () => {
  it('that come twice are handled once', async () => {
    const desk = handling((text) => saying(text))
    const update = said(ZHAO, '一')
    await desk.gets(update, update)
    await allHandled()
    await desk.gets(update)
    await desk.gets(said(ZHAO, '二'))
    await allHandled()
    expect(await owedTexts()).toEqual([
      [ZHAO, '一'],
      [ZHAO, '二'],
    ])
  })

  it('of one chat are handled in order, each after the one before is done, while another chat is slow', async () => {
    const order: string[] = []
    // PGlite has one connection: there a slow handler keeps all waiting.
    const slow = () => (server ? until(() => (order.includes('3') ? true : undefined), 'the other chat') : pause(150))
    const desk = handling(async (text) => {
      order.push(`${text}…`)
      if (text === '慢') await slow()
      order.push(text)
      return undefined
    })
    await desk.gets(said(QIAN, '慢'), said(ZHAO, '1'), said(ZHAO, '2'), said(QIAN, '后'), said(ZHAO, '3'))
    await allHandled()
    const of = (texts: string) => order.filter((each) => texts.includes(each[0] ?? ''))
    expect(of('123')).toEqual(['1…', '1', '2…', '2', '3…', '3'])
    expect(of('慢后')).toEqual(['慢…', '慢', '后…', '后'])
    // The other chat was kept waiting only where that cannot be helped.
    if (server) expect(order.indexOf('3')).toBeLessThan(order.indexOf('慢'))
  })

  it('that would keep others waiting are handed over, whole; the chat waits, others do not', async () => {
    const order: string[] = []
    const elsewhere = new Desk(db, async (text) => {
      order.push(`elsewhere ${text}`)
      return saying(`${text} done`)
    })
    let begun: (() => void) | undefined
    const handedOver: number[] = []
    const desk = handling(
      async (text) => {
        if (text === '汇编') throw new ForTheWorkshop('what compiles')
        order.push(text)
        return saying(text)
      },
      {
        handOver: async (chatId) => {
          handedOver.push(chatId)
          await new Promise<void>((begin) => (begun = begin))
          await elsewhere.handleNext(chatId)
        },
      },
    )
    await desk.gets(said(QIAN, '汇编'), said(QIAN, '后'), said(ZHAO, '1'))
    await until(() => begun && (order.includes('1') ? true : undefined), 'the other chat')
    expect(order).toEqual(['1'])
    begun?.()
    await allHandled()
    expect(order).toEqual(['1', 'elsewhere 汇编', '后'])
    expect(handedOver).toEqual([QIAN])
    expect((await owedTexts()).filter(([chat]) => chat === QIAN).map(([, text]) => text)).toEqual(['汇编 done', '后'])
    await elsewhere.dispatcher.stop()
  })

  it('that failed where they were handed over are tried again there', async () => {
    let tries = 0
    const desk = handling(
      async () => {
        throw new ForTheWorkshop('what compiles')
      },
      {
        handOver: async (chatId) => {
          tries += 1
          if (tries === 1) throw new Error('it ended')
          await new Desk(db, () => saying('done')).handleNext(chatId)
        },
      },
    )
    await desk.gets(said(QIAN, '汇编'))
    await allHandled()
    expect(tries).toBe(2)
    expect(await owedTexts()).toEqual([[QIAN, 'done']])
  })

  it('that compile in a set with others fail nobody: each goes alone, and is handed over', async () => {
    const elsewhere = new Desk(db, (text) => saying(text))
    const desk = handling(
      async () => {
        throw new ForTheWorkshop('what compiles')
      },
      { together: true, handOver: async (chatId) => void (await elsewhere.handleNext(chatId)) },
    )
    await desk.gets(said(QIAN, '一'), said(ZHAO, '二'))
    await allHandled()
    expect((await owedTexts()).map(([, text]) => text).sort()).toEqual(['一', '二'])
    expect(desk.logged.filter((line) => line.includes('could not be handled'))).toEqual([])
    await elsewhere.dispatcher.stop()
  })

  it('that took long are owed from when they were done: what is in hand for long another process takes over', async () => {
    const desk = handling(async (text) => {
      desk.later(100)
      return saying(text)
    })
    await desk.gets(said(ZHAO, '汇编'))
    await allHandled()
    expect((await db.select().from(outbox)).map(({ changedAt }) => changedAt)).toEqual([desk.now])
  })

  it('left by a process that died are handled by the next one', async () => {
    const { dispatcher } = handling(() => undefined)
    await dispatcher.stop()
    await desk?.gets(said(ZHAO, '一'))
    expect(await waiting()).toBe(1)
    const next = handling((text) => saying(text))
    next.dispatcher.start()
    await allHandled()
    expect(await owedTexts()).toEqual([[ZHAO, '一']])
  })

  it('hold nothing of what was said once they are handled', async () => {
    await handling(() => undefined).gets(said(ZHAO, '一'), tapped(ZHAO, 'x'))
    await allHandled()
    expect((await db.select().from(inbox)).map((row) => row.update)).toEqual([null, null])
  })
})

describe('updates that arrive while nothing goes on', () => {
  it('are handled once they are stored, where they can be handled together', async () => {
    const desk = handling((text) => saying(text), { together: true })
    await desk.gets(said(ZHAO, '一'), said(QIAN, '二'))
    expect(await waiting()).toBe(0)
    expect((await owedTexts()).toSorted()).toEqual([
      [ZHAO, '一'],
      [QIAN, '二'],
    ])
  })

  it('are stored though what was to handle them failed, and handled after that', async () => {
    let tries = 0
    const fails = (text: string) => {
      if (text === '一' && ++tries < 3) throw new Error('twice')
      return saying(text)
    }
    await handling(fails, { together: true }).gets(said(ZHAO, '一'), said(QIAN, '二'))
    expect(await db.select().from(inbox)).toHaveLength(2)
    await allHandled()
    expect(tries).toBe(3)
    expect((await owedTexts()).toSorted()).toEqual([
      [ZHAO, '一'],
      [QIAN, '二'],
    ])
  })

  it('do not keep others from arriving, where one takes as long as it takes', async () => {
    let goOn = () => {}
    const desk = handling(async (text) => {
      if (text === '一') await new Promise<void>((done) => (goOn = done))
      return saying(text)
    })
    await desk.gets(said(ZHAO, '一'))
    goOn()
    await until(async () => (desk.handled === 1 ? true : undefined), 'the turn to begin')
    goOn()
    await allHandled()
    expect(desk.handled).toBe(1)
  })
})

describe('a handler that throws', () => {
  it('is tried again; what the failed try did is not there', async () => {
    let tries = 0
    const desk = handling(async (text, { now }, tx) => {
      await owe(tx, [{ chatId: ZHAO, method: 'sendMessage', payload: { text: '直接' } }], now)
      if (++tries === 1) throw new Error('once')
      return noting(text, now)
    })
    await desk.gets(said(ZHAO, '一'))
    await allHandled()
    expect(tries).toBe(2)
    expect(await db.select().from(audit)).toHaveLength(1)
    expect(await owedTexts()).toEqual([
      [ZHAO, '直接'],
      [ZHAO, '一'],
    ])
  })

  it('three times: the update is set aside, the person is told once, the next update is handled', async () => {
    let tries = 0
    const desk = handling((text) => {
      if (text === '坏') {
        tries += 1
        throw new Error('always')
      }
      return saying(text)
    })
    await desk.gets(said(ZHAO, '坏'), said(ZHAO, '好'), said(QIAN, '别人'))
    await allHandled()
    expect(tries).toBe(3)
    const owed = await owedTexts()
    expect(owed.filter(([chat]) => chat === ZHAO)).toEqual([
      [ZHAO, expect.stringContaining('没有处理成功，请再发一次')],
      [ZHAO, '好'],
    ])
    expect(owed).toContainEqual([QIAN, '别人'])
    const [set] = await db.select().from(inbox).where(eq(inbox.failure, 'handling.failed'))
    expect(set).toMatchObject({ attempts: 3, update: null })
    expect(desk.delivered).toContain(ZHAO)
  })

  it('in a group: nobody is told', async () => {
    await handling(() => {
      throw new Error('always')
    }).gets(said(ZHAO, '/bind', -5))
    await allHandled()
    expect(await owedTexts()).toEqual([])
  })
})

describe('the database', () => {
  it('fails in the middle of a turn: nothing of the turn is there', async () => {
    let tries = 0
    const desk = handling(async (text, { now }, tx) => {
      tries += 1
      // Even where the feature goes on as if nothing had happened.
      await tx.execute(sql`select 1 / 0`).catch(() => {})
      return { ...noting(text, now), toast: '好' }
    })
    await desk.gets(tapped(ZHAO, '一'))
    await allHandled()
    expect(tries).toBe(3)
    expect(await db.select().from(audit)).toEqual([])
    expect(await owedTexts()).toEqual([[ZHAO, expect.stringContaining('没有处理成功')]])
    expect(desk.calls).toEqual([])
  })

  it('is away: the update waits as long as it takes and is not set aside', async () => {
    let tries = 0
    const desk = handling((text) => {
      tries += 1
      if (tries <= 4) throw new Error('Failed query', { cause: Object.assign(new Error('x'), { code: '57P01' }) })
      return saying(text)
    })
    await desk.gets(said(ZHAO, '一'))
    // Each wake is a try: four without waiting for the pauses between.
    for (let i = 0; i < 4; i++) {
      desk.dispatcher.wake([ZHAO])
      await until(() => (tries > i ? true : undefined), 'a try')
    }
    await allHandled()
    expect(await owedTexts()).toEqual([[ZHAO, '一']])
  })

  it('keeps an update whose chat has the number of another lock', async () => {
    await handling(async (text, _, tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock_shared(7230, 442)`)
      return saying(text)
    }).gets(said(7_230_442, '一'))
    await allHandled()
    expect(await owedTexts()).toEqual([[7_230_442, '一']])
  })
})

describe('a tap', () => {
  it('is answered when all it did is stored', async () => {
    const desk = handling(() => ({ toast: '记下了' }))
    const tap = tapped(ZHAO, 'x') as Update.CallbackQueryUpdate
    await desk.gets(tap)
    await until(() => desk.calls[0], 'the answer')
    const payload = { callback_query_id: tap.callback_query.id, text: '记下了' }
    expect(desk.calls).toEqual([{ method: 'answerCallbackQuery', payload }])
  })

  it('that waited too long is handled and not answered', async () => {
    const desk = handling(() => saying('好'))
    await desk.dispatcher.stop()
    await desk.gets(tapped(ZHAO, 'x'))
    const next = handling(() => saying('好'))
    next.later(150)
    next.dispatcher.start()
    await allHandled()
    await pause(20)
    expect(await owedTexts()).toEqual([[ZHAO, '好']])
    expect(next.calls).toEqual([])
  })
})

describe('who wrote', () => {
  const reachable = async (id: number) =>
    (await db.select().from(person).where(eq(person.telegramId, id)))[0]?.reachable

  it('cannot be reached after stopping the bot, until the next message', async () => {
    const desk = handling((text, { now }) => noting(text, now))
    await desk.gets(said(ZHAO, '一'))
    await allHandled()
    expect(await reachable(ZHAO)).toBe(true)
    await desk.gets(stoppedBot(ZHAO))
    await allHandled()
    expect(await reachable(ZHAO)).toBe(false)
    await desk.gets(said(ZHAO, '二'))
    await allHandled()
    expect(await reachable(ZHAO)).toBe(true)
  })

  it('and belongs nowhere leaves no row behind', async () => {
    const desk = handling((text) => saying(text))
    await desk.gets(said(ZHAO, '一'))
    await allHandled()
    expect(await db.select().from(person)).toEqual([])
  })

  it('is heard as an anonymous administrator, and not as another bot', async () => {
    const heard: string[] = []
    const desk = handling((text) => void heard.push(text))
    for (const [id, text] of [
      [1_087_968_824, '匿名'],
      [777, '别的机器人'],
    ] as const) {
      const update = said(id, text, -5) as Update.MessageUpdate
      Object.assign(update.message.from, { is_bot: true })
      await desk.gets(update)
    }
    await allHandled()
    expect(heard).toEqual(['匿名'])
  })
})

describe('the log', () => {
  it('holds nothing that was typed when a query with it fails', async () => {
    const desk = handling(async (text, _, tx) => {
      await tx.execute(sql`insert into fact (name, value) values (${text}, ${text}::int::text::jsonb)`)
      return undefined
    })
    await desk.gets(said(ZHAO, '村里的话\n    at 第二行\nparams: 第三行'))
    await allHandled()
    const log = desk.logged.join('')
    expect(log).toContain('Failed query: insert into fact')
    expect(log).toMatch(/"updateId":\d+/)
    expect(log).toContain('dispatch')
    for (const words of ['村里的话', '第二行', '第三行']) expect(log).not.toContain(words)
  })
})
