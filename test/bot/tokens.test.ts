import pino from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeApi } from '../../src/api/app.ts'
import { apiToken, outbox } from '../../src/database/schema.ts'
import { type Chat, County, until } from '../support/county.ts'

let county: County
let editor: Chat

beforeEach(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
})

afterEach(() => county.close())

it('an editor makes a token, which is shown once, and takes it back', async () => {
  const { db, desk } = county.opened
  const api = makeApi({ db, desk, log: pino({ level: 'silent' }), now: () => county.now })
  const asks = async (token: string) =>
    (await api.request('/api/v1', { headers: { authorization: `Bearer ${token}` } })).status

  await editor.says('/settings')
  for (const tap of ['接口令牌', '新建令牌']) await editor.taps(tap)
  await editor.says('这个名字长得放不进二十个字里面所以要重新打一个')
  expect(editor.text).toContain('20字以内')
  await editor.says('数据大屏')
  expect(editor.text).toContain('核对：\n令牌：数据大屏')
  await editor.taps('只看公开的')
  const [token = ''] = /qunbao_[\w-]+/.exec(editor.text) ?? []
  expect(await asks(token)).toBe(200)

  await editor.taps('存好了，收起')
  expect(editor.buttons[0]).toBe('数据大屏（只看公开的，最近用于11月9日）')
  const all = () => editor.actor.messages().map((m) => m.text)
  expect(JSON.stringify(all())).not.toContain(token)
  await until(async () => {
    const kept = JSON.stringify([await db.select().from(apiToken), await db.select().from(outbox)])
    return kept.includes(token) ? undefined : true
  }, 'the token to be nowhere')

  await editor.taps('数据大屏（只看公开的，最近用于11月9日）')
  expect(editor.text).toBe('令牌：数据大屏\n只看公开的，11月9日由编辑甲新建，最近用于11月9日。')
  for (const tap of ['收回', '确认收回']) await editor.taps(tap)
  expect(editor.text).toContain('现在一个也没有')
  expect(await asks(token)).toBe(401)
  await editor.says('/audit')
  expect(editor.text).toMatch(/收回接口令牌：数据大屏\n.*新建接口令牌：数据大屏/)
})
