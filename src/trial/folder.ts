import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { LOCK_FILE, lockDirectory } from '../database/directory-lock.ts'
import { IN_MEMORY, makeDirectory } from '../database/open.ts'
import { QunbaoError } from '../errors.ts'

/** The folder of the trial, of this process alone until it is left. */
export type TrialFolder = {
  readonly path: string
  /** The database has a folder of its own in it, with a lock of its own. */
  readonly database: string
  readonly hasDatabase: boolean
  /** Takes everything out of it. */
  empty(): void
  leave(): Promise<void>
}

/** Takes `DATA_DIR/trial`, whatever is in it: what another process works with is never touched. */
export async function takeFolder(dataDir: string): Promise<TrialFolder> {
  if (dataDir === IN_MEMORY)
    throw new QunbaoError('settings.wrong', 'DATA_DIR must be a folder: the trial keeps its chats')
  const path = makeDirectory(join(dataDir, 'trial'))
  const leave = await lockDirectory(path)
  const database = join(path, 'database')
  return {
    path,
    database,
    get hasDatabase() {
      return existsSync(database)
    },
    empty: () => {
      for (const name of readdirSync(path)) if (name !== LOCK_FILE) rmSync(join(path, name), { recursive: true })
    },
    leave,
  }
}
