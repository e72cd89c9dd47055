import { type Context, Hono } from 'hono'
import type { Logger } from 'pino'
import type { z } from 'zod'
import { tokenAsked } from '../database/api-token.ts'
import type { Database } from '../database/open.ts'
import { type Reads, readsOn } from '../database/reads.ts'
import { followCatalogue } from '../desk/catalogue-in-force.ts'
import type { CountyDesk } from '../desk/county-desk.ts'
import { hashToken } from '../desk/hash-token.ts'
import { QunbaoError } from '../errors.ts'
import { openApi, PROBLEMS } from './openapi.ts'
import { ROUTES, type Route } from './routes.ts'

export type ApiParts = {
  readonly db: Database
  /** Where what is asked for is read; tokens are looked at in `db`, which keeps when each was used. */
  readonly reads?: Reads
  readonly desk: CountyDesk
  readonly log: Logger
  /** The only clock. */
  readonly now: () => Date
}

/** Where all of it lies. */
export const BASE = '/api/v1'

/** GET /api/v1: what another program may read of the county, with a token that an editor made. It changes nothing. */
export function makeApi(parts: ApiParts): Hono {
  const app = new Hono()
  app.get(`${BASE}/openapi.json`, (c) => c.json(openApi()))
  for (const route of ROUTES)
    app.get(BASE + route.path.replaceAll(/\{(\w+)\}/g, ':$1'), (c) => answered(c, route, parts))
  app.notFound((c) => refused(c, new QunbaoError('api.nothing', c.req.path)))
  app.onError((error, c) => {
    if (error instanceof QunbaoError && statusOf(error) !== undefined) return refused(c, error)
    parts.log.error({ err: error, path: c.req.path }, 'the API could not answer')
    return refused(c, new QunbaoError('api.failed'))
  })
  return app
}

async function answered(c: Context, route: Route, parts: ApiParts): Promise<Response> {
  const { db, reads = readsOn(db), desk, now } = parts
  const at = now()
  const [, given = ''] = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '') ?? []
  const token = given === '' ? undefined : await tokenAsked(db, hashToken(given), at)
  if (!token) throw new QunbaoError('api.token')
  const asked = route.asks.safeParse({ ...once(c.req.queries()), ...c.req.param() })
  if (!asked.success) throw new QunbaoError('api.wrong', problemsOf(asked.error))
  const answer = await reads((from) =>
    from.transaction(async (tx) => {
      await followCatalogue(tx, desk, at)
      return route.answer(asked.data, { tx, desk, scope: token.scope, now: at })
    }),
  )
  c.header('Cache-Control', 'no-store')
  return c.json(answer as object)
}

/** Parameters by name; one that is given twice stays several, which no shape takes. */
function once(given: Readonly<Record<string, string[]>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  )
}

function problemsOf(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': ')).join('; ')
}

type Status = 400 | 401 | 403 | 404 | 500

function statusOf({ code }: QunbaoError): Status | undefined {
  const [status] = Object.entries(PROBLEMS).find(([, of]) => of.code === code) ?? []
  return status === undefined ? undefined : (Number(status) as Status)
}

function refused(c: Context, error: QunbaoError): Response {
  const status = statusOf(error) ?? 500
  if (status === 401) c.header('WWW-Authenticate', 'Bearer')
  return c.json({ error: { code: error.code, sentence: error.message } }, status)
}
