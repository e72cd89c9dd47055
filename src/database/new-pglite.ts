import { execFile } from 'node:child_process'
import { readdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'

const PGLITE = createRequire(import.meta.url).resolve('@electric-sql/pglite')
/** Its standard input ends when whoever started it does, however that ended: then nobody wants the database. */
const MAKE = `
  const [, module, directory] = process.argv
  process.stdin.resume().on('end', () => process.exit(1))
  require(module).PGlite.create(directory).then((db) => db.close()).then(() => process.exit(0))`

/**
 * Makes an empty PGlite in `directory`, in a process of its own: the making takes some 500 MB, which a process that goes
 * on would keep. It gets its name only when it is whole, so that a start that is killed leaves no half of a database.
 */
export async function makePglite(directory: string): Promise<void> {
  const unfinished = `${basename(directory)}.unfinished-`
  for (const name of readdirSync(dirname(directory))) {
    // Whoever made it may have been killed just now, and its own process may still write.
    if (name.startsWith(unfinished)) rmSync(join(dirname(directory), name), { recursive: true, maxRetries: 10 })
  }
  const made = join(dirname(directory), `${unfinished}${process.pid}`)
  try {
    await promisify(execFile)(process.execPath, ['--eval', MAKE, PGLITE, made])
  } catch (error) {
    const { stderr = '' } = error as { stderr?: string }
    const why = /^\w*Error: .*$/m.exec(stderr)?.[0] ?? (error as Error).message
    throw new Error(`no database could be made in ${directory}: ${why}`, { cause: error })
  }
  renameSync(made, directory)
}
