import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDesk } from '../../src/open-county.ts'
import { type LocalBotApi, startLocalBotApi } from '../../src/sandbox/index.ts'
import { readSettings } from '../../src/settings.ts'
import { server } from '../support/database.ts'
import { Person } from './cadre.ts'
import { type Data, ownData } from './data.ts'
import { Qunbao, TOKEN } from './qunbao.ts'

const EDITOR = 9001
const { catalogue } = (await readDesk(readSettings({}))).desk
const form =
  catalogue.organizations.find(({ code }) => code === 'women')?.forms.find(({ code }) => code === 'women_talk') ??
  expect.fail('no form')

describe.runIf(server)('two copies on one Postgres (left out where TEST_DATABASE_URL is not set)', () => {
  let data: Data
  let api: LocalBotApi
  let copies: Qunbao[] = []

  const start = () => {
    const settings = { ...data.settings, BOT_TOKEN: TOKEN, EDITOR_IDS: String(EDITOR), TELEGRAM_API_ROOT: api.url }
    return new Qunbao(['start'], settings, data.folder)
  }
  const refusedPolls = () => api.world.refused().filter(({ method }) => method === 'getUpdates')

  beforeAll(async () => {
    data = await ownData()
    api = await startLocalBotApi({ tokens: [{ token: TOKEN, username: 'qunbao_bot' }], limits: 'off' })
    // The first makes the tables; the second finds them.
    copies = [start()]
    await copies[0]?.ready()
    copies.push(start())
    await copies[1]?.ready()
  })

  afterAll(async () => {
    for (const copy of copies) await copy.remove()
    await api.close()
    await data.remove()
  })

  it('one polls; killed amid a report, the other goes on with it, and nothing is lost or said of another poll', async () => {
    const editor = new Person(api, EDITOR, '编辑甲')
    await editor.does({ types: '/start' })
    await editor.does({ types: '/invite jia-zhen/women 1' }, (text) => text.includes('https:'))
    let deeds = 0
    const cadre = new Person(api, 101, '填报人甲', () => {
      deeds += 1
      // Amid the answers, before the bot can have answered this one.
      if (deeds === 5) copies[0]?.tell('SIGKILL')
    })
    await cadre.does({ opens: /https:\S+/.exec(editor.text)?.[0] ?? '' }, (text) => text.includes('您已加入'))
    let count = 0
    await cadre.reports(form, () => 3 + count++)
    expect(await copies[0]?.end()).toMatchObject({ signal: 'SIGKILL' })
    expect(cadre.text).toContain('已保存。编号1')
    expect(refusedPolls()).toEqual([])
    expect(copies[1]?.complaints).toEqual([])
  })
})
