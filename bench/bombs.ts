import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { BOMBS } from '../test/support/bombs.ts'
import { heading, line } from './print.ts'

const answer = z.object({ ms: z.number(), before: z.number(), highest: z.number(), said: z.string() })
const PROCESS = fileURLToPath(new URL('bomb-process.ts', import.meta.url))

/** Each workbook that is made to do harm, read by a process of its own: how long it takes, and how much memory. */
export async function bombs(): Promise<void> {
  heading('Workbooks that are made to do harm: until they are refused')
  const folder = mkdtempSync(join(tmpdir(), 'qunbao-bench-'))
  try {
    for (const [name, made] of BOMBS) {
      const file = join(folder, 'bomb.xlsx')
      writeFileSync(file, made())
      const printed = execFileSync(process.execPath, ['--import', 'tsx', PROCESS, file], { encoding: 'utf8' })
      const { ms, before, highest, said } = answer.parse(JSON.parse(printed))
      line(name, `${Math.round(ms)} ms, at most ${Math.round(highest)} MB (${Math.round(before)} before)   ${said}`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
