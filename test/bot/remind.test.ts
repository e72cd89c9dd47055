import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepPause } from '../../src/database/pause.ts'
import { likeHour } from '../../src/database/reminder.ts'
import { revision } from '../../src/database/schema.ts'
import { changeSetting } from '../../src/database/setting.ts'
import { type Chat, County, until } from '../support/county.ts'

let county: County
let editor: Chat
let women: Chat
let youth: Chat

beforeEach(async () => {
  // Wednesday
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
  women = await county.cadre(101, 'jia-zhen/women')
  youth = await county.cadre(102, 'jia-zhen/youth')
})

afterEach(() => county.close())

const REMINDED = '11月7日—11月13日还没有收到填报'
const reminders = (chat: Chat) => chat.actor.messages().filter((m) => m.text?.includes(REMINDED))
const isReminded = (chat: Chat) => until(() => reminders(chat)[0], 'the reminder')

const isRemindedOf = (chat: Chat, week: string) =>
  until(() => chat.actor.messages().find((m) => m.text?.includes(`${week}还没有收到填报`)), 'the reminder')

const shownTo = (chat: Chat, label: string) => until(() => chat.buttons.includes(label) || undefined, label)

/** The editor publishes the week early. */
async function publishes(): Promise<void> {
  await editor.says('/week 11月9日')
  for (const label of ['发布', '确认发布']) await shownTo(editor, label).then(() => editor.taps(label))
  await until(() => editor.actor.messages().find((m) => m.text?.includes('已发布')), 'the publication')
}

