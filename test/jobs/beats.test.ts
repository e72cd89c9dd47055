import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { startBeats } from '../../src/jobs/beats.ts'
import { makeLog } from '../../src/log.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

let logged: { level: number; msg: string; seconds?: number }[]
let asked: string[]
let nights: string[]
let beats: { stop(): Promise<void> }
let work: () => Promise<void>

function beginAt(clock: string): void {
  vi.useFakeTimers({ now: new Date(`${clock}+08:00`) })
  logged = []
  asked = []
  nights = []
  work = async () => {}
  const log = makeLog({ logLevel: 'info' }, { write: (line) => void logged.push(JSON.parse(line)) })
  const noted = (of: string[]) => async () => {
    of.push(new Date(Date.now() + 8 * HOUR).toISOString().slice(5, 16))
    await work()
  }
  beats = startBeats({ zone: 'Asia/Shanghai', log, minute: noted(asked), night: noted(nights) })
}

beforeEach(() => beginAt('2022-11-14T16:58:30'))

afterEach(async () => {
  await beats.stop()
  vi.useRealTimers()
})

/** The clock of the day says something else from now on, or the machine slept until then. */
const says = (clock: string) => vi.setSystemTime(new Date(`${clock}+08:00`))

it('is asked at once, and then each minute', async () => {
  await vi.advanceTimersByTimeAsync(3 * MINUTE)
  expect(asked).toEqual(['11-14T16:58', '11-14T16:59', '11-14T17:00', '11-14T17:01'])
  expect(logged).toEqual([])
})

it.each([
  ['set back by three hours', '2022-11-14T14:00:00', ['11-14T14:00', '11-14T14:01', '11-14T14:02']],
  ['set back over a month', '2022-10-12T08:00:00', ['10-12T08:00', '10-12T08:01', '10-12T08:02']],
  ['set forward by a day', '2022-11-15T18:00:00', ['11-15T18:00', '11-15T18:01', '11-15T18:02']],
  ['asleep for two weeks', '2022-11-28T08:00:00', ['11-28T08:00', '11-28T08:01', '11-28T08:02']],
])('goes on within a quarter of a minute when it was %s', async (_, clock, after) => {
  await vi.advanceTimersByTimeAsync(10_000)
  says(clock)
  await vi.advanceTimersByTimeAsync(2 * MINUTE + 20_000)
  const minutes = [...new Set(asked.slice(1))]
  expect(minutes).toEqual(after)
  expect(logged.map(({ level, msg }) => [level, msg])).toEqual([
    [40, 'the clock was set, or the machine slept: what is due is done now'],
  ])
})

it('is not told of a second or two that the clock is corrected by', async () => {
  says('2022-11-14T16:58:32')
  await vi.advanceTimersByTimeAsync(MINUTE)
  expect(logged).toEqual([])
})

it('has no word of beats that met one that takes long, and asks again after it', async () => {
  let done = () => {}
  work = () =>
    new Promise((resolve) => {
      done = resolve
    })
  await vi.advanceTimersByTimeAsync(MINUTE)
  const before = asked.length
  await vi.advanceTimersByTimeAsync(5 * MINUTE)
  expect(asked).toHaveLength(before)
  work = async () => {}
  done()
  await vi.advanceTimersByTimeAsync(MINUTE)
  expect(asked).toHaveLength(before + 1)
  expect(logged).toEqual([])
})

it('does the night’s work once a night', async () => {
  await beats.stop()
  beginAt('2022-11-15T03:40:30')
  await vi.advanceTimersByTimeAsync(5 * MINUTE)
  expect(nights).toEqual(['11-15T03:41'])
})

it('does the night’s work when the machine wakes that slept over it, once', async () => {
  await vi.advanceTimersByTimeAsync(10_000)
  says('2022-11-15T08:10:00')
  await vi.advanceTimersByTimeAsync(10 * MINUTE)
  expect(nights).toEqual(['11-15T08:10'])
})
