import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { largeCounty } from './county.ts'
import { heading, line } from './print.ts'

/** What was built; another build to compare with. */
const CLI = fileURLToPath(new URL(`../${process.env['BENCH_DIST'] ?? 'dist'}/cli.js`, import.meta.url))

/** What is asked of a large county, each a process of its own; the first is a start that does next to nothing. */
const ASKED = {
  'the start alone': ['tables'],
  year: ['compile', 'year', '--on', '2022-12-20'],
  'a town’s year': ['compile', 'year', '--on', '2022-12-20', '--scope', 'zhen-1'],
  'week, group': ['compile', 'week', '--on', '2022-11-09'],
  'week, office': ['compile', 'week', '--on', '2022-11-09', '--edition', 'office'],
} as const

type Run = { readonly ms: number; readonly megabytes: number; readonly bytes: number }

/** `DATABASE_URL=… tsx bench/large.ts [RUNS]`: what bench/large-database.ts filled, measured process by process. */
async function main(): Promise<void> {
  const runs = Number(process.argv[2] ?? 3)
  const folder = mkdtempSync(join(tmpdir(), 'qunbao-bench-'))
  const county = join(folder, 'county.yaml')
  writeFileSync(county, largeCounty())
  try {
    heading(`A large county, ${runs} runs each: the quickest beyond the start, and memory at most`)
    let start = 0
    for (const [name, asked] of Object.entries(ASKED)) {
      const all: Run[] = []
      for (let run = 0; run < runs; run++) all.push(await measured(asked, county))
      const quickest = Math.min(...all.map(({ ms }) => ms))
      if (name === 'the start alone') start = quickest
      const beyond = name === 'the start alone' ? quickest : quickest - start
      const most = Math.max(...all.map(({ megabytes }) => megabytes))
      line(name, `${Math.round(beyond)} ms, ${Math.round(most)} MB, ${all[0]?.bytes} bytes printed`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function measured(asked: readonly string[], county: string): Promise<Run> {
  const began = performance.now()
  const child = spawn(process.execPath, [CLI, ...asked], {
    env: { ...process.env, COUNTY: county },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let [most, bytes] = [0, 0]
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length
  })
  // The kernel keeps the high-water mark as long as the process lives.
  const watching = setInterval(() => {
    try {
      const found = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))
      most = Math.max(most, Number(found?.[1] ?? 0) / 1024)
    } catch {
      // It has ended.
    }
  }, 10)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      clearInterval(watching)
      if (code === 0) resolve({ ms: performance.now() - began, megabytes: most, bytes })
      else reject(new Error(`${asked.join(' ')} ended with ${code}`))
    })
  })
}

await main()
