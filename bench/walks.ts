import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Engine, onEachEngine, versionOf } from './engine.ts'
import type { FileKind } from './files-made.ts'
import { heading, line, numberLine } from './print.ts'
import type { Asked, Walked, WalkName } from './walk-process.ts'

const PROCESS = fileURLToPath(new URL('./walk-process.ts', import.meta.url))
const NAMES: Readonly<Record<WalkName, string>> = {
  answer: 'a typed answer, until its reply is recorded',
  submit: '确认提交',
  idle: 'a minute in which nothing is due',
  preview: 'Monday’s preview',
  publication: 'publication and delivery',
}
/** How many statements each walk may take. Files are counted and not limited: docs/decisions/026-files-entered.md. */
const MOST_STATEMENTS: Readonly<Partial<Record<WalkName, number>>> = { answer: 9, submit: 14, publication: 45 }

/**
 * Counts, where the other parts take times: they are the same on every machine and at every load. Each county is walked
 * in a process of its own, so that each loads what it needs for a digest's files.
 */
export async function walks({ verbose }: { readonly verbose: boolean }): Promise<void> {
  const walksWith = (editors: number) =>
    onEachEngine(async (engine) => {
      const who = editors === 1 ? 'one editor' : `${editors} editors`
      heading(`Walks: one report, one group, ${who}, ${engine.name} (${await versionOf(engine)})`)
      for (const walked of await walkedBy(engine, editors)) print(walked, verbose)
    })
  await walksWith(1)
  await walksWith(3)
}

async function walkedBy({ settings }: Engine, editors: number): Promise<Walked[]> {
  const child = fork(PROCESS, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  child.send({ settings, editors } satisfies Asked)
  const walked = new Promise<Walked[]>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Walked[]))
    child.once('exit', () => reject(new Error('the walks ended without counts')))
  })
  const exited = once(child, 'exit')
  return walked.finally(() => exited)
}

function print({ name, files, functions, withCallbacks, statements, made, uploaded }: Walked, verbose: boolean): void {
  const most = MOST_STATEMENTS[name]
  numberLine(`${NAMES[name]}: files of src`, files.length, '')
  line('  functions', `${functions} (with callbacks ${withCallbacks.functions}, of ${withCallbacks.files} files)`)
  numberLine('  statements', statements.length, '', most === undefined ? undefined : { atMost: most })
  for (const kind of Object.keys(made) as FileKind[]) {
    if (made[kind] > 0) line(`  .${kind}`, `made ${made[kind]} times, uploaded ${uploaded[kind]} times`)
  }
  if (!verbose) return
  for (const file of files) line('', file)
  for (const [i, statement] of statements.entries()) line('', `${i + 1}. ${statement}`)
}
