import { withBot } from './bot-process.ts'
import { joinedCadres, reportDeeds } from './cadre.ts'
import { onEachEngine, versionOf } from './engine.ts'
import { heading, numberLine } from './print.ts'

const QUIET_MS = 5000
/** Long enough for what the burst took to be given back (src/watch/young-space.ts). */
const IDLE_MS = 45_000
const GOALS = { PGlite: { below: 350 }, Postgres: { below: 150 } }
const IDLE_GOALS = { PGlite: { below: 250 }, Postgres: { below: 110 } }

/** What the bot's process holds when nothing goes on: after the start, one report, and some quiet, and more of it. */
export function memory(): Promise<void> {
  return onEachEngine(async (engine) => {
    heading(`Idle memory, ${engine.name} (${await versionOf(engine)})`)
    await withBot(engine, async ({ api, startMs, memory: resident }) => {
      const [cadre] = await joinedCadres(api, 1)
      if (!cadre) throw new Error('no cadre has joined')
      for (const deed of reportDeeds(3, false)) await cadre.does(deed)
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS))
      numberLine('resident set', resident(), 'MB', GOALS[engine.name])
      await new Promise((resolve) => setTimeout(resolve, IDLE_MS))
      numberLine('resident set, idle', resident(), 'MB', IDLE_GOALS[engine.name])
      numberLine('start until ready', Math.round(startMs), 'ms')
    })
  })
}
