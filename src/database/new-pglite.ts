import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** An empty database, packed. PGlite would make one in three seconds and 500 MB, which the process would keep. */
export async function emptyPglite(): Promise<Blob> {
  const { dataDir } = await import('@electric-sql/pglite-prepopulatedfs')
  return dataDir()
}

/**
 * Puts an empty PGlite into `directory`. It gets its name only when it is whole, so that a start that is killed leaves no
 * half of a database.
 */
export async function makePglite(directory: string): Promise<void> {
  const unfinished = `${basename(directory)}.unfinished-`
  for (const name of readdirSync(dirname(directory))) {
    if (name.startsWith(unfinished)) rmSync(join(dirname(directory), name), { recursive: true })
  }
  const made = join(dirname(directory), `${unfinished}${process.pid}`)
  try {
    await unpack(await emptyPglite(), made)
    renameSync(made, directory)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`no database could be made in ${directory}: ${why}`, { cause: error })
  }
}

async function unpack(packed: Blob, into: string): Promise<void> {
  const { parseTarGzip } = await import('nanotar')
  mkdirSync(into)
  for (const { name, type, data } of await parseTarGzip(await packed.arrayBuffer())) {
    if (type === 'directory') mkdirSync(join(into, name), { recursive: true, mode: 0o700 })
    else writeFileSync(join(into, name), data ?? '', { mode: 0o600 })
  }
}
