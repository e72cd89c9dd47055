import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FEATURES } from '../../src/bot/features/index.ts'
import { meantBy } from '../../src/bot/meant.ts'
import { addMembership } from '../../src/database/membership.ts'
import { meetPerson } from '../../src/database/person.ts'
import { type Chat, County } from '../support/county.ts'

const NOBODY = { reportsFor: [], edits: [], views: [] }
const of = (words: string, who: Parameters<typeof meantBy>[2]) => {
  const asked = meantBy(FEATURES, words, who)
  if (asked?.by === 'tap') return asked.button.name
  return asked?.by === 'command' ? `/${asked.command} ${asked.words}`.trim() : undefined
}

describe('a noun alone, where nothing is asked of an editor', () => {
  it.each([
    ['亮点', 'highlights'],
    ['看看亮点', 'highlights'],
    ['亮点在哪里', 'highlights'],
    ['照片', 'photos'],
    ['待核对', 'eventPairs'],
    ['下周安排', 'weekNext'],
    ['预览', 'week'],
    ['发布', 'week'],
    ['年报', 'year'],
    ['设置', 'settings'],
    ['打开设置页面', 'settings'],
    ['停刊', 'stops'],
    ['报送周期', 'rhythms'],
    ['令牌', 'tokens'],
    ['接口令牌', 'tokens'],
    ['上年数', 'pastFigures'],
    ['群', 'groups'],
    ['二维码', 'invite'],
    ['发出的链接', 'invitations'],
    ['已离开的', 'formers'],
    ['我的资料', 'ownData'],
    ['收到的', 'received'],
    ['困难', 'problems'],
    ['题目', 'forms'],
    ['菜单', 'menu'],
    ['返回', 'menu'],
    ['我要看操作记录', 'audit'],
  ])('%s opens %s', (words, page) => {
    expect(of(words, { ...NOBODY, edits: [{}] })).toBe(page)
  })

  it.each(['看', '亮点工作3个', '设置了3个站点', '照片拍了20张', '好的', '', '的'])('%s opens nothing', (words) => {
    expect(of(words, { ...NOBODY, edits: [{}] })).toBeUndefined()
  })

  it('opens nothing to whoever only reports', () => {
    for (const words of ['亮点', '设置', '预览', '上半年汇报', '11月9日']) expect(of(words, NOBODY)).toBeUndefined()
  })
})

let county: County
let editor: Chat
let town: Chat
let cadre: Chat

beforeAll(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
  town = await county.joins(county.person(201, '镇编辑'), 'editor 甲镇', editor)
  cadre = await county.cadre(101, 'jia-zhen/women')
})

afterAll(() => county.close())

it.each([
  ['甲镇', /^甲镇/u, '甲东村'],
  ['看看甲镇', /^甲镇/u, '甲东村'],
  ['甲镇妇联', /^甲镇妇联/u, '返回'],
  ['甲东', /甲东/u, '返回'],
  ['填报人101', /点一位/u, '填报人101·甲镇妇联'],
  ['亮点', /亮点/u, '看预览'],
  ['停刊', /不出周汇编/u, '返回'],
  ['令牌', /令牌/u, '返回'],
  ['导出', /Word 文档和台账/u, '年度汇报'],
  ['台账', /看全文/u, '年度汇报'],
  ['撤回', /撤一条/u, '一周汇编'],
  ['上半年汇报', /2022年上半年/u, '换时间'],
  ['全年汇报', /2022年全县/u, '换时间'],
  ['三月份', /2022年3月/u, '换时间'],
  ['甲镇的单位', /^甲镇/u, '甲东村'],
  ['添加单位', /添加、改名/u, '单位'],
  ['导入单位', /导入单位/u, '单位'],
  ['怎么加填报人', /加填报人/u, '邀请'],
  ['没有报的', /应报/u, '返回'],
  ['放假不出', /停刊/u, '设置'],
  ['下载', /看全文/u, '年度汇报'],
  ['谁改的', /audit/u, '操作记录'],
  ['报送进度', /应报/u, '返回'],
  ['怎么催', /催报/u, '帮助'],
  ['模板', /要模板/u, '设置'],
  ['备份', /请找运维/u, '设置'],
  ['统计表', /上级/u, '返回'],
  ['上个季度', /2022年第三季度/u, '换时间'],
  ['前三季度', /2022年1月1日至9月30日/u, '换时间'],
  ['甲镇妇联上半年', /一个单位没有单独的汇报/u, '2022年上半年甲镇汇报'],
])('an editor who types %s gets there', async (words, said, button) => {
  await editor.says(words)
  expect([editor.text, editor.buttons]).toEqual([
    expect.stringMatching(said),
    expect.arrayContaining([expect.stringContaining(button)]),
  ])
})

