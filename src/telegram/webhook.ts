import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import type { Logger } from 'pino'
import { TelegramError } from 'telegraf'
import type { Update } from 'telegraf/types'
import { QunbaoError } from '../errors.ts'
import { askUntilAnswered } from './ask-until-answered.ts'
import type { Client } from './client.ts'
import type { Keep } from './keep.ts'
import { ALLOWED_UPDATES, type Receiver } from './polling.ts'

/** An update is a few kilobytes; a body beyond this is not Telegram's. */
const LARGEST_BODY = 1024 * 1024
/** What is being received when the process stops has so long to finish; Telegram sends again what was not answered. */
const LAST_REQUESTS_MS = 2000

type Parts = {
  readonly client: Client
  readonly log: Logger
  readonly keep: Keep
  readonly at: { readonly url: string; readonly secret: string; readonly host: string; readonly port: number }
}

/** A secret for Telegram's webhook header, where none is set: the same in every process that has the token. */
export function secretFor(token: string): string {
  return createHmac('sha256', token).update('qunbao webhook').digest('hex')
}

/** Receives by webhook: 200 once the update is stored, so that Telegram sends again what was not. */
export function webhook(parts: Parts): Receiver {
  const { client, log, at } = parts
  const path = new URL(at.url).pathname
  const server = createServer((request, response) => {
    const answer = (status: number) => response.writeHead(status).end()
    const [asked] = (request.url ?? '').split('?')
    if (request.method === 'GET' && asked === '/healthz') return answer(200)
    if (request.method !== 'POST' || asked !== path) return answer(404)
    if (!same(String(request.headers['x-telegram-bot-api-secret-token'] ?? ''), at.secret)) return answer(401)
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      // Parsed whole: a character may be split between two chunks.
      if (size <= LARGEST_BODY) chunks.push(chunk)
    })
    // The sender went away: there is nobody to answer.
    request.on('error', () => response.destroy())
    request.on('end', async () => {
      if (size > LARGEST_BODY) return answer(413)
      const update = updateIn(Buffer.concat(chunks).toString('utf8'))
      if (!update) return answer(400)
      try {
        await parts.keep([update])
        answer(200)
      } catch (error) {
        log.error({ err: error }, 'an update could not be stored; Telegram will send it again')
        answer(500)
      }
    })
  })
  return {
    start: async (signal) => {
      await listen()
      const asked = { url: at.url, secret_token: at.secret, allowed_updates: ALLOWED_UPDATES }
      try {
        await askUntilAnswered({ client, log, signal }, 'setWebhook', asked)
      } catch (error) {
        if (!(error instanceof TelegramError)) throw error
        throw new QunbaoError('settings.wrong', `WEBHOOK_URL: Telegram says “${error.description}”`)
      }
      log.info({ host: at.host, port: at.port, path }, 'receiving by webhook')
    },
    stop: () =>
      new Promise((closed) => {
        const late = setTimeout(() => server.closeAllConnections(), LAST_REQUESTS_MS)
        server.close(() => {
          clearTimeout(late)
          closed()
        })
        server.closeIdleConnections()
      }),
  }

  function listen(): Promise<void> {
    return new Promise((listening, failed) => {
      server.once('error', ({ message }) => {
        failed(new QunbaoError('settings.wrong', `HOST and PORT must be an address that is free here (${message})`))
      })
      server.listen(at.port, at.host, listening)
    })
  }
}

function same(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(secret))
}

function updateIn(body: string): Update | undefined {
  try {
    const update = JSON.parse(body) as Update
    return typeof update?.update_id === 'number' ? update : undefined
  } catch {
    return undefined
  }
}
