import type { At } from './ask.ts'

type Asked = {
  readonly at: At
  readonly mostBytes: number
  readonly signal: AbortSignal
}

/**
 * What is in a file that Telegram has; undefined where that is more than `mostBytes`, whatever was said of its size.
 * Read piece by piece, so that it ends at the first byte too many.
 */
export async function download({ at, mostBytes, signal }: Asked): Promise<Uint8Array | undefined> {
  const { connections, ...address } = at
  const { statusCode, body } = await connections.request({ ...address, method: 'GET', signal })
  if (statusCode !== 200) {
    await body.dump()
    throw new Error(`a file could not be fetched: HTTP ${statusCode}`)
  }
  const parts: Buffer[] = []
  let bytes = 0
  // Leaving the loop closes the connection.
  for await (const part of body) {
    bytes += (part as Buffer).length
    if (bytes > mostBytes) return undefined
    parts.push(part as Buffer)
  }
  return Buffer.concat(parts)
}