it('so does who looks after a town, for what is theirs', async () => {
  await town.says('甲东村')
  expect(town.buttons.join()).toContain('甲东村妇联')
  await town.says('甲东村妇联')
  expect(town.buttons.join()).toContain('甲东村妇联')
  await town.says('填报人101')
  expect(town.buttons).toContain('填报人101·甲镇妇联')
  await town.says('乙镇')
  expect(town.text).toContain('不在您负责的范围里')
  await town.says('本季度')
  expect(town.text).toContain('2022年第四季度甲镇')
  await town.says('亮点')
  expect(town.text).toContain('只给县里的编辑用')
})

it('a page asked for where something else was awaited lets go of that; an answer stays one', async () => {
  await editor.says('停刊')
  await editor.says('令牌')
  expect(editor.text).toContain('令牌')
  await editor.says('停刊')
  await editor.says('1月16日到2月5日')
  expect(editor.buttons).toContain('确认')
  await editor.says('返回')
  expect(editor.text).toBe('好，不用写了。')
})

describe('amid a draft, to which a button leads back', () => {
  beforeAll(async () => {
    await cadre.says('巾帼宣讲')
  })

  it.each([
    ['请假三天', /请假：2022年11月9日至11月11日/u],
    ['下周一请假', /请假：2022年11月14日/u],
    ['这个月十号到二十号我培训，先不报', /请假：2022年11月10日至11月20日/u],
    ['下周我外出学习，报不了', /请假：2022年11月14日至11月20日/u],
    ['这周没活动', /点“零报告”就行/u],
    ['本周无', /点“零报告”就行/u],
    ['这周没有', /点“零报告”就行/u],
    ['上周报了吗', /10月31日—11月6日/u],
    ['我报了几条', /还没有|填报/u],
    ['几点截止', /17:00前报/u],
    ['周末要报吗', /17:00前报/u],
    ['照片怎么发', /时直接发/u],
    ['转人工', /县里的编辑/u],
    ['找人工', /县里的编辑/u],
    ['客服', /县里的编辑/u],
    ['明天要报吗', /17:00前报/u],
  ])('%s is understood', async (words, said) => {
    await cadre.says(words)
    expect([cadre.text, cadre.buttons]).toEqual([
      expect.stringMatching(said),
      expect.arrayContaining(['接着填：巾帼宣讲']),
    ])
    await cadre.taps('接着填：巾帼宣讲')
    expect(cadre.text).toContain('【巾帼宣讲 1/5】')
  })

  it.each([
    ['填完了', '还没提交'],
    ['都报好了', '还没提交'],
    ['发错了', '没关系'],
    ['谢谢', '不客气'],
  ])('%s is answered, and the question stands', async (words, said) => {
    await cadre.says(words)
    expect(cadre.text).toContain(said)
    expect(cadre.text).toContain('【巾帼宣讲 1/5】')
  })

  it.each(['退出', '先搁着，有事', '先不填了', '算了不报了', '不想填了', '等下我问一下主任再填', '今天太忙了，明天弄'])(
    '%s puts it off, and asks nothing',
    async (words) => {
      await cadre.says('巾帼宣讲')
      await cadre.says(words)
      expect(cadre.text).toBe('好的，“巾帼宣讲”先放着，没有提交。填好的都在。')
      await cadre.taps('接着填')
      expect(cadre.text).toContain('【巾帼宣讲 1/5】')
    },
  )

  it('a number is asked about with the report that was sent a while ago', async () => {
    await cadre.says('/cancel')
    await cadre.says('昨天宣讲3场，听众60人，没有联合')
    await cadre.taps('不清楚')
    await cadre.taps('确认提交')
    await cadre.says('2场')
    expect(cadre.text).toContain('是哪项工作的？')
    expect(cadre.buttons[0]).toBe('改刚报的“巾帼宣讲”')
    await cadre.taps('改刚报的“巾帼宣讲”')
    await cadre.says('场次改成2')
    expect(cadre.text).toContain('2场次')
  })

  it('a bare number is too, and a number is kept for the work that is chosen, or typed', async () => {
    await cadre.says('/cancel')
    await cadre.says('20')
    expect(cadre.buttons[0]).toBe('改刚报的“巾帼宣讲”')
    await cadre.says('2场')
    expect(cadre.buttons).not.toContain('信访维权')
    await cadre.taps('巾帼宣讲')
    expect(cadre.text).toContain('巾帼宣讲场次：2场次')
    await cadre.says('/cancel')
    await cadre.says('5场')
    await cadre.says('巾帼宣讲')
    expect(cadre.text).toContain('巾帼宣讲场次：5场次')
    await cadre.says('/cancel')
    await cadre.says('4场')
    await cadre.says('请假三天')
    expect(cadre.text).toContain('请假：2022年11月9日')
  })

  it('what is told with numbers of its own is that, and none of the one that waits is added', async () => {
    await cadre.says('/cancel')
    await cadre.says('4场')
    await cadre.says('60人')
    expect(cadre.text).toContain('“60人”是哪项工作的？')
    await cadre.says('昨天宣讲听众50人，没有联合')
    expect(cadre.text).not.toContain('60人')
    expect(cadre.text).toContain('【巾帼宣讲 2/5】')
    await cadre.says('/cancel')
    await cadre.says('4场')
    await cadre.says('昨天慰问8户')
    expect(cadre.text).not.toContain('4场')
  })

  it.each(['重复报了', '不小心多报了一份', '报两遍了'])('%s brings one’s own reports', async (words) => {
    await cadre.says('/cancel')
    await cadre.says(words)
    expect(cadre.text).toContain('点开可以更正或撤回')
  })

  it('返回 is the button also where names are asked', async () => {
    await cadre.says('/cancel')
    await cadre.says('妇女之家创建')
    await cadre.says('昨天')
    expect(cadre.text).toContain('【妇女之家创建 2/2】')
    await cadre.says('返回')
    expect(cadre.text).toContain('【妇女之家创建 1/2】')
  })

  it('that all is done answers whether it is; where names are asked it is none', async () => {
    await cadre.says('/cancel')
    await cadre.says('妇联组织建设')
    await cadre.says('昨天')
    expect(cadre.text).toContain('都覆盖了吗')
    await cadre.says('都完成了')
    expect(cadre.text).toContain('【妇联组织建设 3/4】')
    await cadre.says('都完成了')
    expect(cadre.text).toMatch(/^还没提交/u)
    expect(cadre.text).toContain('【妇联组织建设 3/4】')
  })

  it('leave is no name either', async () => {
    await cadre.says('/cancel')
    await cadre.says('家庭家教家风')
    for (let i = 0; i < 8 && !/名称|哪些/u.test(cadre.text); i++) await cadre.says(i === 0 ? '昨天' : '3')
    const asked = cadre.text
    await cadre.says('请假三天')
    expect([asked, cadre.text]).toEqual([asked, expect.stringContaining('请假：2022年11月9日')])
  })
})

