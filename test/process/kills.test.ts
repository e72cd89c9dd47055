import { eq, inArray, isNull, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shareDatabase } from '../../src/database/open.ts'
import { figure, inbox, outbox } from '../../src/database/schema.ts'
import { readDesk } from '../../src/open-county.ts'
import { type Group, type LocalBotApi, startLocalBotApi } from '../../src/sandbox/index.ts'
import { readSettings } from '../../src/settings.ts'
import { until } from '../support/county.ts'
import { server } from '../support/database.ts'
import { randomOf } from '../support/odd-updates.ts'
import { Person } from './cadre.ts'
import { type Data, ownData } from './data.ts'
import { Qunbao, TOKEN } from './qunbao.ts'

/** `KILL_COUNT=60 KILL_SEED=7 KILL_PEOPLE=20`, of several copies on Postgres `KILL_COPIES=4`: docs/reliability.md has what came of such runs. */
const COUNT = Number(process.env['KILL_COUNT'] ?? 4)
const SEED = Number(process.env['KILL_SEED'] ?? Math.floor(Math.random() * 1e6))
const PEOPLE = Number(process.env['KILL_PEOPLE'] ?? 8)
const COPIES = server ? Number(process.env['KILL_COPIES'] ?? 1) : 1

const EDITOR = 9001
const TOWNS = ['jia-zhen', 'yi-zhen', 'bing-zhen', 'ding-zhen']
/** A start takes seconds, on a busy machine many: whoever waits for longer than several of them waits for ever. */
const PATIENCE_MS = 240_000
/** After so many answers at most, so that everybody gets on, and then within so many milliseconds. */
const MOST_ANSWERS = Math.max(12, PEOPLE)
const LONGEST_AFTER_MS = 300
const LONGEST_STARTING_MS = 2500

const { catalogue } = (await readDesk(readSettings({}))).desk
const form =
  catalogue.organizations.flatMap(({ forms }) => forms).find(({ code }) => code === 'women_talk') ??
  expect.fail('no form')
/** By which reports are told apart. */
const AUDIENCE = 'women_gratitude_audience'
const random = randomOf(SEED)

let data: Data
let api: LocalBotApi
/** At least one, of which any is killed. */
const bots: Qunbao[] = []
let isOver = false
/** What people have done: each does the next when the one before was answered. */
let deeds = 0
const counts = () => {
  deeds += 1
}
const seen = { kills: 0, atStart: 0, deaths: [] as string[], stuck: [] as string[] }
/** Numbers of people that cadres were told are saved. */
const saved: number[] = []

function start(): Qunbao {
  const settings = { ...data.settings, BOT_TOKEN: TOKEN, EDITOR_IDS: String(EDITOR), TELEGRAM_API_ROOT: api.url }
  return new Qunbao(['start'], settings, data.folder)
}

/** However slow the machine is, which does nothing but start it again and again. */
const isReady = (bot: Qunbao) =>
  until(() => (bot.out.includes('"msg":"ready"') || bot.ended ? true : undefined), 'a start', PATIENCE_MS)

/** Until so many more answers have come: however slow the machine is, people get on between two kills. */
async function answered(more: number, bot: Qunbao): Promise<void> {
  const enough = deeds + more
  await until(() => (deeds >= enough || bot.ended ? true : undefined), 'answers', PATIENCE_MS)
}

