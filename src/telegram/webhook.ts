import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import { TelegramError } from 'telegraf'
import type { Update } from 'telegraf/types'
import { QunbaoError } from '../errors.ts'
import { askUntilAnswered } from './ask-until-answered.ts'
import type { Client } from './client.ts'
import type { Keep } from './keep.ts'
import type { Route } from './listener.ts'
import { ALLOWED_UPDATES, type Receiver } from './polling.ts'

/** An update is a few kilobytes; a body beyond this is not Telegram's. */
const LARGEST_BODY = 1024 * 1024

type Parts = {
  readonly client: Client
  readonly log: Logger
  readonly keep: Keep
  readonly at: { readonly url: string; readonly secret: string }
}

/** A secret for Telegram's webhook header, where none is set: the same in every process that has the token. */
export function secretFor(token: string): string {
  return createHmac('sha256', token).update('qunbao webhook').digest('hex')
}

/** Receives by webhook: 200 once the update is stored, so that Telegram sends again what was not. `route` is listened at. */
export function webhook(parts: Parts): Receiver & { readonly route: Route } {
  const { client, log, at } = parts
  const path = new URL(at.url).pathname
  let heardAt: number | undefined
  const route: Route = (request, response) => {
    const [asked] = (request.url ?? '').split('?')
    if (request.method !== 'POST' || asked !== path) return false
    receive(request, response)
    return true
  }
  function receive(request: IncomingMessage, response: ServerResponse): void {
    const answer = (status: number) => {
      response.writeHead(status).end()
    }
    if (!same(String(request.headers['x-telegram-bot-api-secret-token'] ?? ''), at.secret)) {
      answer(401)
      return
    }
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
      heardAt = performance.now()
      try {
        await parts.keep([update])
        answer(200)
      } catch (error) {
        log.error({ err: error }, 'an update could not be stored; Telegram will send it again')
        answer(500)
      }
    })
  }
  return {
    route,
    heard: () => ({ at: heardAt, waitsSince: undefined }),
    start: async (signal) => {
      const asked = { url: at.url, secret_token: at.secret, allowed_updates: ALLOWED_UPDATES }
      try {
        await askUntilAnswered({ client, log, signal }, 'setWebhook', asked)
      } catch (error) {
        if (!(error instanceof TelegramError)) throw error
        throw new QunbaoError('telegram.webhook', `it says “${error.description}”`)
      }
      log.info({ path }, 'receiving by webhook')
    },
    // The listener takes no more by then, and has answered all that it took.
    stop: async () => {},
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
