import { dayIn, yearOf } from '../calendar/day.ts'
import { holidaysKnown } from '../calendar/holidays.ts'
import { boundGroups } from '../database/group-chat.ts'
import { editorChats } from '../database/membership.ts'
import { countUnits } from '../database/unit.ts'
import { openCounty } from '../open-county.ts'
import { readSettings } from '../settings.ts'
import { makeClient, redact } from '../telegram/client.ts'
import { misused, unasked } from './arguments.ts'
import type { Command } from './index.ts'

/** Checks all that the bot needs, a line each; exit code 1 when something keeps it from running. */
export const doctor: Command = async (args, env) => {
  const wrong = unasked(args)
  if (wrong) return misused(`doctor ${wrong}`)
  let sound = true
  const say = (mark: 'ok' | 'note' | 'WRONG', text: string) => {
    if (mark === 'WRONG') sound = false
    process.stdout.write(`${mark.padEnd(5)} ${text}\n`)
  }
  const settings = readSettings(env)
  say('ok', 'settings')
  const now = new Date()
  const opened = await openCounty(settings, now)
  try {
    say('ok', `catalogue ${opened.desk.catalogue.version}`)
    say('ok', `county ${opened.desk.county}, ${await countUnits(opened.db)} units`)
    say('ok', `database ${opened.engine}, migrated`)
    const editors = await editorChats(opened.db)
    if (settings.editorIds.length === 0) say('WRONG', 'no editor: set EDITOR_IDS, or nobody can invite or publish')
    else if (editors.length === 0)
      say('note', 'no editor has written to the bot yet: each must open it and send /start')
    else say('ok', `${editors.length} editors can be reached`)
    const groups = await boundGroups(opened.db)
    say(groups.length > 0 ? 'ok' : 'note', `${groups.length} groups bound (an editor sends /bind in a group)`)
    const year = yearOf(dayIn(settings.timeZone, now))
    for (const y of [year, year + 1]) {
      if (!holidaysKnown(y))
        say('note', `the holidays of ${y} are not known: update chinese-days once the notice is out`)
    }
  } finally {
    await opened.close()
  }
  if (!settings.botToken) say('note', 'no BOT_TOKEN: `npm start` opens the trial')
  else {
    try {
      const me = (await makeClient(settings, settings.botToken).call('getMe', {})) as { username: string }
      say('ok', `Telegram knows this bot as @${me.username}`)
    } catch (error) {
      say('WRONG', `Telegram: ${redact(String((error as Error).message))}`)
    }
  }
  return sound ? 0 : 1
}
