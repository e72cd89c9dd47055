import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Context, Hono } from 'hono'
import { botOf, call } from './dispatch.ts'
import { BotApiError, errorBody, notFound } from './errors.ts'
import { readRequest } from './request.ts'
import type { World } from './world.ts'

export type Env = { Bindings: HttpBindings }

function refuse(context: Context<Env>, error: unknown): Response {
  if (!(error instanceof BotApiError)) throw error
  return context.json(errorBody(error), error.code as 400)
}

async function answerCall(context: Context<Env>, world: World, token: string, method: string): Promise<Response> {
  const params = await readRequest(context.req)
  const outcome = await call(world, token, method, params, context.req.raw.signal)
  if (outcome.kind === 'reset') {
    context.env.incoming.socket.resetAndDestroy()
    return RESPONSE_ALREADY_SENT
  }
  return context.json(outcome.body, outcome.status as 200)
}

function answerFile(context: Context<Env>, world: World, token: string, path: string): Response {
  botOf(world, token)
  const file = world.files.download(path, world.now().getTime())
  if (!file) throw notFound()
  return context.body(Uint8Array.from(file.bytes), 200, { 'content-type': 'application/octet-stream' })
}

/** The HTTP face of a world: `/bot<token>/<method>` and `/file/bot<token>/<path>`. */
export function botApi(world: World, routes?: (app: Hono<Env>) => void): Hono<Env> {
  const app = new Hono<Env>()
  routes?.(app)
  app.on(['GET', 'POST'], '*', async (context) => {
    try {
      const path = decodeURIComponent(new URL(context.req.url).pathname)
      const file = /^\/file\/bot([^/]+)\/(.+)$/.exec(path)
      if (file) return answerFile(context, world, file[1] ?? '', file[2] ?? '')
      const called = /^\/bot([^/]+)\/([^/]+)\/?$/.exec(path)
      if (!called) throw notFound()
      return await answerCall(context, world, called[1] ?? '', called[2] ?? '')
    } catch (error) {
      return refuse(context, error)
    }
  })
  return app
}
