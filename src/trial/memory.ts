import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { QunbaoError } from '../errors.ts'
import { recall, remember, type World, type WorldMemory } from '../sandbox/index.ts'
import type { TrialClock } from './clock.ts'

type Memory = {
  readonly at: string
  /** Links that came to somebody from outside, by the person's id. */
  readonly invitations: Readonly<Record<number, string>>
  readonly world: WorldMemory
}

/** What people do between two calls of the bot is written down once they pause. */
const PAUSE_MS = 300

/** Where the trial's chats, files and clock are kept between starts. */
export class TrialMemory {
  readonly #folder: string
  readonly #written = new Set<string>()

  constructor(folder: string) {
    this.#folder = folder
  }

  get #file(): string {
    return join(this.#folder, 'chats.json')
  }

  /** Written last when a trial is set up: without it there is none to go on with. */
  get exists(): boolean {
    return existsSync(this.#file)
  }

  /** Fills the world as it was; gives the instant it stopped at, and the invitations. */
  read(log: Logger): Pick<Memory, 'invitations'> & { at: Date; fill(world: World): void } {
    const { at, invitations, world: memory } = this.#readFile()
    return { at: new Date(at), invitations, fill: (world) => recall(world, memory, (id) => this.#bytesOf(id, log)) }
  }

  #readFile(): Memory {
    try {
      return JSON.parse(readFileSync(this.#file, 'utf8')) as Memory
    } catch (error) {
      const mend = `${this.#file} cannot be read; qunbao start --fresh begins the trial anew`
      throw new QunbaoError('settings.wrong', mend, { cause: error })
    }
  }

  /** A file that is gone is one that cannot be opened any more; the chats go on without it. */
  #bytesOf(id: string, log: Logger): Uint8Array {
    this.#written.add(id)
    try {
      return readFileSync(join(this.#folder, 'files', id))
    } catch (error) {
      log.warn({ file: id, err: error }, 'a file of the trial is gone; its message stays')
      return new Uint8Array()
    }
  }

  /** Files first, then the page that names them; it replaces the old one whole. */
  write(world: World, clock: TrialClock, invitations: Memory['invitations']): void {
    mkdirSync(join(this.#folder, 'files'), { recursive: true })
    for (const [id, { bytes }] of world.files.kept) {
      if (this.#written.has(id)) continue
      writeFileSync(join(this.#folder, 'files', id), bytes)
      this.#written.add(id)
    }
    const memory: Memory = { at: clock.now().toISOString(), invitations, world: remember(world) }
    writeFileSync(`${this.#file}.new`, JSON.stringify(memory))
    renameSync(`${this.#file}.new`, this.#file)
  }

  /**
   * Writes from now on; gives what ends that, with a last writing. Before the bot gets the answer to a call, what
   * happened is written: its database then never knows of a message that a killed trial has forgotten.
   */
  keep(world: World, clock: TrialClock, invitations: Memory['invitations'], log: Logger): () => void {
    let timer: NodeJS.Timeout | undefined
    const write = () => {
      clearTimeout(timer)
      timer = undefined
      try {
        this.write(world, clock, invitations)
      } catch (error) {
        log.error({ err: error }, 'the chats of the trial could not be kept; a restart will not have the latest')
      }
    }
    write()
    const unwatch = world.watch((event) => {
      if (event.kind !== 'call') timer ??= setTimeout(write, PAUSE_MS)
      else if (timer) write()
    })
    return () => {
      unwatch()
      write()
    }
  }
}
