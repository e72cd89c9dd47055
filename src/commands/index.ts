import { audit } from './audit.ts'
import { backup } from './backup.ts'
import type { Command } from './command.ts'
import { compile } from './compile.ts'
import { doctor } from './doctor.ts'
import { exportReports } from './export.ts'
import { figures } from './figures.ts'
import { forms } from './forms.ts'
import { importFile } from './import.ts'
import { migrate } from './migrate.ts'
import { onePage } from './one-page.ts'
import { restore } from './restore.ts'
import { sandbox } from './sandbox.ts'
import { start } from './start.ts'
import { tables } from './tables.ts'
import { trace } from './trace.ts'
import { units } from './units.ts'

/** Every command, in the order of `--help`. */
export const COMMANDS: readonly Command[] = [
  start,
  sandbox,
  migrate,
  importFile,
  exportReports,
  compile,
  tables,
  trace,
  units,
  figures,
  audit,
  forms,
  onePage,
  backup,
  restore,
  doctor,
]
