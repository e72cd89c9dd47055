import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { Qunbao } from '../process/qunbao.ts'

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
/** `npm run test:browser`: they take as long as all the others. */
export const inBrowser = process.env['TEST_BROWSER'] !== undefined
if (inBrowser && !existsSync(CHROMIUM)) throw new Error(`there is no browser at ${CHROMIUM}`)
if (!inBrowser) process.stderr.write('the browser tests are left out: npm run test:browser runs them\n')

export const launch = () =>
  chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'] })

/** People of the trial (src/trial/people.ts). */
export const [EDITOR, WOMEN, STRANGER] = [5_100_000_001, 5_100_000_002, 5_100_000_007]

/** A year of a county takes a busy machine a minute. */
const SETTING_UP_MS = 150_000

/** A trial in a process of its own; `address` is where its page is. */
export async function openTrial(folder: string, args: readonly string[] = [], port = '0') {
  const settings = { DATA_DIR: join(folder, 'data'), PORT: port, LOG_LEVEL: 'warn' }
  const qunbao = new Qunbao(['start', ...args], settings, folder)
  await qunbao.writes('open to try', SETTING_UP_MS)
  const address = /http:\/\/127\.0\.0\.1:\d+/.exec(qunbao.out)?.[0]
  if (!address) throw new Error(`no address in: ${qunbao.out}`)
  return { qunbao, address }
}

/** The page as a person of the trial has it before them. */
export class Phone {
  readonly page: Page
  readonly asked = new Set<string>()
  readonly faults: string[] = []

  private constructor(page: Page) {
    this.page = page
    page.on('request', (request) => this.asked.add(new URL(request.url()).origin))
    page.on('pageerror', (error) => this.faults.push(error.message))
    page.on('console', (message) => message.type() === 'error' && this.faults.push(message.text()))
  }

  /** Without `as` nobody is chosen yet. */
  static async open(browser: Browser, address: string, as?: number, options: BrowserContextOptions = {}) {
    const context = await browser.newContext({ viewport: { width: 390, height: 800 }, locale: 'zh-CN', ...options })
    return Phone.openIn(context, address, as)
  }

  /** Another window of the same browser. */
  static async openIn(context: BrowserContext, address: string, as?: number): Promise<Phone> {
    const phone = new Phone(await context.newPage())
    await phone.page.goto(as === undefined ? address : `${address}/#${as}`)
    await phone.page
      .locator(as === undefined ? '.chooser' : '.talk')
      .first()
      .waitFor()
    return phone
  }

  async says(words: string): Promise<void> {
    await this.page.getByLabel('写消息').fill(words)
    await this.page.getByLabel('写消息').press('Enter')
  }

  /** Taps the newest button of this name in the chat. */
  taps(name: string): Promise<void> {
    return this.page.locator('.messages').getByRole('button', { name, exact: true }).last().click()
  }

  /** A button around the chat, by its whole name or a part of it. */
  presses(name: string | RegExp): Promise<void> {
    return this.page.getByRole('button', { name }).click()
  }

  async hears(words: string | RegExp): Promise<void> {
    await this.page.locator('.messages > li', { hasText: words }).last().waitFor()
  }

  /** Turns the clock by the button of these words, until it shows `then`. */
  async turns(words: string, then: string): Promise<void> {
    await this.presses(/^拨时间/)
    await this.presses(new RegExp(`^${words}`))
    await this.shows(then)
    // While it is being turned there is a button to stop it.
    await this.page.getByRole('button', { name: /^拨时间/ }).waitFor()
  }

  /** Waits until the toast says so. */
  async isTold(words: string): Promise<void> {
    await this.page.locator('.toast', { hasText: words }).waitFor()
  }

  /** How far the messages are scrolled from their end. */
  fromEnd(): Promise<number> {
    return this.page.locator('.messages').evaluate((list) => list.scrollHeight - list.scrollTop - list.clientHeight)
  }

  async shows(time: string): Promise<void> {
    await this.page.locator('.clock time', { hasText: time }).waitFor()
  }
}
