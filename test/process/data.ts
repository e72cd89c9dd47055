import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connect } from '../../src/database/connect.ts'
import { coordinator, dropFromWorkers, joinWorkers } from '../support/citus.ts'
import { server } from '../support/database.ts'

const EXAMPLE = fileURLToPath(new URL('../../county.example.yaml', import.meta.url))

/** A folder of the test's own, and the settings of a database that is gone with it: PGlite there, or one on the server. */
export type Data = {
  readonly folder: string
  readonly settings: { readonly DATA_DIR: string; readonly DATABASE_URL: string; readonly COUNTY: string }
  remove(): Promise<void>
}

export async function ownData(): Promise<Data> {
  const folder = mkdtempSync(join(tmpdir(), 'qunbao-process-'))
  const database = server ? await makeDatabase(server) : undefined
  return {
    folder,
    settings: { DATA_DIR: join(folder, 'data'), DATABASE_URL: database?.url ?? '', COUNTY: EXAMPLE },
    remove: async () => {
      await database?.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function makeDatabase(serverUrl: string) {
  const name = `qunbao_test_process_${process.pid}`
  const admin = await connect(serverUrl)
  await admin.ask(`create database ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  if (coordinator) await joinWorkers(url.href)
  return {
    url: url.href,
    remove: async () => {
      if (coordinator) await dropFromWorkers(url.href)
      await admin.ask(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}
