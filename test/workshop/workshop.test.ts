import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { ForThread } from '../../src/database/open.ts'
import { QunbaoError } from '../../src/errors.ts'
import { errorFrom, failureOf, type Tools } from '../../src/workshop/orders.ts'
import { makeWorkshop } from '../../src/workshop/workshop.ts'
import { server, sharedDatabase } from '../support/database.ts'

/** A thread that begins a transaction on its wire, and ends with that. */
const ENDS_IN_TRANSACTION = `
  import { parentPort, workerData } from 'node:worker_threads'
  const { wire } = workerData.database
  const message = (type, text) => {
    const bytes = Buffer.from(type + '\\0\\0\\0\\0' + text + '\\0')
    bytes.writeInt32BE(bytes.length - type.length, type.length)
    return new Uint8Array(bytes)
  }
  parentPort.once('message', () => {
    wire.postMessage(message('', ''))
    wire.postMessage(message('Q', 'begin; create table half_done ()'))
    let answers = 0
    wire.on('message', () => ++answers === 2 && process.exit(1))
  })`

describe('the workshop', () => {
  it('that ends amid an order says so, and begins anew with the next one', async () => {
    let begun = 0
    const workshop = makeWorkshop({
      tools: () => {
        begun += 1
        return { database: { url: '' } as ForThread } as Tools
      },
      now: () => new Date(),
      send: () => {},
      lookFor: () => {},
      thread: new URL('data:text/javascript,process.exit(1)'),
    })
    await expect(workshop.turn(1)).rejects.toThrow('the workshop has ended')
    await expect(workshop.turn(1)).rejects.toThrow('the workshop has ended')
    expect(begun).toBe(2)
    await workshop.stop()
  })

  it.skipIf(server)(
    'that ends amid a transaction on the embedded database has done nothing, and holds up nobody',
    async () => {
      const { db, forThread } = await sharedDatabase()
      const workshop = makeWorkshop({
        tools: () => ({ database: forThread() }) as Tools,
        now: () => new Date(),
        send: () => {},
        lookFor: () => {},
        thread: new URL(`data:text/javascript,${encodeURIComponent(ENDS_IN_TRANSACTION)}`),
      })
      await expect(workshop.turn(1)).rejects.toThrow('the workshop has ended')
      expect(await db.execute(sql`select to_regclass('half_done') as there`)).toMatchObject([{ there: null }])
      await workshop.stop()
    },
  )

  it('tells an error by what it is known by, and by what it came of', () => {
    const lost = Object.assign(new Error('gone'), { code: 'ECONNRESET' })
    const told = errorFrom(failureOf(new Error('no answer', { cause: lost })))
    expect([told.message, (told.cause as { code?: string }).code]).toEqual(['no answer', 'ECONNRESET'])
    const large = errorFrom(failureOf(new QunbaoError('file.too-large', 'xlsx, 60000000 bytes')))
    expect(large).toBeInstanceOf(QunbaoError)
    expect(large).toMatchObject({ code: 'file.too-large', detail: 'xlsx, 60000000 bytes' })
  })
})
