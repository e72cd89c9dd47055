import { randomBytes } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { FEATURES } from '../bot/features/index.ts'
import { makeHandling } from '../bot/handling.ts'
import { keptCatalogue } from '../database/catalogue-change.ts'
import { openInThread } from '../database/open.ts'
import { followCatalogue } from '../desk/catalogue-in-force.ts'
import type { CountyDesk } from '../desk/county-desk.ts'
import { makeFiles } from '../desk/files.ts'
import { followSettings } from '../desk/settings-in-force.ts'
import { doJob } from '../jobs/jobs.ts'
import { makeLog } from '../log.ts'
import { makeClient } from '../telegram/client.ts'
import { type Answer, failureOf, type MadeFile, type Order, type Tools, type Work } from './orders.ts'

/** The thread of the workshop: does what is ordered, by the same turns, jobs and makers as the bot's own thread. */
async function work(port: NonNullable<typeof parentPort>, tools: Tools): Promise<void> {
  const { settings, token, me, since } = tools
  const log = makeLog(settings)
  let ahead = 0
  // The machine's clock is one for both threads: what one of them dates is never in the other's future.
  const now = () => new Date(Date.now() + ahead)
  const opened = await openInThread(tools.database, (why) =>
    log.warn({ why }, 'the replica is not read in the workshop'),
  )
  const { db, reads } = opened
  const desk = await deskOf(tools.desk)
  const tell = (answer: Answer) => port.postMessage(answer)
  const files = makeFiles(db, desk, reads)

  async function deskOf({ fileVersion, ...of }: Tools['desk']): Promise<CountyDesk> {
    const catalogue = await keptCatalogue(db, fileVersion)
    if (!catalogue) throw new Error(`the catalogue ${fileVersion} was not kept`)
    return { ...of, catalogue, fileCatalogue: catalogue, settings: of.firstSettings, settled: 0 }
  }

  async function done(order: number, work: Work): Promise<MadeFile | undefined> {
    const send = (written: Extract<Answer, { written: unknown }>['written']) => tell({ order, written })
    if (work.do === 'turn') {
      const handle = makeHandling({
        ...{ db, desk, me, log, now, features: FEATURES, client: makeClient(settings, token) },
        send: async (written) => send(written),
        lookFor: (at) => tell({ order, lookFor: at }),
        newToken: () => randomBytes(16).toString('base64url'),
      })
      await handle([work.chatId], { several: false })
      return undefined
    }
    await followCatalogue(db, desk, now())
    await followSettings(db, desk)
    if (work.do === 'file') return files(work.owed, work.folder)
    await doJob(work.name, { db, desk, log, send, now, since })
    return undefined
  }

  port.on('message', (order: Order | 'end') => {
    if (order === 'end') {
      port.close()
      void opened.close()
      return
    }
    ahead = order.ahead
    done(order.id, order.work).then(
      (made) => tell({ order: order.id, done: made }),
      (error: unknown) => tell({ order: order.id, failed: failureOf(error) }),
    )
  })
}

if (parentPort) await work(parentPort, workerData as Tools)
