import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Qunbao } from '../process/qunbao.ts'

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const hasBrowser = existsSync(CHROMIUM)
if (!hasBrowser && process.env['TEST_BROWSER']) throw new Error(`there is no browser at ${CHROMIUM}`)
if (!hasBrowser) process.stderr.write(`the browser tests are left out: no Chromium at ${CHROMIUM}\n`)

const PORT = 18_093
const ADDRESS = `http://127.0.0.1:${PORT}/`
const [EDITOR, WOMEN, STRANGER] = [5_100_000_001, 5_100_000_002, 5_100_000_007]

describe.skipIf(!hasBrowser)('the trial in the browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qunbao-browser-'))
  const asked = new Set<string>()
  const faults: string[] = []
  let qunbao: Qunbao
  let browser: Browser

  const start = async (args: readonly string[] = []) => {
    qunbao = new Qunbao(
      ['start', ...args],
      { DATA_DIR: join(folder, 'data'), PORT: String(PORT), LOG_LEVEL: 'warn' },
      folder,
    )
    await qunbao.writes('open to try')
  }

  const pageOf = async (id: number, width = 390): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height: 800 }, acceptDownloads: true })
    const page = await context.newPage()
    page.on('request', (request) => asked.add(new URL(request.url()).host))
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    await page.goto(`${ADDRESS}#${id}`)
    await page.locator('.talk').waitFor()
    return page
  }
  const say = async (page: Page, words: string) => {
    await page.getByLabel('写消息').fill(words)
    await page.getByLabel('写消息').press('Enter')
  }
  /** Taps the newest button of this name. */
  const tap = (page: Page, name: string) =>
    page.locator('.messages').getByRole('button', { name, exact: true }).last().click()
  const hears = (page: Page, words: string | RegExp) =>
    page.locator('.messages > li', { hasText: words }).last().waitFor()

  beforeAll(async () => {
    await start()
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] })
  })
  afterAll(async () => {
    await browser?.close()
    await qunbao?.stops()
    rmSync(folder, { recursive: true })
  })

  it('lets one choose who to be, and leave the tour', async () => {
    const page = await (await browser.newContext()).newPage()
    await page.goto(ADDRESS)
    await page.getByRole('button', { name: '不看了' }).click()
    await page.getByRole('button', { name: /周小兰/ }).click()
    await hears(page, '甲东村妇联')
    expect(await page.getByRole('button', { name: '下一步' }).count()).toBe(0)
    expect(page.url()).toContain(`#${WOMEN}`)
  })

  it('takes a cadre’s report over a reload to the digest, its documents and the group', async () => {
    const cadre = await pageOf(WOMEN)
    await tap(cadre, '填报')
    await tap(cadre, '主题教育活动')
    await hears(cadre, '这次活动叫什么名字？')
    await say(cadre, '稻香读书夜')
    await hears(cadre, '活动是哪天开展的？')
    await cadre.reload()
    await tap(cadre, '昨天')
    await hears(cadre, '有多少人次参加？')
    await say(cadre, '37')
    await tap(cadre, '没有联合')
    await tap(cadre, '跳过')
    await tap(cadre, '确认提交')
    await hears(cadre, '计入11月9日—11月15日')

    const editor = await pageOf(EDITOR, 1100)
    await say(editor, '/week')
    await hears(editor, '甲东村妇联开展稻香读书夜，37人次参加。')
    await tap(editor, '发布')
    await hears(editor, '已发布第2期')
    const file = editor.locator('a.file', { hasText: '2026-11-09至2026-11-15' }).filter({ hasText: '.docx' })
    const [download] = await Promise.all([editor.waitForEvent('download'), file.click()])
    const parts = unzipSync(readFileSync(await download.path()))
    expect(Buffer.from(parts['word/document.xml'] ?? []).toString('utf8')).toContain('稻香读书夜')
    await tap(editor, '溯源')
    await tap(editor, '一、思想引领')
    await tap(editor, '37人次参加')
    await hears(editor, /甲东村妇联.*37.*编号/s)

    await cadre.getByRole('button', { name: '返回聊天列表' }).click()
    await cadre.getByRole('button', { name: /群团工作群/ }).click()
    await hears(cadre, '甲东村妇联')
  })

  it('lets a stranger in by the invitation', async () => {
    const page = await pageOf(STRANGER)
    await page.getByRole('button', { name: '打开邀请链接' }).click()
    await hears(page, '乙镇妇联')
  })

  it('shows the digest come out as the clock is turned: to the editor on Monday, then to the group', async () => {
    const editor = await pageOf(EDITOR, 1100)
    const turn = async (button: string, then: string) => {
      await editor.getByRole('button', { name: button }).click()
      await editor.locator('.clock time', { hasText: then }).waitFor()
    }
    await turn('周一17:00', '11/16')
    await turn('周一17:00', '11/23')
    await hears(editor, '第3期（11月16日—11月22日）')
    const group = editor.locator('.chats').getByRole('button', { name: /群团工作群/ })
    expect(await group.innerText()).not.toContain('第3期')
    await turn('明早', '11/24')
    await group.click()
    await hears(editor, '第3期（11月16日—11月22日）')
  })

  it('asks nobody else, and no page elsewhere may ask it', async () => {
    expect([...asked]).toEqual([new URL(ADDRESS).host])
    expect(faults).toEqual([])
    const foreign = await fetch(`${ADDRESS}trial/county`, { headers: { origin: 'https://elsewhere.example' } })
    expect(foreign.status).toBe(403)
  })

  it('keeps its chats and its time over a restart', async () => {
    await qunbao.stops()
    await start()
    const page = await pageOf(WOMEN)
    await hears(page, '稻香读书夜')
    await page.locator('.clock time', { hasText: '11/24' }).waitFor()
  })

  it('begins anew when asked to', async () => {
    await qunbao.stops()
    await start(['--fresh'])
    const page = await pageOf(WOMEN)
    await hears(page, '您为甲东村妇联填报')
    expect(await page.locator('.messages').innerText()).not.toContain('稻香读书夜')
    await page.locator('.clock time', { hasText: '11/12' }).waitFor()
  })
})
