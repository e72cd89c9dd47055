import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect } from '../../src/database/connect.ts'
import { boundGroups } from '../../src/database/group-chat.ts'
import type { Database } from '../../src/database/open.ts'
import { claim, owe, oweNow, readWritten } from '../../src/database/outbox.ts'
import { abandoned } from '../../src/database/outbox-outcome.ts'
import { meetPerson } from '../../src/database/person.ts'
import { outbox, person } from '../../src/database/schema.ts'
import { messageTo } from '../../src/messages/said.ts'
import { until } from '../support/county.ts'
import { ownDatabase, server } from '../support/database.ts'
import { EDITOR, Post, TOKEN } from './post.ts'

const ZHAO = 101
const QIAN = 102
let post: Post

beforeEach(async () => {
  post = await Post.open()
  for (const id of [ZHAO, QIAN]) {
    post.person(id)
    await meetPerson(post.db, id, `人${id}`)
  }
})

afterEach(() => post.close())

const reachable = async (id: number) =>
  (await post.db.select().from(person).where(eq(person.telegramId, id)))[0]?.reachable

/** A database that writes down what it is asked. */
function counted(of: Database): { db: Database; statements: string[] } {
  const statements: string[] = []
  const db = new Proxy(of, {
    get(target, name) {
      const value = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => {
        statements.push(String(name))
        return value.apply(target, args)
      }
    },
  })
  return { db, statements }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('429', () => {
  it('holds back its own chat for as long as told, and keeps the order', async () => {
    post.api.world.fault('sendMessage', { retry_after: 30, chat: ZHAO })
    await post.owe(ZHAO, ['一', '二', '三'])
    await post.owe(QIAN, ['甲', '乙'])
    await post.deliver()
    expect([post.said(ZHAO), post.said(QIAN)]).toEqual([[], ['甲', '乙']])
    post.later(29)
    await post.deliver()
    expect(post.said(ZHAO)).toEqual([])
    post.later(1)
    await post.deliver()
    expect(post.said(ZHAO)).toEqual(['一', '二', '三'])
  })
})

describe('a person who cannot be reached', () => {
  it.each([
    ['blocked the bot', () => post.api.as({ id: ZHAO }).block()],
    ['is deactivated', () => post.api.as({ id: ZHAO }).deactivate()],
  ])('%s: nothing more is sent there, and nothing is lost elsewhere', async (_, deed) => {
    deed()
    await post.owe(ZHAO, ['一', '二', '三'])
    await post.owe(QIAN, ['甲'])
    await post.deliverAll()
    expect(await post.states()).toEqual(['failed', 'failed', 'failed', 'sent'])
    expect(post.api.world.calls.filter((c) => c.params['chat_id'] === ZHAO)).toHaveLength(1)
    expect(await reachable(ZHAO)).toBe(false)
    expect(await reachable(QIAN)).toBe(true)
  })

  it('is not asked as an editor', async () => {
    post.api.as({ id: EDITOR }).block()
    await post.owe(EDITOR, ['预览'])
    await post.deliverAll()
    const { group } = await post.group('工作群')
    post.api.world.fault('sendMessage', { status: 502, chat: group.chat.id })
    await post.owe(group.chat.id, ['第1期'], { whenUnknown: 'hold' })
    await post.deliverAll()
    expect(await post.states()).toEqual(['failed', 'unknown'])
  })
})

describe('a group', () => {
  it('that the bot was removed from is unbound, and the editors are told', async () => {
    const { group, owner } = await post.group('工作群')
    owner.groups.kick(group, owner.bot)
    await post.owe(group.chat.id, ['第1期（上）', '第1期（下）'], { whenUnknown: 'hold' })
    await post.deliverAll()
    expect(await boundGroups(post.db)).toEqual([])
    expect(post.said(EDITOR)).toEqual([expect.stringMatching(/“工作群”收不到.*\/bind/)])
    expect(post.api.world.calls.filter((c) => c.params['chat_id'] === group.chat.id)).toHaveLength(1)
  })

  it('that became a supergroup gets everything under its new id, also the next time', async () => {
    const { group, owner } = await post.group('工作群')
    const next = owner.groups.upgrade(group)
    await post.owe(group.chat.id, ['第1期（上）', '第1期（下）'], { whenUnknown: 'hold' })
    await post.deliverAll()
    expect([post.said(group), post.said(next)]).toEqual([[], ['第1期（上）', '第1期（下）']])
    expect((await boundGroups(post.db)).map((g) => [g.chatId, g.title])).toEqual([[next.chat.id, '工作群']])
  })

  it('whose topic is gone gets everything in the group itself, and is asked once', async () => {
    const { group, thread } = await post.group('工作群', '周报')
    group.topics.delete(thread ?? 0)
    await post.owe(group.chat.id, ['第1期（上）', '第1期（下）'], { whenUnknown: 'hold', thread: thread ?? 0 })
    await post.deliverAll()
    expect(post.said(group)).toEqual(['第1期（上）', '第1期（下）'])
    expect(post.api.world.refused()).toHaveLength(1)
    expect((await boundGroups(post.db)).map((g) => g.threadId)).toEqual([null])
  })

  it('where even the group itself is closed is not tried for ever', async () => {
    const { group } = await post.group('工作群')
    const closed = { status: 400, description: 'Bad Request: TOPIC_CLOSED', chat: group.chat.id, times: 5 }
    post.api.world.fault('sendMessage', closed)
    await post.owe(group.chat.id, ['第1期'], { whenUnknown: 'hold' })
    await post.deliverAll()
    expect(post.said(EDITOR)).toEqual([expect.stringContaining('发不到“工作群”')])
  })
})

describe('an edit', () => {
  const edit = (messageId: number, text: string) =>
    owe(
      post.db,
      [{ chatId: ZHAO, method: 'editMessageText', payload: { chat_id: ZHAO, message_id: messageId, text } }],
      post.now,
    )
  const lastMessage = async () => (await post.rows()).at(-1)?.messageId ?? 0

  it('of a message that is gone is said anew, with its buttons', async () => {
    await owe(
      post.db,
      [
        {
          chatId: ZHAO,
          method: 'editMessageText',
          payload: {
            chat_id: ZHAO,
            message_id: 987,
            text: '第二题',
            reply_markup: { inline_keyboard: [[{ text: '跳过', callback_data: 'x' }]] },
          },
        },
      ],
      post.now,
    )
    await post.owe(ZHAO, ['以后'])
    await post.deliverAll()
    expect(post.said(ZHAO)).toEqual(['第二题', '以后'])
    const [anew] = post.api.as({ id: ZHAO }).messages().slice(-2)
    expect(anew?.reply_markup?.inline_keyboard).toEqual([[{ text: '跳过', callback_data: 'x' }]])
  })

  it('that changes nothing counts as sent', async () => {
    await post.owe(ZHAO, ['一样'])
    await post.deliverAll()
    await edit(await lastMessage(), '一样')
    await post.deliverAll()
    expect(await post.states()).toEqual(['sent', 'sent'])
    expect(post.said(ZHAO)).toEqual(['一样'])
  })
})

describe('not known whether it arrived', () => {
  const unknown = [
    ['502 before', { status: 502, description: 'Bad Gateway' }, 0],
    ['reset before', { drop: 'before' }, 0],
    ['reset after', { drop: 'after' }, 1],
  ] as const

  it.each(unknown)('%s: a question comes again, before what follows it', async (_, fault, arrived) => {
    post.api.world.fault('sendMessage', { ...fault, chat: ZHAO })
    await post.owe(ZHAO, ['几场？', '几人？'])
    await post.deliverAll()
    expect(post.said(ZHAO)).toEqual([...Array(arrived).fill('几场？'), '几场？', '几人？'])
  })

  it.each(unknown)('%s: an edit comes again, and Telegram has nothing to refuse', async (_, fault) => {
    await post.owe(ZHAO, ['几场？'])
    await post.deliverAll()
    const messageId = (await post.rows()).at(-1)?.messageId
    const keys = { inline_keyboard: [[{ text: '跳过', callback_data: 'x' }]] }
    const payload = { chat_id: ZHAO, message_id: messageId, text: '几人？', reply_markup: keys }
    // Twice: what comes a third time is told apart from the second, too.
    post.api.world.fault('editMessageText', { ...fault, chat: ZHAO, times: 2 })
    await owe(post.db, [{ chatId: ZHAO, method: 'editMessageText', payload }], post.now)
    await post.deliverAll()
    const [message] = post.api.as({ id: ZHAO }).messages().slice(-1)
    expect([message?.text?.replaceAll('\u2060', ''), message?.reply_markup]).toEqual(['几人？', keys])
    expect(post.api.world.refused().filter(({ error }) => error?.code === 400)).toEqual([])
    expect((await post.states()).slice(-1)).toEqual(['sent'])
  })

  it.each(unknown)('%s: a digest is held, and sent again when an editor says so, once', async (_, fault, arrived) => {
    const { group } = await post.group('工作群')
    post.api.world.fault('sendMessage', { ...fault, chat: group.chat.id })
    await post.owe(group.chat.id, ['第1期（上）', '第1期（下）'], { whenUnknown: 'hold' })
    await post.deliverAll()
    post.later(3600)
    await post.deliverAll()
    expect(post.said(group)).toEqual([...Array(arrived).fill('第1期（上）'), '第1期（下）'])
    const asked = post.api.as({ id: EDITOR }).messages().at(-1)
    expect(asked?.text).toContain('发到“工作群”时网络断了')
    expect(asked?.reply_markup?.inline_keyboard).toMatchObject([[{ text: '再发一次', callback_data: 'o:1:again' }]])
    expect([await post.sendAgain(1), await post.sendAgain(1)]).toEqual([true, false])
    await post.deliverAll()
    expect(post.said(group).filter((t) => t === '第1期（上）')).toHaveLength(arrived + 1)
    expect(await post.sendAgain(1)).toBe(false)
  })

  it('asks again when the second try is lost too', async () => {
    const { group } = await post.group('工作群')
    post.api.world.fault('sendMessage', { status: 502, chat: group.chat.id, times: 2 })
    await post.owe(group.chat.id, ['第1期'], { whenUnknown: 'hold' })
    await post.deliverAll()
    await post.sendAgain(1)
    await post.deliverAll()
    expect([post.said(EDITOR).length, post.said(group)]).toEqual([2, []])
  })
})

describe('Telegram is away', () => {
  it('everything waits, digests too, however long; nothing is lost or sent twice', async () => {
    const gone = await post.leaves()
    await post.owe(ZHAO, ['一', '二'])
    await post.owe(QIAN, ['甲'], { whenUnknown: 'hold' })
    for (let hour = 0; hour < 24; hour++) {
      await post.deliver()
      post.later(3600)
    }
    expect(await post.states()).toEqual(['owed', 'owed', 'owed'])
    await gone.returns()
    for (const id of [ZHAO, QIAN]) post.person(id)
    await post.deliverAll()
    expect([post.said(ZHAO), post.said(QIAN)]).toEqual([['一', '二'], ['甲']])
  })

  it('is tried again within a minute, however long it was away', async () => {
    const gone = await post.leaves()
    await post.owe(ZHAO, ['一'])
    for (let hour = 0; hour < 24; hour++) {
      await post.deliver()
      post.later(3600)
    }
    await post.deliver()
    await gone.returns()
    post.person(ZHAO)
    post.later(60)
    await post.deliver()
    expect(post.said(ZHAO)).toEqual(['一'])
  })

  it('a token that is refused loses nothing', async () => {
    post.api.world.fault('sendMessage', { status: 401, description: 'Unauthorized', times: 3 })
    await post.owe(ZHAO, ['一'], { whenUnknown: 'hold' })
    await post.deliverAll()
    expect(post.said(ZHAO)).toEqual(['一'])
  })
})

describe('a process that died while it sent', () => {
  const die = () => claim(post.db, post.now, 20)
  const start = async (alone: boolean) => {
    const delivery = post.newDelivery()
    await delivery.start(alone)
    await delivery.stop()
  }

  it('is taken over at the next start: a question comes again, about a digest the editors are asked', async () => {
    const { group } = await post.group('工作群')
    await post.owe(ZHAO, ['几场？', '几人？'])
    await post.owe(group.chat.id, ['第1期'], { whenUnknown: 'hold' })
    // Both questions, of which the second was not tried.
    expect(await die()).toHaveLength(3)
    post.later(1)
    await start(true)
    await post.deliverAll()
    expect(post.said(ZHAO)).toEqual(['几场？', '几人？'])
    expect([post.said(group), post.said(EDITOR).length]).toEqual([[], 1])
  })

  it('is not taken for dead by another one before a request can have run out', async () => {
    await post.owe(ZHAO, ['一'])
    await die()
    post.later(31)
    await start(false)
    await post.deliver()
    expect(await post.states()).toEqual(['sending'])
  })

  it('of a process that is gone, as its connections show, is nobody’s after seconds', async () => {
    await post.owe(ZHAO, ['一'])
    await die()
    post.later(11)
    const ago = (seconds: number) => new Date(post.now.getTime() - seconds * 1000)
    const deserted = async (sender: string | null) => {
      await post.db.update(outbox).set({ sender })
      return (await abandoned(post.db, { since: ago(60), ofGone: ago(10) })).length
    }
    expect(await deserted('qunbao gone')).toBe(1)
    expect(await deserted(null)).toBe(0)
    if (!server) return
    const another = await connect(await ownDatabase(server))
    await another.ask(`select set_config('application_name', 'qunbao there', false)`)
    expect(await deserted('qunbao there')).toBe(0)
    await another.end()
    await until(async () => (await deserted('qunbao there')) === 1 || undefined, 'its end')
  })

  it('and lives after all changes nothing that was taken over from it', async () => {
    const { group } = await post.group('工作群')
    await post.owe(group.chat.id, ['第1期'], { whenUnknown: 'hold' })
    post.api.world.fault('sendMessage', { status: 429, retry_after: 1, delayMs: 1000, chat: group.chat.id })
    const slow = post.deliver()
    await post.asked()
    post.later(60)
    await start(true)
    await slow
    // Its 429 must not make the digest owed again: the editors have been asked by now.
    expect((await post.rows()).map((row) => row.state)).toEqual(['unknown', 'owed'])
  })
})

describe('what was written as being sent already', () => {
  /** As a turn does it: writes, commits, hands over. */
  const writes = async (chatId: number, texts: readonly string[], whenUnknown: 'resend' | 'hold' = 'resend') => {
    const messages = texts.map((text) => ({ ...messageTo(chatId, text), whenUnknown }))
    return readWritten(await post.db.execute(oweNow(messages, post.now)), messages)
  }

  it('arrives in its order, and costs one statement a message', async () => {
    const rows = await writes(ZHAO, ['一', '二'])
    const { db, statements } = counted(post.db)
    await post.newDelivery({ db }).send(rows)
    expect([post.said(ZHAO), await post.states(), statements.length]).toEqual([['一', '二'], ['sent', 'sent'], 2])
  })

  it('is written down together where it arrives together', async () => {
    const rows = [...(await writes(ZHAO, ['一'])), ...(await writes(QIAN, ['甲']))]
    const { db, statements } = counted(post.db)
    post.api.world.fault('sendMessage', { delayMs: 50, times: 2 })
    await post.newDelivery({ db }).send(rows)
    expect([post.said(ZHAO), post.said(QIAN)]).toEqual([['一'], ['甲']])
    expect(statements.length).toBeLessThanOrEqual(2)
  })

  it('comes after what was owed before', async () => {
    await post.owe(ZHAO, ['一'])
    const rows = await writes(ZHAO, ['二', '三'])
    expect(rows.map((row) => row.state)).toEqual(['owed', 'owed'])
    await post.delivery.send(rows)
    expect(post.said(ZHAO)).toEqual(['一', '二', '三'])
  })

  it('does not wait for the next sweep behind what is being sent', async () => {
    post.api.world.fault('sendMessage', { delayMs: 400, chat: ZHAO })
    const first = post.delivery.send(await writes(ZHAO, ['一']))
    await post.asked()
    const rows = await writes(ZHAO, ['二'])
    expect(rows.map((row) => row.state)).toEqual(['owed'])
    await Promise.all([first, post.delivery.send(rows)])
    expect(post.said(ZHAO)).toEqual(['一', '二'])
  })

  it('waits together where the first of it has to', async () => {
    post.api.world.fault('sendMessage', { retry_after: 30, chat: ZHAO })
    await post.delivery.send(await writes(ZHAO, ['一', '二']))
    expect(await post.states()).toEqual(['owed', 'owed'])
    await post.owe(ZHAO, ['三'])
    post.later(30)
    await post.deliver()
    expect(post.said(ZHAO)).toEqual(['一', '二', '三'])
  })

  it('goes on after one of it that Telegram does not take', async () => {
    await post.delivery.send(await writes(ZHAO, ['一', '长'.repeat(5000), '三']))
    expect([post.said(ZHAO), await post.states()]).toEqual([
      ['一', '三'],
      ['sent', 'failed', 'sent'],
    ])
  })

  it('is sent by the next process in its order where this one dies; about a digest the editors are asked', async () => {
    const { group } = await post.group('工作群')
    await writes(ZHAO, ['一', '二'])
    await writes(group.chat.id, ['第1期（上）', '第1期（下）'], 'hold')
    expect(await post.states()).toEqual(['sending', 'sending', 'sending', 'owed'])
    post.later(1)
    const next = post.newDelivery()
    await next.start(true)
    await next.stop()
    await post.deliverAll()
    expect([post.said(ZHAO), post.said(group)]).toEqual([['一', '二'], ['第1期（下）']])
    expect(post.said(EDITOR)).toEqual([expect.stringContaining('发到“工作群”时网络断了')])
  })

  it('is left owed where the process stops', async () => {
    post.api.world.fault('sendMessage', { delayMs: 200 })
    void post.delivery.send(await writes(ZHAO, ['一', '二']))
    await post.asked()
    await post.delivery.stop()
    expect([post.said(ZHAO), await post.states()]).toEqual([['一'], ['sent', 'owed']])
  })
})

describe('a second in which nothing is owed', () => {
  it('costs one statement, which only reads', async () => {
    const { db, statements } = counted(post.db)
    const delivery = post.newDelivery({ db })
    await delivery.start(false)
    await pause(1200)
    await delivery.stop()
    expect(statements).toEqual(['execute'])
  })
})

describe('what Telegram does not take', () => {
  it('is left behind; what follows is sent', async () => {
    await post.owe(ZHAO, ['长'.repeat(5000), '二'])
    await post.deliverAll()
    expect(await post.states()).toEqual(['failed', 'sent'])
    expect(post.said(ZHAO)).toEqual(['二'])
  })

  it('of a digest is put before the editors, who send it again when they have mended it', async () => {
    const { group } = await post.group('工作群')
    const muted = { status: 400, description: 'Bad Request: not enough rights to send text messages to the chat' }
    post.api.world.fault('sendMessage', { ...muted, chat: group.chat.id })
    await post.owe(group.chat.id, ['第1期'], { whenUnknown: 'hold' })
    await post.deliverAll()
    expect(post.said(EDITOR)).toEqual([expect.stringMatching(/发不到“工作群”.*没有发言的权限.*再发一次/)])
    await post.sendAgain(1)
    await post.deliverAll()
    expect(post.said(group)).toEqual(['第1期'])
  })
})

describe('stopping', () => {
  it('ends what is being sent and starts nothing new', async () => {
    post.api.world.fault('sendMessage', { delayMs: 200 })
    await post.owe(ZHAO, ['一', '二'])
    void post.deliver()
    await post.asked()
    await post.delivery.stop()
    expect(post.said(ZHAO)).toEqual(['一'])
    expect(await post.states()).toEqual(['sent', 'owed'])
  })

  it('does not wait for a call that hangs; what became of that is not known', async () => {
    const { group } = await post.group('工作群')
    post.api.world.fault('sendMessage', { delayMs: 60_000, drop: 'before', times: 2 })
    await post.owe(ZHAO, ['一'])
    await post.owe(group.chat.id, ['第1期'], { whenUnknown: 'hold' })
    void post.deliver()
    await post.asked(2)
    const begun = performance.now()
    await post.delivery.stop()
    // So much longer than it waits that no busy machine takes as long.
    expect(performance.now() - begun).toBeLessThan(40_000)
    expect((await post.states()).slice(0, 2)).toEqual(['owed', 'unknown'])
  })
})

describe('the log', () => {
  it('holds neither the token nor a word of what was sent, whatever went wrong', async () => {
    const { group } = await post.group('机密群名')
    const words = '<b>机密</b>的话'
    const faults = [
      { status: 502 },
      { drop: 'before' },
      { drop: 'after' },
      { retry_after: 1 },
      { status: 401, description: 'Unauthorized' },
      { status: 400, description: 'Bad Request: can\'t parse entities: Unsupported start tag "机密" at byte offset 1' },
    ] as const
    for (const fault of faults) {
      post.api.world.fault('sendMessage', { ...fault, chat: group.chat.id })
      await post.owe(group.chat.id, [words], { whenUnknown: 'hold' })
      post.api.world.fault('sendMessage', { ...fault, chat: ZHAO })
      await post.owe(ZHAO, [words])
    }
    await post.deliverAll()
    const gone = await post.leaves()
    await post.owe(ZHAO, [words])
    // The first tries may still find old connections that are only just breaking.
    for (let tries = 0; tries < 5; tries++) {
      await post.deliver()
      post.later(60)
    }
    await gone.returns()
    expect(post.logged.length).toBeGreaterThan(faults.length * 2)
    const log = post.logged.join('')
    expect(log).toContain('ECONNREFUSED')
    for (const secret of ['机密', TOKEN, TOKEN.slice(2)]) expect(log).not.toContain(secret)
    const failures = (await post.rows()).map((row) => row.failure ?? '').join()
    for (const secret of ['机密', TOKEN.slice(2)]) expect(failures).not.toContain(secret)
  })
})
