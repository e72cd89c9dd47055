import { Session } from 'node:inspector'

/** What ran of src: functions that were called, however often, and the files that they are in. */
export type Covered = {
  /** Paths in src. A file whose top level ran, since it was loaded then, was entered too. */
  readonly files: readonly string[]
  readonly functions: number
  /** The same with functions that have no name: callbacks, most of which belong to the function around them. */
  readonly withCallbacks: { readonly files: number; readonly functions: number }
}

export type Coverage = {
  /** What ran since the last time that this was asked. */
  take(): Covered
}

const SRC = new URL('../src/', import.meta.url).href
/** The local Bot API runs in this process too, and stands for Telegram. */
const NOT_THE_BOT = new URL('sandbox/', SRC).href
/** esbuild, by which tsx runs TypeScript, puts this into every file to keep the names of functions. */
const OF_ESBUILD = '__name'

/** What V8 itself makes for classes, `<instance_members_initializer>` say. */
const OF_V8 = /^</

type Called = { readonly file: string; readonly named: boolean }

/** V8's precise coverage of this process, from now on. */
export function startCoverage(): Coverage {
  const session = new Session()
  session.connect()
  session.post('Profiler.enable')
  // The counts themselves say little: V8 counts an async function again at every await.
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
  return {
    take: () => {
      const called: Called[] = []
      // Within a process the answer is there when `post` returns.
      session.post('Profiler.takePreciseCoverage', (error, coverage) => {
        if (error) throw error
        for (const { url, functions } of coverage.result) {
          if (!url.startsWith(SRC) || url.startsWith(NOT_THE_BOT)) continue
          const file = decodeURI(url.slice(SRC.length))
          for (const { functionName: name, ranges } of functions) {
            if (name === OF_ESBUILD || !ranges.some((r) => r.count > 0)) continue
            const isTopLevel = name === '' && ranges[0]?.startOffset === 0
            called.push({ file, named: isTopLevel || (name !== '' && !OF_V8.test(name)) })
          }
        }
      })
      const named = called.filter((c) => c.named)
      return {
        files: filesOf(named),
        functions: named.length,
        withCallbacks: { files: filesOf(called).length, functions: called.length },
      }
    },
  }
}

function filesOf(called: readonly Called[]): string[] {
  return [...new Set(called.map((c) => c.file))].sort()
}
