import { randomBytes } from 'node:crypto'
import pino, { type Logger } from 'pino'
import type { UserFromGetMe } from 'telegraf/types'
import { IN_GROUPS, STRANGER } from './bot/commands.ts'
import { makeDispatcher } from './bot/dispatch.ts'
import { bot } from './bot/index.ts'
import { holidaysKnown } from './calendar/holidays.ts'
import { begunAt } from './database/facts.ts'
import { QunbaoError } from './errors.ts'
import { doDue, startJobs } from './jobs/jobs.ts'
import { type Office, openOffice } from './office.ts'
import type { Settings } from './settings.ts'
import { type Client, makeClient, redact } from './telegram/client.ts'
import { makeDelivery } from './telegram/deliver.ts'
import { failureOf } from './telegram/failure.ts'
import { polling } from './telegram/polling.ts'
import { secretFor, webhook } from './telegram/webhook.ts'

export type Running = {
  readonly me: UserFromGetMe
  readonly office: Office
  /** Does what the clock has made due, without waiting for the minute. */
  doDue(): Promise<void>
  /** Takes nothing new, finishes what is begun, closes. */
  stop(): Promise<void>
}

const LONGEST_START_PAUSE_MS = 30_000

/** The whole process: settings → parts → start. `now` is the only clock; the sandbox can turn it. */
export async function startBot(
  settings: Settings,
  token: string,
  log: Logger,
  now: () => Date = () => new Date(),
  open: (settings: Settings, now: Date) => Promise<Office> = openOffice,
): Promise<Running> {
  const client = makeClient(settings, token)
  const office = await open(settings, now())
  const { db, desk } = office
  try {
    const me = await whoAmI(client, log)
    const since = await begunAt(db, now())
    if (!holidaysKnown(now().getFullYear()))
      log.warn('the holidays of this year are not in the table: weekdays count as working days')
    const delivery = makeDelivery({ db, client, log, now })
    const dispatcher = makeDispatcher({
      db,
      desk,
      client,
      me,
      handle: bot(),
      deliverTo: delivery.deliverTo,
      log,
      now,
      newToken: () => randomBytes(16).toString('base64url'),
    })
    const receiverParts = { db, client, log, now, wake: dispatcher.wake }
    const hook = settings.webhook
    const receiver = hook
      ? webhook({
          ...receiverParts,
          at: { url: hook.url, secret: hook.secret ?? secretFor(token), host: settings.host, port: settings.port },
        })
      : polling(receiverParts)
    await delivery.start(office.engine === 'pglite')
    dispatcher.start()
    await receiver.start()
    await setMenus(client, log)
    const jobParts = { db, desk, log, now, since }
    const jobs = startJobs(jobParts)
    log.info({ bot: me.username, database: office.engine, county: desk.county }, 'ready')
    return {
      me,
      office,
      doDue: () => doDue(jobParts),
      stop: async () => {
        await receiver.stop()
        await Promise.all([dispatcher.stop(), jobs.stop()])
        await delivery.stop()
        await office.close()
      },
    }
  } catch (error) {
    await office.close()
    throw error
  }
}

/** Asks Telegram who this bot is, until it answers; a token that is wrong stays wrong. */
async function whoAmI(client: Client, log: Logger): Promise<UserFromGetMe> {
  for (let pause = 500; ; pause = Math.min(LONGEST_START_PAUSE_MS, pause * 2)) {
    try {
      return (await client.call('getMe', {})) as UserFromGetMe
    } catch (error) {
      const { code } = error as { code?: unknown }
      if (code === 401 || code === 404)
        throw new QunbaoError('telegram.token', `${code}; @BotFather shows the right one`)
      log.warn({ why: redact(String((error as Error).message)), pause }, 'Telegram does not answer; trying again')
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

/** What strangers and groups see in their menus; each role's own is set when that person comes. */
async function setMenus(client: Client, log: Logger): Promise<void> {
  try {
    await client.call('setMyCommands', { commands: STRANGER })
    await client.call('setMyCommands', { commands: IN_GROUPS, scope: { type: 'all_group_chats' } })
  } catch (error) {
    log.warn({ failure: failureOf(error) }, 'the command menus could not be set; commands work all the same')
  }
}

/** The log: one JSON line an event, no token in it. */
export function makeLog(settings: Pick<Settings, 'logLevel'>): Logger {
  return pino({
    level: settings.logLevel,
    serializers: {
      err: (error: Error) => {
        const { type, message, stack } = pino.stdSerializers.err(error)
        return { type, message: redact(withoutParameters(message)), stack: redact(withoutParameters(stack)) }
      },
    },
  })
}

/** A failed query's message ends with its parameters, which are what people typed. */
function withoutParameters(text: string): string {
  return text.replace(/\nparams: .*$/gm, '')
}
