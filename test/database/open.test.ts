import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../src/database/connect.ts'
import { lockDirectory } from '../../src/database/directory-lock.ts'
import { openDatabase } from '../../src/database/open.ts'
import { server } from '../support/database.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-'))
  writeFileSync(join(folder, 'file'), '')
})

afterAll(() => rmSync(folder, { recursive: true }))

describe('a data directory that cannot be one', () => {
  it.each([
    ['a file', () => join(folder, 'file')],
    ['below a file', () => join(folder, 'file', 'data')],
    ['where no folder can be made', () => '/proc/nothing/data'],
  ])('%s: is refused, naming the setting', async (_, directory) => {
    await expect(openDatabase(undefined, directory())).rejects.toThrow(/DATA_DIR must be a folder that can be written/)
  })
})

it('a data directory of another user is refused, saying whose it is', async () => {
  // Where even root makes no file.
  await expect(lockDirectory('/sys')).rejects.toThrow(/DATA_DIR: \/sys belongs to user 0, .*run as that user/)
})

it.runIf(server)('a database of bytes is refused while it is empty', async () => {
  const name = `qunbao_test_bytes_${process.pid}`
  const admin = await connect(server ?? '')
  try {
    await admin.ask(`create database ${name} encoding 'SQL_ASCII' locale 'C' template template0`)
    const url = new URL(server ?? '')
    url.pathname = `/${name}`
    await expect(openDatabase(url.href, '')).rejects.toThrow(/must be in UTF8.*: it is SQL_ASCII$/)
    const [{ held } = {}] = await admin.ask(`select count(*)::int as held from pg_stat_activity where datname = $1`, [
      name,
    ])
    expect(held).toBe(0)
  } finally {
    await admin.ask(`drop database if exists ${name} with (force)`)
    await admin.end()
  }
})

/** A server that answers the first that is said to it with this error. */
async function refusing(state: string, message: string): Promise<{ url: string; close: () => void }> {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${state}\0M${message}\0\0`)
  const length = Buffer.alloc(4)
  length.writeInt32BE(fields.length + 4)
  const refuser = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => socket.end(Buffer.concat([Buffer.from('E'), length, fields])))
  }).listen(0, '127.0.0.1')
  await once(refuser, 'listening')
  const { port } = refuser.address() as AddressInfo
  return { url: `postgres://qunbao:secret@127.0.0.1:${port}/qunbao`, close: () => refuser.close() }
}

it.each([
  [
    '28P01',
    'password authentication failed for user "qunbao"',
    /refuses the login: .*says “password authentication failed/,
  ],
  ['3D000', 'database "qunbao" does not exist', /refuses the login: .*says “database "qunbao" does not exist”/],
  ['57P03', 'the database system is starting up', /does not answer: 127\.0\.0\.1:\d+$/],
])('a Postgres that answers %s: what it says is told, unless it passes', async (state, message, told) => {
  const { url, close } = await refusing(state, message)
  await expect(openDatabase(url, '')).rejects.toThrow(told)
  close()
})
