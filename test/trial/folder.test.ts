import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readSettings } from '../../src/settings.ts'
import { takeFolder } from '../../src/trial/folder.ts'
import { startTrial } from '../../src/trial/start.ts'

let dataDir: string
const kept = () => join(dataDir, 'trial', 'chats.json')

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'qunbao-trial-'))
  mkdirSync(join(dataDir, 'trial'))
  writeFileSync(kept(), '{}')
})
afterEach(() => rmSync(dataDir, { recursive: true }))

const startFresh = (port = 0) => {
  const settings = { ...readSettings({ DATA_DIR: dataDir }), port }
  return startTrial(settings, pino({ level: 'silent' }), new AbortController().signal, { fresh: true })
}

describe('the folder of the trial', () => {
  it('is left alone by --fresh while another process has it', async () => {
    const running = await takeFolder(dataDir)
    await expect(startFresh()).rejects.toThrow(/another process/)
    expect(existsSync(kept())).toBe(true)
    await running.leave()
  })

  it('is left alone by --fresh that has no port to be at; the next start finds it free', async () => {
    const taken = createServer()
    const port = await new Promise<number>((resolve) =>
      taken.listen(0, '127.0.0.1', () => resolve((taken.address() as { port: number }).port)),
    )
    await expect(startFresh(port)).rejects.toThrow(/PORT=/)
    expect(existsSync(kept())).toBe(true)
    await new Promise((closed) => taken.close(closed))
    await (await takeFolder(dataDir)).leave()
  })

  it('is emptied whole', async () => {
    const folder = await takeFolder(dataDir)
    folder.empty()
    expect(existsSync(kept())).toBe(false)
    await folder.leave()
  })

  it('ends a start that cannot read its chats, and frees folder and port', async () => {
    mkdirSync(join(dataDir, 'trial', 'database'))
    writeFileSync(kept(), 'nonsense')
    const settings = { ...readSettings({ DATA_DIR: dataDir }), port: 0 }
    const started = startTrial(settings, pino({ level: 'silent' }), new AbortController().signal, { fresh: false })
    await expect(started).rejects.toThrow(/--fresh/)
    await (await takeFolder(dataDir)).leave()
  })
})
