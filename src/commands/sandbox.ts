import type { Logger } from 'pino'
import { readSettings, type Settings } from '../settings.ts'
import { misused, readArguments } from './arguments.ts'
import type { Command } from './command.ts'
import { untilStopped } from './until-stopped.ts'

export const FRESH = { fresh: { type: 'boolean', default: false } } as const

/** Runs the trial, also where a token is set: it has a bot, a database and chats of its own. */
export const sandbox: Command = {
  name: 'sandbox',
  usage: '[--fresh]',
  does: 'the trial, also where BOT_TOKEN is set',
  async run(args, env) {
    const read = readArguments({ args: [...args], options: FRESH })
    if (typeof read === 'string') return misused(`sandbox: ${read}`)
    const settings = readSettings(env)
    return untilStopped(settings, (log, signal) => openTrial(settings, log, signal, read.values.fresh))
  },
}

/** Loaded only where it is wanted: a bot on Telegram has no use for it. */
export async function openTrial(settings: Settings, log: Logger, signal: AbortSignal, fresh: boolean) {
  return (await import('../trial/start.ts')).startTrial(settings, log, signal, { fresh })
}
