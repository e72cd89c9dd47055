import { writeWhole } from './write-whole.ts'

/** Characters that are written at a time. */
const CHUNK = 1 << 16

/** Writes data as JSON lines as they come, so that their number takes no memory; wholly or not at all. */
export function writeLines(file: string, lines: AsyncIterable<unknown>): Promise<void> {
  return writeWhole(file, async (put) => {
    let waiting = ''
    for await (const line of lines) {
      waiting += `${JSON.stringify(line)}\n`
      if (waiting.length < CHUNK) continue
      put(waiting)
      waiting = ''
    }
    put(waiting)
  })
}
