import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type LocalBotApi, startLocalBotApi } from '../src/sandbox/index.ts'
import { type Engine, EXAMPLE_COUNTY } from './engine.ts'
import { STARTED } from './started.ts'

const TOKEN = '1:bench-token-of-a-local-bot'
const LONGEST_START_MS = 60_000
const LONGEST_STOP_MS = 10_000

export const EDITOR = 9001

export type BotProcess = {
  readonly api: LocalBotApi
  /** From the start of the process until it said that it is ready. */
  readonly startMs: number
  /** Memory that the process holds now (resident set), in MB. */
  memory(): number
  /** The most that it ever held. */
  most(): number
  /** How long its thread stood still since this was asked last (ms), and the processor that it has used so far (s). */
  pauses(): Promise<Pauses>
}

export type Pauses = { readonly p99: number; readonly max: number; readonly cpu: number }

const WATCHED = fileURLToPath(new URL('pauses-watched.js', import.meta.url))

/** Runs the built bot as a process of its own, against a local Bot API in this one. */
export async function withBot<T>(
  engine: Engine,
  work: (bot: BotProcess) => Promise<T>,
  county = EXAMPLE_COUNTY,
): Promise<T> {
  const api = await startLocalBotApi({ tokens: [{ token: TOKEN, username: 'qunbao_bot' }], limits: 'off' })
  const began = performance.now()
  const child = spawn(process.execPath, ['--import', WATCHED, ...STARTED], {
    // No .env of the county's is read there.
    cwd: engine.settings.DATA_DIR,
    env: {
      PATH: process.env['PATH'],
      ...engine.settings,
      BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: api.url,
      EDITOR_IDS: String(EDITOR),
      COUNTY: county,
      PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const exited = once(child, 'exit')
  let said = ''
  try {
    await new Promise<void>((ready, failed) => {
      const late = setTimeout(() => failed(new Error(`the bot did not start:\n${said}`)), LONGEST_START_MS)
      const hear = (chunk: Buffer) => {
        said += chunk.toString('utf8')
        if (!said.includes('"msg":"ready"')) return
        clearTimeout(late)
        ready()
      }
      child.stdout?.on('data', hear)
      child.stderr?.on('data', hear)
      child.once('exit', () => {
        clearTimeout(late)
        failed(new Error(`the bot ended:\n${said}`))
      })
    })
    const startMs = performance.now() - began
    const pauses = async () => {
      const told = once(child, 'message')
      child.send('pauses')
      const [pauses] = (await told) as [Pauses]
      return pauses
    }
    return await work({
      api,
      startMs,
      memory: () => residentMegabytes(child.pid ?? 0),
      most: () => mostMegabytes(child.pid ?? 0),
      pauses,
    })
  } catch (error) {
    // What the bot said of it: its log, without what is no trouble.
    process.stderr.write(said.replace(/^\{"level":[1-3]0,.*\n/gm, ''))
    throw error
  } finally {
    child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), LONGEST_STOP_MS)
    await exited
    clearTimeout(late)
    await api.close()
  }
}

/** The most that it ever held, where the system says so. */
function mostMegabytes(pid: number): number {
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)
}

function residentMegabytes(pid: number): number {
  const status = `/proc/${pid}/status`
  const kilobytes = existsSync(status)
    ? /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(status, 'utf8'))?.[1]
    : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })
  return Math.round(Number(kilobytes) / 1024)
}
