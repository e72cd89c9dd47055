import { QunbaoError } from '../errors.ts'
import { startBot } from '../main.ts'
import { readSettings } from '../settings.ts'
import { misused, readArguments } from './arguments.ts'
import type { Command } from './command.ts'
import { FRESH, openTrial } from './sandbox.ts'
import { untilStopped } from './until-stopped.ts'

const NO_TOKEN = `BOT_TOKEN is not set: it belongs into .env in ${process.cwd()} (the trial is \`qunbao sandbox\`)`

/** Runs the bot until the process is told to stop; without a token, the trial. */
export const start: Command = {
  name: 'start',
  usage: '[--fresh]',
  does: 'run the bot; without BOT_TOKEN the trial in the browser, anew with --fresh',
  async run(args, env) {
    const read = readArguments({ args: [...args], options: FRESH })
    if (typeof read === 'string') return misused(`start: ${read}`)
    const settings = readSettings(env)
    const { fresh } = read.values
    const { botToken } = settings
    // As the unit and the image set it: there a trial would only hide that .env was not found.
    if (!botToken && env['NODE_ENV'] === 'production') throw new QunbaoError('settings.wrong', NO_TOKEN)
    if (fresh && botToken) return misused('start: --fresh empties the trial, which only runs without BOT_TOKEN')
    return untilStopped(settings, (log, signal) =>
      botToken ? startBot(settings, botToken, log, { signal }) : openTrial(settings, log, signal, fresh),
    )
  },
}
