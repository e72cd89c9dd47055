import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { UserFromGetMe } from 'telegraf/types'
import { apiRoute } from './api/listened.ts'
import { makeDispatcher } from './bot/dispatch.ts'
import { FEATURES } from './bot/features/index.ts'
import { groupsMenu, strangersMenu } from './bot/menus.ts'
import { makeWanted } from './bot/wanted.ts'
import { holidaysKnown } from './calendar/holidays.ts'
import { markBegun } from './database/fact.ts'
import { appointEditors } from './database/membership.ts'
import { IN_MEMORY } from './database/open.ts'
import { isTransient } from './database/transient.ts'
import { writeAll } from './database/write.ts'
import { editionFile } from './desk/digest-files.ts'
import { makeFiles } from './desk/files.ts'
import { newClauseHoles } from './digest/clause-holes.ts'
import { QunbaoError, userSentence } from './errors.ts'
import { startBackups } from './jobs/backups.ts'
import { doDue, startJobs } from './jobs/jobs.ts'
import { clauseHole } from './messages/clause-hole.ts'
import { deliveryWords, fileNotMade, MADE_NOT } from './messages/delivery.ts'
import { messageTo } from './messages/said.ts'
import { type OpenCounty, openCounty, shippedCatalogue } from './open-county.ts'
import type { Settings } from './settings.ts'
import { type Admitted, makeAdmission } from './telegram/admission.ts'
import { askUntilAnswered, FIRST_PAUSE_MS, LONGEST_PAUSE_MS, sleep } from './telegram/ask-until-answered.ts'
import { type Client, makeClient } from './telegram/client.ts'
import { makeDelivery } from './telegram/deliver.ts'
import { failureOf } from './telegram/failure.ts'
import { makeKeep } from './telegram/keep.ts'
import { makeListener } from './telegram/listener.ts'
import { type Pace, Pacing } from './telegram/pacing.ts'
import { polling } from './telegram/polling.ts'
import type { DeliveryWords } from './telegram/settle.ts'
import { secretFor, webhook } from './telegram/webhook.ts'
import { makeWatch } from './watch/watch.ts'
import { watchYoungSpace } from './watch/young-space.ts'
import { makeWorkshop } from './workshop/workshop.ts'

const REFUSED = { 'too many': 'flood.too-many', link: 'flood.links' } as const

export type Running = {
  readonly me: UserFromGetMe
  readonly opened: OpenCounty
  /** Does and sends what the clock has made due, without waiting for the minute. */
  doDue(): Promise<void>
  /** Takes nothing new, finishes what is begun, closes. */
  stop(): Promise<void>
}

type Circumstances = {
  /** The only clock; the sandbox and tests can turn it. */
  readonly now?: () => Date
  readonly open?: (settings: Settings, now: Date) => Promise<OpenCounty>
  /** Telegram's rates are of real time, unless time can be turned. */
  readonly pacing?: Pace
  /** Whether what compiles is done in a thread of its own: of which file, where it is not the workshop's. */
  readonly thread?: boolean | URL
  /** Ends a start that still waits for Telegram: its reason is thrown. */
  readonly signal?: AbortSignal
}

