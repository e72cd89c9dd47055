import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type LocalBotApi, startLocalBotApi } from '../../src/sandbox/index.ts'
import { until } from '../support/county.ts'
import { server } from '../support/database.ts'
import { Person } from './cadre.ts'
import { type Data, ownData } from './data.ts'
import { PATIENCE_MS, Qunbao, TOKEN } from './qunbao.ts'

const EDITOR = 9001
const SECRET = 'a-secret_of-the-webhook'
const STOPPED = { code: 0, signal: null }
const LONGEST_STOP_MS = 10_000

let data: Data
let api: LocalBotApi
let editor: Person
let processes: Qunbao[] = []

function start(settings: Record<string, string> = {}): Qunbao {
  const own = { ...data.settings, BOT_TOKEN: TOKEN, EDITOR_IDS: String(EDITOR), TELEGRAM_API_ROOT: api.url }
  const started = new Qunbao(['start'], { ...own, ...settings }, data.folder)
  processes.push(started)
  return started
}

async function startWhole(settings: Record<string, string> = {}): Promise<Qunbao> {
  const started = start(settings)
  await started.ready()
  return started
}

async function expectToStop(process: Qunbao): Promise<void> {
  const ended = await process.stops()
  expect(ended).toMatchObject(STOPPED)
  expect(ended.ms).toBeLessThan(LONGEST_STOP_MS)
  expect(process.err).toBe('')
}

/** What the bot said in answer to `/missing`; every one of them is asked for in a message of its own. */
const answers = () => editor.actor.messages().filter((m) => m.from.is_bot && m.text?.includes('应报')).length

beforeAll(async () => {
  data = await ownData()
  api = await startLocalBotApi({ tokens: [{ token: TOKEN, username: 'qunbao_bot' }], limits: 'off' })
  editor = new Person(api, EDITOR, '编辑甲')
})

afterEach(async () => {
  expect(api.world.refused()).toEqual([])
  for (const process of processes) {
    expect(process.out + process.err).not.toContain(TOKEN)
    await process.remove()
  }
  processes = []
})

afterAll(async () => {
  await api.close()
  await data.remove()
})

describe('starting', () => {
  it('names the clauses of an own catalogue that would be printed with a hole, and none of the shipped', async () => {
    const folder = join(data.folder, 'own-catalogue')
    cpSync('catalogue', folder, { recursive: true })
    const women = readFileSync(join(folder, 'women.yaml'), 'utf8')
    const before = '开展巾帼宣讲[{women_gratitude_talks}场次]'
    expect(women).toContain(before)
    writeFileSync(join(folder, 'women.yaml'), women.replaceAll(before, '开展巾帼宣讲[{women_gratitude_talks}]场次'))
    const started = await startWhole({ CATALOGUE: folder })
    const told = started.out.split('\n').filter((line) => line.includes('时会印成'))
    const clauses = told.map((line) => /women_talk\.\w+：没有\{women_gratitude_talks\}/.exec(line)?.[0])
    expect([...new Set(clauses)]).toEqual([
      'women_talk.item：没有{women_gratitude_talks}',
      'women_talk.period：没有{women_gratitude_talks}',
    ])
  })

  it('waits for a Telegram that is away, can be stopped meanwhile, and comes up when it is there', async () => {
    const away = await startLocalBotApi({ tokens: [TOKEN] })
    const port = Number(new URL(away.url).port)
    await away.close()
    const stopped = start({ TELEGRAM_API_ROOT: away.url })
    await stopped.writes('Telegram does not answer; trying again')
    await expectToStop(stopped)
    const waiting = start({ TELEGRAM_API_ROOT: away.url })
    await waiting.writes('Telegram does not answer; trying again')
    const back = await startLocalBotApi({ tokens: [TOKEN], port })
    await waiting.ready()
    await expectToStop(waiting)
    await back.close()
  })

  it('says in one line that the token is wrong', async () => {
    const wrong = `${TOKEN}-of-another`
    const refused = start({ BOT_TOKEN: wrong })
    expect(await refused.end()).toMatchObject({ code: 1 })
    expect(refused.complaints).toHaveLength(1)
    expect(refused.err).toContain('Telegram does not accept BOT_TOKEN: @BotFather shows the right one')
    expect(refused.out + refused.err).not.toContain(wrong.split(':')[1])
  })

  it.runIf(!server)('lets no second process at the embedded database', async () => {
    const first = await startWhole()
    const second = start()
    expect(await second.end()).toMatchObject({ code: 1 })
    expect(second.complaints).toEqual([
      `another process has this data directory open: ${data.settings.DATA_DIR}; stop the other one, or set another DATA_DIR`,
    ])
    await editor.does({ types: '/start' })
    await expectToStop(first)
  })
})

