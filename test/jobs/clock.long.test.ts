import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Chat, County, GroupChat, until } from '../support/county.ts'

let county: County
let editor: Chat
let cadre: Chat
let group: GroupChat

beforeEach(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
  group = await GroupChat.bound(editor)
  cadre = await county.cadre(101, 'jia-zhen/women')
  await cadre.says('/start')
})

afterEach(() => county.close())

const reports = async (times: string, audience: string) => {
  await cadre.says('/report')
  await cadre.taps('巾帼宣讲')
  await cadre.answers('昨天', times, audience, '12', '没有联合', '讲到了院坝里', '确认提交')
  expect(cadre.text).toContain('已保存')
}
const at = async (clock: string) => {
  county.turnClockTo(`2022-${clock}:00+08:00`)
  await county.ring()
}
const issues = () => group.texts.flatMap((text) => /第\d+期/.exec(text)?.[0] ?? [])
const previews = () => editor.actor.messages().filter((m) => m.text?.includes('自动发布')).length

describe('a clock', () => {
  it('that slept over two weeks: both issues come out, once, the older first, each with its own week', async () => {
    await reports('3', '150余人')
    county.turnClockTo('2022-11-16T10:00:00+08:00')
    await reports('4', '60人')
    await at('11-22T09:00')
    await until(() => (previews() === 2 ? true : undefined), 'two previews')
    await at('11-22T11:01')
    await county.ring()
    await until(() => (issues().length === 2 ? true : undefined), 'two issues')
    expect(issues()).toEqual(['第1期', '第2期'])
    const [first, second] = group.texts.filter((text) => text.includes('期'))
    expect(first).toContain('150余人')
    expect(first).not.toContain('60人')
    expect(second).toContain('60人')
  })

  it('that is set back over the hour of an issue, and forward again, brings it once and publishes it once', async () => {
    await reports('3', '150余人')
    await at('11-14T17:00')
    await until(() => (previews() === 1 ? true : undefined), 'the preview')
    await at('11-14T08:00')
    await at('11-14T17:01')
    expect(previews()).toBe(1)
    await at('11-14T19:01')
    await until(() => issues()[0], 'the issue')
    for (const clock of ['11-08T09:00', '11-14T16:00', '11-14T17:00', '11-14T19:02', '11-15T19:02']) await at(clock)
    expect([issues(), previews()]).toEqual([['第1期'], 1])
  })

  it('that was ahead when somebody reported, and is set right: the report is in the issue', async () => {
    county.turnClockTo('2022-11-14T16:59:40+08:00')
    await cadre.says('/report')
    await cadre.taps('巾帼宣讲')
    await cadre.answers('昨天', '3', '150余人', '12', '没有联合', '讲到了院坝里')
    county.turnClockTo('2022-11-14T18:00:00+08:00')
    await cadre.taps('确认提交')
    expect(cadre.text).toContain('已保存')
    await at('11-14T17:00')
    await until(() => (previews() === 1 ? true : undefined), 'the preview')
    await at('11-14T19:01')
    await until(() => issues()[0], 'the issue')
    expect(group.texts.find((text) => text.includes('第1期'))).toContain('150余人')
  })

  it('that is set back keeps nobody waiting for what is owed', async () => {
    county.turnClockTo('2022-11-10T10:00:00+08:00')
    county.api.world.fault('sendMessage', { drop: 'before', chat: 101 })
    cadre.actor.send('/menu')
    await until(() => (county.api.world.calls.some((c) => !c.ok) ? true : undefined), 'a call that failed')
    county.turnClockTo('2022-11-09T10:00:00+08:00')
    const before = cadre.text
    await until(() => (cadre.text === before ? undefined : true), 'the answer')
  })
})
