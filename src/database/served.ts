import { once } from 'node:events'
import { chmodSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { join, relative, resolve } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { PGlite, QueryOptions, Transaction } from '@electric-sql/pglite'

/** What another process asks: a statement, the begin of a transaction, or its end. They are answered in their order. */
export type Ask =
  | { readonly query: string; readonly params: unknown[] | undefined; readonly rowMode: QueryOptions['rowMode'] }
  | { readonly begin: true }
  | { readonly end: 'commit' | 'rollback' }

/** The rows of a statement; of a begin or an end that it was done; or what went wrong, as the database said it. */
export type Answer = { readonly done: unknown } | { readonly failed: Readonly<Record<string, unknown>> }

/** The longest name that a socket can have (108 bytes on Linux, 104 elsewhere). */
const LONGEST_NAME = 100

/** A process that has begun a transaction and says nothing would keep everyone waiting. */
const LONGEST_SILENCE_MS = 30_000

/** Days and instants stay as the database writes them: who asked reads them (drizzle does the same). */
const AS_WRITTEN = Object.fromEntries(
  [1082, 1114, 1115, 1182, 1184, 1185, 1186, 1187, 1231].map((type) => [type, (written: string) => written]),
)

/** Where the process that holds `directory` listens; undefined where no socket can have so long a name. */
export function socketOf(directory: string): string | undefined {
  const path = join(resolve(directory), 'qunbao.sock')
  const [shorter = path] = [path, relative(process.cwd(), path)].sort((a, b) => a.length - b.length)
  return Buffer.byteLength(shorter) > LONGEST_NAME || process.platform === 'win32' ? undefined : shorter
}

/** Anything that is data, with its length before it. */
export function tell(socket: Socket, what: Ask | Answer): void {
  const frame = serialize(what)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(frame.length)
  socket.write(Buffer.concat([length, frame]))
}

/** What the other side tells, until it goes away. */
export async function* toldBy(socket: Socket): AsyncGenerator<unknown, undefined> {
  let [chunks, size]: [Buffer[], number] = [[], 0]
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    // Put together once a frame is whole, not with every chunk of it.
    if (size < 4 || ((chunks[0]?.length ?? 0) >= 4 && size < 4 + (chunks[0]?.readUInt32BE() ?? 0))) continue
    let rest = Buffer.concat(chunks)
    for (let next = rest; next.length >= 4 && next.length >= 4 + next.readUInt32BE(); next = rest) {
      const end = 4 + next.readUInt32BE()
      rest = next.subarray(end)
      yield deserialize(next.subarray(4, end))
    }
    chunks = [rest]
    size = rest.length
  }
  return undefined
}

/**
 * Lets commands of other processes work on the database that this one holds, over a socket in `directory` that only its
 * owner can open. A transaction of theirs keeps the others waiting, as one of this process does.
 */
export async function serve(client: PGlite, directory: string): Promise<(() => Promise<void>) | undefined> {
  const path = socketOf(directory)
  if (path === undefined) return undefined
  const sockets = new Map<Socket, Promise<void>>()
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    const served = answerAll(client, socket).finally(() => {
      socket.destroy()
      sockets.delete(socket)
    })
    sockets.set(socket, served)
  })
  // The directory is this process's: what lies there was left by one that was killed.
  rmSync(path, { force: true })
  // Nobody else may open it, not even before its rights are set.
  const before = process.umask(0o177)
  try {
    server.listen(path)
    await once(server, 'listening')
    chmodSync(path, 0o600)
  } finally {
    process.umask(before)
  }
  server.unref()
  return async () => {
    server.close()
    for (const socket of sockets.keys()) socket.destroy()
    await Promise.all(sockets.values())
  }
}

type Next = () => Promise<Ask | undefined>

async function answerAll(client: PGlite, socket: Socket): Promise<void> {
  const asks = toldBy(socket)
  const next: Next = async () => {
    try {
      return (await asks.next()).value as Ask | undefined
    } catch {
      // Cut off in the middle of a word: gone.
      return undefined
    }
  }
  for (let ask = await next(); ask; ask = await next()) {
    if ('begin' in ask) tell(socket, await outcome(() => client.transaction((tx) => answerWithin(tx, socket, next))))
    else if ('query' in ask) tell(socket, await answered(client, ask))
  }
}

/** Until it is ended. Who goes away, or says nothing for long, has done nothing. */
async function answerWithin(tx: Transaction, socket: Socket, next: Next): Promise<void> {
  tell(socket, { done: true })
  for (;;) {
    const silent = setTimeout(() => socket.destroy(), LONGEST_SILENCE_MS)
    const ask = await next().finally(() => clearTimeout(silent))
    if (!ask) throw new Error('the process that began this transaction is gone')
    if ('end' in ask) return ask.end === 'rollback' ? tx.rollback() : undefined
    if ('query' in ask) tell(socket, await answered(tx, ask))
  }
}

function answered(on: PGlite | Transaction, { query, params, rowMode }: Extract<Ask, { query: string }>) {
  return outcome(() => on.query(query, params, { ...(rowMode ? { rowMode } : {}), parsers: AS_WRITTEN }))
}

async function outcome(work: () => Promise<unknown>): Promise<Answer> {
  try {
    return { done: await work() }
  } catch (error) {
    // The database's own words have fields beside the message: its code is looked at.
    const { message } = error as Error
    const fields = Object.entries(error as object).filter(([, value]) => typeof value === 'string')
    return { failed: { ...Object.fromEntries(fields), message } }
  }
}
