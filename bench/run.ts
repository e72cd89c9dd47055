import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { compile } from './compile.ts'
import { latency } from './latency.ts'
import { printMachine } from './machine.ts'
import { memory } from './memory.ts'
import { heading, line } from './print.ts'
import { year } from './year.ts'

const PARTS: Readonly<Record<string, (alone: boolean) => Promise<void>>> = { latency, memory, compile, year }

/** `npm run bench [-- --only latency|compile|memory|year]`. A goal that is missed is printed and fails nothing. */
async function main(): Promise<void> {
  const { only } = parseArgs({ options: { only: { type: 'string' } } }).values
  const parts = only === undefined ? Object.values(PARTS) : [PARTS[only]]
  const began = performance.now()
  heading('Measured on')
  printMachine()
  if (!process.env['BENCH_DATABASE_URL']) line('Postgres', 'left out: BENCH_DATABASE_URL is not set')
  // The bot is measured as it is installed, not as it was built last.
  execFileSync('npm', ['run', 'build', '--silent'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: 'inherit',
  })
  for (const part of parts) {
    if (!part) throw new Error(`--only must be one of ${Object.keys(PARTS).join(', ')}`)
    await part(only !== undefined)
  }
  heading(`Done in ${Math.round((performance.now() - began) / 1000)} s`)
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
