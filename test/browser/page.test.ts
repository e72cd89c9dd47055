import { describe, expect, it } from 'vitest'
import { EDITOR, inBrowser, openTrial, Phone, WOMEN } from './browser.ts'
import { trialInBrowser } from './trial-in-browser.ts'

/** A picture of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

describe.skipIf(!inBrowser)('the page of the trial', () => {
  const { folder, open } = trialInBrowser()

  const phoneOf = async (as?: number, width = 390): Promise<Phone> => {
    const phone = await Phone.open(open.browser, open.trial.address, as, { viewport: { width, height: 600 } })
    if (as !== undefined) await phone.presses('不看了')
    return phone
  }

  it('shows one’s own words and what comes of them wherever one had scrolled, and tells of what others cause', async () => {
    const editor = await phoneOf(EDITOR)
    const log = editor.page.locator('.messages')
    await log.evaluate((list) => list.scrollTo(0, 0))
    await editor.says('/missing')
    await editor.hears(/没报|未报|没有报/)
    await expect.poll(() => editor.fromEnd()).toBeLessThan(5)
    await editor.presses('返回聊天列表')
    await editor.presses(/群团工作群/)
    await log.evaluate((list) => list.scrollTo(0, 0))
    const other = await phoneOf(WOMEN)
    await other.presses('返回聊天列表')
    await other.presses(/群团工作群/)
    await other.says('大家好')
    await editor.presses('新消息')
    await expect.poll(() => editor.fromEnd()).toBeLessThan(5)
    await editor.page.getByRole('button', { name: '新消息' }).waitFor({ state: 'detached' })
  })

  it('goes back to the choice of people from the address of nobody', async () => {
    const lost = await phoneOf()
    await lost.page.goto(`${open.trial.address}/#999`)
    await lost.page.locator('.chooser').waitFor()
  })

  it('opens in more windows than a browser opens streams', async () => {
    const context = await open.browser.newContext()
    for (let i = 0; i < 8; i++) {
      const phone = await Phone.openIn(context, open.trial.address, i % 2 ? WOMEN : EDITOR)
      await phone.page.locator('.message').last().waitFor()
    }
    await context.close()
  })

  it('takes a photo with words, a reply, and a change of one’s own words', async () => {
    const cadre = await phoneOf(WOMEN)
    await cadre.page.locator('input[type=file]').setInputFiles({
      ...{ name: '现场.png', mimeType: 'image/png', buffer: PIXEL },
    })
    await cadre.says('读书会现场')
    await cadre.page.locator('.message.own', { hasText: '读书会现场' }).locator('img').waitFor()
    await cadre.says('先写错的话')
    await cadre.says('紧接着的一句')
    await cadre.hears('紧接着的一句')
    const own = cadre.page.locator('.message.own', { hasText: /先写错的话|后来改对的话/ }).first()
    const deed = (name: string) => cadre.page.locator('#deeds').getByRole('button', { name }).click()
    await own.getByRole('button', { name: '回复、编辑、复制' }).click()
    await deed('编辑')
    expect(await cadre.page.getByLabel('写消息').inputValue()).toBe('先写错的话')
    await cadre.says('后来改对的话')
    await cadre.hears(/后来改对的话.*已编辑/s)
    await own.click({ button: 'right' })
    await deed('回复')
    await cadre.says('补一句')
    await cadre.page.locator('.message.own .reply', { hasText: '后来改对的话' }).waitFor()
  })

  it('does not give a tapped button’s place to another one’s focus', async () => {
    const cadre = await phoneOf(WOMEN)
    await cadre.says('/start')
    await expect.poll(() => cadre.page.locator('.messages > li').last().innerText()).toContain('您为甲东村妇联填报')
    await cadre.page.locator('.messages').getByRole('button', { name: '填报', exact: true }).last().focus()
    await cadre.page.keyboard.press('Enter')
    await expect.poll(() => cadre.page.locator('.messages > li').last().innerText()).toContain('报哪一类工作')
    // The answer may be drawn before the button goes.
    await expect.poll(() => cadre.page.evaluate('document.activeElement.outerHTML.slice(0, 300)')).toMatch(/^<li/)
  })

  it('has menus and boxes that Esc closes, and gives the focus back', async () => {
    const editor = await phoneOf(EDITOR)
    const focused = () => editor.page.evaluate("document.activeElement.getAttribute('aria-label')")
    const menu = editor.page.getByRole('button', { name: '命令菜单' })
    await menu.press('Enter')
    await editor.page.getByRole('button', { name: '/week' }).waitFor()
    await editor.page.keyboard.press('Escape')
    await editor.page.getByRole('button', { name: '/week' }).waitFor({ state: 'hidden' })
    expect(await focused()).toBe('命令菜单')
    const link = editor.page.getByRole('button', { name: /t\.me/ }).first()
    await link.press('Enter')
    const box = editor.page.getByRole('dialog', { name: '由谁打开这个链接？' })
    expect(await box.getByRole('button').first().innerText()).toContain('孟小禾')
    await editor.page.keyboard.press('Escape')
    await box.waitFor({ state: 'detached' })
    expect(await editor.page.evaluate('document.activeElement.className')).toBe('link')
  })

  it('follows what one does in its tour, over a reload', async () => {
    const newcomer = await phoneOf()
    await newcomer.presses(/周小兰/)
    await newcomer.page.getByText('1/5').waitFor()
    await newcomer.presses('下一步')
    await newcomer.page.getByText('2/5').waitFor()
    await newcomer.page.reload()
    await newcomer.page.getByText('2/5').waitFor()
  })

  it('goes with who asked to join over to the editor, and back', async () => {
    const newcomer = await phoneOf()
    await newcomer.presses(/钱小满/)
    await newcomer.page.getByText('1/7').waitFor()
    await newcomer.presses('换成编辑')
    await newcomer.taps('去办')
    await newcomer.taps('同意')
    await newcomer.hears('已同意：钱小满')
    await newcomer.page.getByText('2/7').waitFor()
    await newcomer.presses('换回自己')
    await newcomer.hears('您已加入')
  })

  it('ends before the sentence that adds up what one reported with others’', async () => {
    const newcomer = await phoneOf()
    await newcomer.presses(/周小兰/)
    for (const tapped of ['填报', '巾帼宣讲', '今天']) await newcomer.taps(tapped)
    await newcomer.hears('宣讲了多少场次？')
    await newcomer.says('3')
    await newcomer.hears('有多少人听讲？')
    await newcomer.says('三百二')
    for (const tapped of ['不清楚', '没有联合', '确认提交']) await newcomer.taps(tapped)
    await newcomer.presses('换成编辑')
    await newcomer.presses('发 /week')
    for (const tapped of ['发布', '确认发布']) await newcomer.taps(tapped)
    await newcomer.presses('换回自己')
    await newcomer.page.getByText(/刚报的加在这一句里：“妇联在.*巾帼宣讲6场次/).waitFor()
  })

  it('can be stopped while the clock is turned far, and says where it is', async () => {
    const editor = await phoneOf(EDITOR)
    await editor.presses(/^拨时间/)
    await editor.presses(/^出年度汇报草稿 ?2026\/12\/21 周一/)
    await editor.presses('停在现在的时间')
    await editor.isTold('时间到了2026/11/')
  })

  it('says that the connection is gone, keeps what is typed, and comes back', async () => {
    const cadre = await phoneOf(WOMEN)
    await open.trial.qunbao.stops()
    await cadre.page.getByText('连接断了，正在重连').waitFor()
    await cadre.says('断线时写的话')
    await cadre.isTold('连不上试用')
    expect(await cadre.page.getByLabel('写消息').inputValue()).toBe('断线时写的话')
    open.trial = await openTrial(folder, [], new URL(open.trial.address).port)
    await cadre.page.getByText('连接断了，正在重连').waitFor({ state: 'detached' })
    await cadre.page.getByLabel('写消息').press('Enter')
    await cadre.hears('断线时写的话')
    await expect.poll(() => cadre.page.getByLabel('写消息').inputValue()).toBe('')
  })
})