it('a name may be what an editor’s page is called: whoever reports too is understood as such', async () => {
  const { db } = county.opened
  const both = await county.joins(county.person(203, '两样都是'), 'editor', editor)
  const { id: personId } = await meetPerson(db, 203, '两样都是')
  await addMembership(db, { personId, unitId: 'yi-zhen/women', role: 'reporter', since: county.now })
  for (const name of ['照片', '三季度总结']) {
    await both.says('/cancel')
    await both.says('主题教育活动')
    expect(both.text).toContain('这次活动叫什么名字')
    await both.says(name)
    // Taken as the name, or asked about: never led away.
    expect(both.text).toMatch(/总结|^没有当作回答。您是要：$/u)
    expect(both.text).not.toMatch(/这一期|第三季度/u)
    expect(both.buttons.join()).toMatch(/接着填：主题教育活动|取消/u)
  }
})

it('a report is one where something else was awaited', async () => {
  await cadre.says('/cancel')
  await cadre.says('/cancel')
  await cadre.says('请假')
  await cadre.says('昨天宣讲3场，听众60人，没有联合')
  expect(cadre.text).toContain('巾帼宣讲场次：3场次')
  await cadre.says('/cancel')
})

it('what is for others is told so', async () => {
  const viewer = await county.joins(county.person(204, '查看乙'), 'viewer', editor)
  await viewer.says('我要报数')
  expect(viewer.text).toContain('还不能填报')
  await viewer.says('汇编')
  expect(viewer.text).toContain('还没有发布过汇编')
})

it('a question before is gone back to in other words than 返回', async () => {
  const other = await county.cadre(105, 'jia-zhen/women')
  await other.says('巾帼宣讲')
  await other.says('昨天')
  for (const words of ['上一题', '往回走一步', '回到上一步', '返回上一步']) {
    await other.says('2')
    await other.says(words)
    expect(other.text, words).toContain('宣讲了多少场次？')
  }
})

