import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Deed } from './cadre.ts'

type Key = { readonly text: string; readonly callback_data: string }
type Payload = {
  readonly chat_id?: number
  readonly message_id?: number
  readonly text?: string
  readonly reply_markup?: { readonly inline_keyboard: readonly (readonly Key[])[] }
  readonly timeout?: number
  readonly offset?: number
  readonly limit?: number
}

/** Somebody in a private chat: what was said last, and who waits for what is said next. */
type Talk = { text: string; message: number; keys: readonly Key[]; heard: ((at: number) => void) | undefined }

export type StandIn = {
  readonly url: string
  /** Milliseconds from the update's being there to be fetched until its answer is here. */
  does(person: number, deed: Deed): Promise<number>
  said(person: number): string
  close(): Promise<void>
}

const BOT = { id: 1, is_bot: true, first_name: 'bot', username: 'qunbao_bot', can_join_groups: true }
const PATIENCE_MS = 60_000

/**
 * As much of the Bot API as a private chat needs, and as little work as can be: beside hundreds of people the sandbox,
 * which checks what it is sent, would take more of the machine than the bots that are compared.
 */
export async function startStandIn(): Promise<StandIn> {
  const talks = new Map<number, Talk>()
  let pending: { readonly update_id: number }[] = []
  let poll: { readonly answer: (result: unknown) => void; readonly limit: number } | undefined
  let updates = 0
  let messages = 0

  const talkOf = (person: number): Talk => {
    const talk = talks.get(person) ?? { text: '', message: 0, keys: [], heard: undefined }
    talks.set(person, talk)
    return talk
  }

  function offer(update: object): void {
    pending.push({ update_id: ++updates, ...update })
    if (poll) {
      const { answer, limit } = poll
      poll = undefined
      answer(pending.slice(0, limit))
    }
  }

  function hear(method: string, { chat_id: chat = 0, message_id, text = '', reply_markup: markup }: Payload): unknown {
    const message = method === 'sendMessage' ? ++messages : (message_id ?? 0)
    const talk = talkOf(chat)
    const { heard } = talk
    Object.assign(talk, { text, message, keys: markup?.inline_keyboard.flat() ?? [], heard: undefined })
    heard?.(performance.now())
    const date = Math.floor(Date.now() / 1000)
    return { message_id: message, date, chat: { id: chat, type: 'private', first_name: '某' }, from: BOT, text }
  }

  function take(method: string, payload: Payload, answer: (result: unknown) => void): void {
    if (method === 'getUpdates') offerFrom(payload, answer)
    else if (method === 'sendMessage' || method === 'editMessageText') answer(hear(method, payload))
    else answer(method === 'getMe' ? BOT : true)
  }

  function offerFrom({ offset = 0, limit = 100, timeout }: Payload, answer: (result: unknown) => void): void {
    pending = pending.filter((update) => update.update_id >= offset)
    if (pending.length > 0 || !timeout) answer(pending.slice(0, limit))
    else poll = { answer, limit }
  }

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const said = Buffer.concat(chunks).toString('utf8')
      const [, , method = ''] = (request.url ?? '').split('/')
      take(method, said === '' ? {} : (JSON.parse(said) as Payload), (result) => {
        const body = JSON.stringify({ ok: true, result })
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
        response.end(body)
      })
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the stand-in has no port')

  return {
    url: `http://127.0.0.1:${address.port}`,
    said: (person) => talkOf(person).text,
    does: (person, deed) => {
      const talk = talkOf(person)
      const from = { id: person, is_bot: false, first_name: `填报人${person}` }
      const chat = { id: person, type: 'private', first_name: from.first_name }
      const date = Math.floor(Date.now() / 1000)
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          reject(new Error(`no answer to ${JSON.stringify(deed)} after:\n${talk.text}`))
        }, PATIENCE_MS)
        const began = performance.now()
        talk.heard = (at) => {
          clearTimeout(late)
          resolve(at - began)
        }
        if ('types' in deed) {
          const entities = deed.types.startsWith('/')
            ? { entities: [{ type: 'bot_command', offset: 0, length: deed.types.length }] }
            : {}
          offer({ message: { message_id: ++messages, from, chat, date, text: deed.types, ...entities } })
          return
        }
        const key = talk.keys.find(({ text }) => text === deed.taps)
        if (!key) return reject(new Error(`no button “${deed.taps}” under:\n${talk.text}`))
        const message = { message_id: talk.message, from: BOT, chat, date, text: talk.text }
        offer({
          callback_query: { id: String(updates), from, message, chat_instance: '1', data: key.callback_data },
        })
      })
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((closed) => server.close(() => closed()))
    },
  }
}
