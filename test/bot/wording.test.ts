import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importReports } from '../../src/desk/import-reports.ts'
import { type Chat, County } from '../support/county.ts'

let county: County
let editor: Chat

beforeEach(async () => {
  county = await County.open('2022-12-20T10:00:00+08:00')
  editor = await county.editor()
})

afterEach(() => county.close())

describe('the words of a year', () => {
  it('are set, printed, warned of a year later, kept and given up', async () => {
    await editor.says('/wording')
    expect(editor.text).toContain('2022年汇报的文字')
    await editor.taps('总述')
    expect(editor.text).toContain('（目录里的）')
    await editor.taps('改写')
    await editor.says('{period}，青禾县群团组织喜迎{women_gratitude_talk}场。')
    expect(editor.text).toContain('没有保存')
    await editor.says('{period}，{county}群团组织干得好。')
    expect(editor.text).toContain('已保存')
    await editor.says('/year 2022')
    await editor.taps('总述')
    expect(editor.text).toContain('2022年，青禾县群团组织干得好。')

    await editor.says('/wording 2023')
    expect(editor.text).toContain('有1处要看看')
    await editor.taps('⚠ 总述')
    expect(editor.text).toContain('还是2022年的话，没有改过。')
    await editor.taps('今年还用它')
    expect(editor.text).not.toContain('⚠')
    await editor.taps('恢复目录里的')
    expect(editor.text).toContain('（目录里的）')
  })

  it('are those of an organization too: its sentence reworded for good, its examples ticked, two editors one after the other', async () => {
    const row = (on: string, name: string, i: number) => ({
      line: i + 1,
      data: {
        ...{ unit: 'jia-zhen/women', form: 'women_education', on },
        answers: { women_education_activities: name, women_education_participants: 30 + i },
      },
    })
    const given = ['姐妹课堂', '山歌赛', '姐妹课堂', '读书会', '山歌赛', '姐妹课堂'].map((name, i) =>
      row(`2022-11-0${i + 1}`, name, i),
    )
    await importReports(county.opened.db, county.opened.desk, 'rows', given, county.now)

    await editor.says('/wording 2022')
    await editor.taps('妇联')
    await editor.taps('妇联·思想引领·第1句')
    expect(editor.text).toContain('{women_education_participants}：妇女主题教育参加人次')
    await editor.taps('例子：活动名称')
    expect(editor.text).toContain('1. 姐妹课堂（3次）\n2. 山歌赛（2次）\n3. 读书会（1次）')
    await editor.taps('3')
    await editor.taps('1')
    expect(editor.text).toContain('1. 姐妹课堂（3次） ✓第2个\n2. 山歌赛（2次）\n3. 读书会（1次） ✓第1个')
    await editor.taps('返回')

    const other = await county.secondEditor(9002, editor)
    for (const each of [editor, other]) {
      await each.says('/wording 2022')
      await each.taps('妇联')
      await each.taps('妇联·思想引领·第1句')
      await each.taps('改写')
    }
    await editor.says(
      '{organization}开展{women_education_activities|list:2}，[{women_education_participants}]人次参加。',
    )
    expect(editor.text).toContain('没有保存：没有{women_education_participants}时会印成')
    await editor.says('{organization}做实主题教育。')
    const mine = '{organization}办好{women_education_activities|list:3}等活动。'
    await other.says(mine)
    expect(other.text).toContain('没有保存：这一处刚改成：\n{organization}做实主题教育。')
    expect(other.text).toContain(`您打的是：\n${mine}`)
    await other.taps('用我的')
    expect(other.text).toContain(mine)
    await other.taps('恢复目录里的')
    await editor.taps('恢复目录里的')
    expect(editor.text).toContain('这一处刚被改过，请看过再定。')
    await editor.taps('改写')
    await editor.says(mine)

    await editor.says('/year 2022')
    await editor.taps('（一）坚持凝心铸魂')
    expect(editor.text).toContain('青禾县妇联办好读书会、姐妹课堂等活动。')
    await editor.taps('2')
    await editor.taps('换例子：活动名称')
    await editor.taps('都不勾')
    expect(editor.text).toContain('没有打勾，印报得最多的。')
    await editor.says('/year 2022')
    await editor.taps('（一）坚持凝心铸魂')
    expect(editor.text).toContain('青禾县妇联办好姐妹课堂、山歌赛、读书会等活动。')
    await editor.says('/wording 2023')
    expect(editor.buttons).toContain('✎ 妇联')
  })

  it('are for editors', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await cadre.says('/wording')
    expect(cadre.text).toContain('只给编辑用')
  })
})
