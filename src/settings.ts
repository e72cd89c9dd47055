import { z } from 'zod'
import { QunbaoError } from './errors.ts'

const WEEKDAYS = { Mon: 1, Tue: 2, Wed: 3, Thu: 4, Fri: 5, Sat: 6, Sun: 7 } as const

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

const trimmed = (value: unknown) => (typeof value === 'string' ? value.trim() : value)
const unlessEmpty = <T extends z.ZodType>(schema: T) =>
  z.preprocess((v) => (typeof v === 'string' && v.trim() === '' ? undefined : trimmed(v)), schema)
const wholeNumber = (most: number, what: string) =>
  z
    .string()
    .refine((s) => /^\d{1,9}$/.test(s) && Number(s) <= most, `must be ${what}, 0 to ${most}`)
    .transform(Number)
const pace = (what: string) =>
  wholeNumber(100_000, `a number of ${what}`).refine((rate) => rate > 0, `must be a number of ${what}, 1 or more`)
/** Postgres takes several hosts, which no URL has: the first stands for all. */
const isPostgresUrl = (s: string) => /^postgres(ql)?:\/\//.test(s) && URL.canParse(s.replace(/,[^/]*/, ''))
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })

/**
 * Telegram's rates, which it does not state exactly: about 30 messages a second in all, one in a chat, 20 a minute in a
 * group. A conversation comes in bursts, which it tolerates; over a minute it keeps to one a second.
 */
export const TELEGRAMS_RATES: Rates = { all: 30, chat: 1, chatBurst: 30, group: 20 }

const environment = z.object({
  BOT_TOKEN: unlessEmpty(
    z
      .string()
      .regex(/^\d+:[\w-]+$/, 'must look like 123456:ABC…, as @BotFather gives it')
      .optional(),
  ),
  TELEGRAM_API_ROOT: unlessEmpty(httpUrl.default('https://api.telegram.org')),
  HTTPS_PROXY: unlessEmpty(httpUrl.optional()),
  DATABASE_URL: unlessEmpty(
    z
      .string()
      .refine(isPostgresUrl, 'must look like postgres://user@host:5432/name (leave it empty for the embedded database)')
      .optional(),
  ),
  DATABASE_READ_URL: unlessEmpty(
    z
      .string()
      .refine(isPostgresUrl, 'must look like postgres://user@host:5432/name, a replica of DATABASE_URL')
      .optional(),
  ),
  DATABASE_WORKER: unlessEmpty(
    z
      .string()
      .regex(/^[^\s:]+:\d{1,5}$/, 'must be a worker as its coordinator knows it, such as worker-1:5432')
      .optional(),
  ),
  DATA_DIR: unlessEmpty(z.string().default('./data')),
  EDITOR_IDS: unlessEmpty(
    z
      .string()
      .default('')
      .refine(
        (s) => /^\s*(\d{1,15}\s*(,\s*\d{1,15}\s*)*)?,?\s*$/.test(s),
        'must be Telegram ids separated by commas, e.g. 1001,1002',
      )
      .transform((s) => [
        ...new Set(
          s
            .split(',')
            .map((id) => id.trim())
            .filter(Boolean)
            .map(Number),
        ),
      ]),
  ),
  TIME_ZONE: unlessEmpty(
    z.string().default('Asia/Shanghai').refine(isTimeZone, 'must be a time zone such as Asia/Shanghai'),
  ),
  WEBHOOK_URL: unlessEmpty(
    z.url({ protocol: /^https?$/, error: 'must be the public https:// address of this bot' }).optional(),
  ),
  WEBHOOK_SECRET: unlessEmpty(
    z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,256}$/, 'must be 1 to 256 of A-Z a-z 0-9 _ -')
      .optional(),
  ),
  PORT: unlessEmpty(wholeNumber(65_535, 'a port number').default(8080)),
  HOST: unlessEmpty(z.string().default('127.0.0.1')),
  LOG_LEVEL: unlessEmpty(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info')),
  COUNTY: unlessEmpty(z.string().optional()),
  CATALOGUE: unlessEmpty(z.string().optional()),
  WEEKLY_AT: unlessEmpty(
    z
      .string()
      .default('Mon 17:00')
      .refine(
        (s) => /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([01]\d|2[0-3]):[0-5]\d$/.test(s),
        'must be a day and a time such as Mon 17:00',
      )
      .transform((s) => ({ weekday: WEEKDAYS[s.slice(0, 3) as keyof typeof WEEKDAYS], time: s.slice(4) })),
  ),
  PREVIEW_MINUTES: unlessEmpty(wholeNumber(10_080, 'a number of minutes').default(120)),
  BACKUP_HOURS: unlessEmpty(wholeNumber(8_760, 'a number of hours').default(24)),
  BACKUP_KEEP: unlessEmpty(wholeNumber(1_000, 'a number of files').default(14)),
  PACE_ALL: unlessEmpty(pace('messages a second').default(TELEGRAMS_RATES.all)),
  PACE_CHAT: unlessEmpty(pace('messages a second').default(TELEGRAMS_RATES.chat)),
  PACE_CHAT_BURST: unlessEmpty(pace('messages at once').default(TELEGRAMS_RATES.chatBurst)),
  PACE_GROUP: unlessEmpty(pace('messages a minute').default(TELEGRAMS_RATES.group)),
})

