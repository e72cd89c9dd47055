import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { familiesOf, type Measured } from '../../src/watch/families.ts'
import { healthOf, LONGEST_SILENCE_MS } from '../../src/watch/health.ts'
import { exposition } from '../../src/watch/prometheus.ts'
import { type Chat, County, until } from '../support/county.ts'

describe('how a process is', () => {
  it.each([
    ['well, while it polls', { databaseAnswers: true, silentMs: 49_000 }, true, 'well'],
    ['well, where another polls or a webhook is set', { databaseAnswers: true, silentMs: undefined }, true, 'well'],
    ['not well without its database', { databaseAnswers: false, silentMs: 10 }, false, 'the database does not answer'],
    [
      'not well where nothing comes in',
      { databaseAnswers: true, silentMs: LONGEST_SILENCE_MS + 20_000 },
      false,
      'nothing was received for 200 s: the log says why',
    ],
  ])('%s', (_, state, well, why) => {
    expect(healthOf(state)).toEqual({ well, why })
  })
})

describe('what is told to Prometheus', () => {
  it('is in its text form', () => {
    expect(
      exposition([
        { name: 'a', type: 'gauge', help: 'One.', samples: [{ value: 1.5, of: { why: 'a "b"\\\nc', of: 'd' } }] },
        { name: 'b', type: 'counter', help: 'Nothing is known.', samples: [] },
        {
          name: 'c',
          type: 'summary',
          help: 'Three.',
          samples: [
            { value: 0.25, part: 'sum' },
            { value: 3, part: 'count' },
          ],
        },
      ]),
    ).toBe(`# HELP a One.
# TYPE a gauge
a{why="a \\"b\\"\\\\\\nc",of="d"} 1.5
# HELP c Three.
# TYPE c summary
c_sum 0.25
c_count 3
`)
  })

  const measured: Measured = {
    database: 'postgres',
    queues: undefined,
    ...{ statements: { count: 0, seconds: 0 }, sends: { sent: 0 }, refused: { group: 0 } },
    ...{ polls: true, heardAt: undefined, lag: { 1: 0 }, memory: { resident: 1 }, cpuSeconds: 0, startedAt: 0 },
  }

  it('has the names that docs/operations.md has', () => {
    const documented = [...readFileSync('docs/operations.md', 'utf8').matchAll(/^\| `(qunbao_\w+)` /gm)]
    expect(documented.map(([, name]) => name)).toEqual(familiesOf(measured).map(({ name }) => name))
  })

  it('says of a database that does not answer only that', () => {
    const told = exposition(familiesOf(measured))
    expect(told).toContain('qunbao_database_up 0\n')
    expect(told).not.toContain('qunbao_inbox_waiting')
  })
})

/** An address of this machine that nobody else has: taken, and free once it is closed. */
async function takenPort() {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const leave = async () => {
    taken.close()
    await once(taken, 'close')
  }
  return { port, leave }
}

describe('a bot that polls', () => {
  let county: County | undefined
  afterEach(async () => {
    await county?.close()
    county = undefined
  })

  async function opened(leave: boolean) {
    const taken = await takenPort()
    if (leave) await taken.leave()
    county = await County.open('2022-11-09T10:00:00+08:00', { PORT: String(taken.port) })
    const ask = async (path: string) => {
      const answer = await fetch(`http://127.0.0.1:${taken.port}${path}`)
      return { status: answer.status, text: await answer.text() }
    }
    return { county, ask, taken }
  }

  const value = (text: string, sample: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${sample} `))
        ?.slice(sample.length),
    )

  it('tells how it is, and no word or id of anybody', async () => {
    const { county, ask } = await opened(true)
    expect(await ask('/healthz')).toEqual({ status: 200, text: 'well\n' })
    expect((await ask('/')).status).toBe(404)
    const editor: Chat = await county.editor()
    await editor.says('/week')
    const sent = async () => {
      const { text } = await ask('/metrics')
      return value(text, 'qunbao_sends_total{result="sent"}') >= 2 ? text : undefined
    }
    const text = await until(sent, 'two messages that were sent')
    expect(value(text, 'qunbao_database_up')).toBe(1)
    expect(value(text, 'qunbao_polls')).toBe(1)
    expect(value(text, 'qunbao_inbox_waiting')).toBe(0)
    expect(value(text, 'qunbao_statement_seconds_count')).toBeGreaterThan(10)
    expect(value(text, 'qunbao_statement_seconds_sum')).toBeGreaterThan(0)
    expect(value(text, 'qunbao_event_loop_lag_seconds{quantile="1"}')).toBeGreaterThanOrEqual(0)
    expect(value(text, 'qunbao_memory_bytes{kind="resident"}')).toBeGreaterThan(10_000_000)
    expect(Math.abs(value(text, 'qunbao_telegram_heard_timestamp_seconds') - Date.now() / 1000)).toBeLessThan(60)
    expect(text).not.toContain('NaN')
    // Whole: 126.24633194900133 seconds are nobody's id.
    expect(text).not.toMatch(/(?<![\d.])9001(?!\d)|编辑|\d{6,}:|青禾/)
  })

  it('works all the same where its port is taken', async () => {
    const { county, taken } = await opened(false)
    const editor = await county.editor()
    expect(editor.text).not.toBe('')
    await taken.leave()
  })
})
