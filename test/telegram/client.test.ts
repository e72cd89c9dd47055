import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { makeClient, redact } from '../../src/telegram/client.ts'
import { failureOf } from '../../src/telegram/failure.ts'

describe('what may be logged of an error’s message', () => {
  it.each([
    [
      'request to https://api.telegram.org/bot42:AAF-x_1234567/getUpdates failed',
      'request to https://api.telegram.org/bot***/getUpdates failed',
    ],
    [
      'Failed query: insert into "inbox" values ($1)\nparams: 1,王的话\n第二行\nparams: 第三行',
      'Failed query: insert into "inbox" values ($1)',
    ],
    ['connect ECONNREFUSED 127.0.0.1:5432', 'connect ECONNREFUSED 127.0.0.1:5432'],
  ])('%s', (message, left) => {
    expect(redact(message)).toBe(left)
  })
})

it.each(['403 Forbidden', '407 Proxy Authentication Required', '502 Bad Gateway'])(
  'what a proxy refuses with %s never arrived',
  async (status) => {
    const asked: (string | undefined)[] = []
    const proxy = createServer().on('connect', ({ url }, socket) => {
      asked.push(url)
      socket.end(`HTTP/1.1 ${status}\r\n\r\n`)
    })
    await new Promise<void>((listens) => proxy.listen(0, '127.0.0.1', listens))
    const { port } = proxy.address() as AddressInfo
    const telegramApiRoot = 'https://telegram.example'
    const client = makeClient({ telegramApiRoot, httpsProxy: `http://127.0.0.1:${port}` }, '42:a-token-of-nobody')
    const error = await client.call('getMe', {}).catch((failed: unknown) => failed)
    proxy.close()
    expect(asked).toEqual(['telegram.example:443'])
    expect(failureOf(error)).toMatchObject({ kind: 'not-sent', why: expect.stringContaining(status.slice(0, 3)) })
  },
)
