import type { Update } from 'telegraf/types'
import { type Dispatcher, makeDispatcher } from '../../src/bot/dispatch.ts'
import type { Door, Effects, Feature } from '../../src/bot/feature.ts'
import { makeHandling } from '../../src/bot/handling.ts'
import type { Database } from '../../src/database/open.ts'
import type { CountyDesk } from '../../src/desk/county-desk.ts'
import { makeLog } from '../../src/log.ts'
import type { Client } from '../../src/telegram/client.ts'
import { chatOf, withoutPersonalNumbers } from '../../src/telegram/update.ts'
import { catalogue } from '../support/catalogue.ts'

let newest = 1000

const STOPPED = [{ do: 'markUnreachable', of: { telegramId: 101 } }] as const

/** An update of a private chat, or of a group where `chat` is negative. */
export function said(person: number, text: string, chat = person): Update {
  const type = chat < 0 ? 'supergroup' : 'private'
  const from = { id: person, is_bot: false, first_name: `人${person}` }
  const message = { message_id: 1, date: 1_668_400_000, chat: { id: chat, type, title: '群' }, from, text }
  return { update_id: ++newest, message } as unknown as Update
}

export function tapped(person: number, data: string): Update {
  const from = { id: person, is_bot: false, first_name: `人${person}` }
  const message = { message_id: 1, date: 1_668_400_000, chat: { id: person, type: 'private' }, from }
  return { update_id: ++newest, callback_query: { id: `q${newest}`, from, message, data } } as unknown as Update
}

export function stoppedBot(person: number): Update {
  const from = { id: person, is_bot: false, first_name: `人${person}` }
  const my_chat_member = { chat: { id: person, type: 'private' }, from, date: 1, new_chat_member: { status: 'kicked' } }
  return { update_id: ++newest, my_chat_member } as unknown as Update
}

/** A feature of the test's that takes whatever is said and tapped. */
export type Handler = (text: string, door: Door, db: Database) => Promise<Effects | undefined> | Effects | undefined

/** A dispatcher with a handler of the test's, and what it told and asked. */
export class Desk {
  readonly db: Database
  readonly dispatcher: Dispatcher
  /** What it does with the next update of one chat, for whoever was handed it. */
  readonly handleNext: (chatId: number) => Promise<unknown>
  readonly calls: { method: string; payload: Record<string, unknown> }[] = []
  readonly delivered: number[] = []
  readonly logged: string[] = []
  /** How often the handler ran. */
  handled = 0
  now = new Date('2022-11-14T12:00:00+08:00')

  constructor(
    db: Database,
    handler: Handler,
    {
      send,
      together,
      handOver,
    }: Pick<Partial<Parameters<typeof makeDispatcher>[0]>, 'send' | 'handOver'> & { together?: true } = {},
  ) {
    this.db = db
    const client: Client = {
      upload: async () => undefined,
      download: async () => new Uint8Array(),
      call: async (method, payload) => void this.calls.push({ method, payload }),
    }
    const turn: Feature['turn'] = async (tx, asked, door) => {
      this.handled += 1
      return (await handler(asked.by === 'words' ? asked.text : '', door, tx)) ?? {}
    }
    const plain = ['words', 'other'] as const
    const parts: Parameters<typeof makeDispatcher>[0] = {
      db,
      desk: { zone: 'Asia/Shanghai', catalogue, fileCatalogue: catalogue } as CountyDesk,
      client,
      me: 'qunbao_bot',
      features: [
        { role: 'anyone', place: 'private', plain, turn, ...(together && { together }) },
        { role: 'anyone', place: 'group', plain, turn },
        { role: 'anyone', place: 'private', plain: ['removal'], turn: async () => ({ write: STOPPED }) },
      ],
      send: send ?? (async (written) => void this.delivered.push(...written.map((w) => w.chatId))),
      lookFor: () => {},
      handOver,
      log: makeLog({ logLevel: 'trace' }, { write: (line) => void this.logged.push(line) }),
      now: () => this.now,
      newToken: () => 'token',
    }
    this.dispatcher = makeDispatcher(parts)
    const handle = makeHandling(parts)
    this.handleNext = (chatId) => handle([chatId], { several: false })
  }

  /** Stores updates and lets them be handled. */
  async gets(...updates: Update[]): Promise<void> {
    const rows = updates.map((u) => ({ updateId: u.update_id, chatId: chatOf(u), update: withoutPersonalNumbers(u) }))
    await this.dispatcher.accept(rows, [...new Set(rows.map(({ chatId }) => chatId))])
  }

  later(seconds: number): void {
    this.now = new Date(this.now.getTime() + seconds * 1000)
  }
}
