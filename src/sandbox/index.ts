import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import { Actor } from './actor.ts'
import { call } from './dispatch.ts'
import { type Limits, TELEGRAM_LIMITS } from './rate.ts'
import { botApi, type Env } from './server.ts'
import type { Bot } from './state.ts'
import type { User } from './types.ts'
import { WebhookDelivery } from './webhook.ts'
import { type BotOptions, World } from './world.ts'

export interface LocalBotApiOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number
  readonly host?: string
  readonly now?: () => Date
  /** One bot a token. */
  readonly tokens: readonly (string | BotOptions)[]
  readonly limits?: Partial<Limits> | 'off'
  /** The first pause before an update is brought to a failing webhook again; it doubles up to a minute. */
  readonly webhookRetryMs?: number
  /** Further pages on the same server, the chat page say; they come before the Bot API's own paths. */
  readonly routes?: (app: Hono<Env>, world: World) => void
  /** Takes connections that become something else than HTTP. */
  readonly upgrade?: (request: IncomingMessage, socket: Duplex) => void
}

export interface LocalBotApi {
  /** What a bot takes as `apiRoot`. */
  readonly url: string
  readonly world: World
  /** A person at the keyboard; made known if new. `bot` is needed where there are several. */
  as(user?: Partial<Omit<User, 'is_bot'>>, bot?: Bot): Actor
  close(): Promise<void>
}

/** Keeps each bot's updates going to the webhook that it has now. */
function keepWebhooks(world: World, retryMs: number): () => void {
  const running = new Map<Bot, { readonly delivery: WebhookDelivery; readonly webhook: Bot['webhook'] }>()
  const stopWatching = world.watch((event) => {
    if (event.kind !== 'call') return
    for (const bot of world.bots.values()) {
      const { webhook } = bot
      const now = running.get(bot)
      if (now?.webhook === webhook) continue
      now?.delivery.stop()
      running.delete(bot)
      if (now) bot.wake = () => {}
      if (!webhook) continue
      const delivery = new WebhookDelivery(world, bot, webhook, retryMs, (method, params) =>
        call(world, bot.token, method, params, new AbortController().signal),
      )
      running.set(bot, { delivery, webhook })
      bot.wake = () => delivery.wake()
      delivery.wake()
    }
  })
  return () => {
    stopWatching()
    for (const { delivery } of running.values()) delivery.stop()
  }
}

/** A process that is busy for longer than Node's five seconds must not close a connection under its own bot. */
const KEEP_ALIVE_MS = 120_000
/** Listened at, these are every address of the machine, and none that a bot could call. */
const EVERYWHERE: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' }

/** Starts a Telegram of one's own on this machine: no token, no network, everything in memory. */
export async function startLocalBotApi(options: LocalBotApiOptions): Promise<LocalBotApi> {
  const bots = options.tokens.map((one) => (typeof one === 'string' ? { token: one } : one))
  const limits = options.limits === 'off' ? 'off' : { ...TELEGRAM_LIMITS, ...options.limits }
  const world = new World(options.now ?? (() => new Date()), bots, limits)
  const host = options.host ?? '127.0.0.1'
  const server = createAdaptorServer({ fetch: botApi(world, (app) => options.routes?.(app, world)).fetch })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, host, resolve)
  })
  if ('keepAliveTimeout' in server) server.keepAliveTimeout = KEEP_ALIVE_MS
  const upgraded = new Set<Duplex>()
  const { upgrade } = options
  if (upgrade) {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
      upgraded.add(socket)
      socket.once('close', () => upgraded.delete(socket))
      upgrade(request, socket)
    })
  }
  const stopWebhooks = keepWebhooks(world, options.webhookRetryMs ?? 200)
  const { port } = server.address() as AddressInfo
  const called = EVERYWHERE[host] ?? host
  const actors = new Map<string, Actor>()

  return {
    url: `http://${called.includes(':') ? `[${called}]` : called}:${port}`,
    world,
    as(user, bot = [...world.bots.values()][0]) {
      if (!bot) throw new Error('there is no bot to talk with')
      const person = world.person(user)
      const key = `${person.id}:${bot.user.id}`
      const actor = actors.get(key) ?? new Actor(world, person, bot)
      actors.set(key, actor)
      return actor
    },
    async close() {
      stopWebhooks()
      await new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        if ('closeAllConnections' in server) server.closeAllConnections()
        for (const socket of upgraded) socket.destroy()
      })
    },
  }
}

export type { Actor, Where } from './actor.ts'
export type { Fault } from './faults.ts'
export { photoProblem } from './files.ts'
export { recall, remember, type WorldMemory } from './memory.ts'
export { shownCommands } from './methods/commands.ts'
export { type Limits, TELEGRAM_LIMITS } from './rate.ts'
export type { Env } from './server.ts'
export type { Bot, Call, Group, Talk, Tap, WorldEvent } from './state.ts'
export type { Message, User } from './types.ts'
export { World } from './world.ts'
