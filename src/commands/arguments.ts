import { type ParseArgsConfig, parseArgs } from 'node:util'

/** Says in one line what is wrong with the command as it was typed; gives the exit code for that. */
export function misused(line: string): number {
  process.stderr.write(`${line}\n`)
  return 2
}

/** `args` by these options and positionals; a text is what is wrong with them. */
export function readArguments<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> | string {
  try {
    return parseArgs(config)
  } catch (error) {
    // Node's second sentence is about positionals that look like options: nobody here has any.
    return (error as Error).message.split('. ')[0] ?? ''
  }
}

/** What is wrong where a command that takes no arguments was given some. */
export function unasked(args: readonly string[]): string | undefined {
  return args.length > 0 ? `takes no arguments, but was given: ${args.join(' ')}` : undefined
}
