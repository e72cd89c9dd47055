import { randomUUID } from 'node:crypto'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launch, openTrial } from './browser.ts'

/** Not made until something is put in: what uses it may be left out of a run. */
const ownFolder = () => join(tmpdir(), `qunbao-browser-${randomUUID()}`)

/** A trial as it is when it was first opened: it is set up once, which takes longer than most tests. */
let first: Promise<string> | undefined

async function setUp(): Promise<string> {
  const folder = ownFolder()
  mkdirSync(folder)
  process.once('exit', () => rmSync(folder, { recursive: true }))
  const { qunbao } = await openTrial(folder)
  await qunbao.stops()
  return folder
}

/** A trial and a browser for the tests of one block; a test may put a trial that it opened itself in `trial`. */
export function trialInBrowser() {
  const folder = ownFolder()
  const open = {} as { trial: Awaited<ReturnType<typeof openTrial>>; browser: Browser }
  beforeAll(async () => {
    first ??= setUp()
    cpSync(await first, folder, { recursive: true })
    open.trial = await openTrial(folder)
    open.browser = await launch()
  })
  afterAll(async () => {
    await open.browser?.close()
    await open.trial?.qunbao.stops()
    rmSync(folder, { recursive: true, force: true })
  })
  return { folder, open }
}