/** kill -9 of one of them, and a new start in its place. */
async function kill(which: number): Promise<Qunbao> {
  const bot = bots[which] ?? expect.fail('nobody to kill')
  if (bot.ended) seen.deaths.push(`${bot.ended.code ?? bot.ended.signal}: ${bot.err}`)
  bot.tell('SIGKILL')
  await bot.end()
  seen.kills += 1
  const next = start()
  bots[which] = next
  return next
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** At random moments, while it works or while it starts. */
async function kills(): Promise<void> {
  while (seen.kills < COUNT && !isOver) {
    const which = random(bots.length)
    const bot = bots[which] ?? expect.fail('nobody to kill')
    const starting = random(5) === 0
    if (starting) await pause(random(LONGEST_STARTING_MS))
    else {
      await isReady(bot)
      await answered(1 + random(MOST_ANSWERS), bot)
      await pause(random(LONGEST_AFTER_MS))
    }
    await kill(which)
    if (starting) seen.atStart += 1
  }
}

async function reportsUntilOver(person: Person, first: number): Promise<void> {
  for (let n = 0; !isOver; n++) {
    // Told from all others, and plausible.
    const audience = first + n
    try {
      await person.reports(form, (question) => (question.code === AUDIENCE ? audience : 3))
      saved.push(audience)
    } catch (error) {
      seen.stuck.push(error instanceof Error ? error.message : String(error))
      return
    }
  }
}

async function left(): Promise<{ audiences: number[]; inbox: number; outbox: number; failed: number }> {
  const opened = await shareDatabase(data.settings.DATABASE_URL || undefined, data.settings.DATA_DIR)
  try {
    const { db } = opened
    const count = { n: sql<number>`count(*)::int` }
    const rows = await db.select({ value: figure.value }).from(figure).where(eq(figure.indicator, AUDIENCE))
    const [waiting] = await db.select(count).from(inbox).where(isNull(inbox.handledAt))
    const [owed] = await db
      .select(count)
      .from(outbox)
      .where(inArray(outbox.state, ['owed', 'sending']))
    const [failed] = await db.select(count).from(outbox).where(eq(outbox.state, 'failed'))
    return {
      audiences: rows.map(({ value }) => Number(value)),
      ...{ inbox: waiting?.n ?? -1, outbox: owed?.n ?? -1, failed: failed?.n ?? -1 },
    }
  } finally {
    await opened.close()
  }
}

describe(`${COUNT} kills of ${COPIES} while ${PEOPLE} people report (seed ${SEED})`, () => {
  const cadres: Person[] = []
  let editor: Person
  let group: Group

  beforeAll(async () => {
    data = await ownData()
    api = await startLocalBotApi({ tokens: [{ token: TOKEN, username: 'qunbao_bot' }], limits: 'off' })
    // The first makes the tables; the others find them.
    for (let n = 0; n < COPIES; n++) {
      const bot = start()
      bots.push(bot)
      await bot.ready()
    }
    editor = new Person(api, EDITOR, '编辑甲', undefined, PATIENCE_MS)
    await editor.does({ types: '/start' })
    group = editor.actor.groups.create('青禾群团工作群')
    editor.actor.groups.add(group, editor.actor.bot)
    editor.actor.send('/bind', { in: group })
    for (const [i, town] of TOWNS.entries()) {
      const here = Array.from({ length: PEOPLE }, (_, n) => n).filter((n) => n % TOWNS.length === i)
      await editor.does({ types: `/invite ${town}/women ${here.length}` }, (text) => text.includes('https:'))
      const link = /https:\S+/.exec(editor.text)?.[0] ?? ''
      for (const n of here) {
        const person = new Person(api, 101 + n, `填报人${n}`, counts, PATIENCE_MS)
        await person.does({ opens: link }, (text) => text.includes('您已加入'))
        cadres.push(person)
      }
    }
  })

  afterAll(async () => {
    isOver = true
    for (const bot of bots) await bot.remove()
    await api.close()
    await data.remove()
  })

  it(
    'nobody is stuck, and the process dies by nothing else',
    async () => {
      const reporting = cadres.map((person, i) => reportsUntilOver(person, 1000 + i * 200))
      await kills()
      isOver = true
      await Promise.all(reporting)
      expect({ stuck: seen.stuck, deaths: seen.deaths, kills: seen.kills }).toEqual({
        stuck: [],
        deaths: [],
        kills: COUNT,
      })
    },
    COUNT * 60_000,
  )

  it('a digest is published once, killed amid its going out', async () => {
    await editor.does({ types: '/week' }, () => editor.buttons.includes('发布'))
    await editor.does({ taps: '发布' }, () => editor.buttons.includes('确认发布'))
    const dies = pause(random(400)).then(async () => isReady(await kill(random(bots.length))))
    await editor.does({ taps: '确认发布' }, (text) => /已发布|再发一次/.test(text))
    await dies
    const issues = () =>
      api
        .as({ id: EDITOR })
        .messages(group)
        .filter((m) => m.from.is_bot && m.text?.includes('第1期'))
    if (editor.buttons.includes('再发一次') && issues().length === 0) await editor.does({ taps: '再发一次' })
    await expect.poll(() => issues().length, { timeout: PATIENCE_MS }).toBe(1)
  })

  it('nothing that was acknowledged is lost, nothing is there twice, nothing waits', async () => {
    const waits = async () => {
      const { inbox: updates, outbox: messages } = await left()
      return updates + messages
    }
    await expect.poll(waits, { timeout: PATIENCE_MS, interval: 500 }).toBe(0)
    const { audiences, ...rest } = await left()
    const lost = saved.filter((one) => !audiences.includes(one))
    const doubled = audiences.filter((one, i) => audiences.indexOf(one) !== i)
    const refused = api.world.refused()
    if (process.env['KILL_COUNT'] !== undefined) {
      const figures = {
        lost: lost.length,
        doubled: doubled.length,
        stuck: seen.stuck.length,
        deaths: seen.deaths.length,
      }
      const engine = data.settings.DATABASE_URL ? 'Postgres' : 'PGlite'
      console.log({
        engine,
        seed: SEED,
        kills: seen.kills,
        atStart: seen.atStart,
        people: PEOPLE,
        saved: saved.length,
        ...figures,
        refused: refused.length,
        ...rest,
      })
    }
    expect(saved.length).toBeGreaterThan(0)
    expect({ lost, doubled, refused, ...rest }).toEqual({
      lost: [],
      doubled: [],
      refused: [],
      inbox: 0,
      outbox: 0,
      failed: 0,
    })
  })
})
