import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type LocalBotApi, startLocalBotApi } from '../../src/sandbox/index.ts'
import { TrialClock } from '../../src/trial/clock.ts'
import { TrialMemory } from '../../src/trial/memory.ts'
import { until } from '../support/county.ts'

const TOKEN = '1:none'
const BEGIN = new Date('2026-11-12T09:00:00+08:00')
const ANN = { id: 501, first_name: '周小兰' }

let folder: string
const opened: LocalBotApi[] = []

async function local(clock: TrialClock): Promise<LocalBotApi> {
  const api = await startLocalBotApi({ tokens: [{ token: TOKEN, username: 'county_bot' }], now: clock.now })
  opened.push(api)
  return api
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qunbao-trial-'))
})
afterEach(async () => {
  for (const api of opened.splice(0)) await api.close()
  rmSync(folder, { recursive: true })
})

/** A chat, a group and a photo, written down. */
async function lived() {
  const clock = new TrialClock(BEGIN)
  const api = await local(clock)
  const forget = new TrialMemory(folder).keep(
    api.world,
    clock,
    { 501: 'https://t.me/x?start=1' },
    pino({ level: 'silent' }),
  )
  const ann = api.as(ANN)
  const group = ann.groups.create('工作群')
  ann.groups.add(group, ann.bot)
  ann.send('/start')
  ann.send('你好', { in: group })
  ann.sendDocument(new Uint8Array([1, 2, 3]), '名单.csv')
  clock.turnTo(new Date('2026-11-16T17:00:00+08:00'))
  return { api, ann, group, forget }
}

async function goesOn() {
  const memory = new TrialMemory(folder)
  const { at, invitations, fill } = memory.read(pino({ level: 'silent' }))
  const api = await local(new TrialClock(at))
  fill(api.world)
  return { api, at, invitations }
}

describe('what the trial keeps', () => {
  it('is there as it was: chats, groups, files, invitations, time', async () => {
    const { api, ann, group, forget } = await lived()
    forget()
    const again = await goesOn()
    expect(again.at.getTime()).toBeGreaterThanOrEqual(new Date('2026-11-16T17:00:00+08:00').getTime())
    expect(again.invitations).toEqual({ 501: 'https://t.me/x?start=1' })
    const same = again.api.as({ id: ANN.id })
    expect(same.messages()).toEqual(ann.messages())
    const sameGroup = [...again.api.world.groups.values()][0]
    expect(sameGroup && same.messages(sameGroup)).toEqual(ann.messages(group))
    expect([...again.api.world.files.kept.values()].map((f) => [...f.bytes])).toEqual(
      [...api.world.files.kept.values()].map((f) => [...f.bytes]),
    )
  })

  it('gives no number out again that was given out before', async () => {
    const { ann, forget } = await lived()
    forget()
    const { api } = await goesOn()
    const before = ann.messages().map((m) => m.message_id)
    const next = api.as({ id: ANN.id }).send('再来').message_id
    expect(next).toBeGreaterThan(Math.max(...before))
  })

  it('is written without being told to stop: a kill loses no more than a moment', async () => {
    const { ann } = await lived()
    const kept = () => readFileSync(join(folder, 'chats.json'), 'utf8').includes('名单.csv') || undefined
    await until(kept, 'the chats')
    const again = await goesOn()
    expect(again.api.as({ id: ANN.id }).messages()).toEqual(ann.messages())
  })

  it('has what the bot was told of before the bot is told: its answer to a call never comes first', async () => {
    const { api, ann } = await lived()
    const kept = () => readFileSync(join(folder, 'chats.json'), 'utf8')
    const ask = (method: string, body: unknown) =>
      fetch(`${api.url}/bot${TOKEN}/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    ann.send('刚说的话')
    await ask('getUpdates', { timeout: 0 })
    expect(kept()).toContain('刚说的话')
    await ask('sendMessage', { chat_id: ANN.id, text: '刚回的话' })
    expect(kept()).toContain('刚回的话')
  })

  it('goes on without a file that is gone, and gives its number to no other', async () => {
    const { api: before, forget } = await lived()
    forget()
    const [gone = ''] = before.world.files.kept.keys()
    rmSync(join(folder, 'files', gone))
    const { api } = await goesOn()
    expect(api.world.files.bytes(gone)).toHaveLength(0)
    api.as({ id: ANN.id }).sendDocument(new Uint8Array([4]), '另一份.csv')
    expect(new Set(api.world.files.kept.keys()).size).toBe(before.world.files.kept.size + 1)
  })

  it('says in one line what to do where it cannot be read', async () => {
    writeFileSync(join(folder, 'chats.json'), '{"at":')
    await expect(goesOn()).rejects.toThrow(/cannot be read; qunbao start --fresh/)
  })

  it('belongs to the bot whatever its token is', async () => {
    const { ann, forget } = await lived()
    forget()
    const { fill } = new TrialMemory(folder).read(pino({ level: 'silent' }))
    const other = await startLocalBotApi({ tokens: [{ token: '1:another', username: 'county_bot' }], now: () => BEGIN })
    opened.push(other)
    fill(other.world)
    expect(other.as({ id: ANN.id }).messages()).toEqual(ann.messages())
    expect(other.world.pending(other.as({ id: ANN.id }).bot).length).toBeGreaterThan(0)
  })

  it('stays whole when a writing is cut off', async () => {
    const { ann, forget } = await lived()
    forget()
    writeFileSync(join(folder, 'chats.json.new'), '{"at":')
    const { api } = await goesOn()
    expect(api.as({ id: ANN.id }).messages()).toHaveLength(ann.messages().length)
  })
})
