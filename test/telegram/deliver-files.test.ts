import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { owe } from '../../src/database/outbox.ts'
import { type FileOwed, filePayload } from '../../src/database/sent-file.ts'
import { QunbaoError } from '../../src/errors.ts'
import type { Actor } from '../../src/sandbox/index.ts'
import type { Delivery } from '../../src/telegram/deliver.ts'
import { EDITOR, Post, WORDS } from './post.ts'

const FILE: FileOwed = { digest: 1, edition: 'office', version: 1, as: 'docx' }

let post: Post
let editor: Actor
let delivery: Delivery
let made: number
let fails: number
let fault: Error

beforeEach(async () => {
  post = await Post.open()
  editor = post.person(77)
  made = 0
  fails = 0
  fault = new Error('the database is away')
  delivery = post.newDelivery({
    makeFile: async (_, folder) => {
      made += 1
      if (made <= fails) throw fault
      return fileIn(folder, 'PK a document')
    },
    words: {
      ...WORDS,
      fileNotMade: async ({ digest }, { tooLarge }) => ({
        text: `第${digest}期的文件${tooLarge ? '太大' : '没能做出来'}`,
      }),
    },
  })
})

afterEach(async () => {
  await delivery.stop()
  await post.close()
})

async function fileIn(folder: string, content: string) {
  const path = join(folder, 'file.docx')
  await writeFile(path, content)
  return { filename: '汇报.docx', path }
}

async function oweFile(): Promise<void> {
  const payload = { chat_id: 77, ...filePayload('sendDocument', FILE) }
  await owe(post.db, [{ chatId: 77, method: 'sendDocument', payload }], post.now)
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
