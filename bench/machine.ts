import { execFileSync } from 'node:child_process'
import { arch, cpus, loadavg, platform, totalmem } from 'node:os'
import { line } from './print.ts'

/** What the numbers were measured on: without it they say nothing. Prints it, and gives it in a line. */
export function printMachine(): string {
  const processors = cpus()
  const load = (loadavg()[0] ?? 0).toFixed(1)
  const of = commit()
  line('node', `${process.version}, ${platform()} ${arch()}`)
  line('cpu', `${processors.length} × ${processors[0]?.model.trim() || 'unknown'}`)
  line('memory', `${(totalmem() / 1024 ** 3).toFixed(1)} GB`)
  // Others at work on the same processors make every time longer.
  line('load before the start', load)
  line('commit', of)
  return `Commit ${of}; ${processors.length} × ${processors[0]?.model.trim() || 'unknown'}, node ${process.version}, load ${load} before.`
}

/** Outside a git checkout (an unpacked release, say) there is none to name. */
function commit(): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  try {
    const changed = git('status', '--porcelain').trim() !== ''
    return `${git('rev-parse', '--short', 'HEAD').trim()}${changed ? ', with changes that are not committed' : ''}`
  } catch {
    return 'unknown'
  }
}
