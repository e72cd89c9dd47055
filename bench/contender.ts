import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { connect } from '../src/database/connect.ts'
import { openCounty } from '../src/open-county.ts'
import { readSettings } from '../src/settings.ts'
import { EDITOR } from './bot-process.ts'
import { addCadres } from './cadres.ts'
import { type Engine, EXAMPLE_COUNTY } from './engine.ts'
import { type StandIn, startStandIn } from './stand-in.ts'
import { STARTED } from './started.ts'

const TOKEN = '1:bench-token-of-a-local-bot'
const LONGEST_START_MS = 30_000
const LONGEST_STOP_MS = 10_000
/** Where Linux counts in (man 5 proc, stat): `getconf CLK_TCK`. */
const TICKS_A_SECOND = 100
/** Telegram's rates are lifted: faster than them the waiting would be measured, and not the bots. */
const NO_PACE = { PACE_ALL: '100000', PACE_CHAT: '100000', PACE_CHAT_BURST: '100000', PACE_GROUP: '100000' }

/** One of those that are compared, by what has to be run. */
export type Contender = 'qunbao' | 'telegraf' | 'grammy'

export type Contending = {
  readonly telegram: StandIn
  /** Seconds of processor time until now: the bot's process, and its connections to Postgres. */
  cpu(): Promise<{ readonly bot: number; readonly database: number }>
  /** Memory that the process holds now (resident set), in MB. */
  memory(): number
}

/** Runs one of them as a process of its own, on an empty database and a stand-in for Telegram; `people` belong to it. */
export async function withContender<T>(
  contender: Contender,
  engine: Engine,
  people: readonly number[],
  work: (contending: Contending) => Promise<T>,
): Promise<T> {
  const telegram = await startStandIn()
  const { settings } = engine
  if (contender === 'qunbao') await prepare(engine, people)
  const environment =
    contender === 'qunbao'
      ? { ...settings, ...NO_PACE, BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: telegram.url, ...COUNTY }
      : { TOKEN, API_ROOT: telegram.url, DATABASE_URL: settings.DATABASE_URL }
  const child = spawn(process.execPath, [...(process.env['BENCH_NODE']?.split(' ') ?? []), ...programOf(contender)], {
    cwd: settings.DATA_DIR,
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = once(child, 'exit')
  const watching = settings.DATABASE_URL === '' ? undefined : await connect(settings.DATABASE_URL)
  let said = ''
  try {
    await new Promise<void>((ready, failed) => {
      const late = setTimeout(() => failed(new Error(`${contender} did not start:\n${said}`)), LONGEST_START_MS)
      const hear = (chunk: Buffer) => {
        said += chunk.toString('utf8')
        if (!/"msg":"ready"|^ready$/m.test(said)) return
        clearTimeout(late)
        ready()
      }
      child.stdout.on('data', hear)
      child.stderr.on('data', hear)
      child.once('exit', () => failed(new Error(`${contender} ended:\n${said}`)))
    })
    const pid = child.pid ?? 0
    return await work({
      telegram,
      cpu: async () => {
        const backends = await watching?.ask(
          'select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
        )
        return {
          bot: secondsOf(pid),
          database: (backends ?? []).reduce((sum, of) => sum + secondsOf(Number(of['pid'])), 0),
        }
      },
      memory: () => residentMegabytes(pid),
    })
  } catch (error) {
    throw new Error(`${contender}: ${error instanceof Error ? error.message : String(error)}\n${said.slice(-2000)}`)
  } finally {
    child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), LONGEST_STOP_MS)
    await exited
    clearTimeout(late)
    await watching?.end()
    await telegram.close()
  }
}

const COUNTY = { EDITOR_IDS: String(EDITOR), COUNTY: EXAMPLE_COUNTY, LOG_LEVEL: 'info' }

/** People who belong are rows: by links they would have to join one after the other. */
async function prepare({ settings }: Engine, people: readonly number[]): Promise<void> {
  const opened = await openCounty(readSettings({ ...settings, ...COUNTY }), new Date())
  try {
    await addCadres(opened.db, people)
  } finally {
    await opened.close()
  }
}

function programOf(contender: Contender): readonly string[] {
  return contender === 'qunbao' ? STARTED : [fileURLToPath(new URL(`./peers/${contender}.mjs`, import.meta.url))]
}

function secondsOf(pid: number): number {
  try {
    // The name of the program may have spaces: what follows its bracket is counted.
    const after = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return (Number(after[11]) + Number(after[12])) / TICKS_A_SECOND
  } catch {
    return 0
  }
}

function residentMegabytes(pid: number): number {
  return Math.round(Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024)
}