/** The whole process: settings → parts → start. */
export async function startBot(
  settings: Settings,
  token: string,
  log: Logger,
  {
    now = () => new Date(),
    open = (of, at) =>
      openCounty(of, at, undefined, (why) => log.warn({ why }, 'the replica is not read, but DATABASE_URL')),
    pacing = new Pacing(settings.pace),
    thread = true,
    signal = new AbortController().signal,
  }: Circumstances = {},
): Promise<Running> {
  const client = makeClient(settings, token)
  // Without DATABASE_URL it is in this process, and does not come back by waiting.
  const whenThere: WhenThere = settings.databaseUrl ? untilDatabaseAnswers(log, signal) : (work) => work()
  const opened = await whenThere(() => open(settings, now()))
  const { db, desk } = opened
  // What has started, the latest last; it stops the other way round.
  const started: { stop(): Promise<void> }[] = [{ stop: opened.close }]
  const stop = async () => {
    for (let part = started.pop(); part; part = started.pop()) await part.stop()
  }
  try {
    if (!(await opened.serve()))
      log.warn('commands cannot work beside this process: the name of DATA_DIR is too long for a socket in it')
    const me = (await askUntilAnswered({ client, log, signal }, 'getMe', {})) as UserFromGetMe
    const since = await whenThere(() => markBegun(db, now()))
    await whenThere(() => db.transaction((tx) => appointEditors(tx, settings.editorIds, now())))
    if (opened.fileDiffers) {
      log.warn(
        'COUNTY is not followed any more, and differs: the county was changed in chat or by workbook (qunbao doctor)',
      )
    }
    // The shipped clauses have none: their tests look, which takes longer than all the rest of a start.
    const own = settings.catalogueFolder ? newClauseHoles(desk.catalogue, shippedCatalogue()) : []
    for (const hole of own) log.warn(clauseHole(hole))
    if (!holidaysKnown(now().getFullYear()))
      log.warn('the holidays of this year are not in the table: weekdays count as working days')
    const notMade: DeliveryWords['fileNotMade'] = async (file, how) =>
      'make' in file ? MADE_NOT : fileNotMade(await editionFile(db, desk, file).catch(() => undefined), how)
    const { county, zone, firstSettings, fileCatalogue } = desk
    const workshop = makeWorkshop({
      tools: () => ({
        ...{ settings, token, me: me.username, since, database: opened.forThread() },
        desk: { county, zone, firstSettings, fileVersion: fileCatalogue.version },
      }),
      now,
      thread: thread instanceof URL ? thread : undefined,
      send: (written) => void delivery.send(written),
      lookFor: (at) => delivery.lookFor(at),
    })
    if (thread) desk.handsOver = true
    const delivery = makeDelivery({
      ...{ db, client, log, now, makeFile: thread ? workshop.file : makeFiles(db, desk, opened.reads) },
      words: {
        ...deliveryWords,
        fileNotMade: notMade,
      },
      pacing,
      processes: opened.processes,
    })
    const dispatcher = makeDispatcher({
      db,
      desk,
      client,
      me: me.username,
      features: FEATURES,
      send: delivery.send,
      lookFor: delivery.lookFor,
      handOver: workshop.turn,
      log,
      now,
      newToken: () => randomBytes(16).toString('base64url'),
    })
    const tell = (told: Admitted['told']) => {
      const said = told.map(({ chatId, why }) => messageTo(chatId, userSentence(REFUSED[why])))
      writeAll(db, [], said, now()).then(delivery.send, (error: unknown) =>
        log.warn({ err: error }, 'somebody could not be told that something was not taken'),
      )
    }
    const admission = makeAdmission({ db, wanted: makeWanted(FEATURES, me.username), now })
    const keep = makeKeep({ admission, accept: dispatcher.accept, wake: dispatcher.wake, tell })
    const receiverParts = { client, log, keep }
    const hook = settings.webhook
    const hooked = hook && webhook({ ...receiverParts, at: { url: hook.url, secret: hook.secret ?? secretFor(token) } })
    const receiver = hooked ?? polling({ ...receiverParts, leads: opened.leads })
    // Before what it works for: what that has begun is finished first.
    started.push(workshop, delivery)
    await delivery.start(await whenThere(opened.alone))
    started.push(dispatcher)
    dispatcher.start()
    const jobParts = { db, desk, log, now, since, handOver: workshop.job }
    started.push(startJobs({ ...jobParts, send: (written) => void delivery.send(written) }, opened.leads))
    const onDisk = opened.engine === 'pglite' && settings.dataDir !== IN_MEMORY
    if (onDisk && settings.backups.hours > 0)
      started.push(startBackups({ db, log, now, folder: join(settings.dataDir, 'backups'), ...settings.backups }))
    started.push(watchYoungSpace(), receiver)
    if (settings.port > 0) {
      const { heard } = receiver
      const watch = makeWatch({ database: opened, now, heard, sends: delivery.sends, refused: admission.refused })
      const at = { log, host: settings.host, port: settings.port, needed: hooked !== undefined }
      const listener = makeListener(at, [
        watch.route,
        apiRoute({ db, reads: opened.reads, desk, log, now }),
        ...(hooked ? [hooked.route] : []),
      ])
      started.push(watch, listener)
      await listener.start()
    }
    await receiver.start(signal)
    await setMenus(client, log, signal)
    log.info({ bot: me.username, database: opened.engine, county: desk.county }, 'ready')
    const dueNow = async () => {
      const sent: Promise<void>[] = []
      await doDue({ ...jobParts, send: (written) => void sent.push(delivery.send(written)) })
      await Promise.all([...sent, delivery.deliverDue()])
    }
    return { me, opened, doDue: dueNow, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

type WhenThere = <Done>(work: () => Promise<Done>) => Promise<Done>

/**
 * Does what a start needs of the database, again and again until it answers: it comes back, as Telegram does. What waiting
 * does not mend (a wrong password, a wrong file) is thrown, and so is the reason of `signal`.
 */
function untilDatabaseAnswers(log: Logger, signal: AbortSignal): WhenThere {
  return async (work) => {
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(LONGEST_PAUSE_MS, pause * 2)) {
      signal.throwIfAborted()
      try {
        return await work()
      } catch (error) {
        signal.throwIfAborted()
        const isAway = !(error instanceof QunbaoError) || error.code === 'database.unreachable'
        if (!isAway || !isTransient(error)) throw error
        log.warn({ err: error, pause }, 'the database does not answer; trying again')
        await sleep(pause, signal)
      }
    }
  }
}

/** What strangers and groups see in their menus; each role's own is set when that person comes. */
async function setMenus(client: Client, log: Logger, signal: AbortSignal): Promise<void> {
  try {
    await client.call('setMyCommands', { commands: strangersMenu(FEATURES) }, signal)
    await client.call('setMyCommands', { commands: groupsMenu(FEATURES), scope: { type: 'all_group_chats' } }, signal)
  } catch (error) {
    signal.throwIfAborted()
    log.warn({ failure: failureOf(error) }, 'the command menus could not be set; commands work all the same')
  }
}
