import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Database } from '../../src/database/open.ts'
import { claim, owe } from '../../src/database/outbox.ts'
import { markSent } from '../../src/database/outbox-outcome.ts'
import { sentFile } from '../../src/database/schema.ts'
import { QunbaoError } from '../../src/errors.ts'
import { type FileOwed, fileTo } from '../../src/messages/file-owed.ts'
import type { Actor } from '../../src/sandbox/index.ts'
import { makeClient } from '../../src/telegram/client.ts'
import type { Delivery } from '../../src/telegram/deliver.ts'
import { png } from '../sandbox/local.ts'
import { until } from '../support/county.ts'
import { EDITOR, Post, WORDS } from './post.ts'

const FILE: FileOwed = { digest: 1, edition: 'office', version: 1, as: 'docx' }

let post: Post
let editor: Actor
let delivery: Delivery
let made: number
let fails: number
let fault: Error
let content: string | Uint8Array

beforeEach(async () => {
  post = await Post.open()
  editor = post.person(77)
  made = 0
  fails = 0
  fault = new Error('the database is away')
  content = 'PK a document'
  delivery = maker()
})

afterEach(async () => {
  await delivery.stop()
  await post.close()
})

function maker(parts: { db?: Database } = {}): Delivery {
  return post.newDelivery({
    ...parts,
    makeFile: async (_, folder) => {
      made += 1
      if (made <= fails) throw fault
      return fileIn(folder, content)
    },
    words: {
      ...WORDS,
      fileNotMade: async (file, { tooLarge }) => ({
        text: `第${'make' in file ? file.make : file.digest}期的文件${tooLarge ? '太大' : '没能做出来'}`,
      }),
    },
  })
}

async function fileIn(folder: string, content: string | Uint8Array) {
  const path = join(folder, 'file.docx')
  await writeFile(path, content)
  return { filename: '汇报.docx', path }
}

async function oweFile(...chats: number[]): Promise<void> {
  const messages = (chats.length > 0 ? chats : [77]).map((chatId) => fileTo(chatId, FILE))
  await owe(post.db, messages, post.now)
}

const came = () => editor.messages().flatMap((m) => (m.from.is_bot ? [m.document?.file_name ?? m.text] : []))
const states = async () => (await post.rows()).map((row) => row.state)

describe('a file that is owed', () => {
  it('is made when it is sent, and arrives with its name', async () => {
    await oweFile()
    await post.deliver(delivery)
    expect(came()).toEqual(['汇报.docx'])
    expect(made).toBe(1)
  })

  it('does not hold up what is said after it, and comes when it can be made', async () => {
    fails = 2
    await oweFile()
    await post.owe(77, ['已发布'])
    await post.deliver(delivery)
    expect(came()).toEqual(['已发布'])
    for (let tries = 0; tries < 3; tries++) {
      post.later(60)
      await post.deliver(delivery)
    }
    expect(came()).toEqual(['已发布', '汇报.docx'])
    expect(await states()).toEqual(['sent', 'sent'])
  })

  it('waits for the texts before it', async () => {
    await post.owe(77, ['汇编'])
    await oweFile()
    await post.deliver(delivery)
    expect(came()).toEqual(['汇编', '汇报.docx'])
  })

  it('is given up when it cannot be made, and nothing else with it', async () => {
    fails = 100
    await oweFile()
    for (let tries = 0; tries < 8; tries++) {
      await post.deliver(delivery)
      post.later(120)
    }
    await post.owe(77, ['下一期'])
    await post.deliver(delivery)
    expect(made).toBe(5)
    expect(await states()).toEqual(['failed', 'sent', 'sent'])
    expect(came()).toEqual(['下一期'])
    const told = post.api
      .as({ id: EDITOR })
      .messages()
      .map((m) => m.text ?? '')
    expect(told.filter((text) => text === '第1期的文件没能做出来')).toHaveLength(1)
  })

  it('is not made again when it is too large to send', async () => {
    fails = 100
    fault = new QunbaoError('file.too-large')
    await oweFile()
    for (let tries = 0; tries < 3; tries++) {
      await post.deliver(delivery)
      post.later(120)
    }
    expect(made).toBe(1)
    const told = post.api
      .as({ id: EDITOR })
      .messages()
      .map((m) => m.text)
    expect(told.filter((text) => text === '第1期的文件太大')).toHaveLength(1)
  })
})

