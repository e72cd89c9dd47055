import { join } from 'node:path'
import type { Logger } from 'pino'
import { IN_MEMORY } from '../database/open.ts'
import { QunbaoError } from '../errors.ts'
import { type Running, startBot } from '../main.ts'
import type { Settings } from '../settings.ts'
import { startLocalBotApi } from './index.ts'

/** A token of the local Bot API's own; Telegram knows no such bot. */
const LOCAL_TOKEN = '1:local-bot-without-telegram'

/**
 * No token: the bot runs against a Bot API on this machine, on a database of its own, never the county's. People are
 * played through that API until the browser's page is there.
 */
export async function startSandbox(
  settings: Settings,
  log: Logger,
  signal: AbortSignal,
): Promise<Pick<Running, 'stop'>> {
  const api = await startLocalBotApi({
    port: settings.port,
    host: settings.host,
    tokens: [{ token: LOCAL_TOKEN, username: 'qunbao_local_bot', first_name: '群报' }],
  }).catch(({ message }: Error) => {
    throw new QunbaoError('settings.wrong', `HOST and PORT must be an address that is free here (${message})`)
  })
  const running = await startBot(
    {
      ...settings,
      telegramApiRoot: api.url,
      httpsProxy: undefined,
      databaseUrl: undefined,
      dataDir: settings.dataDir === IN_MEMORY ? settings.dataDir : join(settings.dataDir, 'sandbox'),
      webhook: undefined,
    },
    LOCAL_TOKEN,
    log,
    { signal },
  )
  process.stdout.write(
    [
      '',
      `群报 is running against a local Bot API at ${api.url} (no BOT_TOKEN is set).`,
      'To run it on Telegram: write to @BotFather, send /newbot, and put the token it gives into .env as BOT_TOKEN=…',
      'and your own Telegram id (ask @userinfobot) as EDITOR_IDS=…, then npm start again.',
      '',
    ].join('\n'),
  )
  return {
    stop: async () => {
      await running.stop()
      await api.close()
    },
  }
}
