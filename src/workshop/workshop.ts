import { Worker } from 'node:worker_threads'
import type { Written } from '../database/outbox.ts'
import type { FileOwed } from '../messages/file-owed.ts'
import { type Answer, errorFrom, type MadeFile, type Order, type Tools, type Work } from './orders.ts'

/** A thread in which nobody has to wait costs memory while it is there: so long after the last order it is kept. */
const KEPT_MS = 20_000
const LAST_WORDS_MS = 5_000

export type Workshop = {
  /** What the next update of a chat asks for; what it owes is handed to `send`. */
  turn(chatId: number): Promise<void>
  job(name: string, send: (written: readonly Written[]) => void): Promise<void>
  /** Makes a file that is owed, in `folder`. */
  file(owed: FileOwed, folder: string): Promise<MadeFile>
  /** Finishes what is begun. */
  stop(): Promise<void>
}

type Parts = {
  readonly tools: () => Tools
  readonly now: () => Date
  readonly send: (written: readonly Written[]) => void
  readonly lookFor: (at: Date) => void
  /** The file of the thread: the one beside this. */
  readonly thread?: URL | undefined
}

type Ordered = {
  readonly send: (written: readonly Written[]) => void
  readonly resolve: (made: MadeFile | undefined) => void
  readonly reject: (why: Error) => void
}

/**
 * What takes so long that people would wait for it is done in another thread: digests are gathered, compiled and published
 * there, files made. It begins with the first order and ends a while after the last one.
 */
export function makeWorkshop({ tools, now, send, lookFor, thread = THREAD }: Parts): Workshop {
  const ordered = new Map<number, Ordered>()
  let worker: Worker | undefined
  let last = 0
  let leaving: NodeJS.Timeout | undefined
  let emptied: (() => void) | undefined

  function begun(): Worker {
    const data = tools()
    const { database } = data
    const started = new Worker(thread, {
      workerData: data,
      transferList: 'wire' in database ? [database.wire] : [],
    })
    started.on('message', heard)
    started.on('error', (error: Error) => over(started, error))
    started.on('exit', () => over(started, new Error('the workshop has ended')))
    return started
  }

  /** What it had in hand is tried again by whoever ordered it, in a new one. */
  function over(which: Worker, why: Error): void {
    if (worker !== which) return
    worker = undefined
    for (const [id, { reject }] of ordered) {
      ordered.delete(id)
      reject(why)
    }
    rest()
  }

  function heard(answer: Answer): void {
    const of = ordered.get(answer.order)
    if (!of) return
    if ('written' in answer) of.send(answer.written)
    else if ('lookFor' in answer) lookFor(answer.lookFor)
    else {
      ordered.delete(answer.order)
      if ('failed' in answer) of.reject(errorFrom(answer.failed))
      else of.resolve(answer.done)
      rest()
    }
  }

  function rest(): void {
    if (ordered.size > 0) return
    emptied?.()
    clearTimeout(leaving)
    leaving = setTimeout(() => void leave(), KEPT_MS)
    leaving.unref()
    // A process that has nothing else to do need not wait for it.
    worker?.unref()
  }

  async function leave(): Promise<void> {
    const old = worker
    if (!old) return
    worker = undefined
    const late = setTimeout(() => void old.terminate(), LAST_WORDS_MS)
    const gone = new Promise<void>((done) => old.once('exit', () => done()))
    old.ref()
    old.postMessage('end')
    await gone
    clearTimeout(late)
  }

  function order(work: Work, sends: Ordered['send']): Promise<MadeFile | undefined> {
    clearTimeout(leaving)
    worker ??= begun()
    worker.ref()
    last += 1
    const order: Order = { id: last, ahead: now().getTime() - Date.now(), work }
    return new Promise((resolve, reject) => {
      ordered.set(order.id, { send: sends, resolve, reject })
      worker?.postMessage(order)
    })
  }

  return {
    turn: async (chatId) => void (await order({ do: 'turn', chatId }, send)),
    job: async (name, sends) => void (await order({ do: 'job', name }, sends)),
    file: async (owed, folder) => {
      const made = await order({ do: 'file', owed, folder }, send)
      if (!made) throw new Error('no file was made')
      return made
    },
    stop: async () => {
      if (ordered.size > 0) await new Promise<void>((done) => (emptied = done))
      clearTimeout(leaving)
      await leave()
    },
  }
}

/** Beside this file, in TypeScript or as it was built. */
const THREAD = new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js', import.meta.url)
