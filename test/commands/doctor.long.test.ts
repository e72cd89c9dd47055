import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLocalBotApi } from '../../src/sandbox/index.ts'
import { emptySettings, heldSettings, server } from '../support/database.ts'
import { run } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'qunbao-doctor-'))
/** Where nobody has begun, and of an empty database that is there. */
let nowhere: Record<string, string>
let database: Record<string, string>

beforeAll(async () => {
  const county = server ? { COUNTY: join(process.cwd(), 'county.example.yaml') } : {}
  nowhere = { ...(await emptySettings(folder)), ...county }
  database = { ...(await heldSettings()), ...county }
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the doctor', () => {
  it('names what keeps the bot from being of use, and what is only not there yet', async () => {
    const { code, out } = await run('doctor', [], nowhere)
    expect(code).toBe(1)
    const lines = out.trimEnd().split('\n')
    expect(lines).toEqual(
      expect.arrayContaining([
        'ok    settings',
        expect.stringMatching(/^ok {4}catalogue [0-9a-f]{16}$/),
        expect.stringMatching(/^ok {4}county 青禾县, \d+ units$/),
        server ? 'ok    database postgres, migrated' : 'note  no database yet: the first start makes it',
        'WRONG no editor: set EDITOR_IDS, or nobody can invite or publish',
        'note  0 groups bound (an editor sends /bind in a group)',
      ]),
    )
    expect(lines.filter((l) => l.startsWith('WRONG'))).toHaveLength(1)
  })

  it('finds nothing wrong where editors are named, and says that none has come yet', async () => {
    const { code, out } = await run('doctor', [], { ...database, EDITOR_IDS: '1001' })
    expect(code).toBe(0)
    expect(out).toContain('note  no editor has written to the bot yet')
    expect(out).not.toContain('WRONG')
  })

  it('asks Telegram whether it knows the bot, and does not say the token', async () => {
    const settings = {
      BOT_TOKEN: '123456:not-a-token-of-anyone',
      COUNTY: 'county.example.yaml',
      TELEGRAM_API_ROOT: 'http://127.0.0.1:1',
      EDITOR_IDS: '1001',
    }
    const { code, out } = await run('doctor', [], { ...database, ...settings })
    expect(code).toBe(1)
    expect(out).toMatch(/^WRONG Telegram is not reached \(.*ECONNREFUSED.*\): set HTTPS_PROXY/m)
    expect(out).not.toContain('not-a-token')
  })

  it.each<[string, Record<string, string>, RegExp]>([
    ['the county file', { COUNTY: 'no-such.yaml' }, /^WRONG 县文件里有错，请改好再来：no-such\.yaml:1：/m],
    ['the catalogue', { CATALOGUE: 'no-such-folder' }, /^WRONG .*no-such-folder:1：指标目录没有找到/m],
    [
      'the database',
      { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
      /^WRONG the database does not answer: 127\.0\.0\.1:1$/m,
    ],
  ])('says what is wrong with %s, and goes on to Telegram', async (_, env, said) => {
    const { code, out } = await run('doctor', [], { ...database, ...env })
    expect(code).toBe(1)
    expect(out).toMatch(said)
    expect(out).toContain('note  no BOT_TOKEN')
  })

  it('finds that no database can be made where DATA_DIR is', async () => {
    // Where even root makes nothing.
    const { code, out } = await run('doctor', [], { EDITOR_IDS: '1001', DATA_DIR: '/sys/kernel/qunbao/data' })
    expect(code).toBe(1)
    expect(out).toContain('WRONG DATA_DIR: there is no /sys/kernel/qunbao')
  })

  it('stops at a setting that is wrong, with what it is', async () => {
    const asked = run('doctor', [], { ...database, PORT: 'x' })
    await expect(asked).rejects.toThrow(/^a setting is wrong: PORT must be/)
  })

  it('says where the right token is, where Telegram knows no bot of this one', async () => {
    const api = await startLocalBotApi({ tokens: ['1:another'] })
    const settings = { BOT_TOKEN: '123456:not-a-token-of-anyone', COUNTY: 'county.example.yaml', EDITOR_IDS: '1001' }
    const { out } = await run('doctor', [], { ...database, ...settings, TELEGRAM_API_ROOT: api.url })
    expect(out).toContain('WRONG Telegram does not accept BOT_TOKEN: @BotFather shows the right one')
    await api.close()
  })
})
