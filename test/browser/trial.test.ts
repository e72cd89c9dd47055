import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { EDITOR, inBrowser, openTrial, Phone, STRANGER, WOMEN } from './browser.ts'
import { trialInBrowser } from './trial-in-browser.ts'

describe.skipIf(!inBrowser)('the trial in the browser', () => {
  const { folder, open } = trialInBrowser()
  const phones: Phone[] = []

  const phoneOf = async (as?: number, width = 390): Promise<Phone> => {
    const phone = await Phone.open(open.browser, open.trial.address, as, { viewport: { width, height: 800 } })
    phones.push(phone)
    return phone
  }

  it('lets one choose who to be, and leave the tour', async () => {
    const newcomer = await phoneOf()
    await newcomer.presses('不看了')
    await newcomer.presses(/周小兰/)
    await newcomer.hears('甲东村妇联')
    await newcomer.page.reload()
    await newcomer.hears('甲东村妇联')
    expect(await newcomer.page.getByRole('button', { name: '下一步' }).count()).toBe(0)
    expect(newcomer.page.url()).toContain(`#${WOMEN}`)
  })

  it('takes a cadre’s report over a reload to the digest, its documents and the group', async () => {
    const cadre = await phoneOf(WOMEN)
    await cadre.taps('填报')
    await cadre.taps('主题教育活动')
    await cadre.hears('这次活动叫什么名字？')
    await cadre.says('稻香读书夜')
    await cadre.hears('活动是哪天开展的？')
    await cadre.page.reload()
    await cadre.taps('昨天')
    await cadre.hears('有多少人次参加？')
    await cadre.says('37')
    await cadre.taps('没有联合')
    await cadre.taps('确认提交')
    await cadre.hears('计入11月9日—11月15日')

    const editor = await phoneOf(EDITOR, 1100)
    await editor.says('/week')
    await editor.hears('甲东村妇联开展稻香读书夜，37人次参加。')
    await editor.taps('发布')
    await editor.taps('确认发布')
    await editor.hears('已发布第2期')
    const file = editor.page.locator('a.file', { hasText: '2026年第2期，总第2期）.docx' })
    const [download] = await Promise.all([editor.page.waitForEvent('download'), file.click()])
    const parts = unzipSync(readFileSync(await download.path()))
    expect(Buffer.from(parts['word/document.xml'] ?? []).toString('utf8')).toContain('稻香读书夜')
    await editor.taps('溯源')
    await editor.taps('二、思想引领')
    await editor.taps('甲东村妇联37人次参加')
    await editor.hears(/甲东村妇联.*37.*编号/s)

    await cadre.presses('返回聊天列表')
    await cadre.presses(/群团工作群/)
    await cadre.hears('甲东村妇联开展稻香读书夜')
  })

  it('lets a stranger in by the invitation', async () => {
    const stranger = await phoneOf(STRANGER)
    await stranger.presses('打开邀请链接')
    await stranger.hears('乙镇妇联')
    await stranger.page.getByRole('button', { name: '孟小禾 乙镇妇联填报人 换人' }).waitFor()
  })

  it('asks nobody else, and runs without a fault', () => {
    expect(new Set(phones.flatMap((phone) => [...phone.asked]))).toEqual(new Set([open.trial.address]))
    expect(phones.flatMap((phone) => phone.faults)).toEqual([])
  })

  it('shows the digest come out as the clock is turned: to the editor on Monday, then to the group', async () => {
    await open.trial.qunbao.stops()
    open.trial = await openTrial(folder, ['--fresh'])
    const editor = await phoneOf(EDITOR, 1100)
    await editor.turns('出下一期汇编', '2026/11/16')
    await editor.turns('出下一期汇编', '2026/11/23')
    await editor.hears('2026年第3期（总第3期）')
    const group = editor.page.locator('.chats').getByRole('button', { name: /群团工作群/ })
    expect(await group.innerText()).not.toContain('第3期')
    await editor.turns('明天早上', '2026/11/24')
    await group.click()
    await editor.hears('2026年第3期（总第3期）')
    expect(editor.faults).toEqual([])
  })

  it('keeps its chats and its time over a restart', async () => {
    await open.trial.qunbao.stops()
    open.trial = await openTrial(folder)
    const editor = await phoneOf(EDITOR)
    await editor.hears('2026年第3期（总第3期）')
    await editor.shows('2026/11/24')
  })

  it('begins anew when asked to', async () => {
    await open.trial.qunbao.stops()
    open.trial = await openTrial(folder, ['--fresh'])
    const cadre = await phoneOf(WOMEN)
    await cadre.hears('您为甲东村妇联填报')
    expect(await cadre.page.locator('.messages').innerText()).not.toContain('第3期')
    await cadre.shows('2026/11/12')
  })
})
