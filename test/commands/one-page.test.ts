import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { run } from './run.ts'

it('writes a page to print with the code of the bot, and asks for its name', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'qunbao-page-'))
  const out = join(folder, '一页通.html')
  expect(await run('one-page', ['--bot', '@qinghe_qunbao_bot', '--out', out], {})).toMatchObject({ code: 0 })
  const page = readFileSync(out, 'utf8')
  expect(page).toContain('<svg')
  expect(page).toContain('@qinghe_qunbao_bot')
  // Nothing of it is fetched when it is opened.
  expect(page).not.toMatch(/(?:src|href)=/)
  rmSync(folder, { recursive: true })
  for (const wrong of [[], ['--bot', '群报'], ['--bot', 'x<script>bot']])
    expect(await run('one-page', wrong, {})).toMatchObject({ code: 2 })
})
