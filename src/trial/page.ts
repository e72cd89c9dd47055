import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { streamSSE } from 'hono/streaming'
import { z } from 'zod'
import type { Actor, Env, LocalBotApi } from '../sandbox/index.ts'
import { type TrialClock, TURNS, type Turn } from './clock.ts'
import { deedSchema, perform, sendFile } from './deeds.ts'
import { type ChatView, chatsOf, type Told, toldOf } from './view.ts'

/** What the page needs of the trial behind it. */
export type Trial = {
  readonly api: LocalBotApi
  readonly clock: TrialClock
  readonly county: string
  readonly zone: string
  /** When digests are compiled, as `周一17:00`. */
  readonly weekly: string
  /** Whoever can be played, and the invitations that they hold. */
  people(): readonly { readonly id: number; readonly name: string; readonly is: string; readonly invitation?: string }[]
  addPerson(name: string): number
  actor(id: number): Actor | undefined
  /** Turns the clock, letting everything that falls due on the way happen; rejects while it is being turned. */
  turn(to: Turn): Promise<void>
}

const FOLDER = new URL('../../page/', import.meta.url)
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}
/** The page's own files, and the library it draws with. */
const PAGE_FILES = ['index.html', 'style.css', 'icon.svg', 'app.js', 'chat.js', 'message.js', 'server.js', 'tour.js']
const LIBRARY_FILES = ['lit-html.js', 'directive.js', 'directive-helpers.js', 'directives/repeat.js']

const MB = 1024 * 1024
/** Telegram takes documents of up to 50 MB from a person's phone; 20 is what a bot can fetch. */
const UPLOAD_LIMIT = 20 * MB
/** A person of the page lives in its address: proxies and browsers let go of a stream that says nothing. */
const HEARTBEAT_MS = 15_000

const personSchema = z.strictObject({ name: z.string().trim().min(1).max(20) })
const turnSchema = z.strictObject({ to: z.enum(TURNS) })

/**
 * The page and what it asks for. `hosts`: the names under which it may be asked; any other is a page from elsewhere that
 * reaches for this machine.
 */
export function pageRoutes(app: Hono<Env>, trial: () => Trial | undefined, hosts: ReadonlySet<string>): void {
  app.use('/trial/*', async (c, next) => {
    const origin = c.req.header('origin')
    // “null” is the origin of a page in a sandbox, or of a file.
    const isOwn = (url: string) => URL.canParse(url) && hosts.has(new URL(url).hostname)
    if (!isOwn(c.req.url) || (origin !== undefined && !isOwn(origin)))
      return c.json({ error: 'only from its own page' }, 403)
    return next()
  })
  app.use(
    '/trial/*',
    bodyLimit({ maxSize: UPLOAD_LIMIT + MB, onError: (c) => c.json({ error: '文件超过20MB。' }, 413) }),
  )
  servePage(app)

  const withTrial =
    (answer: (c: Context<Env>, trial: Trial) => Promise<Response> | Response) =>
    async (c: Context<Env>): Promise<Response> => {
      const now = trial()
      if (!now) return c.json({ error: '正在布置，请稍候。' }, 503)
      try {
        return await answer(c, now)
      } catch (error) {
        return c.json({ error: (error as Error).message }, 400)
      }
    }
  app.get('/trial/county', (c) => {
    const now = trial()
    // Asked again and again while the county is being set up: no fault, only not yet.
    if (!now) return c.json({}, 202)
    const { county, zone, weekly } = now
    return c.json({ county, zone, weekly, people: now.people() })
  })
  app.post(
    '/trial/people',
    withTrial(async (c, { addPerson }) => c.json({ id: addPerson(personSchema.parse(await c.req.json()).name) })),
  )
  app.post(
    '/trial/deeds',
    withTrial(async (c, { api, actor }) => {
      const deed = deedSchema.parse(await c.req.json())
      return c.json(perform(api, known(actor(deed.as)), deed))
    }),
  )
  app.post(
    '/trial/files',
    withTrial(async (c, { api, actor }) => {
      const { as, chat, file } = await c.req.parseBody()
      if (!(file instanceof File)) throw new Error('no file')
      sendFile(api, known(actor(Number(as))), Number(chat), file, new Uint8Array(await file.arrayBuffer()))
      return c.json({})
    }),
  )
  app.get('/trial/files/:id', withTrial(fileAnswer))
  app.post(
    '/trial/clock',
    withTrial(async (c, { turn, api }) => {
      await turn(turnSchema.parse(await c.req.json()).to)
      return c.json({ now: api.world.now().toISOString() })
    }),
  )
  app.get('/trial/events', withTrial(eventStream))
}

function known(actor: Actor | undefined): Actor {
  if (!actor) throw new Error('there is nobody of this id')
  return actor
}

function servePage(app: Hono<Env>): void {
  const header = secureHeaders({
    contentSecurityPolicy: { defaultSrc: ["'self'"], imgSrc: ["'self'", 'blob:'], frameAncestors: ["'none'"] },
    strictTransportSecurity: false,
  })
  const serve = (path: string, file: URL) =>
    app.get(path, header, (c) =>
      c.body(readFileSync(file), 200, {
        'content-type': TYPES[extname(file.pathname)] ?? '',
        'cache-control': 'no-cache',
      }),
    )
  serve('/', new URL('index.html', FOLDER))
  for (const name of PAGE_FILES) serve(`/page/${name}`, new URL(name, FOLDER))
  // Node is given a build of its own, in a folder below the browser's.
  const library = new URL('../', import.meta.resolve('lit-html'))
  for (const name of LIBRARY_FILES) serve(`/page/lit-html/${name}`, new URL(name, library))
}

function fileAnswer(c: Context<Env>, { api }: Trial): Response {
  const file = api.world.files.kept.get(c.req.param('id') ?? '')
  if (!file) return c.json({ error: 'no such file' }, 404)
  const name = 'file_name' in file.ref ? file.ref.file_name : undefined
  const body = Uint8Array.from(file.bytes)
  // A file of somebody's own is never opened as a page of this one.
  if (name === undefined) return c.body(body, 200, { 'content-type': 'image/png', 'x-content-type-options': 'nosniff' })
  return c.body(body, 200, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  })
}

/** First everything as it is, then whatever happens; the page shows the rest. */
function eventStream(c: Context<Env>, { api, actor, clock }: Trial): Response {
  const person = known(actor(Number(c.req.query('as'))))
  return streamSSE(c, async (stream) => {
    const waiting: (Told | { kind: 'all'; chats: ChatView[]; now: string } | { kind: 'clock'; now: string })[] = []
    let wake = () => {}
    const tell = (told: (typeof waiting)[number] | undefined) => {
      if (told) waiting.push(told)
      wake()
    }
    const now = () => api.world.now().toISOString()
    const ended = [
      api.world.watch((event) => tell(toldOf(api, person, event))),
      clock.watch(() => tell({ kind: 'clock', now: now() })),
    ]
    stream.onAbort(() => {
      for (const end of ended) end()
      wake()
    })
    tell({ kind: 'all', chats: chatsOf(api, person), now: now() })
    while (!stream.aborted) {
      for (let next = waiting.shift(); next; next = waiting.shift())
        await stream.writeSSE({ data: JSON.stringify(next) })
      await new Promise<void>((resolve) => {
        wake = resolve
        setTimeout(resolve, HEARTBEAT_MS)
      })
      if (waiting.length === 0) await stream.writeSSE({ event: 'beat', data: '' })
    }
  })
}
