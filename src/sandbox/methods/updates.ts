import { badRequest, conflict } from '../errors.ts'
import { schema } from '../schema.ts'
import type { Bot } from '../state.ts'
import type { Update } from '../types.ts'
import type { World } from '../world.ts'
import { type Caller, type Method, method } from './method.ts'

const BATCH = 100
const LONGEST_POLL = 50

interface PollParams {
  readonly offset?: number
  readonly limit?: number
  readonly timeout?: number
  readonly allowed_updates?: string[]
}

function setAllowed(bot: Bot, kinds: readonly string[] | undefined): void {
  if (!kinds) return
  const unknown = kinds.find((kind) => !schema.updates.includes(kind))
  if (unknown !== undefined) throw badRequest(`[stand-in] there is no kind of update "${unknown}"`)
  bot.allowed = kinds.length > 0 ? kinds : undefined
}

/** A negative offset counts from the end; either way what lies before is forgotten. */
function confirm(world: World, bot: Bot, offset: number): void {
  const pending = world.pending(bot)
  const first = offset < 0 ? (pending.at(offset) ?? pending[0])?.update_id : offset
  if (first !== undefined && first !== 0) bot.pending = bot.pending.filter(({ update }) => update.update_id >= first)
}

/** Waits until something comes, the time is over, the client goes away, or another poll takes over. */
function arrival({ bot, signal }: Caller, seconds: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', finish)
      if (bot.poll === poll) bot.poll = undefined
      bot.wake = () => {}
    }
    const finish = () => {
      stop()
      resolve()
    }
    const poll = {
      refuse: (error: Error) => {
        stop()
        reject(error)
      },
    }
    const timer = setTimeout(finish, seconds * 1000)
    signal.addEventListener('abort', finish)
    bot.poll = poll
    bot.wake = finish
    if (signal.aborted) finish()
  })
}

const getUpdates = method<PollParams>(async (caller, { offset = 0, limit = BATCH, timeout = 0, allowed_updates }) => {
  const { world, bot } = caller
  if (bot.webhook) {
    throw conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
  }
  setAllowed(bot, allowed_updates)
  bot.poll?.refuse(conflict('terminated by other getUpdates request; make sure that only one bot instance is running'))
  confirm(world, bot, offset)
  const batch = (): readonly Update[] => world.pending(bot).slice(0, Math.min(Math.max(limit, 1), BATCH))
  const seconds = Math.min(Math.max(timeout, 0), LONGEST_POLL)
  if (batch().length === 0 && seconds > 0) await arrival(caller, seconds)
  return batch()
})

interface WebhookParams {
  readonly url: string
  readonly max_connections?: number
  readonly allowed_updates?: string[]
  readonly drop_pending_updates?: boolean
  readonly secret_token?: string
}

/** As a Bot API server of one's own: plain HTTP and any port, but only on this machine. */
function checkUrl(address: string): void {
  if (!URL.canParse(address)) throw badRequest('invalid webhook URL specified')
  const { protocol, hostname, port } = new URL(address)
  if (['localhost', '127.0.0.1', '[::1]'].includes(hostname)) return
  if (protocol !== 'https:') throw badRequest('bad webhook: An HTTPS URL must be provided for webhook')
  if (!['', '80', '88', '443', '8443'].includes(port)) {
    throw badRequest('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443')
  }
}

const setWebhook = method<WebhookParams>(({ bot }, params) => {
  const { url = '', secret_token: secret, max_connections: maxConnections = 40 } = params
  if (params.drop_pending_updates) bot.pending = []
  if (url !== '') checkUrl(url)
  if (secret !== undefined && secret.length > 256) throw badRequest('secret token is too long')
  if (secret !== undefined && !/^[A-Za-z0-9_-]*$/.test(secret)) {
    throw badRequest('secret token contains unallowed characters')
  }
  setAllowed(bot, params.allowed_updates)
  bot.poll?.refuse(conflict('terminated by setWebhook request'))
  const connections = Math.min(Math.max(maxConnections, 1), 100)
  bot.webhook = url === '' ? undefined : { url, secret, maxConnections: connections }
  return true
})

const deleteWebhook = method<{ drop_pending_updates?: boolean }>(({ bot }, { drop_pending_updates }) => {
  if (drop_pending_updates) bot.pending = []
  bot.webhook = undefined
  return true
})

const getWebhookInfo = method(({ world, bot }) => {
  const { url = '', maxConnections, lastError } = bot.webhook ?? {}
  return {
    url,
    has_custom_certificate: false,
    pending_update_count: world.pending(bot).length,
    ...(maxConnections === undefined ? {} : { max_connections: maxConnections }),
    ...(lastError ? { last_error_date: lastError.at, last_error_message: lastError.text } : {}),
    ...(bot.allowed ? { allowed_updates: bot.allowed } : {}),
  }
})

export const updates: Readonly<Record<string, Method>> = { getUpdates, setWebhook, deleteWebhook, getWebhookInfo }
