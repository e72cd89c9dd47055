import { describe, expect, it } from 'vitest'
import { readSettings } from '../src/settings.ts'

describe('settings', () => {
  it('all have a default', () => {
    expect(readSettings({})).toEqual({
      botToken: undefined,
      telegramApiRoot: 'https://api.telegram.org',
      httpsProxy: undefined,
      databaseUrl: undefined,
      databaseReadUrl: undefined,
      databaseWorker: undefined,
      dataDir: './data',
      editorIds: [],
      timeZone: 'Asia/Shanghai',
      webhook: undefined,
      port: 8080,
      host: '127.0.0.1',
      logLevel: 'info',
      countyFile: undefined,
      catalogueFolder: undefined,
      weekly: { weekday: 1, time: '17:00' },
      previewMinutes: 120,
      backups: { hours: 24, kept: 14 },
      pace: { all: 30, chat: 1, chatBurst: 30, group: 20 },
    })
  })

  it.each([
    [{ EDITOR_IDS: ' 1001, 1002,1001 ,' }, { editorIds: [1001, 1002] }],
    [
      { EDITOR_IDS: '', PORT: ' ', TIME_ZONE: '' },
      { editorIds: [], port: 8080, timeZone: 'Asia/Shanghai' },
    ],
    [{ TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/' }, { telegramApiRoot: 'http://127.0.0.1:8081' }],
    [{ WEEKLY_AT: 'Fri 09:30' }, { weekly: { weekday: 5, time: '09:30' } }],
    [{ WEEKLY_AT: 'Sun 00:00' }, { weekly: { weekday: 7, time: '00:00' } }],
    [{ PREVIEW_MINUTES: '0' }, { previewMinutes: 0 }],
    [
      { PACE_ALL: '60', PACE_CHAT: '2', PACE_CHAT_BURST: '5', PACE_GROUP: '18' },
      { pace: { all: 60, chat: 2, chatBurst: 5, group: 18 } },
    ],
    [{ PORT: ' 443 ' }, { port: 443 }],
    [
      { DATABASE_URL: 'postgresql://u:p%40@h1:5432,h2:5433/qunbao' },
      { databaseUrl: 'postgresql://u:p%40@h1:5432,h2:5433/qunbao' },
    ],
    [
      { WEBHOOK_URL: 'https://bot.example.cn/hook' },
      { webhook: { url: 'https://bot.example.cn/hook', secret: undefined } },
    ],
  ])('read %j', (env, read) => {
    expect(readSettings(env)).toMatchObject(read)
  })

  it.each([
    ['BOT_TOKEN', 'my token', 'must look like 123456:ABC…, as @BotFather gives it'],
    ['PACE_ALL', '0', 'must be a number of messages a second, 1 or more'],
    ['BOT_TOKEN', '123456', 'must look like 123456:ABC…, as @BotFather gives it'],
    ['TELEGRAM_API_ROOT', 'api.telegram.org', 'must be an http:// or https:// address'],
    ['HTTPS_PROXY', 'socks5://127.0.0.1:1080', 'must be an http:// or https:// address'],
    [
      'DATABASE_URL',
      'mysql://x',
      'must look like postgres://user@host:5432/name (leave it empty for the embedded database)',
    ],
    [
      'DATABASE_URL',
      'postgres://a b',
      'must look like postgres://user@host:5432/name (leave it empty for the embedded database)',
    ],
    ['EDITOR_IDS', '@editor', 'must be Telegram ids separated by commas, e.g. 1001,1002'],
    ['EDITOR_IDS', '1001，1002', 'must be Telegram ids separated by commas, e.g. 1001,1002'],
    ['TIME_ZONE', 'Beijing', 'must be a time zone such as Asia/Shanghai'],
    ['WEBHOOK_URL', 'bot.example.cn', 'must be the public https:// address of this bot'],
    ['WEBHOOK_SECRET', '秘密', 'must be 1 to 256 of A-Z a-z 0-9 _ -'],
    ['PORT', '65536', 'must be a port number, 0 to 65535'],
    ['PORT', '-1', 'must be a port number, 0 to 65535'],
    ['PORT', '0x50', 'must be a port number, 0 to 65535'],
    ['PORT', '1e3', 'must be a port number, 0 to 65535'],
    ['LOG_LEVEL', 'verbose', 'must be one of fatal, error, warn, info, debug, trace, silent'],
    ['WEEKLY_AT', 'Monday 17:00', 'must be a day and a time such as Mon 17:00'],
    ['WEEKLY_AT', 'Mon 24:00', 'must be a day and a time such as Mon 17:00'],
    ['PREVIEW_MINUTES', '2h', 'must be a number of minutes, 0 to 10080'],
    ['PREVIEW_MINUTES', '1.5', 'must be a number of minutes, 0 to 10080'],
  ])('%s may not be %s', (name, value, said) => {
    expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`^a setting is wrong: ${name} ${escaped(said)}$`))
  })

  it('a replica is one of a database', () => {
    const replica = { DATABASE_READ_URL: 'postgres://u@h2/qunbao' }
    expect(() => readSettings(replica)).toThrow('DATABASE_READ_URL is a replica of DATABASE_URL, which is not set')
    expect(readSettings({ ...replica, DATABASE_URL: 'postgres://u@h1/qunbao' })).toMatchObject({
      databaseUrl: 'postgres://u@h1/qunbao',
      databaseReadUrl: 'postgres://u@h2/qunbao',
    })
  })

  it('a worker is one of the Citus of a database, which then has no replica', () => {
    const worker = { DATABASE_WORKER: 'worker-1:5432' }
    expect(() => readSettings(worker)).toThrow(
      'DATABASE_WORKER is a worker of the Citus of DATABASE_URL, which is not set',
    )
    const both = { ...worker, DATABASE_URL: 'postgres://u@h1/qunbao' }
    expect(readSettings(both).databaseWorker).toBe('worker-1:5432')
    const three = { ...both, DATABASE_READ_URL: 'postgres://u@h2/qunbao' }
    expect(() => readSettings(three)).toThrow('DATABASE_READ_URL must be empty with DATABASE_WORKER')
    expect(() => readSettings({ ...both, DATABASE_WORKER: 'worker-1' })).toThrow(
      'DATABASE_WORKER must be a worker as its coordinator knows it, such as worker-1:5432',
    )
  })

  it('with a webhook there has to be a port to listen at', () => {
    const env = { WEBHOOK_URL: 'https://bot.example.cn/hook', PORT: '0' }
    expect(() => readSettings(env)).toThrow('a setting is wrong: PORT must be 1 or more with WEBHOOK_URL')
    expect(readSettings({ PORT: '0' }).port).toBe(0)
  })

  it('that are wrong are all told at once, without their values', () => {
    const wrong = { BOT_TOKEN: 'secret-but-wrong', PORT: 'x' }
    expect(() => readSettings(wrong)).toThrow(/BOT_TOKEN must .*; PORT must /)
    expect(() => readSettings(wrong)).not.toThrow(/secret-but-wrong/)
  })
})

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
