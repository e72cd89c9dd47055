import type { Command } from './command.ts'

/** Every command by its name, in the order of `--help`. One is loaded when it is asked for: all of them take a second. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).start,
  sandbox: async () => (await import('./sandbox.ts')).sandbox,
  migrate: async () => (await import('./migrate.ts')).migrate,
  import: async () => (await import('./import.ts')).importFile,
  export: async () => (await import('./export.ts')).exportReports,
  compile: async () => (await import('./compile.ts')).compile,
  tables: async () => (await import('./tables.ts')).tables,
  trace: async () => (await import('./trace.ts')).trace,
  units: async () => (await import('./units.ts')).units,
  figures: async () => (await import('./figures.ts')).figures,
  audit: async () => (await import('./audit.ts')).audit,
  forms: async () => (await import('./forms.ts')).forms,
  'one-page': async () => (await import('./one-page.ts')).onePage,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
  doctor: async () => (await import('./doctor.ts')).doctor,
}

/** The command of this name; undefined where there is none. */
export async function commandNamed(name: string): Promise<Command | undefined> {
  return Object.hasOwn(COMMANDS, name) ? COMMANDS[name]?.() : undefined
}

export function allCommands(): Promise<Command[]> {
  return Promise.all(Object.values(COMMANDS).map((load) => load()))
}
