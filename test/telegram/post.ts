import { asc } from 'drizzle-orm'
import { expect } from 'vitest'
import { bindGroup } from '../../src/database/group-chat.ts'
import { addMembership } from '../../src/database/membership.ts'
import type { Database } from '../../src/database/open.ts'
import { owe } from '../../src/database/outbox.ts'
import { lockUnknown } from '../../src/database/outbox-outcome.ts'
import { meetPerson } from '../../src/database/person.ts'
import { outbox, person } from '../../src/database/schema.ts'
import { writeAll } from '../../src/database/write.ts'
import { makeLog } from '../../src/log.ts'
import { deliveryWords, fileNotMade } from '../../src/messages/delivery.ts'
import type { Owed } from '../../src/messages/said.ts'
import { type Actor, type Group, type LocalBotApi, startLocalBotApi } from '../../src/sandbox/index.ts'
import { type Client, makeClient } from '../../src/telegram/client.ts'
import { type Delivery, makeDelivery } from '../../src/telegram/deliver.ts'
import type { DeliveryWords } from '../../src/telegram/settle.ts'
import { until } from '../support/county.ts'
import { emptyDatabase, sharedDatabase } from '../support/database.ts'

export const TOKEN = '1:test-token-of-a-local-bot'
export const EDITOR = 9001
const UNHURRIED = {
  take: (most: number) => ({ taken: most, wait: 0 }),
  giveBack: () => {},
  waitFor: () => 0,
  shareWith: () => {},
}

export const WORDS: DeliveryWords = { ...deliveryWords, fileNotMade: async (_, how) => fileNotMade(undefined, how) }

export const noFiles = async () => expect.fail('no files here')

/** An outbox and a local Telegram, with a delivery between them and a clock to turn; no bot. */
export class Post {
  readonly db: Database
  readonly client: Client
  readonly logged: string[] = []
  readonly delivery: Delivery
  api: LocalBotApi
  now = new Date('2022-11-14T19:00:00+08:00')

  private constructor(db: Database, api: LocalBotApi) {
    this.db = db
    this.api = api
    this.client = makeClient({ telegramApiRoot: api.url, httpsProxy: undefined }, TOKEN)
    this.delivery = this.newDelivery()
  }

  static async open(): Promise<Post> {
    const opened = await sharedDatabase()
    await emptyDatabase(opened)
    const post: Post = new Post(opened.db, await Post.#api(() => post.now))
    const editor = post.person(EDITOR)
    const { id: personId } = await meetPerson(post.db, editor.user.id, '编辑甲')
    await addMembership(post.db, { personId, unitId: null, role: 'editor', since: post.now })
    return post
  }

  static #api(now: () => Date, port = 0): Promise<LocalBotApi> {
    return startLocalBotApi({ tokens: [{ token: TOKEN, username: 'qunbao_bot' }], now, limits: 'off', port })
  }

  /** As 再发一次 does it; false where that was done already. */
  sendAgain(id: number): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const unknown = await lockUnknown(tx, id)
      if (unknown && !unknown.takenBack)
        await writeAll(tx, [{ do: 'sendAgain', of: { id, at: this.now } }], [], this.now)
      return unknown !== undefined
    })
  }

  /** Telegram is away until `returns`; what people had said to it is forgotten. */
  async leaves(): Promise<{ returns(): Promise<void> }> {
    const port = Number(new URL(this.api.url).port)
    await this.api.close()
    return {
      returns: async () => {
        this.api = await Post.#api(() => this.now, port)
      },
    }
  }

  newDelivery(parts: Partial<Parameters<typeof makeDelivery>[0]> = {}): Delivery {
    const log = makeLog({ logLevel: 'trace' }, { write: (line) => void this.logged.push(line) })
    return makeDelivery({
      ...{ db: this.db, client: this.client, log, now: () => this.now, pacing: UNHURRIED, processes: async () => 1 },
      ...{ makeFile: noFiles, words: WORDS, ...parts },
    })
  }

  async close(): Promise<void> {
    await this.delivery.stop()
    await this.api.close()
  }

  later(seconds: number): void {
    this.now = new Date(this.now.getTime() + seconds * 1000)
  }

  /** Somebody who pressed Start. */
  person(id: number): Actor {
    const actor = this.api.as({ id, first_name: `人${id}` })
    actor.send('/start')
    return actor
  }

  /** A group with the bot in it, bound to the digest. */
  async group(title: string, topic?: string): Promise<{ group: Group; thread: number | undefined; owner: Actor }> {
    const owner = this.api.as({ id: EDITOR })
    const group = owner.groups.create(title, { forum: topic !== undefined })
    owner.groups.add(group, owner.bot)
    const thread = topic === undefined ? undefined : owner.groups.topic(group, topic)
    const [editor] = await this.db.select({ id: person.id }).from(person)
    const boundBy = editor?.id ?? 0
    await bindGroup(this.db, { chatId: group.chat.id, threadId: thread ?? null, title, boundBy, boundAt: this.now })
    return { group, thread, owner }
  }

  /** Owes texts to a chat, in this order. */
  async owe(chatId: number, texts: readonly string[], more: Partial<Owed> & { thread?: number } = {}): Promise<void> {
    const { thread, ...rest } = more
    const place = { chat_id: chatId, ...(thread === undefined ? {} : { message_thread_id: thread }) }
    await owe(
      this.db,
      texts.map((text) => ({ chatId, method: 'sendMessage', payload: { ...place, text }, ...rest })),
      this.now,
    )
  }

  rows() {
    return this.db.select().from(outbox).orderBy(asc(outbox.id))
  }

  /** Waits until so many messages have arrived at Telegram, answered or not. */
  async asked(times = 1): Promise<void> {
    const arrived = () => this.api.world.calls.filter((call) => call.method === 'sendMessage').length
    await until(() => (arrived() >= times ? true : undefined), `call ${times} of sendMessage`)
  }

  /** Tries now what may go now. */
  async deliver(delivery = this.delivery): Promise<void> {
    const owed = (await this.rows()).filter((row) => row.state === 'owed')
    await delivery.deliverTo([...new Set(owed.map((row) => row.chatId))])
  }

  /** Tries until nothing is owed; a minute passes between two tries. */
  async deliverAll(): Promise<void> {
    for (let round = 0; round < 60; round++) {
      await this.deliver()
      if (!(await this.rows()).some((row) => row.state === 'owed')) return
      this.later(60)
    }
    throw new Error('still owed after an hour')
  }

  /** What the bot has said in a chat that is still there, oldest first. */
  said(where: number | Group): string[] {
    const messages =
      typeof where === 'number' ? this.api.as({ id: where }).messages() : [...where.talk.messages.values()]
    return messages.filter((m) => m.from.is_bot).map((m) => m.text ?? '')
  }

  async states(): Promise<string[]> {
    return (await this.rows()).map((row) => row.state)
  }
}
