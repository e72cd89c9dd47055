import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { weekdayLabel } from '../calendar/day.ts'
import { allUnits } from '../database/county.ts'
import { IN_MEMORY } from '../database/open.ts'
import { QunbaoError } from '../errors.ts'
import { type Running, startBot } from '../main.ts'
import { openOffice } from '../office.ts'
import { startLocalBotApi } from '../sandbox/index.ts'
import type { Settings } from '../settings.ts'
import { type Arrive, arrivals } from './arrivals.ts'
import { stops, TrialClock, turned } from './clock.ts'
import { TrialMemory } from './memory.ts'
import { pageRoutes, type Trial } from './page.ts'
import { EDITOR, PEOPLE } from './people.ts'
import { quiet } from './quiet.ts'
import { trialReports } from './reports.ts'
import { OPENS, settlePeople, tellStory } from './story.ts'

/** A token of the local Bot API's own; Telegram knows no such bot. */
const LOCAL_TOKEN = '1:local-bot-without-telegram'
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']

/**
 * No token: the whole product to try, on this machine alone. The bot runs against a local Bot API, with a fictional
 * county in a database of its own, never the county's, and a page in the browser is the messenger.
 */
export async function startTrial(
  settings: Settings,
  log: Logger,
  signal: AbortSignal,
  { fresh }: { fresh: boolean },
): Promise<Pick<Running, 'stop'>> {
  const own = trialSettings(settings)
  const memory = new TrialMemory(own.dataDir)
  // Without the chats, which are written last, an earlier start did not come to its end.
  const isNew = fresh || !memory.exists
  if (isNew && existsSync(own.dataDir)) rmSync(own.dataDir, { recursive: true })
  const before = isNew ? undefined : memory.read()
  const clock = new TrialClock(before?.at ?? OPENS)
  let trial: Trial | undefined
  const hosts = new Set([...LOOPBACK, settings.host])
  const api = await startLocalBotApi({
    port: settings.port,
    host: settings.host,
    now: clock.now,
    tokens: [{ token: LOCAL_TOKEN, username: 'qunbao_local_bot', first_name: '群报' }],
    routes: (app) => pageRoutes(app, () => trial, hosts),
  }).catch(({ message }: Error) => {
    throw new QunbaoError('settings.wrong', `HOST and PORT must be an address that is free here (${message})`)
  })
  before?.fill(api.world)
  let running: Running | undefined
  let forget: (() => void) | undefined
  const stop = async () => {
    await running?.stop()
    forget?.()
    await api.close()
  }
  try {
    before?.fill(api.world)
    running = await startBot({ ...own, telegramApiRoot: api.url }, LOCAL_TOKEN, log, {
      signal,
      now: clock.now,
      open: async (openWith, now) => {
        const office = await openOffice(openWith, now)
        if (isNew) await settlePeople(office, now)
        return office
      },
    })
    const reports = trialReports(await allUnits(running.office.db))
    const arrive = arrivals(running.office, reports, before?.at ?? new Date(0), log)
    const invitations = before?.invitations ?? (await tellStory({ api, clock, running, arrive, signal }))
    forget = memory.keep(api.world, clock, invitations, log)
    trial = makeTrial({ api, clock, running, arrive, invitations })
  } catch (error) {
    await stop()
    throw error
  }
  process.stdout.write(greeting(api.url, settings))
  return { stop }
}

/** The trial's own county, database and chats; nothing of a real county's is read or written. */
function trialSettings({ dataDir, ...settings }: Settings): Settings {
  if (dataDir === IN_MEMORY)
    throw new QunbaoError('settings.wrong', 'DATA_DIR must be a folder: the trial keeps its chats')
  return {
    ...settings,
    httpsProxy: undefined,
    databaseUrl: undefined,
    dataDir: join(dataDir, 'trial'),
    webhook: undefined,
    countyFile: undefined,
    editorIds: [EDITOR.id],
  }
}

type Parts = Pick<Trial, 'api' | 'clock'> & {
  readonly running: Running
  readonly arrive: Arrive
  readonly invitations: Readonly<Record<number, string>>
}

function makeTrial({ api, clock, running, arrive, invitations }: Parts): Trial {
  const { db, desk } = running.office
  const told = new Map(PEOPLE.map((p) => [p.id, p.is]))
  let turning = false
  return {
    api,
    clock,
    county: desk.county,
    zone: desk.zone,
    weekly: `${weekdayLabel(desk.weekly.weekday)}${desk.weekly.time}`,
    people: () =>
      [...api.world.people.values()].map(({ user: { id, first_name } }) => ({
        id,
        name: first_name,
        is: told.get(id) ?? '自己添加的人',
        ...(invitations[id] ? { invitation: invitations[id] } : {}),
      })),
    addPerson: (name) => api.as({ first_name: name, language_code: 'zh' }).user.id,
    actor: (id) => (api.world.people.has(id) ? api.as({ id }) : undefined),
    turn: async (to) => {
      if (turning) throw new Error('时间正在往前拨，请稍候。')
      turning = true
      try {
        for (const at of stops(clock.now(), turned(clock.now(), to, desk), desk)) {
          await quiet(db, api.world)
          clock.turnTo(at)
          await arrive(at)
          await running.doDue()
        }
        await quiet(db, api.world)
      } finally {
        turning = false
      }
    },
  }
}

function greeting(url: string, settings: Settings): string {
  const unused = [
    ...(settings.databaseUrl ? ['DATABASE_URL'] : []),
    ...(settings.countyFile ? ['COUNTY'] : []),
    ...(settings.webhook ? ['WEBHOOK_URL'] : []),
  ]
  return [
    '',
    `群报 is open to try: ${url}`,
    'A fictional county with a local Bot API, since no BOT_TOKEN is set; start again with --fresh to begin anew.',
    ...(unused.length > 0 ? [`Not used in the trial: ${unused.join(', ')}.`] : []),
    'To run it on Telegram: write to @BotFather, send /newbot, and put the token it gives into .env as BOT_TOKEN=…',
    'and your own Telegram id (ask @userinfobot) as EDITOR_IDS=…, then npm start again.',
    '',
  ].join('\n')
}
