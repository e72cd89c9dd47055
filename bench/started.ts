import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
/** What was built; another build to compare with. */
const CLI = fileURLToPath(new URL(`../${process.env['BENCH_DIST'] ?? 'dist'}/cli.js`, import.meta.url))

/** What follows `node` where an office starts the bot: with the options of `npm start`. */
export const STARTED: readonly string[] = String(scripts.start)
  .split(' ')
  .slice(1)
  .map((word) => (word === 'dist/cli.js' ? CLI : word))
