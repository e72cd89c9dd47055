import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { type Agent, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { Readable } from 'node:stream'
import { readAnswer } from './answer.ts'

/** A file on disk that is uploaded as this field of a call, under this name. */
export type Upload = { readonly field: string; readonly path: string; readonly filename: string }

type Asked = {
  /** The method's address, which holds the token. */
  readonly url: URL
  readonly agent: Agent | undefined
  readonly payload: Readonly<Record<string, unknown>>
  readonly file: Upload
  readonly signal: AbortSignal
}

/**
 * A Bot API call with a file, read from disk no faster than it is sent; telegraf would read all of it into memory, however
 * slow the line. The file is closed whatever happens. Rejects with TelegramError, or with the error of the request.
 */
export async function upload({ url, agent, payload, file, signal }: Asked): Promise<unknown> {
  const boundary = randomBytes(24).toString('hex')
  const head = Buffer.from(headOf(boundary, payload, file))
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`)
  const { size } = await stat(file.path)
  const post = url.protocol === 'https:' ? httpsRequest : httpRequest
  const request = post(url, {
    method: 'POST',
    agent,
    signal,
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': head.length + size + tail.length,
    },
  })
  const source = Readable.from(inTurn(head, file.path, tail))
  source.once('error', (error) => request.destroy(error))
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request.once('response', resolve)
      request.once('error', reject)
      source.pipe(request)
    })
    return await readAnswer(response)
  } finally {
    source.destroy()
    // Where Telegram answered before it had all of the file, the connection is good for nothing else.
    if (!request.writableFinished) request.destroy()
  }
}

async function* inTurn(head: Buffer, path: string, tail: Buffer): AsyncGenerator<Buffer> {
  yield head
  yield* createReadStream(path)
  yield tail
}

function headOf(boundary: string, payload: Asked['payload'], { field, filename }: Upload): string {
  const part = (name: string) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"`
  const fields = Object.entries(payload)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${part(name)}\r\n\r\n${typeof value === 'string' ? value : JSON.stringify(value)}\r\n`)
  // As browsers escape names (HTML, multipart/form-data encoding).
  const named = filename.replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
  return `${fields.join('')}${part(field)}; filename="${named}"\r\ncontent-type: application/octet-stream\r\n\r\n`
}
