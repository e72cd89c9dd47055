import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { StringDecoder } from 'node:string_decoder'
import { createGunzip, createGzip } from 'node:zlib'
import { atOneInstant, backupLines } from '../database/backup.ts'
import type { Database } from '../database/open.ts'
import { writeWhole } from '../documents/write-whole.ts'
import { QunbaoError } from '../errors.ts'

/** Everything that is known stands in it: for its owner alone. */
const OWNERS_ALONE = 0o600

/** Writes the whole database into a file, wholly or not at all, beside whoever works on it. */
export async function backUp(db: Database, file: string, at: Date): Promise<void> {
  await writeWhole(
    file,
    (put) =>
      atOneInstant(db, (tx) =>
        pipeline(
          Readable.from(withBreaks(backupLines(tx, at))),
          createGzip(),
          async (packed: AsyncIterable<Buffer>) => {
            for await (const chunk of packed) put(chunk)
          },
        ),
      ),
    OWNERS_ALONE,
  )
}

async function* withBreaks(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`
}

/** The lines of a backup. @throws restore.wrong where the file cannot be read, or not to its end */
export async function* linesOfBackup(file: string): AsyncGenerator<string> {
  const unpacked = createReadStream(file).on('error', (error) => unpack.destroy(error))
  const unpack = createGunzip()
  const decoder = new StringDecoder('utf8')
  let rest: string[] = []
  try {
    for await (const chunk of unpacked.pipe(unpack)) {
      const [first = '', ...more] = decoder.write(chunk as Buffer).split('\n')
      rest.push(first)
      for (const begun of more) {
        yield rest.join('')
        rest = [begun]
      }
    }
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (error instanceof QunbaoError || !/^(?:Z_|E[A-Z]+$)/.test(code)) throw error
    throw new QunbaoError('restore.wrong', `${file} (${code})`, { cause: error })
  }
}
