import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bombs } from './bombs.ts'
import { chat } from './chat.ts'
import { compile } from './compile.ts'
import { flood } from './flood.ts'
import { latency } from './latency.ts'
import { load } from './load.ts'
import { printMachine } from './machine.ts'
import { memory } from './memory.ts'
import { writeIntoPage } from './page.ts'
import { heading, line, takePrinted } from './print.ts'
import { walks } from './walks.ts'
import { year } from './year.ts'

/** `alone`: nothing else is measured. `verbose`: what was counted is listed too. */
type Asked = { readonly alone: boolean; readonly verbose: boolean }

const PARTS: Readonly<Record<string, (asked: Asked) => Promise<void>>> = {
  ...{ chat, latency, memory, load, walks, compile, year, flood, bombs },
}

/**
 * `npm run bench [-- --only chat|latency|memory|load|walks|compile|year|flood|bombs] [--verbose]`. A goal that is missed
 * is printed and fails nothing. What is measured stands in docs/performance.md then, unless it is verbose.
 */
async function main(): Promise<void> {
  const options = { only: { type: 'string' }, verbose: { type: 'boolean', default: false } } as const
  const { only, verbose } = parseArgs({ options }).values
  const names = only === undefined ? Object.keys(PARTS) : [only]
  const began = performance.now()
  heading('Measured on')
  const machine = printMachine()
  if (!process.env['BENCH_DATABASE_URL']) line('Postgres', 'left out: BENCH_DATABASE_URL is not set')
  // The bot is measured as it is installed, not as it was built last.
  execFileSync('npm', ['run', 'build', '--silent'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: 'inherit',
  })
  for (const name of names) {
    takePrinted()
    const part = PARTS[name]
    if (!part) throw new Error(`--only must be one of ${Object.keys(PARTS).join(', ')}`)
    await part({ alone: only !== undefined, verbose })
    const measured = takePrinted()
    if (measured && !verbose) writeIntoPage(name, machine, measured)
  }
  heading(`Done in ${Math.round((performance.now() - began) / 1000)} s`)
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
