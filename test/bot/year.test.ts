import { desc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { edition } from '../../src/database/schema.ts'
import { importReports } from '../../src/desk/import-reports.ts'
import { type Chat, County, GroupChat, until } from '../support/county.ts'

let county: County
let editor: Chat
let group: GroupChat

const ROWS = [
  [
    'jia-zhen/women',
    'women_talk',
    '2022-03-09',
    { women_gratitude_talks: 3, women_gratitude_audience: '150余人', women_talk_subteams: 4 },
  ],
  [
    'yi-zhen/women',
    'women_talk',
    '2022-11-10',
    { women_gratitude_talks: 12, women_gratitude_audience: 222, women_talk_subteams: 3 },
  ],
  [
    'yi-zhen/fic',
    'problem_plan',
    '2022-06-10',
    { problem_area: '组织覆盖', problem_body: '新就业群体建会偏少', plan_body: '沿着产业链建商会' },
  ],
] as const

beforeEach(async () => {
  county = await County.open('2022-12-19T10:00:00+08:00')
  editor = await county.editor()
  group = await GroupChat.bound(editor)
  await report(ROWS)
})

afterEach(() => county.close())

const report = (rows: readonly (readonly [string, string, string, object])[]) =>
  importReports(
    county.opened.db,
    county.opened.desk,
    'rows',
    rows.map(([unit, form, on, answers], i) => ({ line: i + 1, data: { unit, form, on, answers } })),
    county.now,
  )

async function newestEdition({ opened: { db } }: County) {
  const [row] = await db.select().from(edition).where(eq(edition.kind, 'office')).orderBy(desc(edition.version))
  if (!row) throw new Error('no edition')
  return { row, digest: row.content }
}

describe('the report of a year', () => {
  it('is read section by section, reworded, published to the group', async () => {
    await editor.says('/year 2022')
    expect(editor.text).toContain('《2022年全县群团工作情况汇报》（草稿）')
    expect(editor.text).toContain('报过活动3个')
    await editor.taps('（一）坚持凝心铸魂')
    expect(editor.text).toContain(
      '\n2. 青禾县妇联建强用好巾帼宣讲队伍，现有宣讲分队7支，开展宣讲15场次，受众370余人次。',
    )
    await editor.taps('2')
    expect(editor.text).toContain('别添新数字')
    await editor.says('县妇联讲了15场次，受众370余人，请来80位老党员。')
    expect(editor.text).toContain('80位老')
    await editor.says('县妇联讲了15场次，受众370余人，院坝里坐得满满当当。')
    expect(editor.text).toContain('🔒2. 县妇联讲了15场次，受众370余人，院坝里坐得满满当当。')
    await editor.taps('返回')
    expect(editor.buttons[1]).toMatch(/^🔒（一）坚持凝心铸魂/)
    await editor.taps('发布')
    await editor.taps('确认发布')
    const posted = await group.hears('院坝里坐得满满当当')
    expect(posted).toContain('还有一些短板。组织覆盖还有空白。新就业群体建会偏少。')
    expect(posted).not.toContain('没有报过')
    await until(() => (editor.text.startsWith('《2022年') ? true : undefined), 'the last of what the editor is sent')
    await editor.says('/year 2022')
    expect(editor.text).toContain('已发布')
    expect(group.texts.filter((t) => t.includes('院坝'))).toHaveLength(1)
  })

  it('is shown as the group will have it', async () => {
    await editor.says('/year 2022')
    await editor.taps('看公开版')
    await until(() => (editor.text.startsWith('以上是全文') ? true : undefined), 'the whole text')
    expect(editor.text).toBe('以上是全文，附表在发布后的文件里。')
    const shown = editor.actor
      .messages()
      .flatMap((m) => (m.from.is_bot && m.text ? [m.text] : []))
      .slice(-2, -1)
    await editor.taps('返回')
    expect(editor.text).toContain('《2022年全县群团工作情况汇报》（草稿）')
    await editor.taps('发布')
    await editor.taps('确认发布')
    expect([await group.hears('受众370余人')]).toEqual(shown)
    await editor.says('/year 2022')
    await editor.taps('看公开版')
    await until(() => (editor.text.startsWith('以上是全文') ? true : undefined), 'the whole text')
    expect(editor.text).toBe('以上是全文，附表在文件里。')
  })

  it('has a next edition when a correction touches it: the group gets the list, once', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await editor.says('/year 2022')
    await editor.taps('发布')
    await editor.taps('确认发布')
    await group.hears('受众370余人')
    county.turnClockTo('2022-12-20T12:00:00+08:00')
    // What the clock asks the cadre comes before what the cadre says.
    await county.ring()
    await cadre.says('/mine')
    await cadre.taps('3月9日 巾帼宣讲（编号1）')
    await cadre.taps('更正')
    await cadre.taps('3 巾帼宣讲受众：150余人')
    await cadre.says('450')
    await cadre.taps('没有联合')
    await cadre.taps('确认提交')
    await cadre.says('当时少算了')
    await county.ring()
    await county.ring()
    const told = () => [...editor.actor.talk().messages.values()].filter((m) => m.text?.includes('个数变了'))
    await until(() => told()[0], 'the news')
    expect(told()).toHaveLength(1)
    expect(told()[0]?.text).toContain('370余人次应为670余人次')
    await editor.taps('出更正版')
    const posted = await group.hears('更正：')
    expect(posted).toContain('第2版')
    expect(posted).toContain('370余人次应为670余人次')
    expect(group.texts.filter((t) => t.includes('一、工作开展情况'))).toHaveLength(1)
    const { digest, row } = await newestEdition(county)
    expect(row.version).toBe(2)
    expect(digest.corrections.find((c) => c.from === '370余')).toMatchObject({
      to: '670余',
      why: '甲镇妇联更正：当时少算了',
    })
  })

  it('goes out only as the editor was told: every number that changed since it was read is listed first', async () => {
    const more = { women_gratitude_talks: 1, women_gratitude_audience: 30 }
    await editor.says('/year 2022')
    await editor.taps('（一）坚持凝心铸魂')
    await editor.taps('2')
    await editor.says('县妇联宣讲15场次，听的有370余人。')
    await report([['bing-zhen/women', 'women_talk', '2022-11-12', more]])
    await editor.says('/year 2022')
    await editor.taps('发布')
    expect(editor.text).toContain('您看过以后，有2个数变了：\n· 县妇联宣讲15→16场次\n· 听的有370余→400余人')
    expect(editor.text).toContain('您还没有看过：总述、二、存在的问题、三、下步打算。')
    expect(editor.text).not.toContain('没有报过')
    const ask = editor.last
    await report([['bing-zhen/women', 'women_talk', '2022-11-13', more]])
    await editor.taps('确认发布', ask)
    expect(editor.text).toContain('没有发布：刚才又有变化，请再看一遍。')
    expect(editor.text).toContain('有2个数变了：\n· 县妇联宣讲16→17场次\n· 听的有400余→430余人')
    // A second tap at once would be a thumb that shook.
    county.turnClockTo('2022-12-19T10:01:00+08:00')
    await editor.taps('确认发布')
    expect(await group.hears('县妇联宣讲17场次，听的有430余人。')).toContain('二、存在的问题')
    // What was told stays: the report is looked at below it.
    await until(() => (editor.buttons.includes('溯源') ? true : undefined), 'the end of what the editor is sent')
    const told = editor.text
    await editor.taps('溯源')
    expect(editor.actor.messages().some((m) => m.text === told)).toBe(true)
  })

  it('keeps an editor’s words while numbers follow, tells what has changed behind them, and lets go', async () => {
    const more = { women_gratitude_talks: 1, women_gratitude_audience: 30, women_talk_subteams: 1 }
    await editor.says('/year')
    await editor.taps('（一）坚持凝心铸魂')
    await editor.taps('2')
    await editor.taps('锁定这句')
    expect(editor.text).toContain('🔒2. 青禾县妇联建强用好')
    await report([
      ['bing-zhen/women', 'women_talk', '2022-11-12', more],
      ['jia-zhen/youth', 'youth_study', '2022-11-12', { youth_study_issue: '第十三季第5期', youth_study_learners: 88 }],
    ])
    await editor.says('/year')
    await editor.taps('⚠（一）坚持凝心铸魂')
    expect(editor.text).toContain(
      '⚠3. 青禾县妇联建强用好巾帼宣讲队伍，现有宣讲分队8支，开展宣讲16场次，受众400余人次。',
    )
    expect(editor.text).toContain('\n2. 团青禾县委组织团员青年参加“青年大学习”')
    await editor.taps('⚠3')
    expect(editor.text).toContain('370余→400余')
    await editor.taps('照旧，不再提醒')
    expect(editor.text).toContain('🔒3. 青禾县妇联')
    await editor.taps('🔒3')
    await editor.taps('删掉这句')
    expect(editor.text).toContain('🔒3. （已删掉）青禾县妇联')
    await editor.taps('全部解锁')
    expect(editor.text).toContain('\n3. 青禾县妇联')
  })

  it('shows the second of two editors the words of the first before his take their place', async () => {
    const other = await county.secondEditor(9002, editor)
    for (const each of [editor, other]) {
      await each.says('/year')
      await each.taps('（一）坚持凝心铸魂')
      await each.taps('2')
    }
    await editor.says('县妇联讲了15场次，370余人听讲。')
    await other.says('妇联姐妹讲了15场次。')
    expect(other.text).toContain('县妇联讲了15场次，370余人听讲。')
    expect(other.text).toContain('您打的是：\n妇联姐妹讲了15场次。')
    await other.taps('用我的')
    expect(other.text).toContain('🔒2. 妇联姐妹讲了15场次。')
    // What was shown to the first is no longer what stands there.
    await editor.taps('🔒2')
    expect(editor.text).toContain('这一段刚被改过，请看过再改。')
    expect(editor.text).toContain('妇联姐妹讲了15场次。')
  })

  it('counts the sums of the time before a county began, which are no news of a week', async () => {
    const cadre = await county.cadre(101, 'qinghe/women')
    await cadre.says('/report')
    await cadre.taps('巾帼宣讲')
    await cadre.answers('6月30日', '对', '320', '对', '4.5万人次', '对', '4', '没有联合', '确认提交')
    expect(cadre.text).toContain('会计入全年数据')
    await editor.says('/week')
    expect(editor.text).not.toContain('320场次')
    await editor.says('/year 2022')
    await editor.taps('（一）坚持凝心铸魂')
    expect(editor.text).toContain('开展宣讲330余场次，受众4.53万余人次')
  })

  it('is of any period, town or organization, chosen by words or by buttons', async () => {
    await editor.says('/year 2022上半年 妇联')
    expect(editor.text).toContain('《2022年上半年青禾县妇联工作情况汇报》')
    await editor.taps('换范围')
    await editor.taps('甲镇')
    expect(editor.text).toContain('《2022年上半年甲镇群团工作情况汇报》')
    await editor.taps('换时间')
    await editor.taps('2022年第四季度')
    expect(editor.text).toContain('《2022年第四季度甲镇群团工作情况汇报》')
    await editor.says('/year 2022 未来镇')
    expect(editor.text).toContain('没有叫“未来镇”的')
  })

  it('is drafted on 20 December, once, for the editors to read', async () => {
    county.turnClockTo('2022-12-20T09:01:00+08:00')
    await county.ring()
    await county.ring()
    const drafts = () => [...editor.actor.talk().messages.values()].filter((m) => m.text?.includes('可以起草了'))
    await until(() => drafts()[0], 'the draft')
    expect(drafts()).toHaveLength(1)
    await editor.taps('看草稿')
    expect(editor.text).toContain('《2022年全县群团工作情况汇报》（草稿）')
  })

  it('is for editors', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await cadre.says('/year')
    expect(cadre.text).toContain('只给编辑用')
  })
})
