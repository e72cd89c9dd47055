import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { followSettings } from '../../src/desk/settings-in-force.ts'
import { prepareCounty } from '../../src/open-county.ts'
import { readSettings } from '../../src/settings.ts'
import { type Chat, County, GroupChat, until } from '../support/county.ts'
import { deskOf } from '../support/shipped.ts'

let county: County
let editor: Chat

beforeEach(async () => {
  // Wednesday
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
})

afterEach(() => county.close())

const told = () =>
  editor.actor
    .messages()
    .flatMap((m) => m.text ?? [])
    .join('\n')

describe('/settings', () => {
  it('tells what is settled and what comes next', async () => {
    await editor.says('/settings')
    expect(editor.text.split('\n')).toEqual([
      '周汇编时间：周一17:00',
      '月汇编：不自动出',
      '预览多久：2小时',
      '提醒时间：09:00',
      '免打扰：21:00到07:30',
      '',
      '接下来：',
      '11月14日周一09:00　提醒还没报的单位',
      '11月14日周一17:00　出预览：一周动态 11月7日—11月13日',
      '12月20日周二09:00　出草稿：2022年汇报',
      '12月20日周二09:00　问各单位的困难和打算',
    ])
  })

  it('shows a change before it is saved; the clock goes by it at once, and /audit has before and after', async () => {
    const group = await GroupChat.bound(editor)
    await editor.says('/settings')
    await editor.taps('周汇编时间')
    await editor.taps('周五')
    await editor.says('下午4点半')
    expect(editor.text).toContain('改为：周五16:30\n')
    expect(editor.text).toContain('11月18日周五16:30　出预览')
    await editor.taps('确认')
    expect(editor.text).toContain('已保存，现在就生效。\n周汇编时间：周五16:30')
    for (const tap of ['预览多久', '30分钟', '确认']) await editor.taps(tap)
    county.turnClockTo('2022-11-18T16:30:00+08:00')
    await county.ring()
    await until(() => (editor.text.includes('17:00自动发布') ? true : undefined), 'the preview')
    county.turnClockTo('2022-11-18T17:01:00+08:00')
    await county.ring()
    expect(await group.hears('第1期')).toContain('11月7日—11月13日')
    await editor.says('/audit')
    expect(editor.text).toContain('改设置：周汇编时间：周一17:00 → 周五16:30')
    expect(editor.text).toContain('改设置：预览多久：2小时 → 30分钟')
  })

  it('a month that an editor turns on falls due from then on, none that is past', async () => {
    await editor.says('/settings')
    for (const tap of ['月汇编', '第3个', '15:00']) await editor.taps(tap)
    expect(editor.text).toContain('12月5日周一15:00　出预览：2022年11月汇报')
    await editor.taps('确认')
    await county.ring()
    expect(editor.text).toContain('月汇编：每月第3个工作日15:00')
    county.turnClockTo('2022-12-05T15:00:00+08:00')
    await county.ring()
    await until(
      () => (told().includes('2022年11月') ? true : undefined),
      () => `the preview of the month in\n${told()}`,
    )
  })

  it('what cannot be is asked again; 返回 saves nothing', async () => {
    await editor.says('/settings')
    for (const tap of ['预览多久', '4小时']) await editor.taps(tap)
    await editor.says('很久')
    expect(editor.text).toContain('没看懂，请点按钮，或者照例子打。\n预览多久：2小时\n改为：4小时\n')
    await editor.says('90分钟')
    expect(editor.text).toContain('改为：90分钟')
    await editor.taps('返回')
    expect(editor.text).toContain('预览多久：2小时')
  })

  it('of two editors the second is shown what the first has saved', async () => {
    const other = await county.secondEditor(9002, editor)
    for (const each of [editor, other]) {
      await each.says('/settings')
      await each.taps('预览多久')
    }
    await editor.taps('30分钟')
    await other.taps('4小时')
    await editor.taps('确认')
    await other.taps('确认')
    expect(other.text).toContain('刚才别的编辑改过，请看过再定。\n预览多久：30分钟')
  })

  it('holds in other processes, after a start too, whatever the environment says by then', async () => {
    await editor.says('/settings')
    for (const tap of ['周汇编时间', '周四', '确认']) await editor.taps(tap)
    const read = readSettings({ WEEKLY_AT: 'Tue 09:00', DATA_DIR: 'memory:' })
    const { desk } = await prepareCounty(county.opened, await deskOf(read), read, county.now)
    expect(desk.settings.weekly).toMatchObject({ weekday: 4, time: '17:00' })
    const beside = { ...desk, settings: desk.firstSettings, settled: 0 }
    await followSettings(county.opened.db, beside)
    expect(beside.settings.weekly).toMatchObject({ weekday: 4, time: '17:00' })
  })

  it('is for editors of the whole county', async () => {
    const town = county.person(102, '镇编辑')
    await county.joins(town, 'editor 甲镇', editor)
    expect((await town.says('/settings')).text).toContain('只给县里的编辑用')
  })
})