export type Settings = {
  readonly botToken: string | undefined
  readonly telegramApiRoot: string
  readonly httpsProxy: string | undefined
  readonly databaseUrl: string | undefined
  /** A replica of it, which what only reads is read from. */
  readonly databaseReadUrl: string | undefined
  /** The worker of the database's Citus that has the tables; undefined: they are where `databaseUrl` leads. */
  readonly databaseWorker: string | undefined
  readonly dataDir: string
  readonly editorIds: readonly number[]
  readonly timeZone: string
  /** Set: updates come by webhook instead of polling. Without a secret one is derived from the token. */
  readonly webhook: { readonly url: string; readonly secret: string | undefined } | undefined
  /** Where webhook, /healthz and /metrics are listened at, and the trial's page; 0: nowhere, of the page anywhere. */
  readonly port: number
  readonly host: string
  readonly logLevel: string
  readonly countyFile: string | undefined
  readonly catalogueFolder: string | undefined
  /** When the week before is compiled: 1 = Monday, `HH:MM` in the time zone. */
  readonly weekly: { readonly weekday: number; readonly time: string }
  /** How long editors have the preview before it goes out by itself; 0 = at once. */
  readonly previewMinutes: number
  /** The embedded database is copied into DATA_DIR/backups every `hours` (0: never), of which `kept` stay. */
  readonly backups: { readonly hours: number; readonly kept: number }
  /** How fast messages may go out, of all processes together. */
  readonly pace: Rates
}

/** Messages a second to all chats and to a private one, how many of them at once, and messages a minute to a group. */
export type Rates = {
  readonly all: number
  readonly chat: number
  readonly chatBurst: number
  readonly group: number
}

/** Reads and checks the environment. Throws one `settings.wrong` that names every wrong setting and what would be right. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const read = environment.safeParse(env)
  const problems = read.success
    ? [
        ...(read.data.WEBHOOK_URL && read.data.PORT === 0 ? ['PORT must be 1 or more with WEBHOOK_URL'] : []),
        ...(read.data.DATABASE_READ_URL && !read.data.DATABASE_URL
          ? ['DATABASE_READ_URL is a replica of DATABASE_URL, which is not set']
          : []),
        ...(read.data.DATABASE_WORKER && !read.data.DATABASE_URL
          ? ['DATABASE_WORKER is a worker of the Citus of DATABASE_URL, which is not set']
          : []),
        ...(read.data.DATABASE_WORKER && read.data.DATABASE_READ_URL
          ? ['DATABASE_READ_URL must be empty with DATABASE_WORKER: a replica of the coordinator has no tables']
          : []),
      ]
    : read.error.issues.map((i) => `${String(i.path[0])} ${i.message}`)
  if (!read.success || problems.length > 0) throw new QunbaoError('settings.wrong', problems.join('; '))
  const e = read.data
  return {
    botToken: e.BOT_TOKEN,
    telegramApiRoot: e.TELEGRAM_API_ROOT.replace(/\/+$/, ''),
    httpsProxy: e.HTTPS_PROXY,
    databaseUrl: e.DATABASE_URL,
    databaseReadUrl: e.DATABASE_READ_URL,
    databaseWorker: e.DATABASE_WORKER,
    dataDir: e.DATA_DIR,
    editorIds: e.EDITOR_IDS,
    timeZone: e.TIME_ZONE,
    webhook: e.WEBHOOK_URL ? { url: e.WEBHOOK_URL, secret: e.WEBHOOK_SECRET } : undefined,
    port: e.PORT,
    host: e.HOST,
    logLevel: e.LOG_LEVEL,
    countyFile: e.COUNTY,
    catalogueFolder: e.CATALOGUE,
    weekly: e.WEEKLY_AT,
    previewMinutes: e.PREVIEW_MINUTES,
    backups: { hours: e.BACKUP_HOURS, kept: Math.max(1, e.BACKUP_KEEP) },
    pace: { all: e.PACE_ALL, chat: e.PACE_CHAT, chatBurst: e.PACE_CHAT_BURST, group: e.PACE_GROUP },
  }
}
