import { withBot } from './bot-process.ts'
import { type Cadre, joinedCadres, reportDeeds } from './cadre.ts'
import { onEachEngine, versionOf } from './engine.ts'
import { heading, line, spreadLine } from './print.ts'
import { spreadOf } from './statistics.ts'

const CADRES = 20
const STRANGERS = 2000
const EACH = 20
/** All that the strangers write comes in so many milliseconds: 1,000 updates a second. */
const FLOOD_MS = 40_000
const STEP_MS = 100
/** A cadre's answers are not to meet Telegram's own limits: see latency.ts. */
const SHORTEST_BETWEEN_MS = 100
const GOAL = { below: 1000 }

/** How long a cadre waits for an answer, without and with strangers who write all at once. Both in one run. */
export function flood(): Promise<void> {
  return onEachEngine(async (engine) => {
    heading(`A flood of ${STRANGERS} strangers × ${EACH} messages, ${engine.name} (${await versionOf(engine)})`)
    await withBot(engine, async ({ api, memory }) => {
      const cadres = await joinedCadres(api, CADRES)
      spreadLine('a cadre waits, nobody else writes', spreadOf(await answersDuring(cadres, pause(15_000))), 'ms')
      const before = memory()

      const strangers = Array.from({ length: STRANGERS }, (_, i) => api.as({ id: 100_000 + i, first_name: `路人${i}` }))
      const inAStep = (STRANGERS * EACH) / (FLOOD_MS / STEP_MS)
      const floods = async () => {
        const began = performance.now()
        for (let sent = 0; sent < STRANGERS * EACH; ) {
          // What fell behind is made up for: the flood is as many as it says.
          const due = Math.min(STRANGERS * EACH, (Math.floor((performance.now() - began) / STEP_MS) + 1) * inAStep)
          for (; sent < due; sent++) strangers[sent % STRANGERS]?.send(`在吗，第${sent}句`)
          await pause(STEP_MS)
        }
        return performance.now() - began
      }
      const flooding = floods()
      const waited = spreadOf(await answersDuring(cadres, flooding))
      spreadLine('a cadre waits, in the flood', waited, 'ms')
      line(
        'p95 of it',
        `${Math.round(waited.p95)} ms   goal < ${GOAL.below} ms: ${waited.p95 < GOAL.below ? 'met' : 'MISSED'}`,
      )
      line('it took', `${Math.round((await flooding) / 1000)} s`)
      line('memory before and after', `${before} MB, ${memory()} MB`)
    })
  })
}

/** Cadres report, one after another, until `over`. Their waits in milliseconds. */
async function answersDuring(cadres: readonly Cadre[], over: Promise<unknown>): Promise<number[]> {
  let going = true
  const ended = over.finally(() => {
    going = false
  })
  const taken: number[] = []
  for (let n = 0; going; n++) {
    const cadre = cadres[n % cadres.length]
    for (const deed of reportDeeds(audience++, false)) {
      const ms = (await cadre?.does(deed)) ?? 0
      taken.push(ms)
      await pause(SHORTEST_BETWEEN_MS - ms)
    }
  }
  await ended
  return taken
}

/** Told from the unit's other reports of the day, which the bot would ask about. */
let audience = 1000

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))
}
