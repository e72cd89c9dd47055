import { withBot } from './bot-process.ts'
import { type Cadre, joinedCadres, reportDeeds } from './cadre.ts'
import { onEachEngine, versionOf } from './engine.ts'
import { heading, numberLine, spreadLine } from './print.ts'
import { spreadOf } from './statistics.ts'

const CADRES = 20
/**
 * The bot keeps to Telegram's rates (30 messages a second in all, src/telegram/pacing.ts). Faster than that the pacing
 * would be measured, not the bot.
 */
const SHORTEST_BETWEEN_MS = 40
const BETWEEN_ROUNDS_MS = 1000
const GOAL = { below: 100 }

/** From an update's being handed to the bot until its answer is at the Bot API. */
export function latency(): Promise<void> {
  return onEachEngine(async (engine) => {
    heading(`Interaction latency, ${engine.name} (${await versionOf(engine)})`)
    await withBot(engine, async ({ api }) => {
      const cadres = await joinedCadres(api, CADRES)
      await pause(BETWEEN_ROUNDS_MS)
      spreadLine('one after another', spreadOf(await oneAfterAnother(cadres)), 'ms', GOAL)
      await pause(BETWEEN_ROUNDS_MS)
      spreadLine(`${CADRES} cadres in the same instant`, spreadOf(await allAtOnce(cadres)), 'ms', GOAL)
      if (engine.name === 'PGlite') await countInteractions(cadres)
    })
  })
}

/** Each cadre sends a whole report, then the next. */
async function oneAfterAnother(cadres: readonly Cadre[]): Promise<number[]> {
  const taken: number[] = []
  for (const [i, cadre] of cadres.entries()) {
    for (const deed of reportDeeds(1000 + i, false)) {
      const ms = await cadre.does(deed)
      taken.push(ms)
      await pause(SHORTEST_BETWEEN_MS - ms)
    }
  }
  return taken
}

/** All cadres send a report in step: everybody's update is there at once, and everybody waits for everybody. */
async function allAtOnce(cadres: readonly Cadre[]): Promise<number[]> {
  const deeds = cadres.map((_, i) => reportDeeds(2000 + i, false))
  const taken: number[] = []
  for (let step = 0; step < (deeds[0]?.length ?? 0); step++) {
    const round = cadres.map((cadre, i) => {
      const deed = deeds[i]?.[step]
      if (!deed) throw new Error(`nothing to do in step ${step}`)
      return cadre.does(deed)
    })
    taken.push(...(await Promise.all(round)))
    await pause(BETWEEN_ROUNDS_MS)
  }
  return taken
}

async function countInteractions([cadre]: readonly Cadre[]): Promise<void> {
  if (!cadre) throw new Error('no cadre has joined')
  heading('Interactions of a report by a form of 7 questions, to 确认提交')
  for (const joint of [false, true]) {
    const deeds = reportDeeds(joint ? 3001 : 3000, joint)
    for (const deed of deeds) await cadre.does(deed)
    if (!cadre.text.startsWith('已保存')) throw new Error(`the report was not saved:\n${cadre.text}`)
    numberLine(
      joint ? 'from /report, joint activity: all 7 are asked' : 'from /report, own activity: 6 are asked',
      deeds.length,
      '',
      { atMost: 9 },
    )
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))
}