describe('stopping', () => {
  it('finishes what is begun and takes nothing new while messages keep coming; nothing is answered twice', async () => {
    const first = await startWhole()
    await editor.does({ types: '/start' })
    const before = answers()
    // Within the burst that the bot allows itself in a private chat.
    const asked = 25
    const sending = (async () => {
      for (let i = 0; i < asked; i += 1) {
        editor.actor.send('/missing')
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    })()
    await until(() => answers() > before || undefined, 'the first answer')
    // Twice, as npm does with Ctrl-C.
    first.tell('SIGINT')
    first.tell('SIGINT')
    expect(await first.end()).toMatchObject(STOPPED)
    const answered = answers() - before
    expect(answered).toBeLessThan(asked)
    await sending
    const second = await startWhole()
    await until(() => answers() - before >= asked || undefined, 'the rest', PATIENCE_MS)
    await expectToStop(second)
    expect(answers() - before).toBe(asked)
  })

  it('does not wait for a Telegram that hangs', async () => {
    const first = await startWhole()
    await editor.does({ types: '/start' })
    const before = answers()
    const hang = { delayMs: 60_000, drop: 'before' as const }
    const calls = api.world.calls.length
    api.world.fault('answerCallbackQuery', hang)
    api.world.fault('editMessageText', hang)
    api.world.fault('sendMessage', hang)
    editor.actor.tap(editor.last ?? expect.fail('no menu'), '没报的单位')
    const called = () => new Set(api.world.calls.slice(calls).map((c) => c.method))
    const hanging = () =>
      called().has('answerCallbackQuery') && /sendMessage|editMessageText/.test([...called()].join())
    await until(() => hanging() || undefined, 'the hang')
    await expectToStop(first)
    api.world.faults.clear()
    const second = await startWhole()
    await until(() => answers() > before || undefined, 'the answer that was owed', PATIENCE_MS)
    await expectToStop(second)
  })
})

describe('by webhook', () => {
  const port = 20_000 + (process.pid % 20_000)
  const url = `http://127.0.0.1:${port}/of/the/bot`
  const settings = { WEBHOOK_URL: `${url}?county=qinghe`, WEBHOOK_SECRET: SECRET, PORT: String(port) }
  const update = (id: number, text: string) => {
    const { id: chat, first_name } = editor.actor.user
    const from = { id: chat, first_name, is_bot: false }
    const message = { message_id: id, date: Math.floor(Date.now() / 1000), chat: { id: chat, type: 'private' }, from }
    const entities = [{ type: 'bot_command', offset: 0, length: /^\/\w+/.exec(text)?.[0].length ?? 0 }]
    return JSON.stringify({ update_id: id, message: { ...message, text, entities } })
  }
  const post = (body: string | Buffer, secret = SECRET) =>
    fetch(url, { method: 'POST', body, headers: { 'x-telegram-bot-api-secret-token': secret } }).then((r) => r.status)

  it('takes updates with the secret only, and registers again at every start', async () => {
    const first = await startWhole(settings)
    await editor.does({ types: '/missing' }, (text) => text.includes('应报'))
    const before = answers()
    expect(await post(update(900_000_001, '/missing'), 'another')).toBe(401)
    expect(await post(update(900_000_001, '/missing'), '')).toBe(401)
    expect(await post('{"update_id":')).toBe(400)
    expect(await post(update(900_000_001, '报'.repeat(500_000)))).toBe(413)
    expect(await post(update(900_000_001, '/missing'))).toBe(200)
    expect(await post(update(900_000_001, '/missing'))).toBe(200)
    await until(() => answers() > before || undefined, 'an answer')
    expect(await fetch(new URL('/healthz', url)).then((r) => r.status)).toBe(200)
    // Two that came are one, and those without the secret are none.
    await editor.does({ types: '/start' })
    expect(answers()).toBe(before + 1)
    await expectToStop(first)

    await fetch(`${api.url}/bot${TOKEN}/deleteWebhook`)
    editor.actor.send('/missing')
    const second = await startWhole(settings)
    await until(() => answers() === before + 2 || undefined, 'what had waited', PATIENCE_MS)
    await expectToStop(second)
    await expectToStop(await startWhole())
    expect([...api.world.bots.values()][0]?.webhook).toBeUndefined()
  })

  it('reads a body that is split within a character, and does not wait for one that never ends', async () => {
    const receiving = await startWhole(settings)
    const body = Buffer.from(update(900_000_002, '/week 错'))
    const head = [
      `POST ${new URL(url).pathname} HTTP/1.1`,
      'host: here',
      `x-telegram-bot-api-secret-token: ${SECRET}`,
      `content-length: ${body.length}`,
    ]
    const splitAt = body.indexOf(Buffer.from('错')) + 1
    const socket = connect(port, '127.0.0.1')
    socket.write(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body.subarray(0, splitAt)]))
    await new Promise((resolve) => setTimeout(resolve, 100))
    const heard = editor.actor.talk().log.length
    socket.write(body.subarray(splitAt))
    await until(() => editor.actor.talk().log.length > heard || undefined, 'an answer')
    expect(editor.text).toContain('错')
    const endless = connect(port, '127.0.0.1')
    endless.on('error', () => {})
    endless.write(`${head.join('\r\n')}\r\n\r\n{`)
    await new Promise((resolve) => setTimeout(resolve, 100))
    await expectToStop(receiving)
    socket.destroy()
    endless.destroy()
  })
})
