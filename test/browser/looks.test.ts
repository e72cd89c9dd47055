import axe from 'axe-core'
import type { BrowserContextOptions } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { EDITOR, inBrowser, Phone, STRANGER, WOMEN } from './browser.ts'
import { trialInBrowser } from './trial-in-browser.ts'

const [VIEWER, TOWN_EDITOR, APPLICANT] = [5_100_000_006, 5_100_000_008, 5_100_000_009]
const PHONE = { viewport: { width: 390, height: 844 } }
const DESK = { viewport: { width: 1440, height: 900 } }

/** What keeps people from using the page as it stands now: rule and the first elements that break it. */
async function barriers({ page }: Phone): Promise<string[]> {
  await page.evaluate(axe.source)
  // What comes in motion is looked at when it has come.
  await page.evaluate('Promise.all(document.getAnimations().map((a) => a.finished)).then(() => undefined)')
  const found = (await page.evaluate('axe.run()')) as axe.AxeResults
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(' | ')}`)
}

/** What can be pressed and is lower than a finger. */
const tooLow = ({ page }: Phone): Promise<unknown> =>
  page.evaluate(`[...document.querySelectorAll('button:not(.link), summary, input:not(.hidden), textarea, label.round')]
    .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 44).map((e) => e.outerHTML.slice(0, 90))`)

describe.skipIf(!inBrowser)('the looks of the trial', () => {
  const { open } = trialInBrowser()
  const phoneOf = (as: number | undefined, options: BrowserContextOptions) =>
    Phone.open(open.browser, open.trial.address, as, options)

  // Each size and each scheme once: what is contrast enough on a desk is on a phone, and axe looks at both for half a minute.
  it.each([
    ['a phone', 'dark', PHONE],
    ['a desk', 'light', DESK],
  ] as const)('keep nobody out on %s in the %s', async (_, colorScheme, size) => {
    const chooser = await phoneOf(undefined, { ...size, colorScheme })
    expect(await barriers(chooser)).toEqual([])
    expect(await tooLow(chooser)).toEqual([])
    const chat = await phoneOf(EDITOR, { ...size, colorScheme })
    expect(await barriers(chat)).toEqual([])
    expect(await tooLow(chat)).toEqual([])
    await chat.page.locator('.talk').first().getByRole('button', { name: '搜索' }).click()
    await chat.page.getByLabel('搜索消息').fill('第1期')
    expect(await barriers(chat)).toEqual([])
    const group = await phoneOf(WOMEN, { ...size, colorScheme, locale: 'en-GB' })
    if (size === PHONE) await group.presses('Back to the chats')
    await group.page
      .locator('.chats')
      .getByRole('button', { name: /群团工作群/ })
      .click()
    expect(await barriers(group)).toEqual([])
    await group.page.locator('.picture').first().click()
    expect(await barriers(group)).toEqual([])
  })

  it('leave a phone its room', async () => {
    const phone = await phoneOf(WOMEN, PHONE)
    await phone.presses('不看了')
    const bars = await phone.page.evaluate(
      "[...document.querySelectorAll('.talk > header, .talk > footer')].reduce((sum, e) => sum + e.offsetHeight, 0)",
    )
    expect(bars).toBeLessThanOrEqual(110)
    expect(await phone.page.locator('.messages').evaluate((list) => list.clientHeight)).toBeGreaterThanOrEqual(
      844 - 110,
    )
  })

  it('move nothing for whoever wants no motion', async () => {
    const still = await phoneOf(WOMEN, { ...PHONE, reducedMotion: 'reduce' })
    await still.presses(/^拨时间/)
    expect(await still.page.evaluate('document.getAnimations().length')).toBe(0)
  })

  it('speak English to a browser that asks for it, Chinese to any other', async () => {
    const titles = ['en-US', 'zh-TW', 'de-DE'].map(async (locale) =>
      (await phoneOf(undefined, { locale })).page.title(),
    )
    expect(await Promise.all(titles)).toEqual(['Try qunbao', '群报试用', '群报试用'])
  })

  it('need no mouse: a report from the choice of a person to the end', async () => {
    const { page } = await phoneOf(undefined, PHONE)
    const press = async (name: RegExp) => {
      for (let i = 0; i < 60; i++) {
        await page.keyboard.press('Tab')
        const at = (await page.evaluate(
          'document.activeElement.getAttribute("aria-label") ?? document.activeElement.innerText',
        )) as string | null
        if (name.test(at ?? '')) return page.keyboard.press('Enter')
      }
      throw new Error(`Tab never comes to ${name}`)
    }
    const hears = (words: string) => page.locator('.messages > li', { hasText: words }).last().waitFor()
    await press(/周小兰/)
    await hears('您为甲东村妇联填报')
    // A letter goes into the field from wherever one is; what was sent last is mended by an arrow.
    await page.keyboard.type('/zero')
    expect(await page.getByLabel('写消息').inputValue()).toBe('/zero')
    await page.keyboard.press('Enter')
    await page.locator('.message.own', { hasText: '/zero' }).waitFor()
    await expect.poll(() => page.getByLabel('写消息').inputValue()).toBe('')
    await page.keyboard.press('ArrowUp')
    expect(await page.getByLabel('写消息').inputValue()).toBe('/zero')
    await page.keyboard.press('Escape')
    expect(await page.getByLabel('写消息').inputValue()).toBe('')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Escape')
    expect(await page.evaluate('document.activeElement.name')).toBe('words')
  })

  it('find words in a chat', async () => {
    const editor = await phoneOf(EDITOR, PHONE)
    await editor.presses('搜索')
    await editor.page.getByLabel('搜索消息').fill('办公室版')
    await editor.page.locator('.search .count', { hasText: '1/' }).waitFor()
    await editor.page.locator('li.found', { hasText: '办公室版' }).waitFor()
    await editor.page.keyboard.press('Escape')
    await editor.page.locator('.named', { hasText: '群报' }).waitFor()
  })

  it('fold the buttons of earlier messages, and unfold them on demand', async () => {
    const cadre = await phoneOf(WOMEN, PHONE)
    const old = cadre.page.locator('details.old').first()
    expect(await old.getByRole('button').count()).toBe(0)
    await old.locator('summary').click()
    expect(await old.getByRole('button').count()).toBeGreaterThan(1)
  })
})

describe.skipIf(!inBrowser)('the tour of the trial', () => {
  const { open } = trialInBrowser()
  const step = (phone: Phone, words: RegExp) => phone.page.locator('.tour', { hasText: words }).waitFor()
  const reports = async (phone: Phone, name: string) => {
    await phone.taps('填报')
    await phone.taps('主题教育活动')
    await phone.hears('这次活动叫什么名字？')
    await phone.says(name)
    await phone.taps('昨天')
    await phone.hears('有多少人次参加？')
    await phone.says('37')
    await phone.taps('没有联合')
    await phone.taps('确认提交')
  }
  const publishes = async (phone: Phone) => {
    await phone.taps('发布')
    await phone.taps('确认发布')
    await phone.hears('已发布第')
  }

  it('of a stranger ends with the own report in the group’s digest, and the clock knows that it is out', async () => {
    const phone = await Phone.open(open.browser, open.trial.address, STRANGER, PHONE)
    await step(phone, /1\/6.*邀请链接/)
    await phone.presses('打开邀请链接')
    await step(phone, /2\/6.*填报/)
    await reports(phone, '稻香读书夜')
    await step(phone, /3\/6/)
    await phone.presses('换成编辑')
    await step(phone, /4\/6/)
    await phone.presses('发 /week')
    await phone.hears('稻香读书夜')
    await publishes(phone)
    await step(phone, /5\/6/)
    await phone.presses(/^拨时间/)
    await phone.page.getByRole('button', { name: /^出下一期汇编 ?2026\/11\/23/ }).waitFor()
    await phone.page.keyboard.press('Escape')
    await phone.presses('换回自己')
    await step(phone, /6\/6.*乙镇妇联开展稻香读书夜/)
    await phone.presses('知道了')
    await phone.page.locator('.tour').waitFor({ state: 'detached' })
  })

  it('of somebody who asked to join goes by the editor, and on with their own report', async () => {
    const phone = await Phone.open(open.browser, open.trial.address, APPLICANT, PHONE)
    await step(phone, /1\/7/)
    await phone.presses('换成编辑')
    await phone.taps('去办')
    await phone.taps('同意')
    await step(phone, /2\/7/)
    await phone.presses('换回自己')
    await step(phone, /3\/7.*填报/)
    await phone.taps('填报')
    await phone.hears('报哪一类工作')
  })

  // A request lapses after a week, and this one turns the clock.
  it('of a town’s editor shows their own town, then the digest of all', async () => {
    const phone = await Phone.open(open.browser, open.trial.address, TOWN_EDITOR, PHONE)
    await step(phone, /1\/5/)
    await phone.presses('发 /missing')
    await phone.hears('甲镇')
    await step(phone, /2\/5/)
    await phone.presses('发 /week')
    await step(phone, /3\/5/)
    await phone.presses('拨到那时候')
    await step(phone, /4\/5/)
    await phone.presses('打开群')
    await step(phone, /5\/5/)
  })

  it('of a viewer ends with the digest that goes out by itself', async () => {
    const phone = await Phone.open(open.browser, open.trial.address, VIEWER, PHONE)
    await phone.taps('最近一期汇编')
    await step(phone, /2\/4/)
    await phone.presses('拨到那时候')
    await step(phone, /3\/4/)
    await phone.presses('打开群')
    await step(phone, /4\/4/)
  })
})
