import { compile } from './compile.ts'
import { doctor } from './doctor.ts'
import { exportReports } from './export.ts'
import { importFile } from './import.ts'
import { migrate } from './migrate.ts'
import { sandbox, start } from './start.ts'
import { trace } from './trace.ts'

export type Environment = Record<string, string | undefined>

/** Runs with its arguments; resolves to the exit code. */
export type Command = (args: readonly string[], env: Environment) => Promise<number>

export const commands: Readonly<Record<string, Command>> = {
  start,
  sandbox,
  migrate,
  import: importFile,
  export: exportReports,
  compile,
  trace,
  doctor,
}
