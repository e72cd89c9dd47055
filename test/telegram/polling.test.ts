import { TelegramError } from 'telegraf'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeLog } from '../../src/log.ts'
import { polling } from '../../src/telegram/polling.ts'
import { healthOf } from '../../src/watch/health.ts'

type Answer = { readonly update_id: number }[] | { readonly error_code: number; readonly description: string }

let logged: { level: number; msg: string }[]
let asked: string[]
let kept: number[]

beforeEach(() => {
  vi.useFakeTimers()
  logged = []
  asked = []
  kept = []
})

afterEach(() => vi.useRealTimers())

/** Polls a Telegram that gives these answers, one a second, and then nothing for ever. */
async function polled(answers: readonly Answer[], mayKeep = () => true) {
  const waiting = [...answers]
  const call = (method: string, { offset }: Record<string, unknown>, signal?: AbortSignal) => {
    asked.push(method === 'getUpdates' ? `${method} ${offset}` : method)
    if (method !== 'getUpdates') return Promise.resolve(true)
    return new Promise<unknown>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason))
      const answer = waiting.shift()
      if (!answer) return
      setTimeout(() => ('error_code' in answer ? reject(new TelegramError(answer)) : resolve(answer)), 1000)
    })
  }
  const receiver = polling({
    client: { call, upload: () => expect.fail('no files'), download: () => expect.fail('no files') },
    log: makeLog({ logLevel: 'info' }, { write: (line) => void logged.push(JSON.parse(line)) }),
    leads: async () => true,
    keep: async (updates) => {
      if (!mayKeep()) throw Object.assign(new Error('could not extend file'), { code: '53100' })
      kept.push(...updates.map(({ update_id }) => update_id))
    },
  })
  await receiver.start(new AbortController().signal)
  return receiver
}

const times = <T>(count: number, one: T) => Array.from({ length: count }, () => one)

describe('polling', () => {
  it('of a token that is revoked is tried again, said once, and loses nothing', async () => {
    const receiver = await polled([
      [{ update_id: 7 }],
      ...times(16, { error_code: 401, description: 'Unauthorized' }),
      [{ update_id: 8 }],
    ])
    const health = () => {
      const { waitsSince = 0 } = receiver.heard()
      return healthOf({ databaseAnswers: true, silentMs: performance.now() - waitsSince })
    }
    await vi.advanceTimersByTimeAsync(3_000)
    expect(health().well).toBe(true)
    await vi.advanceTimersByTimeAsync(4 * 60_000)
    expect(health()).toMatchObject({ well: false })
    // Not in a rush: at most each half a minute.
    expect(asked.length).toBeLessThan(18)
    await vi.advanceTimersByTimeAsync(4 * 60_000)
    expect(kept).toEqual([7, 8])
    expect(asked.filter((one) => one === 'getUpdates 9')).toHaveLength(1)
    expect(logged.map(({ level, msg }) => [level, msg])).toEqual([
      [50, 'Telegram does not accept BOT_TOKEN any more; what is owed is kept, and goes out when it does again'],
      [30, 'updates come in again'],
    ])
    await receiver.stop()
  })

  it('of a Telegram whose updates find no room on the disk asks for them again, and is not well meanwhile', async () => {
    let isFull = true
    const receiver = await polled(times(20, [{ update_id: 7 }]), () => !isFull)
    const isWell = () => {
      const { waitsSince = 0 } = receiver.heard()
      return healthOf({ databaseAnswers: true, silentMs: performance.now() - waitsSince }).well
    }
    await vi.advanceTimersByTimeAsync(4 * 60_000)
    expect(isWell()).toBe(false)
    expect(logged).toEqual([
      expect.objectContaining({
        msg: 'what Telegram brought could not be stored; it is asked for again until it can',
        err: expect.objectContaining({ message: 'could not extend file [53100]' }),
      }),
    ])
    isFull = false
    await vi.advanceTimersByTimeAsync(60_000)
    expect(isWell()).toBe(true)
    expect(kept[0]).toBe(7)
    await receiver.stop()
  })

  it('takes away a webhook that somebody set, and goes on', async () => {
    const description = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete it"
    const receiver = await polled([{ error_code: 409, description }, [{ update_id: 7 }]])
    await vi.advanceTimersByTimeAsync(5_000)
    expect(kept).toEqual([7])
    expect(asked.slice(0, 3)).toEqual(['deleteWebhook', 'getUpdates 0', 'deleteWebhook'])
    await receiver.stop()
  })
})
