import { afterAll, beforeAll } from 'vitest'
import { type LocalBotApi, type LocalBotApiOptions, startLocalBotApi } from '../../src/sandbox/index.ts'

export const TOKEN = '1000001:stand-in'

export interface Answer {
  readonly ok: boolean
  // biome-ignore lint/suspicious/noExplicitAny: tests look into results of every method
  readonly result?: any
  readonly error_code?: number
  readonly description?: string
  readonly parameters?: { retry_after?: number; migrate_to_chat_id?: number }
}

/** A local Bot API for the tests of one file, with a clock that they set. */
export function local(options: Partial<LocalBotApiOptions> = {}) {
  let api: LocalBotApi | undefined
  const clock = { now: new Date('2026-03-02T09:00:00+08:00') }
  beforeAll(async () => {
    const start = { tokens: [{ token: TOKEN, username: 'county_bot' }], now: () => clock.now, limits: 'off' as const }
    api = await startLocalBotApi({ ...start, ...options })
  })
  afterAll(() => api?.close())
  const running = (): LocalBotApi => {
    if (!api) throw new Error('not started')
    return api
  }
  return {
    clock,
    get api() {
      return running()
    },
    later(seconds: number) {
      clock.now = new Date(clock.now.getTime() + seconds * 1000)
    },
    async call(method: string, params: object = {}, token = TOKEN): Promise<Answer> {
      const headers = { 'content-type': 'application/json' }
      const body = JSON.stringify(params)
      const response = await fetch(`${running().url}/bot${token}/${method}`, { method: 'POST', headers, body })
      return (await response.json()) as Answer
    },
  }
}

/** A PNG's head with these measures: all that the stand-in looks at. */
export function png(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(24)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const view = new DataView(bytes.buffer)
  view.setUint32(16, width)
  view.setUint32(20, height)
  return bytes
}
