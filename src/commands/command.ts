export type Environment = Record<string, string | undefined>

/** A command of `qunbao`. A file of its own and a line in index.ts make it one, with its lines in `--help`. */
export type Command = {
  readonly name: string
  /** What stands behind the name: `FILE`, `--from DAY --to DAY [--out FILE]`; over several lines where it is long. */
  readonly usage?: string
  /** What it does, in a line. */
  readonly does?: string
  /** Runs with its arguments; resolves to the exit code. */
  run(args: readonly string[], env: Environment): Promise<number>
}

/** Where `--help` says what a command does. */
const COLUMN = 33

/** What `--help` prints: each command with what it takes, and beside it, or below where that is long, what it does. */
export function helpOf(commands: readonly Command[]): string {
  return ['qunbao <command>', ...commands.flatMap(linesOf)].join('\n')
}

function linesOf({ name, usage = '', does }: Command): string[] {
  const [first = '', ...more] = usage.split('\n')
  const head = `  ${name} ${first}`.trimEnd()
  const below = more.map((line) => `${' '.repeat(name.length + 3)}${line}`)
  if (does === undefined) return [head, ...below]
  if (below.length === 0 && head.length < COLUMN) return [head.padEnd(COLUMN) + does]
  return [head, ...below, ' '.repeat(COLUMN) + does]
}
