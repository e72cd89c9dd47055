import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The program as it is started on a server. */
export const PROGRAM = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** Before tests that start the program: what the sources are now, since a process that compiles them takes three times as long. */
export default function build(): void {
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'tsconfig.build.json'], { cwd: ROOT })
}
