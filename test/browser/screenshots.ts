import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { EDITOR, launch, openTrial, Phone, WOMEN } from './browser.ts'

/** The pictures of the README: `npm run screenshots`. */
const PICTURES = fileURLToPath(new URL('../../docs/pictures/', import.meta.url))
const PHONE = { viewport: { width: 390, height: 780 }, deviceScaleFactor: 1.5 }
const DESK = { viewport: { width: 1180, height: 780 } }

const folder = mkdtempSync(join(tmpdir(), 'qunbao-screenshots-'))
const { qunbao, address } = await openTrial(folder)
const browser = await launch()
mkdirSync(PICTURES, { recursive: true })

async function shown(as: number, options: typeof DESK & { colorScheme?: 'dark' }): Promise<Phone> {
  const phone = await Phone.open(browser, address, as, options)
  await phone.presses('不看了')
  return phone
}
async function keep({ page }: Phone, name: string): Promise<void> {
  await page.locator('.toast').waitFor({ state: 'hidden' })
  // What comes in motion is shown as it is when it has come.
  await page.evaluate('Promise.all(document.getAnimations().map((a) => a.finished)).then(() => undefined)')
  await page.screenshot({ path: join(PICTURES, `${name}.png`) })
}

try {
  const cadre = await shown(WOMEN, PHONE)
  await cadre.taps('填报')
  await cadre.taps('巾帼宣讲')
  await cadre.taps('昨天')
  await cadre.hears(/ 2\/\d】/)
  await cadre.says('两场')
  await cadre.hears(/ 3\/\d】/)
  await cadre.says('150余人')
  await cadre.hears(/ 4\/\d】/)
  await keep(cadre, 'report')

  const editor = await shown(EDITOR, DESK)
  await editor.turns('出下一期汇编', '2026/11/16')
  await editor.hears('没有人处理的话')
  await keep(editor, 'preview')
  await editor.taps('发布')
  await editor.hears('已发布第2期')

  const group = await shown(WOMEN, { ...PHONE, colorScheme: 'dark' })
  await group.presses('返回聊天列表')
  await group.presses(/群团工作群/)
  await group.hears('第2期')
  await group.page.waitForLoadState('networkidle')
  await keep(group, 'group')
} finally {
  await browser.close()
  await qunbao.stops()
  rmSync(folder, { recursive: true })
}
