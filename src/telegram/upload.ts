import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { readAnswer } from './answer.ts'
import { type At, ask } from './ask.ts'

/** A file on disk that is uploaded as this field of a call, under this name. */
export type Upload = { readonly field: string; readonly path: string; readonly filename: string }

type Asked = {
  readonly at: At
  readonly payload: Readonly<Record<string, unknown>>
  readonly file: Upload
  readonly signal: AbortSignal
}

/**
 * A Bot API call with a file, read from disk no faster than it is sent; telegraf would read all of it into memory, however
 * slow the line. The file is closed whatever happens. Rejects with TelegramError, or with the error of the request.
 */
export async function upload({ at, payload, file, signal }: Asked): Promise<unknown> {
  const boundary = randomBytes(24).toString('hex')
  const head = Buffer.from(headOf(boundary, payload, file))
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`)
  const { size } = await stat(file.path)
  const headers = {
    'content-type': `multipart/form-data; boundary=${boundary}`,
    'content-length': String(head.length + size + tail.length),
  }
  const body = Readable.from(inTurn(head, file.path, tail))
  try {
    return readAnswer(await ask(at, { headers, body }, signal))
  } finally {
    body.destroy()
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
