import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { PROGRAM } from '../support/build.ts'
import { until } from '../support/county.ts'
import { OF_A_TEST } from '../support/of-a-test.ts'

export const TOKEN = '7230442:AAk-a-token-of-the-local-bot-api-only'
/** A machine that is busy with other tests has taken a minute to start one process. Waited in full only by a test that fails. */
export const PATIENCE_MS = 150_000

export type Ended = { readonly code: number | null; readonly signal: string | null; readonly ms: number }

/** `qunbao` as a process of its own, with nothing of this one's environment; what it wrote is kept. */
export class Qunbao {
  out = ''
  err = ''
  ended: Ended | undefined
  readonly #child: ChildProcess
  #told = performance.now()

  constructor(args: readonly string[], settings: Record<string, string>, cwd: string) {
    // Without a `.env` of the repository's: `cwd` is the test's own folder.
    this.#child = spawn(process.execPath, [PROGRAM, ...args], {
      cwd,
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...OF_A_TEST, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child.stdout?.on('data', (chunk: Buffer) => {
      this.out += chunk.toString('utf8')
    })
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.err += chunk.toString('utf8')
    })
    this.#child.once('close', (code, signal) => {
      this.ended = { code, signal, ms: performance.now() - this.#told }
    })
  }

  /** Waits until it has written these words. */
  async writes(words: string, patienceMs = PATIENCE_MS): Promise<void> {
    await until(
      () => {
        if (this.out.includes(words)) return true
        if (this.ended) throw new Error(`it ended (${this.ended.code ?? this.ended.signal}):\n${this.out}${this.err}`)
        return undefined
      },
      () => `“${words}” in:\n${this.out}${this.err}`,
      patienceMs,
    )
  }

  ready(): Promise<void> {
    return this.writes('"msg":"ready"')
  }

  tell(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): void {
    this.#told = performance.now()
    this.#child.kill(signal)
  }

  /** How it ended, and after how long since it was last told something. */
  async end(): Promise<Ended> {
    if (!this.ended) await once(this.#child, 'close')
    return this.ended ?? { code: null, signal: null, ms: 0 }
  }

  /** Told to stop, until it has. */
  async stops(): Promise<Ended> {
    this.tell('SIGTERM')
    return this.end()
  }

  /** The lines on standard error. */
  get complaints(): string[] {
    return this.err.split('\n').filter((line) => line !== '')
  }

  /** No test leaves one behind. */
  async remove(): Promise<void> {
    if (this.ended) return
    this.tell('SIGKILL')
    await this.end()
  }
}
