import { randomBytes } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import type { Logger } from 'pino'
import { makeApi } from '../api/app.ts'
import { weeksOut } from '../database/digest.ts'
import { QunbaoError } from '../errors.ts'
import { type Running, startBot } from '../main.ts'
import { type LocalBotApi, startLocalBotApi } from '../sandbox/index.ts'
import type { Settings } from '../settings.ts'
import { type Pace, Pacing } from '../telegram/pacing.ts'
import { type Arrive, countyArrivals } from './arrivals.ts'
import { TrialClock } from './clock.ts'
import { takeFolder } from './folder.ts'
import { greeting, opening } from './greeting.ts'
import { ownRequests } from './hosts.ts'
import { TrialMemory } from './memory.ts'
import { openTrialCounty } from './open-trial.ts'
import { pageRoutes, type Trial, tellPages } from './page.ts'
import { APPLICANT, EDITOR, PEOPLE, STRANGER, titlesOf } from './people.ts'
import { quiet } from './quiet.ts'
import { OPENS, tellStory } from './story.ts'
import { Turning } from './turning.ts'

/** Another one at every start: no page that ever learnt one can speak for the bot. */
const newToken = () => `1:${randomBytes(24).toString('base64url')}`

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
  // What has started, the latest last; it stops the other way round.
  const started: (() => unknown)[] = []
  const stop = async () => {
    for (let part = started.pop(); part; part = started.pop()) await part()
  }
  try {
    const folder = await takeFolder(settings.dataDir)
    started.push(folder.leave)
    const clock = new TrialClock(OPENS)
    const token = newToken()
    let trial: Trial | undefined
    const api = await listen(settings, token, clock, log, () => trial)
    started.push(api.close)
    const memory = new TrialMemory(folder.path)
    const isNew = fresh || !memory.exists || !folder.hasDatabase
    // Only now: the folder is this process's, and it has a port to be at.
    if (isNew) folder.empty()
    process.stdout.write(opening(api.url, settings, isNew))
    const before = isNew ? undefined : memory.read(log)
    if (before) clock.turnTo(before.at)
    before?.fill(api.world)
    let forget = () => {}
    started.push(() => forget())
    compileQuickly()
    const own = trialSettings(settings, folder.database)
    const running = await startBot({ ...own, telegramApiRoot: api.url }, token, log, {
      signal,
      now: clock.now,
      pacing: pacingBy(clock, settings.pace),
      open: (openWith, now) => openTrialCounty(openWith, now, clock, isNew),
    })
    started.push(running.stop)
    const arrive = await countyArrivals(running.opened, before?.at ?? new Date(0), log)
    const invitations = before?.invitations ?? (await tellStory({ api, clock, running, arrive, signal }))
    forget = memory.keep(api.world, clock, invitations, log)
    const turning = turningOf({ api, clock, running, arrive })
    started.push(() => turning.stop())
    const programs = makeApi({ ...running.opened, now: clock.now, log })
    trial = makeTrial({ api, clock, running, turning, invitations, programs: (request) => programs.fetch(request) })
    process.stdout.write(greeting(api.url, settings))
    return { stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/**
 * Both WebAssembly programs (database, pictures) are compiled once and for good: V8 would spend a third of a start's
 * time on making them faster still, for a county of some hundred reports. Must come before either is loaded.
 */
function compileQuickly(): void {
  setFlagsFromString('--no-wasm-tier-up')
  setFlagsFromString('--no-wasm-dynamic-tiering')
}

/** What a machine says when it cannot listen at an address. */
const CANNOT_LISTEN = new Set(['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'])

async function listen(
  { host, port }: Settings,
  token: string,
  clock: TrialClock,
  log: Logger,
  trial: () => Trial | undefined,
): Promise<LocalBotApi> {
  const isOwn = ownRequests(host)
  try {
    return await startLocalBotApi({
      port,
      host,
      now: clock.now,
      tokens: [{ token, username: 'qunbao_local_bot', first_name: '群报' }],
      routes: (app) => pageRoutes(app, trial, isOwn, log),
      upgrade: tellPages(trial, isOwn, log),
    })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (!CANNOT_LISTEN.has(code ?? '')) throw error
    const why = code === 'EADDRINUSE' ? `port ${port} is taken, set another as PORT=…` : message
    throw new QunbaoError('address.taken', why, { cause: error })
  }
}

/** Telegram's rates by the county's clock, as the local Bot API has them: a week on, nobody waits for the minute before. */
function pacingBy(clock: TrialClock, rates: Settings['pace']): Pace {
  const pacing = new Pacing(rates)
  const now = () => clock.now().getTime()
  return {
    take: (most, _, toMany) => pacing.take(most, now(), toMany),
    shareWith: (processes) => pacing.shareWith(processes),
    giveBack: (count) => pacing.giveBack(count),
    waitFor: (chatId) => pacing.waitFor(chatId, now()),
  }
}

/** The trial's own county, database and chats; nothing of a real county's is read or written. */
function trialSettings(settings: Settings, dataDir: string): Settings {
  return {
    ...settings,
    httpsProxy: undefined,
    databaseUrl: undefined,
    dataDir,
    webhook: undefined,
    // The page's.
    port: 0,
    countyFile: undefined,
    editorIds: [EDITOR.id],
    backups: { hours: 0, kept: 1 },
  }
}

type Parts = Pick<Trial, 'api' | 'clock'> & { readonly running: Running }

function turningOf({ api, clock, running, arrive }: Parts & { readonly arrive: Arrive }): Turning {
  const { db, desk } = running.opened
  const happen = async (at: Date) => {
    await arrive(at)
    await running.doDue()
  }
  return new Turning({ clock, hours: desk, settled: () => quiet(db, api.world), happen })
}

type Made = Parts & Pick<Trial, 'turning' | 'programs'> & { readonly invitations: Readonly<Record<number, string>> }

function makeTrial({ running, invitations, ...parts }: Made): Trial {
  const { db, desk } = running.opened
  const { api } = parts
  return {
    ...parts,
    county: desk.county,
    hours: desk,
    weeksOut: async () => {
      const out = new Set(await weeksOut(db))
      return (monday) => out.has(monday)
    },
    people: async () => {
      const titles = await titlesOf(db)
      // As they are told of, then whoever was added.
      const ids = new Set([...PEOPLE.map((p) => p.id), ...api.world.people.keys()])
      return [...ids].map((id) => {
        const title = titles.get(id)
        const isNew = title === undefined
        const invitation = invitations[id]
        const unsettled = invitation
          ? ({ is: STRANGER.is, role: 'invited' } as const)
          : id === APPLICANT.id
            ? ({ is: APPLICANT.is, role: 'asked' } as const)
            : ({ is: '还没有加入的人', role: 'new' } as const)
        return {
          id,
          name: api.world.userById(id)?.first_name ?? '',
          ...(title ?? unsettled),
          isNew,
          ...(isNew && invitation ? { invitation } : {}),
        }
      })
    },
    addPerson: (name) => {
      const { user } = api.as({ first_name: name, language_code: 'zh' })
      // Whoever is in the trial is in the county's group, and sees there what comes of a report.
      const [group] = api.world.groups.values()
      if (group) api.as({ id: EDITOR.id }).groups.add(group, user)
      return user.id
    },
    actor: (id) => (api.world.people.has(id) ? api.as({ id }) : undefined),
  }
}