describe('a reminder', () => {
  it('comes on Monday morning to units that have said nothing, once', async () => {
    await women.says('/zero')
    county.turnClockTo('2022-11-14T08:59:00+08:00')
    await county.ring()
    county.turnClockTo('2022-11-14T09:00:00+08:00')
    await county.ring()
    await county.ring()
    await isReminded(youth)
    expect(reminders(youth)).toHaveLength(1)
    expect(reminders(women)).toEqual([])
    await youth.taps('零报告')
    expect(youth.text).toContain('已记：甲镇团委 11月7日—11月13日零报告')
    await editor.says('/missing 11月9日')
    expect(editor.text).toContain('零报告2个')
  })

  it('offers to go on with what was begun', async () => {
    await women.says('/report 巾帼宣讲')
    await women.says('/cancel')
    await women.says('/report 关爱帮扶')
    await women.says('走访困难妇女')
    await youth.says('/report')
    await youth.taps(youth.buttons[0] ?? '')
    county.turnClockTo('2022-11-14T09:00:00+08:00')
    await county.ring()
    const reminder = await isReminded(women)
    expect(reminder.text).toContain('“关爱帮扶”填了一半')
    expect(women.buttons).toEqual(['接着填：关爱帮扶', '填报', '零报告'])
    await women.taps('接着填：关爱帮扶')
    expect(women.text).toContain('关爱帮扶')
    await isReminded(youth)
    expect(youth.buttons).toEqual(['填报', '零报告'])
  })

  describe('of a draft that was left', () => {
    const told = (chat: Chat) => chat.actor.messages().filter((m) => m.text?.includes('填了一半，还没有提交'))
    const leaves = async (chat: Chat) => {
      await chat.says('/report 巾帼宣讲')
      await chat.says('昨天')
    }

    it('comes once, where the unit has reported and is not reminded', async () => {
      await leaves(women)
      await women.says('/zero')
      await youth.says('/zero')
      county.turnClockTo('2022-11-14T09:00:00+08:00')
      await county.ring()
      const [said] = await until(() => (told(women).length > 0 ? told(women) : undefined), 'the draft that was left')
      expect(said?.text).toBe('甲镇妇联：“巾帼宣讲”填了一半，还没有提交。\n接着填就行；不用报的，不用管。')
      expect(women.buttons).toEqual(['接着填：巾帼宣讲'])
      county.turnClockTo('2022-11-16T09:00:00+08:00')
      await women.says('/zero')
      county.turnClockTo('2022-11-21T09:00:00+08:00')
      await county.ring()
      await isRemindedOf(youth, '11月14日—11月20日')
      expect([told(women).length, told(youth).length]).toEqual([1, 0])
      await women.taps('接着填：巾帼宣讲')
      expect(women.text).toContain('【巾帼宣讲 2/5】')
    })

    it('comes also where the issue is out early, and never to who is on leave or whose unit pauses', async () => {
      const { db } = county.opened
      const other = await county.cadre(103, 'yi-zhen/women')
      const third = await county.cadre(104, 'bing-zhen/women')
      for (const chat of [women, other, third]) await leaves(chat)
      await third.says('/leave 到11月20日')
      await third.taps('确认')
      const days = { from: '2022-11-01', to: '2022-11-20', why: '培训', at: county.now }
      await keepPause(db, { of: { unitId: 'yi-zhen/women' }, ...days })
      county.turnClockTo('2022-11-14T08:00:00+08:00')
      await publishes()
      county.turnClockTo('2022-11-14T09:00:00+08:00')
      await county.ring()
      await until(() => told(women)[0], 'the draft that was left')
      await county.ring()
      expect([women, other, third, youth].map((chat) => told(chat).length)).toEqual([1, 0, 0, 0])
      expect(reminders(women)).toEqual([])
    })
  })

  it('waits for the first working day, and comes before the digest', async () => {
    // 2023: 21–27 January off, the 28th (Saturday) is worked.
    county.turnClockTo('2023-01-23T09:30:00+08:00')
    await county.ring()
    county.turnClockTo('2023-01-28T09:00:00+08:00')
    await county.ring()
    const said = () => women.actor.messages().filter((m) => m.text?.includes('还没有收到填报'))
    await until(() => said()[0], 'the reminder')
    expect(said()).toHaveLength(1)
    expect(said()[0]?.text).toContain('1月16日—1月22日')
  })

  it('is sent by an editor too, and a unit gets one a week', async () => {
    county.turnClockTo('2022-11-14T08:00:00+08:00')
    await editor.says('/remind')
    expect(editor.text).toContain('其中2个有填报人')
    await editor.taps('提醒这2个单位')
    expect(editor.text).toContain('已提醒2个单位')
    await isReminded(women)
    county.turnClockTo('2022-11-14T09:00:00+08:00')
    await county.ring()
    await editor.says('/remind')
    expect(editor.text).toContain('都提醒过了')
    expect(reminders(women)).toHaveLength(1)
  })

  it('comes at the hour that a unit likes, and after that not again', async () => {
    await likeHour(county.opened.db, { unitId: 'jia-zhen/youth', at: '14:00' })
    county.turnClockTo('2022-11-14T09:00:00+08:00')
    await county.ring()
    await isReminded(women)
    expect(reminders(youth)).toEqual([])
    county.turnClockTo('2022-11-14T14:00:00+08:00')
    await county.ring()
    await isReminded(youth)
    await county.ring()
    expect([reminders(women).length, reminders(youth).length]).toEqual([1, 1])
  })

  it('is never about what is out already; what is held back is still to come', async () => {
    county.turnClockTo('2022-11-14T08:00:00+08:00')
    await publishes()
    county.turnClockTo('2022-11-14T09:00:00+08:00')
    await county.ring()
    expect([...reminders(women), ...reminders(youth)]).toEqual([])
    await editor.says('/remind')
    expect(editor.text).toContain('11月14日—11月20日')
    county.turnClockTo('2022-11-21T17:00:00+08:00')
    await county.ring()
    await shownTo(editor, '暂缓')
    await editor.taps('暂缓')
    county.turnClockTo('2022-11-23T10:00:00+08:00')
    await editor.says('/remind')
    expect(editor.text).toContain('11月14日—11月20日')
    await women.says('/zero')
    expect(women.buttons).toContain('上周（11月14日—11月20日）')
  })

  it('leaves alone whoever is on leave, units that pause, and those whose month does not end', async () => {
    const { db } = county.opened
    const at = county.now
    const days = { from: '2022-11-01', to: '2022-11-20', why: '培训', at }
    await keepPause(db, { of: { unitId: 'jia-zhen/women' }, ...days })
    await changeSetting(db, { name: 'rhythms', value: { youth: 'month' }, setAt: at })
    county.turnClockTo('2022-11-14T09:00:00+08:00')
    await county.ring()
    await editor.says('/missing 11月9日')
    const [said] = editor.actor.messages().filter((m) => m.text?.includes('应报'))
    expect(said?.text).toContain('暂停1个，本期不用报')
    expect(editor.text).toMatch(/暂停：\n甲镇：妇联（到11月20日，培训）\n/u)
    expect([...reminders(women), ...reminders(youth)]).toEqual([])
    // November ends on a Wednesday: its week is compiled on 5 December.
    county.turnClockTo('2022-12-05T09:00:00+08:00')
    await county.ring()
    const monthly = () => youth.actor.messages().filter((m) => m.text?.includes('甲镇团委：11月还没有收到填报'))
    await until(() => monthly()[0], 'the reminder of the month')
    await youth.taps('零报告')
    await editor.says('/missing 11月30日')
    expect(editor.text).toContain('零报告：\n甲镇：团委')
    const reports = await db.select({ on: revision.activityDate }).from(revision)
    expect(reports.at(-1)?.on).toBe('2022-11-30')
  })

  it('is for editors to send', async () => {
    await women.says('/remind')
    expect(women.text).toContain('只给编辑用')
  })
})
