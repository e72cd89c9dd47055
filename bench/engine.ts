import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { connect } from '../src/database/connect.ts'
import { IN_MEMORY, openDatabase } from '../src/database/open.ts'
import { rowsOf } from '../src/database/rows.ts'

/** What a bot on a real database asks for: the bench's are gone afterwards. */
export const EXAMPLE_COUNTY = fileURLToPath(new URL('../county.example.yaml', import.meta.url))

/** A database of the bench's own that is gone afterwards, as the settings that name it. */
export type Engine = {
  readonly name: 'PGlite' | 'Postgres'
  readonly settings: { readonly DATA_DIR: string; readonly DATABASE_URL: string }
}

export function onPglite(work: (engine: Engine) => Promise<void>): Promise<void> {
  return withDirectory((DATA_DIR) => work({ name: 'PGlite', settings: { DATA_DIR, DATABASE_URL: '' } }))
}

/** Runs `work` on a fresh PGlite and, where BENCH_DATABASE_URL names a server, on a database made on it. */
export async function onEachEngine(work: (engine: Engine) => Promise<void>): Promise<void> {
  await onPglite(work)
  if (process.env['BENCH_DATABASE_URL']) await onDatabase(work)
}

/** Runs `work` on a database made on the server that BENCH_DATABASE_URL names. */
export async function onDatabase(work: (engine: Engine) => Promise<void>): Promise<void> {
  const server = process.env['BENCH_DATABASE_URL']
  if (!server) throw new Error('BENCH_DATABASE_URL is not set')
  await withDirectory((DATA_DIR) =>
    withDatabase(server, (DATABASE_URL) => work({ name: 'Postgres', settings: { DATA_DIR, DATABASE_URL } })),
  )
}

const versions = new Map<Engine['name'], string>()

/** Asked once, and of a PGlite of its own: the first start on an empty directory is part of what is measured. */
export async function versionOf({ name, settings }: Engine): Promise<string> {
  const known = versions.get(name)
  if (known) return known
  const opened = await openDatabase(settings.DATABASE_URL || undefined, IN_MEMORY)
  try {
    const [row] = rowsOf(await opened.db.execute(sql`select version()`), z.object({ version: z.string() }))
    const version = /^PostgreSQL [\d.]+/.exec(row?.version ?? '')?.[0] ?? 'PostgreSQL'
    versions.set(name, version)
    return version
  } finally {
    await opened.close()
  }
}

async function withDirectory(work: (directory: string) => Promise<void>): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'qunbao-bench-'))
  try {
    await work(directory)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

async function withDatabase(server: string, work: (url: string) => Promise<void>): Promise<void> {
  const admin = await connect(server)
  const name = `qunbao_bench_${process.pid}`
  try {
    await admin.ask(`create database ${name}`)
    try {
      const url = new URL(server)
      url.pathname = `/${name}`
      await work(url.href)
    } finally {
      await admin.ask(`drop database ${name} with (force)`)
    }
  } finally {
    await admin.end()
  }
}
