import type { Settings } from '../settings.ts'
import { addressesOf, isPublic } from './hosts.ts'

/** What the terminal says while the trial is made: where it will be, so that nobody waits before an empty screen. */
export function opening(url: string, settings: Settings, isNew: boolean): string {
  const [here] = addressesOf(settings.host, url)
  return `Opening 群报 at ${here}${isNew ? ': a fictional county and a year of its reports, ten seconds or so' : ''}…\n`
}

/** What the terminal says once the trial is open. */
export function greeting(url: string, settings: Settings): string {
  const [here, ...others] = addressesOf(settings.host, url)
  const unused = [
    ...(settings.databaseUrl ? ['DATABASE_URL'] : []),
    ...(settings.countyFile ? ['COUNTY'] : []),
    ...(settings.webhook ? ['WEBHOOK_URL'] : []),
  ]
  return [
    '',
    `群报 is open to try: ${here}`,
    ...others.map((address) => `  and from other machines: ${address}`),
    ...(isPublic(settings.host)
      ? [
          'HOST opens it to the network: whoever reaches it can be anybody in it. Leave HOST out to keep it to yourself.',
        ]
      : []),
    'A fictional county with a local Bot API, since no BOT_TOKEN is set; `qunbao start --fresh` begins anew.',
    ...(unused.length > 0 ? [`Not used in the trial: ${unused.join(', ')}.`] : []),
    'To run it on Telegram: write to @BotFather, send /newbot, and put the token it gives into .env as BOT_TOKEN=…',
    'and your own Telegram id (ask @userinfobot) as EDITOR_IDS=…, then `qunbao start` again (`npm start` in a checkout).',
    '',
  ].join('\n')
}
