// Lists what the program comes with, each package with its licence: `write` keeps it in THIRD-PARTY.md, `check` compares.
import { readFileSync, writeFileSync } from 'node:fs'

const FILE = 'THIRD-PARTY.md'
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))

const rows = Object.entries(packages)
  .filter(([path, { dev, optional, devOptional }]) => path && !dev && !optional && !devOptional)
  .map(([path]) => JSON.parse(readFileSync(`${path}/package.json`, 'utf8')))
  .map(({ name, version, license }) => {
    if (typeof license !== 'string') throw new Error(`${name} says no licence`)
    return `| ${name} | ${version} | ${license} |`
  })
const list = [
  '# Third-party packages',
  '',
  'What is installed with qunbao; each package has the text of its licence in its folder. Written by `npm run licenses`.',
  '',
  '| package | version | licence |',
  '|---|---|---|',
  ...[...new Set(rows)].sort(),
  '',
  'The Bot API schema in `src/sandbox` is under the MIT licence beside it.',
  '',
].join('\n')

if (process.argv[2] === 'check') {
  if (readFileSync(FILE, 'utf8') !== list) {
    console.error(`${FILE} is not what is installed: npm run licenses writes it`)
    process.exit(1)
  }
} else writeFileSync(FILE, list)
