import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { until } from '../support/county.ts'
import { PATIENCE_MS, Qunbao, TOKEN } from './qunbao.ts'

const shipped = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'qunbao-settings-'))
const write = (name: string, text: string) => writeFileSync(join(folder, name), text)

cpSync(shipped('catalogue'), join(folder, 'catalogue'), { recursive: true })
const women = readFileSync(shipped('catalogue/women.yaml'), 'utf8')
write('catalogue/women.yaml', women.replace('kind: count', 'kind: cuont'))
const lineOfCount = women.split('\n').findIndex((line) => line.includes('kind: count')) + 1
const county = readFileSync(shipped('county.example.yaml'), 'utf8')
write('county.yaml', county.replace('name: 甲镇', 'nmae: 甲镇'))
const lineOfTown = county.split('\n').findIndex((line) => line.includes('name: 甲镇')) + 1

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const begin = (settings: Record<string, string>) =>
  new Qunbao(['start'], { BOT_TOKEN: TOKEN, DATA_DIR: join(folder, 'data'), ...settings }, folder)

describe('a start with something wrong', () => {
  it.concurrent.each<[string, Record<string, string>, readonly string[]]>([
    [
      'several settings',
      { EDITOR_IDS: 'me', PORT: '80.5', TIME_ZONE: 'Asia/Qinghe', WEEKLY_AT: '周一 17:00', LOG_LEVEL: 'loud' },
      ['EDITOR_IDS must be', 'PORT must be', 'TIME_ZONE must be', 'WEEKLY_AT must be', 'LOG_LEVEL'],
    ],
    ['a token that is none', { BOT_TOKEN: 'me' }, ['BOT_TOKEN must look like']],
    ['a county file', { COUNTY: 'county.yaml' }, [`county.yaml:${lineOfTown} towns[0].nmae`]],
    ['a county file that is not there', { COUNTY: 'other.yaml' }, ['other.yaml', 'COUNTY']],
    ['no county', {}, ['COUNTY is not set', 'qunbao units --template']],
    ['a catalogue', { CATALOGUE: 'catalogue' }, [`women.yaml:${lineOfCount} forms[`]],
    ['a folder of data that is a file', { DATA_DIR: 'county.yaml' }, ['DATA_DIR']],
  ])('%s: names it, says what would be right, exits so that nothing starts it again', async (_, settings, said) => {
    const refused = begin(settings)
    expect(await refused.end()).toMatchObject({ code: 78 })
    for (const words of said) expect(refused.err).toContain(words)
    expect(refused.err).not.toMatch(/^\s+at /m)
    expect(refused.out).toBe('')
  })

  it('a database that is away: says so, without its password, waits, and can be stopped', async () => {
    const DATABASE_URL = 'postgres://qunbao:secret@127.0.0.1:1/qunbao'
    const waiting = begin({ DATABASE_URL, COUNTY: shipped('county.example.yaml') })
    await until(
      () => (waiting.out.includes('the database') ? true : undefined),
      () => waiting.out + waiting.err,
      PATIENCE_MS,
    )
    expect(waiting.out + waiting.err).not.toContain('secret')
    expect(await waiting.stops()).toMatchObject({ code: 0 })
  })

  it('a port that is taken', async () => {
    const other = createServer()
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening))
    const { port } = other.address() as { port: number }
    const refused = begin({ BOT_TOKEN: '', PORT: String(port) })
    expect(await refused.end()).toMatchObject({ code: 1 })
    expect(refused.complaints).toHaveLength(1)
    expect(refused.err).toContain('PORT')
    await new Promise((closed) => other.close(closed))
  })
})

describe('without a token', () => {
  it('runs the bot against a local Bot API, says how to get a token, stops', async () => {
    const alone = begin({ BOT_TOKEN: '', PORT: '0' })
    for (const words of ['"msg":"ready"', '@BotFather', '/newbot', 'BOT_TOKEN=', 'EDITOR_IDS='])
      await alone.writes(words)
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(alone.out)?.[0] ?? expect.fail(alone.out)
    expect((await fetch(address)).status).toBe(200)
    // Its token is nobody's to guess.
    const guessed = await fetch(`${address}/bot1:local-bot-without-telegram/getMe`)
    expect(await guessed.json()).toMatchObject({ ok: false, error_code: 401 })
    expect(await alone.stops()).toMatchObject({ code: 0 })
  })
})
