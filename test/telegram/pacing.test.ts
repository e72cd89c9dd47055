import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TELEGRAMS_RATES } from '../../src/settings.ts'
import { Pacing } from '../../src/telegram/pacing.ts'

/** The instants, in ms, at which a chat that always has something to send gets to send. */
function sentBy(chat: number, pauses: readonly number[]): number[] {
  const pacing = new Pacing(TELEGRAMS_RATES)
  const sent: number[] = []
  let now = 0
  for (const pause of pauses) {
    now += pause
    let wait = pacing.waitFor(chat, now)
    while (wait > 0) {
      now += wait
      wait = pacing.waitFor(chat, now)
    }
    sent.push(now)
  }
  return sent
}

const mostWithin = (ms: number, instants: readonly number[]) =>
  Math.max(...instants.map((from) => instants.filter((at) => at >= from && at < from + ms).length))

const pauses = fc.array(fc.constantFrom(0, 0, 0, 100, 3000, 30_000), { minLength: 1, maxLength: 120 })

describe('pacing', () => {
  it('keeps every group below 20 messages in any minute', () => {
    const property = fc.property(pauses, (each) => mostWithin(60_000, sentBy(-100, each)) <= 20)
    fc.assert(property, { examples: [[Array(60).fill(0)]] })
  })

  it('lets a conversation burst, and keeps it to one message a second after that', () => {
    const property = fc.property(pauses, (each) => mostWithin(60_000, sentBy(100, each)) <= 90)
    fc.assert(property, { examples: [[Array(200).fill(0)]] })
    expect(sentBy(100, Array(30).fill(0))).toEqual(Array(30).fill(0))
    expect(sentBy(100, Array(32).fill(0)).slice(30)).toEqual([1000, 2000])
  })

  it('gives out no more than 30 a second to all chats together, whatever is given back', () => {
    const pacing = new Pacing(TELEGRAMS_RATES)
    expect(pacing.take(20, 0)).toEqual({ taken: 20, wait: 0 })
    expect(pacing.take(20, 0)).toEqual({ taken: 10, wait: 0 })
    expect(pacing.take(20, 0)).toEqual({ taken: 0, wait: 34 })
    pacing.giveBack(4)
    expect(pacing.take(20, 0).taken).toBe(4)
    pacing.giveBack(99)
    expect(pacing.take(99, 0).taken).toBe(30)
    expect(pacing.take(99, 500).taken).toBe(15)
  })

  it('keeps a third for answers while something goes to many', () => {
    const pacing = new Pacing(TELEGRAMS_RATES)
    expect(pacing.take(99, 0, true)).toEqual({ taken: 20, wait: 0 })
    expect(pacing.take(1, 0, true)).toEqual({ taken: 0, wait: 34 })
    expect(pacing.take(99, 0)).toEqual({ taken: 10, wait: 0 })
  })

  it.each([1, 2, 4])('of %i processes is one', (many) => {
    const processes = Array.from({ length: many }, () => {
      const pacing = new Pacing(TELEGRAMS_RATES)
      pacing.take(99, 0)
      pacing.shareWith(many)
      return pacing
    })
    const sum = (of: (pacing: Pacing) => number) => processes.reduce((all, pacing) => all + of(pacing), 0)
    expect(sum((pacing) => pacing.take(99, 1000).taken)).toBeLessThanOrEqual(30)
    const burst = (pacing: Pacing, chat: number) => {
      let sent = 0
      while (pacing.waitFor(chat, 1000) === 0) sent += 1
      return sent
    }
    expect(sum((pacing) => burst(pacing, 1))).toBeLessThanOrEqual(30)
    expect(sum((pacing) => burst(pacing, -1))).toBeLessThanOrEqual(8)
  })

  it('holds back one chat without counting it, and no other', () => {
    const pacing = new Pacing(TELEGRAMS_RATES)
    for (let i = 0; i < 30; i++) pacing.waitFor(1, 0)
    expect([pacing.waitFor(1, 0), pacing.waitFor(1, 0), pacing.waitFor(2, 0)]).toEqual([1000, 1000, 0])
  })
})