it('of several own units the one that is named is reported for', async () => {
  const { db } = county.opened
  const both = await county.cadre(106, 'jia-zhen/dong-cun/women')
  const { id: personId } = await meetPerson(db, 106, '填报人106')
  await addMembership(db, { personId, unitId: 'jia-zhen/women', role: 'reporter', since: county.now })
  await both.says('镇妇联的报一下')
  expect(both.text).toContain('甲镇妇联：报哪一类工作？')
  await both.says('给甲东村报')
  expect(both.text).toContain('甲东村妇联：报哪一类工作？')
})

it('what is told of the days away beside them is not lost', async () => {
  const away = await county.cadre(107, 'jia-zhen/women')
  await away.says('销假')
  expect(away.text).toContain('您没有请假')
  await away.says('我休产假到明年三月底，这期间让小孙替我报')
  expect(away.text).toContain('请假：2022年11月9日至2023年3月31日，产假，')
  expect(away.text).toContain('请编辑发一个邀请链接')
  await away.taps('确认')
  await away.says('销假')
  expect([away.text, away.buttons]).toEqual([expect.stringContaining('回来了点'), expect.arrayContaining(['销假'])])
})

describe('where no draft is on the screen', () => {
  it.each([
    ['汇编出来了吗', /11月7日—11月13日：汇编还没出，11月14日（周一）17:00起编/u, '我的填报'],
    ['这周的简报发了没', /起编/u, '我的填报'],
    ['本周无', /零报告/u, '零报告'],
    ['上周没有', /零报告/u, '零报告'],
    ['发错了', /更正、撤回/u, '我的填报'],
    ['怎么用', /如“昨天开展巾帼宣讲/u, '填报'],
    ['转人工', /县里的编辑/u, '帮助'],
    ['你们电话多少', /县里的编辑/u, '帮助'],
    ['图片发哪里', /直接发/u, '填报'],
    ['能发视频吗', /视频、语音不收/u, '填报'],
    ['今天要交吗', /17:00前报/u, '填报'],
    ['上周忘了报', /能补/u, '填报'],
    ['我退休了', /交接/u, '我的任职'],
    ['上周没报', /现在补报也行/u, '我的填报'],
    ['我们村没有妇联活动', /零报告/u, '零报告'],
    ['进不去', /重来/u, '填报'],
    ['怎么加人', /县里的编辑/u, '帮助'],
    ['能修改吗', /更正/u, '我的填报'],
    ['还有几天截止', /17:00前报/u, '填报'],
    ['这周报什么', /报哪一类工作/u, '巾帼宣讲'],
    ['2场', /^“2场”是哪项工作的？/u, '巾帼宣讲'],
    ['约50人', /^“约50人”是哪项工作的？/u, '巾帼宣讲'],
    ['两场', /^“两场”是哪项工作的？/u, '巾帼宣讲'],
    ['报不了', /点“填报”重来/u, '填报'],
    ['怎么登录', /不用登录/u, '帮助'],
    ['再加一张照片', /补照片/u, '我的填报'],
    ['汇编在哪看', /县里的群/u, '帮助'],
    ['上周报了吗', /现在补报也行/u, '我的填报'],
    ['零抱告', /^您是要/u, '零报告'],
    ['/mien', /还没有填报|本单位报了/u, '返回'],
    ['/repot', /报哪一类工作/u, '巾帼宣讲'],
    ['Mine', /还没有填报|本单位报了/u, '返回'],
    ['编号826', /不是您单位的/u, '我的填报'],
    ['姐妹课堂', /请先选一类/u, '巾帼宣讲'],
    ['人呢', /您好/u, '填报'],
    ['明天再填', /不急/u, '填报'],
    ['昨天接到投诉', /请先选一类|一句话|哪一类|【/u, '巾帼宣讲'],
    ['昨天给老人看病', /请先选一类|一句话|哪一类|【/u, '巾帼宣讲'],
    ['昨天走访慰问困难妇女十二户，拍了视频', /【/u, '取消'],
    ['我们没参与，教育局办的讲座，80人参加', /请先选一类|一句话/u, '巾帼宣讲'],
  ])('%s is answered', async (words, said, button) => {
    await cadre.says('/cancel')
    await cadre.says(words)
    expect([cadre.text, cadre.buttons]).toEqual([expect.stringMatching(said), expect.arrayContaining([button])])
  })
})
