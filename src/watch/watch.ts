import type { IncomingMessage, ServerResponse } from 'node:http'
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks'
import { sql } from 'drizzle-orm'
import type { OpenDatabase } from '../database/open.ts'
import { type Queues, queuesOf } from '../database/queues.ts'
import type { Heard } from '../telegram/polling.ts'
import { type Counts, familiesOf } from './families.ts'
import { healthOf } from './health.ts'
import { exposition } from './prometheus.ts'

/** Whoever asks how it is waits no longer for the database. */
const DATABASE_LATE_MS = 3000
/** How often it is looked how late the event loop comes. */
const LOOP_LOOKED_AT_MS = 20

const TEXT = 'text/plain; charset=utf-8'
const PROMETHEUS = 'text/plain; version=0.0.4; charset=utf-8'

type Watched = {
  readonly database: Pick<OpenDatabase, 'db' | 'engine' | 'statements'>
  readonly now: () => Date
  readonly heard: () => Heard
  readonly sends: Counts
  readonly refused: Counts
}

type Page = { readonly status: number; readonly type: string; readonly text: string }

/** Answers `/healthz` and `/metrics`: what the process is measured by, without anything that was said or by whom. */
export function makeWatch({ database, now, heard, sends, refused }: Watched) {
  const { db } = database
  const loop = monitorEventLoopDelay({ resolution: LOOP_LOOKED_AT_MS })
  loop.enable()
  const answers = together(() =>
    inTime(db.execute(sql`select 1`)).then(
      () => true,
      () => false,
    ),
  )
  const queues = together((): Promise<Queues | undefined> => inTime(queuesOf(db, now())).catch(() => undefined))

  const pages: Readonly<Record<string, () => Promise<Page>>> = {
    '/healthz': async () => {
      const { waitsSince } = heard()
      const silentMs = waitsSince === undefined ? undefined : performance.now() - waitsSince
      const { well, why } = healthOf({ databaseAnswers: await answers(), silentMs })
      return { status: well ? 200 : 503, type: TEXT, text: `${why}\n` }
    },
    '/metrics': async () => {
      const { at, waitsSince } = heard()
      const measured = {
        ...{ database: database.engine, queues: await queues(), statements: database.statements, sends, refused },
        ...{ polls: waitsSince !== undefined, heardAt: at === undefined ? undefined : secondsSince1970(at) },
        ...{ lag: lagOf(loop), memory: memory(), cpuSeconds: cpuSeconds(), startedAt: secondsSince1970(0) },
      }
      loop.reset()
      return { status: 200, type: PROMETHEUS, text: exposition(familiesOf(measured)) }
    },
  }

  return {
    route: ({ method, url = '' }: IncomingMessage, response: ServerResponse): boolean => {
      const page = method === 'GET' ? pages[url.split('?')[0] ?? ''] : undefined
      if (!page) return false
      void page().then(({ status, type, text }) => response.writeHead(status, { 'content-type': type }).end(text))
      return true
    },
    stop: async (): Promise<void> => {
      loop.disable()
    },
  }
}

/** However many ask at once, it is asked once. */
function together<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let asked: Promise<Answer> | undefined
  return () => {
    asked ??= ask().finally(() => {
      asked = undefined
    })
    return asked
  }
}

async function inTime<Answer>(asked: PromiseLike<Answer>): Promise<Answer> {
  let late: NodeJS.Timeout | undefined
  const never = new Promise<never>((_, failed) => {
    late = setTimeout(() => failed(new Error('the database does not answer in time')), DATABASE_LATE_MS)
  })
  try {
    return await Promise.race([asked, never])
  } finally {
    clearTimeout(late)
  }
}

/** Milliseconds of the steady clock, by today's calendar: however a clock was set meanwhile, it is as long ago. */
function secondsSince1970(steady: number): number {
  return (Date.now() - performance.now() + steady) / 1000
}

/** What is measured is how often it looked; it came late by what is beyond that. */
function lagOf(loop: IntervalHistogram): Counts {
  const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e9 - LOOP_LOOKED_AT_MS / 1000)
  return { '0.5': late(loop.percentile(50)), '0.99': late(loop.percentile(99)), '1': late(loop.max) }
}

function memory(): Counts {
  const { rss, heapUsed, heapTotal, external } = process.memoryUsage()
  return { resident: rss, heap: heapTotal, heap_used: heapUsed, external }
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
