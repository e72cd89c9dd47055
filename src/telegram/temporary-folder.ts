import { readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PREFIX = 'qunbao-files-'
/** Folders of this process that are in use. */
const inUse = new Set<string>()

/** Does something in a folder of its own, which is gone afterwards, whatever happened. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`))
  inUse.add(folder)
  try {
    return await work(folder)
  } finally {
    // What cannot be removed is removed at the next start; what was done in it is done.
    await rm(folder, { recursive: true, force: true }).catch(() => undefined)
    inUse.delete(folder)
  }
}

/** Removes the folders that killed processes left behind. In a container the next process has the number of the last. */
export async function clearFolders(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1] ?? Number.NaN)
    const folder = join(tmpdir(), name)
    if (Number.isNaN(pid) || inUse.has(folder) || (pid !== process.pid && isAlive(pid))) continue
    // What belongs to another user is theirs to remove.
    await rm(folder, { recursive: true, force: true }).catch(() => undefined)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
