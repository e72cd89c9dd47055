import { accessSync, constants, existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { dayIn, yearOf } from '../calendar/day.ts'
import { holidaysKnown } from '../calendar/holidays.ts'
import { eventForms } from '../catalogue/events.ts'
import { notOurs } from '../database/directory-lock.ts'
import { wrongEncoding } from '../database/encoding.ts'
import { missedCandidates } from '../database/event-candidates.ts'
import { wrongTotals } from '../database/figure-total.ts'
import { boundGroups } from '../database/group-chat.ts'
import { editorChats } from '../database/membership.ts'
import { countUnits } from '../database/unit.ts'
import { clauseHoles } from '../digest/clause-holes.ts'
import { QunbaoError } from '../errors.ts'
import { clauseHole } from '../messages/clause-hole.ts'
import { type FoundCounty, withCountyAsItIs } from '../open-county.ts'
import { readSettings, type Settings } from '../settings.ts'
import { isTokenWrong, WRONG_TOKEN } from '../telegram/ask-until-answered.ts'
import { makeClient } from '../telegram/client.ts'
import { failureOf } from '../telegram/failure.ts'
import { misused, unasked } from './arguments.ts'
import type { Command } from './command.ts'

/** What is to be done where the county file says otherwise than the county. */
const FILE_DIFFERS =
  'COUNTY and the county differ: `qunbao units --in FILE --check` tells in what, without --check it takes the file over'

const wronglyEncoded = (encoding: string) =>
  `the database is ${encoding}, in which Chinese is not compared rightly: \`qunbao backup\` it, make one in UTF8 (docs/operations.md), \`qunbao restore\` there`

type Say = (mark: 'ok' | 'note' | 'WRONG', text: string) => void

/** Checks all that the bot needs, a line each; exit code 1 when something keeps it from running. */
export const doctor: Command = {
  name: 'doctor',
  does: 'check settings, files, database and Telegram',
  async run(args, env) {
    const wrong = unasked(args)
    if (wrong) return misused(`doctor ${wrong}`)
    let sound = true
    const say: Say = (mark, text) => {
      if (mark === 'WRONG') sound = false
      process.stdout.write(`${mark.padEnd(5)} ${text}\n`)
    }
    const settings = readSettings(env)
    say('ok', 'settings')
    const now = new Date()
    say('ok', `it is ${clockIn(settings.timeZone, now)}`)
    checkFolder(settings, say)
    try {
      await withCountyAsItIs(settings, now, (opened) => checkCounty(opened, settings, now, say))
    } catch (error) {
      if (!(error instanceof QunbaoError)) throw error
      // The next start brings it up to date.
      say(error.code === 'database.behind' ? 'note' : 'WRONG', error.message)
    }
    await checkTelegram(settings, say)
    return sound ? 0 : 1
  },
}

/** As whoever reads it can compare with a clock. */
const clockIn = (timeZone: string, now: Date) =>
  `${now.toLocaleString('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' })} in ${timeZone}`

/** Of the embedded database, or where the first start makes it. */
function checkFolder({ databaseUrl, dataDir }: Settings, say: Say): void {
  if (databaseUrl) return
  const own = resolve(dataDir)
  const folder = existsSync(own) ? own : dirname(own)
  try {
    accessSync(folder, constants.W_OK)
  } catch (error) {
    say('WRONG', existsSync(folder) ? notOurs(folder, error).message : `DATA_DIR: there is no ${folder}`)
  }
}

async function checkCounty(
  { db, desk, engine, stored, fileDiffers }: FoundCounty,
  settings: Settings,
  now: Date,
  say: Say,
): Promise<void> {
  say('ok', `catalogue ${desk.catalogue.version}`)
  for (const hole of clauseHoles(desk.catalogue)) say('WRONG', clauseHole(hole))
  say('ok', `county ${desk.county}, ${await countUnits(db)} units`)
  if (fileDiffers) say('note', FILE_DIFFERS)
  const encoding = await wrongEncoding(db)
  if (encoding) say('WRONG', wronglyEncoded(encoding))
  else if (stored) say('ok', `database ${engine}, migrated`)
  else say('note', 'no database yet: the first start makes it')
  const wrong = await wrongTotals(db)
  say(
    wrong === 0 ? 'ok' : 'WRONG',
    wrong === 0 ? 'totals are what the figures come to' : `${wrong} totals are not what their figures come to`,
  )
  const missed = await missedCandidates(db, eventForms(desk.catalogue))
  if (missed > 0) say('WRONG', `${missed} reports of events that several reported are not looked at`)
  const editors = await editorChats(db)
  if (settings.editorIds.length === 0) say('WRONG', 'no editor: set EDITOR_IDS, or nobody can invite or publish')
  else if (editors.length === 0) say('note', 'no editor has written to the bot yet: each must open it and send /start')
  else say('ok', `${editors.length} editors can be reached`)
  const groups = await boundGroups(db)
  say(groups.length > 0 ? 'ok' : 'note', `${groups.length} groups bound (an editor sends /bind in a group)`)
  const year = yearOf(dayIn(settings.timeZone, now))
  for (const y of [year, year + 1]) {
    if (!holidaysKnown(y)) say('note', `the holidays of ${y} are not known: update chinese-days once the notice is out`)
  }
}

async function checkTelegram(settings: Settings, say: Say): Promise<void> {
  if (!settings.botToken) return say('note', 'no BOT_TOKEN: `qunbao start` opens the trial')
  try {
    const me = z.object({ username: z.string() })
    const { username } = me.parse(await makeClient(settings, settings.botToken).call('getMe', {}))
    say('ok', `Telegram knows this bot as @${username}`)
  } catch (error) {
    const told = isTokenWrong(error)
      ? new QunbaoError('telegram.token', WRONG_TOKEN).message
      : `Telegram is not reached (${failureOf(error).why}): set HTTPS_PROXY, or TELEGRAM_API_ROOT`
    say('WRONG', told)
  }
}
