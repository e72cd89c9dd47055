// Fails where the registry knows of a fault in what is installed. A registry that answers no such question is told of
// plainly and fails nothing: it says nothing about the packages.
import { spawnSync } from 'node:child_process'

const { stdout } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8', maxBuffer: 64_000_000 })
let found
try {
  found = JSON.parse(stdout)
} catch {
  found = {}
}
const total = found.metadata?.vulnerabilities?.total
if (typeof total !== 'number') {
  console.log(`NOT AUDITED: this registry does not answer npm audit (${found.message ?? 'no answer'})`)
} else if (total > 0) {
  for (const [name, { severity, range }] of Object.entries(found.vulnerabilities ?? {})) {
    console.error(`${name} ${range}: ${severity}`)
  }
  process.exitCode = 1
} else console.log('nothing is known against what is installed')
