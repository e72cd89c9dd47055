import { closeSync, fsync, fsyncSync, openSync } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** Postgres is told to ask for what has to be on the disk; the way that Node has for that is `fsync`. */
export const DURABLE = ['-c', 'fsync=on', '-c', 'wal_sync_method=fsync']

type Stream = { readonly path: string; readonly nfd: number }
type Operations = Record<string, (...args: never[]) => unknown>
/** What Emscripten mounts a folder with. */
type Module = {
  readonly NODEFS: { readonly stream_ops: Operations; readonly node_ops: Operations }
  readonly FS: { readonly ErrnoError: new (code: number) => Error }
}

/** How WASI calls it that a disk failed. */
const DISK_FAILED = 29

/** A file of the write-ahead log: its name is where in the log it stands. */
const LOG_FILE = /\/pg_wal\/[0-9A-F]{24}$/

/** Puts a file on the disk. Tests look on. */
export type Sync = {
  readonly now: (file: number, path: string) => void
  readonly soon: (file: number, path: string, done: (error: Error | null) => void) => void
}

const SYNC: Sync = { now: fsyncSync, soon: (file, _, done) => fsync(file, done) }

/**
 * Puts all files of a directory on the disk, many at a time: what a process that was killed has written, or a new database.
 * Postgres would do so as it begins, one file after the other, which takes ten times as long.
 */
export async function putOnDisk(directory: string): Promise<void> {
  const found = await readdir(directory, { recursive: true, withFileTypes: true })
  const put = async (path: string) => {
    const file = await open(path, 'r')
    try {
      await file.sync()
    } finally {
      await file.close()
    }
  }
  await Promise.all(found.filter((each) => each.isFile()).map((each) => put(join(each.parentPath, each.name))))
}

/**
 * The files of a PGlite such that a power cut leaves a whole database: PGlite's own never reach for the disk. The log gets
 * there in the background, within the time that a disk takes, so that nobody waits for it; what a power cut can cost is
 * what was written in that time. Nothing else is written before the log that tells of it is there, as Postgres has it.
 */
export class DurableFiles extends NodeFS {
  readonly #sync: Sync
  /** The log's file that was written to last. */
  #log: string | undefined
  /** How often the log was asked to be on the disk, and up to which of these it is there. */
  #asked = 0
  #there = 0
  #isSyncing = false
  /** What was written since it began to open; the rest was put on the disk before. */
  #written: Set<string> | undefined = new Set()

  constructor(directory: string, sync = SYNC) {
    super(directory)
    this.#sync = sync
  }

  /** It is open: from now on everything is put on the disk that Postgres wants there. */
  opened(): void {
    this.#written = undefined
  }

  override async init(...args: Parameters<NodeFS['init']>) {
    const made = await super.init(...args)
    const mount = (module: unknown) => this.#mount(module as Module)
    return { emscriptenOpts: { ...made.emscriptenOpts, preRun: [...(made.emscriptenOpts.preRun ?? []), mount] } }
  }

  override async closeFs(): Promise<void> {
    this.#logNow()
    await super.closeFs()
  }

  #mount({ NODEFS, FS }: Module): void {
    const { stream_ops: streams, node_ops: nodes } = NODEFS
    streams['fsync'] = (stream: Stream) => {
      try {
        if (LOG_FILE.test(stream.path)) this.#logSoon(stream.path)
        else if (this.#written?.has(stream.path) ?? true) this.#sync.now(stream.nfd, stream.path)
        return 0
      } catch (error) {
        // Postgres gives up by itself, and this process with it.
        setImmediate(() => {
          throw error
        })
        throw new FS.ErrnoError(DISK_FAILED)
      }
    }
    const write = streams['write'] as (stream: Stream, ...rest: unknown[]) => unknown
    streams['write'] = (stream: Stream, ...rest: unknown[]) => {
      this.#written?.add(stream.path)
      if (!LOG_FILE.test(stream.path)) this.#logNow()
      return write(stream, ...rest)
    }
    for (const name of ['setattr', 'rename', 'unlink']) {
      const change = nodes[name] as (...rest: unknown[]) => unknown
      nodes[name] = (...rest: unknown[]) => {
        this.#logNow()
        return change(...rest)
      }
    }
  }

  #logSoon(path: string): void {
    if (this.#log !== path) this.#logNow()
    this.#log = path
    this.#asked += 1
    this.#catchUp()
  }

  #catchUp(): void {
    if (this.#isSyncing || this.#there === this.#asked || this.#log === undefined) return
    this.#isSyncing = true
    const [path, asked] = [this.#log, this.#asked]
    const file = this.#open(path)
    this.#sync.soon(file, path, (error) => {
      closeSync(file)
      // A disk that fails here has lost what was written: the process ends, and recovery reads what is there.
      if (error) throw error
      this.#isSyncing = false
      this.#there = Math.max(this.#there, asked)
      this.#catchUp()
    })
  }

  /** Also what is on its way there, since nobody knows when it arrives. */
  #logNow(): void {
    if (this.#log === undefined || this.#there === this.#asked) return
    const file = this.#open(this.#log)
    this.#sync.now(file, this.#log)
    closeSync(file)
    this.#there = this.#asked
  }

  /** One's own: Postgres closes its files when it likes. What was written to a file is put on the disk by any that is open. */
  #open(path: string): number {
    return openSync(join(this.rootDir, 'pg_wal', basename(path)), 'r')
  }
}
