import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Chat, County, until } from '../support/county.ts'

let county: County
let editor: Chat
let women: Chat

beforeEach(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
  women = await county.cadre(101, 'jia-zhen/women')
})

afterEach(() => county.close())

const MONDAY = '2022-11-14'
const at = async (time: string) => {
  county.turnClockTo(`${MONDAY}T${time}:00+08:00`)
  await county.ring()
}
const reminders = (chat: Chat) => chat.actor.messages().filter((m) => m.text?.includes('还没有收到填报'))

it('an editor lets a unit pause with a word, sees it, and ends it', async () => {
  await editor.says('/units 甲镇妇联')
  await editor.taps('暂停报送')
  expect(editor.text).toContain('甲镇妇联从哪天起不用报？')
  await editor.says('换届')
  expect(editor.text).toContain('没看懂是哪天到哪天。')
  await editor.says('11月7日到11月30日 换届')
  expect(editor.text).toBe('核对：\n甲镇妇联暂停报送：2022年11月7日至11月30日，换届。')
  await editor.taps('确认')
  expect(editor.text).toContain('已记：甲镇妇联暂停报送')
  await editor.says('/missing')
  expect(editor.text).toContain('暂停1个')
  await editor.says('/audit')
  expect(editor.text).toContain('暂停或恢复报送：甲镇妇联')
  await at('09:00')
  expect(reminders(women)).toEqual([])
  await editor.says('/units 甲镇妇联')
  expect(editor.text).toContain('停')
  for (const tap of ['暂停报送', '恢复报送']) await editor.taps(tap)
  expect(editor.text).toContain('恢复报送了')
  // The week that was over then stays paused; the present one is asked for again.
  await editor.says('/missing 11月14日')
  expect(editor.text).not.toContain('暂停')
})

it('days are said as people say them', async () => {
  await women.says('/start')
  for (const tap of ['我的任职', '请假']) await women.taps(tap)
  for (const [said, days] of [
    ['下周一到周三', '2022年11月14日至11月16日'],
    ['请一周', '2022年11月9日至11月15日'],
    ['请三天假', '2022年11月9日至11月11日'],
    ['我要请假到月底', '2022年11月9日至11月30日'],
    ['请个病假到月底', '2022年11月9日至11月30日，病假'],
    ['休产假三个月', '2022年11月9日至2023年2月8日，产假'],
    ['请两天的事假', '2022年11月9日至11月10日，事假'],
    ['明天起一周，住院', '2022年11月10日至11月16日，住院'],
  ]) {
    await women.says(said ?? '')
    expect(women.text).toBe(`核对：\n请假：${days}，不给您发提醒。`)
  }
  await women.says('下周请三天')
  expect(women.text).toContain('没看懂是哪天到哪天。')
})

it('whoever is on leave is not reminded; back again, at the hour of their choice', async () => {
  await women.says('/start')
  for (const tap of ['我的任职', '请假']) await women.taps(tap)
  await women.says('11月9日到11月14日')
  expect(women.text).toContain('请假：2022年11月9日至11月14日')
  await women.taps('确认')
  await at('09:00')
  expect(reminders(women)).toEqual([])
  await editor.says('/remind')
  expect(editor.text).toContain('填报人请假的不打扰')
  await women.says('/start')
  for (const tap of ['我的任职', '请假', '销假', '返回', '提醒时间', '14:00']) await women.taps(tap)
  expect(women.text).toContain('甲镇妇联：14:00')
  await at('14:00')
  await until(() => reminders(women)[0], 'the reminder')
})

it('the hour of being reminded can be typed; at one at which nobody is written to it stays', async () => {
  await women.says('/start')
  for (const tap of ['我的任职', '提醒时间']) await women.taps(tap)
  await women.says('夜里')
  expect(women.text).toContain('没看懂是几点')
  await women.says('23:30')
  expect(women.text).toMatch(/21:00到07:30不打扰.*甲镇妇联：09:00/su)
  await women.says('下午两点一刻')
  expect(women.text).toContain('已改。甲镇妇联：14:15提醒。')
  // What is typed next is no hour any more.
  await women.says('谢谢')
  expect(women.text).not.toContain('没看懂')
  await at('14:00')
  expect(reminders(women)).toEqual([])
  await at('14:15')
  await until(() => reminders(women)[0], 'the reminder')
})
