import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const PAGE = fileURLToPath(new URL('../docs/performance.md', import.meta.url))

/** Puts what a part measured into its place in docs/performance.md, between `<!-- bench:PART -->` and `<!-- / -->`. */
export function writeIntoPage(part: string, machine: string, measured: string): void {
  const page = readFileSync(PAGE, 'utf8')
  const place = new RegExp(`(<!-- bench:${part} -->\\n)[\\s\\S]*?(<!-- / -->)`)
  if (!place.test(page)) throw new Error(`docs/performance.md has no place for ${part}`)
  writeFileSync(
    PAGE,
    page.replace(place, (_, begins: string, ends: string) => `${begins}${machine}\n\n${measured}\n\n${ends}`),
  )
}
