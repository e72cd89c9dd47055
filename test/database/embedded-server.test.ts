import type { PGlite } from '@electric-sql/pglite'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { EmbeddedServer } from '../../src/database/embedded-server.ts'

const HELLO = Buffer.from([0, 0, 0, 8, 0, 3, 0, 0])
const IN_TRANSACTION = Buffer.from([0x5a, 0, 0, 0, 5, 0x54])
const query = (text: string) => {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(text.length + 5)
  return Buffer.concat([Buffer.from('Q'), size, Buffer.from(`${text}\0`)])
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

it('who goes away while the database answers has it undone, keeps nobody waiting, and is waited for no more', async () => {
  const said: string[] = []
  let goOn = () => {}
  const client = {
    execProtocolRawStream: async (messages: Uint8Array, { onRawData }: { onRawData: (part: Uint8Array) => void }) => {
      said.push(Buffer.from(messages.subarray(5, -1)).toString())
      if (said.length === 1) await new Promise<void>((answered) => (goOn = answered))
      onRawData(IN_TRANSACTION)
    },
  }
  const server = new EmbeddedServer(client as unknown as PGlite)
  const wire = server.wire('another')
  wire.write(HELLO)
  wire.write(query('begin'))
  await vi.waitUntil(() => said.length === 1)
  const closed = new Promise((resolve) => wire.once('close', resolve))
  wire.destroy()
  await closed
  const leave = await server.turn()
  goOn()
  await new Promise((resolve) => setImmediate(resolve))
  expect(said).toEqual(['begin', 'rollback'])
  expect(vi.getTimerCount()).toBe(0)
  leave()
})
