import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Database } from '../database/open.ts'
import { backUp } from '../desk/backup-file.ts'

const NAME = /^qunbao-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.backup$/

/** How often it is asked whether a copy is due; one that failed is tried again as often. */
const ASKED_MS = 10 * 60_000

/** `qunbao-2022-11-09T03-30-00Z.backup`: in UTC, so that their names are in order. */
function backupName(at: Date): string {
  return `qunbao-${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z.backup`
}

/** Of the files in the folder of copies: whether a new one is due, and which are too many once it is there. */
function backupsDue(
  files: readonly string[],
  now: Date,
  { hours, kept }: { readonly hours: number; readonly kept: number },
): { due: boolean; tooMany: readonly string[] } {
  const own = files.filter((name) => NAME.test(name)).sort()
  // Those of a clock that was ahead say nothing of how long it is since the last one.
  const last = own.filter((name) => name <= backupName(now)).at(-1)
  const made = last?.replace(NAME, '$1T$2:$3:$4Z')
  const due = made === undefined || now.getTime() - Date.parse(made) >= hours * 3_600_000
  return { due, tooMany: own.slice(0, Math.max(0, own.length + (due ? 1 : 0) - kept)) }
}

type Copies = {
  readonly db: Database
  readonly log: Logger
  readonly now: () => Date
  readonly folder: string
  readonly hours: number
  readonly kept: number
}

/** Makes a copy where one is due, then takes the oldest away. */
async function makeBackup({ db, log, now, folder, ...often }: Copies): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const at = now()
  const { due, tooMany } = backupsDue(readdirSync(folder), at, often)
  if (!due) return
  const name = backupName(at)
  await backUp(db, join(folder, name), at)
  for (const old of tooMany) rmSync(join(folder, old), { force: true })
  log.info({ backup: name }, 'backed up')
}

/** Copies the database every so many hours, as long as the process runs. */
export function startBackups(copies: Copies): { stop(): Promise<void> } {
  let making: Promise<void> = Promise.resolve()
  const ask = () => {
    making = making
      .then(() => makeBackup(copies))
      .catch((error: unknown) => copies.log.error({ err: error }, 'no backup could be made; it is tried again'))
  }
  const timer = setInterval(ask, ASKED_MS)
  ask()
  return {
    stop: async () => {
      clearInterval(timer)
      await making
    },
  }
}
