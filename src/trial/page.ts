import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Logger } from 'pino'
import { z } from 'zod'
import { BASE } from '../api/app.ts'
import type { Actor, Env, LocalBotApi } from '../sandbox/index.ts'
import { type Hours, type IsOut, type TrialClock, TURNS, turned } from './clock.ts'
import { deedSchema, perform, Refusal, sendFile } from './deeds.ts'
import type { ownRequests } from './hosts.ts'
import { pageVersion, servePage } from './page-files.ts'
import type { Title } from './people.ts'
import { type Line, openLine, refuse } from './push.ts'
import type { Turning } from './turning.ts'
import { chatsOf, toldOf } from './view.ts'

/**
 * Somebody whom the page can be; `isNew`: has no place in the county yet. `role`: what the page's tour shows them;
 * `unit`: for which one they report.
 */
export type Playable = Title & {
  readonly id: number
  readonly name: string
  readonly isNew: boolean
  readonly invitation?: string
}

/** What the page needs of the trial behind it. */
export type Trial = {
  readonly api: LocalBotApi
  readonly clock: TrialClock
  readonly turning: Turning
  readonly hours: Hours
  readonly county: string
  /** Which weeks' digests are out by now. */
  weeksOut(): Promise<IsOut>
  people(): Promise<readonly Playable[]>
  addPerson(name: string): number
  actor(id: number): Actor | undefined
  /** What another program reads of the county. */
  programs(request: Request): Response | Promise<Response>
}

const MB = 1024 * 1024
/** Telegram takes documents of up to 50 MB from a person's phone; 20 is what a bot can fetch. */
const UPLOAD_LIMIT = 20 * MB

const personSchema = z.strictObject({ name: z.string().trim().min(1).max(20) })
const turnSchema = z.strictObject({ to: z.enum(TURNS) })

type Own = ReturnType<typeof ownRequests>
type Now = () => Trial | undefined

/** The page and what it asks for; `isOwn` guards it and the Bot API beside it. */
export function pageRoutes(app: Hono<Env>, trial: Now, isOwn: Own, log: Logger): void {
  app.use('*', async (c, next) =>
    isOwn((name) => c.req.header(name)) ? next() : c.json({ error: '只能从试用自己的网页打开。' }, 403),
  )
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
        if (error instanceof Refusal) return c.json({ error: error.message }, 409)
        log.error({ err: error, path: c.req.path }, 'the page asked for something that could not be done')
        return c.json({ error: '没有做成，请再试一次。' }, error instanceof z.ZodError ? 400 : 500)
      }
    }
  for (const path of [BASE, `${BASE}/*`])
    app.get(
      path,
      withTrial((c, { programs }) => programs(c.req.raw)),
    )
  app.get('/trial/county', async (c) => {
    const now = trial()
    // Asked again and again while the county is being set up: no fault, only not yet.
    if (!now) return c.json({}, 202)
    return withTrial(async () => {
      const { county, hours } = now
      return c.json({ county, zone: hours.zone, people: await now.people() })
    })(c)
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
  app.post('/trial/files', withTrial(fileTaken))
  app.get('/trial/files/:id', withTrial(fileAnswer))
  app.post(
    '/trial/clock',
    withTrial(async (c, { turning, clock, weeksOut }) => {
      const { to } = turnSchema.parse(await c.req.json())
      await turning.turn(to, await weeksOut())
      return c.json({ now: clock.now().toISOString() })
    }),
  )
  app.post(
    '/trial/clock/stop',
    withTrial(async (c, { turning, clock }) => {
      await turning.stop()
      return c.json({ now: clock.now().toISOString() })
    }),
  )
}

function known(actor: Actor | undefined): Actor {
  if (!actor) throw new Refusal('试用里没有这个人，请重新选一个。')
  return actor
}

async function fileTaken(c: Context<Env>, { api, actor }: Trial): Promise<Response> {
  const { as, chat, file, caption, replyTo } = await c.req.parseBody()
  if (!(file instanceof File)) throw new Refusal('没有收到文件，请再选一次。')
  sendFile(api, known(actor(Number(as))), {
    chat: Number(chat),
    file,
    bytes: new Uint8Array(await file.arrayBuffer()),
    caption: typeof caption === 'string' ? caption.trim() : '',
    replyTo: typeof replyTo === 'string' ? Number(replyTo) : undefined,
  })
  return c.json({})
}

function fileAnswer(c: Context<Env>, { api }: Trial): Response {
  const file = api.world.files.kept.get(c.req.param('id') ?? '')
  // A file whose bytes are gone (memory.ts) is none.
  if (!file || file.bytes.length === 0) return c.json({ error: '这个文件已经不在了。' }, 404)
  const name = 'file_name' in file.ref ? file.ref.file_name : undefined
  const body = Uint8Array.from(file.bytes)
  // A file of somebody's own is never opened as a page of this one.
  if (name === undefined) return c.body(body, 200, { 'content-type': 'image/png', 'x-content-type-options': 'nosniff' })
  return c.body(body, 200, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  })
}

/** `/trial/events?as=`: first everything as it is, then whatever happens; the page shows the rest. */
export function tellPages(trial: Now, isOwn: Own, log: Logger): (request: IncomingMessage, socket: Duplex) => void {
  return (request, socket) => {
    const url = new URL(request.url ?? '', 'http://here')
    const header = (name: string) => {
      const value = request.headers[name]
      return typeof value === 'string' ? value : undefined
    }
    if (!isOwn(header)) return refuse(socket, 403)
    if (url.pathname !== '/trial/events') return refuse(socket, 404)
    const now = trial()
    if (!now) return refuse(socket, 503)
    const line = openLine(request, socket)
    if (!line) return
    const person = now.actor(Number(url.searchParams.get('as')))
    if (!person) {
      line.send({ kind: 'nobody' })
      return line.end()
    }
    void tellAll(now, person, line).catch((error: unknown) => {
      log.error({ err: error }, 'a page could not be told how the trial stands; it asks again')
      line.end()
    })
  }
}

async function tellAll(trial: Trial, person: Actor, line: Line): Promise<void> {
  const clock = await clockOf(trial)
  const tellClock = async () => line.send({ kind: 'clock', ...(await clockOf(trial)) })
  const ended = [
    trial.api.world.watch((event) => {
      const told = toldOf(trial.api, person, event)
      if (told) line.send(told)
      // A digest may have gone out: the next to fall due is another one.
      if (told?.kind === 'message' && told.message.from.is_bot) void tellClock()
    }),
    trial.clock.watch(() => void tellClock()),
  ]
  line.onEnd(() => {
    for (const end of ended) end()
  })
  line.send({ kind: 'all', page: pageVersion(), chats: chatsOf(trial.api, person), ...clock })
}

/** The time, where it is being turned to, and where it can be. */
async function clockOf({ clock, turning, hours, weeksOut }: Trial) {
  const isOut = await weeksOut()
  const now = clock.now()
  return { now, to: turning.to ?? null, turns: TURNS.map((to) => ({ to, at: turned(now, to, hours, isOut) })) }
}
