import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launch, openTrial } from './browser.ts'

/** A trial and a browser for the tests of one block; a test may put a trial that it opened itself in `trial`. */
export function trialInBrowser() {
  const folder = mkdtempSync(join(tmpdir(), 'qunbao-browser-'))
  const open = {} as { trial: Awaited<ReturnType<typeof openTrial>>; browser: Browser }
  beforeAll(async () => {
    open.trial = await openTrial(folder)
    open.browser = await launch()
  })
  afterAll(async () => {
    await open.browser?.close()
    await open.trial?.qunbao.stops()
    rmSync(folder, { recursive: true })
  })
  return { folder, open }
}