describe('a file that several are owed', () => {
  const CHATS = [77, 78, 79]
  const documents = (chat: number) =>
    post.api
      .as({ id: chat })
      .messages()
      .flatMap((m) => (m.document ? [m.document] : []))
  const uploads = () =>
    post.api.world.calls.filter((call) => call.method === 'sendDocument' && typeof call.params['document'] !== 'string')
  const kept = () => post.db.select().from(sentFile)

  beforeEach(() => {
    for (const chat of CHATS) post.person(chat)
  })

  it('is made and uploaded once; the others wait for that and get it by its name', async () => {
    await oweFile(...CHATS)
    await post.deliver(delivery)
    expect(CHATS.map((chat) => documents(chat).map((d) => d.file_name))).toEqual(CHATS.map(() => ['汇报.docx']))
    expect([made, uploads().length]).toEqual([1, 1])
    expect(await kept()).toMatchObject([{ digestId: 1, edition: 'office', as: 'docx', organization: '' }])
    expect((await kept())[0]?.fileId).toBe(documents(77)[0]?.file_id)
  })

  it('is not made by the next process either', async () => {
    await oweFile(77)
    await post.deliver(delivery)
    await delivery.stop()
    delivery = maker()
    await oweFile(78)
    await post.deliver(delivery)
    expect([made, uploads().length, documents(78).length]).toEqual([1, 1, 1])
  })

  it('is made by one of two processes that are owed it at the same time', async () => {
    const other = maker()
    await oweFile(77, 78)
    await Promise.all([delivery.deliverTo([77]), other.deliverTo([78])])
    post.later(2)
    await post.deliver(other)
    await other.stop()
    expect([made, uploads().length, documents(77).length, documents(78).length]).toEqual([1, 1, 1, 1])
  })

  it('of a photo is known by its largest size', async () => {
    const photo = { ...FILE, edition: 'group', as: 'png' } as const
    content = png(1080, 900)
    await owe(post.db, [fileTo(77, photo)], post.now)
    await post.deliver(delivery)
    const [sent] = editor.messages().flatMap((m) => (m.photo ? [m.photo] : []))
    expect(sent?.map((size) => size.width)).toEqual([320, 800, 1080])
    expect((await kept()).map((row) => row.fileId)).toEqual([sent?.at(-1)?.file_id])
  })

  it('is made again where Telegram does not know it any more, for all who are still owed it', async () => {
    await oweFile(77)
    await post.deliver(delivery)
    post.api.world.files.kept.clear()
    await oweFile(78, 79)
    await post.deliver(delivery)
    expect([made, uploads().length]).toEqual([2, 2])
    expect([documents(78).length, documents(79).length]).toEqual([1, 1])
    expect((await kept()).map((row) => row.fileId)).toEqual([documents(79)[0]?.file_id])
    expect(await states()).toEqual(['sent', 'sent', 'sent'])
  })

  it('is uploaded for the next one where its upload broke off', async () => {
    post.api.world.fault('sendDocument', { drop: 'before', chat: 77 })
    await oweFile(...CHATS)
    await post.deliver(delivery)
    expect(CHATS.map((chat) => documents(chat).length)).toEqual([0, 1, 1])
    expect([made, uploads().length]).toEqual([2, 2])
    post.later(60)
    await post.deliver(delivery)
    expect([made, uploads().length, documents(77).length]).toEqual([2, 2, 1])
    expect(foldersLeft()).toEqual([])
  })

  it('is left to another process that has it under way', async () => {
    await oweFile(77, 78)
    // The other process has taken the row of 77 and has not sent it yet.
    await claim(post.db, post.now, 20, [77])
    post.later(1)
    await post.deliver(delivery)
    expect([made, await states()]).toEqual([0, ['sending', 'owed']])
    await markSent(post.db, [{ id: 1, messageId: 1, file: { file: FILE, fileId: 'of another process' } }], post.now)
    post.later(2)
    await post.deliver(delivery)
    // Telegram here does not know that name, so it is made after all.
    expect([made, documents(78).length]).toEqual([1, 1])
  })

  it('is tried again where the database was away before anything was sent: no editor is asked about that', async () => {
    content = png(1080, 900)
    await owe(post.db, [{ ...fileTo(77, { ...FILE, as: 'png' }), whenUnknown: 'hold' }], post.now)
    await post.deliver(maker({ db: losing(post.db, 'from "sent_file"') }))
    expect(await states()).toEqual(['owed'])
    post.later(60)
    await post.deliver(delivery)
    expect(await states()).toEqual(['sent'])
  })

  it('goes out once more where a process died between the upload and writing it down', async () => {
    await oweFile(77)
    const dead = maker({ db: losing(post.db, "set state = 'sent'") })
    await post.deliver(dead)
    expect(await states()).toEqual(['sending'])
    post.later(1)
    const next = maker()
    await next.start(true)
    await next.stop()
    await post.deliver(delivery)
    expect([made, documents(77).length, await states()]).toEqual([2, 2, ['sent']])
  })

  it('leaves nothing open and nothing on disk, however its upload ended', async () => {
    for (const fault of [{ drop: 'before' }, { drop: 'after' }, { status: 502 }, { retry_after: 1 }] as const) {
      post.api.world.fault('sendDocument', { ...fault, chat: 77 })
    }
    await oweFile(77)
    for (let tries = 0; tries < 5; tries++) {
      await post.deliver(delivery)
      post.later(60)
    }
    expect(documents(77)).toHaveLength(2)
    expect(foldersLeft()).toEqual([])
    expect(openFiles()).toEqual([])
  })

  it('is taken from disk no faster than Telegram takes it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qunbao-large-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const path = join(folder, 'large')
    await writeFile(path, Buffer.alloc(30_000_000))
    let came = 0
    const slow = createServer((request) => {
      request.once('data', () => request.pause())
    })
    await new Promise<void>((listening) => slow.listen(0, '127.0.0.1', listening))
    const url = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`
    const client = makeClient({ telegramApiRoot: url, httpsProxy: undefined }, '1:token-of-a-slow-line')
    const gone = new AbortController()
    const file = { field: 'document', path, filename: 'large' }
    const sending = client.upload('sendDocument', { chat_id: 1 }, file, gone.signal)
    await until(() => (bytesRead(path) > 0 ? true : undefined), 'the file to be read')
    // So long in which all of it would be read.
    await new Promise((resolve) => setTimeout(resolve, 300))
    came = bytesRead(path)
    expect(came).toBeLessThan(10_000_000)
    gone.abort()
    await expect(sending).rejects.toThrow()
    slow.closeAllConnections()
    slow.close()
    rmSync(path)
  })
})

describe('the folders that files are made in', () => {
  it('of a process that was killed are removed by the next one, others are not', async () => {
    const left = mkdtempSync(join(tmpdir(), `qunbao-files-${2 ** 22 + 1}-`))
    const ofThis = mkdtempSync(join(tmpdir(), `qunbao-files-${process.pid}-`))
    const ofAnother = mkdtempSync(join(tmpdir(), `qunbao-files-${process.ppid}-`))
    await delivery.start(false)
    expect([left, ofThis, ofAnother].map((folder) => existsSync(folder))).toEqual([false, false, true])
    rmSync(ofAnother, { recursive: true })
  })
})

function foldersLeft(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`qunbao-files-${process.pid}-`))
}

/** What this process has open in a folder of files to send. */
function openFiles(): string[] {
  return descriptors().flatMap(({ path }) => (path.includes('qunbao-files-') ? [path] : []))
}

/** How far the open file has been read. */
function bytesRead(path: string): number {
  const [open] = descriptors().filter((d) => d.path === path)
  const position = open && /^pos:\s*(\d+)/m.exec(readFileSync(`/proc/self/fdinfo/${open.fd}`, 'utf8'))?.[1]
  return Number(position ?? -1)
}

function descriptors(): { fd: string; path: string }[] {
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      return [{ fd, path: readlinkSync(`/proc/self/fd/${fd}`) }]
    } catch {
      return []
    }
  })
}

/** A database that fails at the statements that hold these words. */
function losing(db: Database, words: string): Database {
  return new Proxy(db, {
    get(target, name) {
      const value = Reflect.get(target, name)
      if (name !== 'execute') return typeof value === 'function' ? value.bind(target) : value
      return (query: SQL) => {
        const { sql } = new PgDialect().sqlToQuery(query)
        return sql.includes(words) ? Promise.reject(new Error('the database is away')) : db.execute(query)
      }
    },
  })
}
