import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Pool } from 'undici'
import { afterEach, describe, expect, it } from 'vitest'
import { download } from '../../src/telegram/download.ts'

let server: Server

afterEach(() => new Promise((closed) => server.close(closed)))

/** A Bot API that answers so, and how many bytes it got rid of. */
async function fetched(mostBytes: number, of: { status?: number; pieces: readonly string[] }) {
  server = createServer((_, response) => {
    response.writeHead(of.status ?? 200)
    for (const piece of of.pieces) response.write(piece)
    response.end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const at = { connections: new Pool(origin), origin, path: '/file/bot1:secret/documents/file_0.xlsx' }
  return download({ at, mostBytes, signal: AbortSignal.timeout(5000) })
}

describe('a file that was sent', () => {
  it('is fetched whole up to a size, and one byte above it not at all, whatever was said of its size', async () => {
    const pieces = ['甲乙', '丙丁']
    expect(Buffer.from((await fetched(12, { pieces })) ?? '').toString()).toBe('甲乙丙丁')
    server.close()
    expect(await fetched(11, { pieces })).toBeUndefined()
  })

  it('that is not there is an error, which does not say the token', async () => {
    const failed = fetched(99, { status: 404, pieces: ['{"ok":false}'] })
    await expect(failed).rejects.toThrow('a file could not be fetched: HTTP 404')
  })
})
