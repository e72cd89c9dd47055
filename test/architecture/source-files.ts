import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** A file of `src`, with all that it imports: also types, and what is loaded only when it is wanted. */
export type SourceFile = {
  /** From `src`: `digest/week.ts`. */
  readonly path: string
  /** Files of `src`, from there. */
  readonly files: readonly string[]
  readonly packages: readonly string[]
}

const STATIC =
  /^(?:import|export)\s+(?:type\s+)?(?:[\w$]+,?\s*)?(?:\{[^}]*\}\s*|\*(?:\s+as\s+[\w$]+)?\s*)?(?:from\s+)?'([^'\n]+)'/gm
const DYNAMIC = /\bimport\(\s*'([^'\n]+)'/g

export function importsIn(text: string): string[] {
  return [STATIC, DYNAMIC].flatMap((pattern) => [...text.matchAll(pattern)].map(([, from = '']) => from))
}

/** Every file of `src`, as it stands. */
export function sourceFiles(): SourceFile[] {
  const paths = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'))
  return paths.sort().map((path) => {
    const found = importsIn(readFileSync(join('src', path), 'utf8'))
    const own = found.filter((from) => from.startsWith('.'))
    return {
      path,
      files: own.map((from) => relative('src', join('src', path, '..', from))),
      packages: found.filter((from) => !from.startsWith('.')),
    }
  })
}

/** The room that a file of `src` is in: its folder there, or the file itself. */
export function roomOf(path: string): string {
  return path.split('/', 1)[0] ?? path
}

/** Files that import one another round about, a circle each, with its first file at the end again. */
export function circlesIn(files: readonly Pick<SourceFile, 'path' | 'files'>[]): string[][] {
  const imports = new Map(files.map((file) => [file.path, file.files]))
  const circles: string[][] = []
  const done = new Set<string>()
  const walk = (path: string, way: readonly string[]) => {
    const at = way.indexOf(path)
    if (at >= 0) circles.push([...way.slice(at), path])
    if (at >= 0 || done.has(path)) return
    for (const next of imports.get(path) ?? []) walk(next, [...way, path])
    done.add(path)
  }
  for (const { path } of files) walk(path, [])
  return circles
}
