import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FEATURES } from '../../src/bot/features/index.ts'
import { pageSought, pagesLikely } from '../../src/bot/page-sought.ts'
import { sentences } from '../sentence/key.ts'

const NOBODY = { reportsFor: [], edits: [], views: [] }
const UNIT = {
  ...{ id: 'jia-zhen/women', areaId: 'jia-zhen', organization: 'women', name: '甲镇妇联', position: 1 },
  ...{ validFrom: null, validTo: null, successorId: null, level: 'town' as const, areaName: '甲镇' },
}
const WHO = {
  cadre: { ...NOBODY, reportsFor: [UNIT] },
  editor: { ...NOBODY, edits: [{}] },
  'editor of a town': { ...NOBODY, edits: [{ area: 'jia-zhen', areaName: '甲镇' }] },
  viewer: { ...NOBODY, views: [{}] },
  'editor who reports': { ...NOBODY, reportsFor: [UNIT], edits: [{}] },
}

/** The page, the few pages, or how the answer begins. */
function soughtBy(who: keyof typeof WHO, words: string): string | undefined {
  const sought = pageSought(FEATURES, words, WHO[who])
  if (!sought) return undefined
  if ('page' in sought) return sought.page.button.name
  return 'few' in sought ? sought.few.map(({ button }) => button.name).join(' or ') : sought.says
}

describe.each<readonly [keyof typeof WHO, readonly (readonly [string, string | RegExp])[]]>([
  [
    'cadre',
    [
      ['哪些要报', 'report'],
      ['继续', 'report'],
      ['上周报的在哪', 'mine'],
      ['领导说那个数不能这么报，先撤了吧回头核实了再报', 'mine'],
      ['日期不是昨天是前天，人数也不是50是80', 'mine'],
      ['我想看看以前交的材料', 'mine or report'],
      ['我回来上班了', 'leave'],
      ['不想收提醒', /leave/u],
      ['提醒能不能晚一点发', /hours/u],
      ['我要退群', 'ownPlaces'],
      ['我不干这个了，小赵接', 'ownPlaces'],
      ['有没有操作说明', 'help'],
      ['我们村什么活动都没搞', 'zero'],
      ['开会算不算', /^“填报”里列的/u],
      ['开了个会要不要写进来', /^“填报”里列的/u],
      ['甲东村、甲西村、甲南村三个村各搞了一场宣讲，要填三份还是一份', /^一次活动报一份/u],
      ['周报交了月报还要再交一遍吗', /^报过一次就行/u],
      ['这个会不会发到群里，里面有个数我不想公开', /^群里只有公开的数字/u],
      ['语音发不发得了，我不会打字', /话筒/u],
      ['领导要数，今年我们村一共宣讲了多少场多少人', /^本单位报过的/u],
      ['那份单位选错了，应该算甲西村的不是甲东村的', /撤回/u],
      ['换手机了要不要重新弄', /不用再加入/u],
      ['怎么把我弄到甲西村去了，我是甲东村的', /交接或退出/u],
      ['能一次报两个活动吗', /写几项/u],
      ['这个能写大概数吗', /约数也行/u],
      ['对了，这周还要不要交零报告啊', /不用零报告/u],
      ['上个月的还能改吗', /^什么时候都能改/u],
      ['新来的同志怎么进来', /邀请链接/u],
      ['单位的群在哪儿加', /工作群/u],
      ['重复了，删一个', 'mine'],
      ['镇里说我们村这个月一次都没报，可我明明报了两回，你给查查', 'mine'],
      ['我们编辑是谁', /^管您单位的编辑/u],
      ['帮我看看镇上编辑看了没有，会不会退回来', /^报上来就算数/u],
      ['同一个活动妇联报了，团委是不是就不用报了？我们两家一起搞的', /^一次活动报一份/u],
      ['报表里那个累计怎么算，是从一月份开始还是从我加入开始', /1月1日加起来/u],
      ['月报什么时候交', /^没有另外的月报/u],
      ['让小孙替我报', /几个填报人/u],
      ['收到请回复', /不用回复/u],
      ['一个月报一次行不行', /^一周一报/u],
      ['图传不上去', /直接发/u],
      ['数据会不会泄漏', /^群里只有公开/u],
      ['哪里看历史', 'mine'],
      ['没写完的不要了', /^没点“确认提交”/u],
      ['草稿怎么清掉', /^没点“确认提交”/u],
      ['汇编里怎么没有我们', /^报得晚的/u],
      ['我们报的没登', /^报得晚的/u],
      ['不知道该选哪一类', /^不用管是哪张表/u],
      ['刚才那份不算', 'mine'],
      ['日期写错了能改不', 'mine'],
      ['这周啥也没搞', 'zero'],
      ['往期的简报哪里看', /^汇编编好了/u],
      ['周报发我一份', /^汇编编好了/u],
      ['人数不确切怎么填', /约数也行/u],
      ['一份能传几张照片', /最多3张/u],
      ['我归哪个单位', 'ownPlaces'],
      ['我下周不在单位', /leave/u],
      ['你能干什么', 'help'],
      ['以前的汇编还看得到不', /^汇编编好了/u],
      ['跟科协联合办的谁来报', /^一次活动报一份/u],
      ['夜里手机老响', /hours/u],
      ['我管两个村怎么弄', 'ownPlaces'],
      ['谁该报这个', /谁报都行/u],
      ['这条归谁报', /谁报都行/u],
      ['注销', 'ownPlaces or ownData'],
      ['会不会把老百姓的身份证号泄露了', /当场抹掉/u],
      ['我填的手机号安全吗', /当场抹掉/u],
      ['连我都没干过的事也算我头上', /^记在您单位名下/u],
      ['这份不是我报的', /^记在您单位名下/u],
      ['跟前天那条一样再来一条', /^不能照抄/u],
      ['能照搬上次的吗', /^不能照抄/u],
      ['我九月份报的里头，哪几条被采用了', /看登没登/u],
      ['都不是', /我来归类/u],
      ['能发视频吗', /视频、语音不收/u],
      ['我就问问，别真删', /什么都没有动/u],
      ['住院了，这阵子报不了', 'leave'],
    ],
  ],
  [
    'editor',
    [
      ['报表在哪', 'tables or forms'],
      ['改周一的时间', 'setting'],
      ['改成星期二出', 'setting'],
      ['把预览时间调成一小时', 'setting'],
      ['晚上别吵大家', 'setting'],
      ['春节那两周别催了也别出周报', 'stops'],
      ['加个村', 'units'],
      ['把甲西村并到甲东村，从明年一月一号算', 'units'],
      ['新成立的社区怎么弄进来', 'units'],
      ['加一道题', 'forms'],
      ['全部催', 'remind'],
      ['哪几个镇拖后腿', 'missing'],
      ['昨天是谁把预览时间改了', 'audit'],
      ['谁把这份撤了', 'audit'],
      ['去年的数怎么进来', 'pastFigures'],
      ['给省里填表', 'tables'],
      ['市里要前三季度妇联的数，跟去年同期比，做成表', 'year or tables'],
      ['邀请码过期了', /invite|invitations/u],
      ['两份是同一场活动', 'eventPairs'],
      ['第二段第三句太啰嗦，改短点', /^汇报一段一段改/u],
      ['最好有电话', /^这里不存电话/u],
      ['改标题', 'wording'],
      ['元旦那周不要出', /stops/u],
      ['把晚上的消息关了', /setting/u],
      ['数据大屏的人找我要接口，怎么给', 'tokens'],
      ['甲镇和甲东村报的像是同一场，别算两遍', 'eventPairs'],
      ['第2期里乙镇科协那条不该登，撤下来，别的不动', /撤一条/u],
      ['周报别往这个群发了，只发月报', /groups/u],
      ['这句话读着不顺', /^汇报一段一段改/u],
      ['台账怎么导', /^要 Word/u],
      ['导出来给我', /^要 Word/u],
      ['人名有没有该打码的', 'weekEdit'],
      ['可以发了', 'week'],
      ['这一期长什么样', 'week'],
      ['截止晚一天', 'setting'],
      ['好像报重了', 'eventPairs'],
      ['国庆那一周不收了，以后两周一报', 'stops or rhythms'],
      ['表里加一栏', 'forms'],
      ['挑几件大事', 'highlights'],
      ['发布以后又改了的在哪', /^发布了的一期/u],
      ['按人数排一下', /^我不给单位排名/u],
      ['三季度小结', 'year'],
      ['这个数怎么凑出来的', 'trace'],
      ['以后由小李接任', 'people'],
      ['有什么出彩的', 'highlights'],
      ['村名错了', 'units'],
      ['后台谁动了', 'audit'],
      ['这家撤了', 'units'],
      ['有个村撤了', 'units'],
      ['名字打错了，单位的', /units/u],
      ['下面交来一摞电子表格，能倒进去不', /不能整本导入/u],
      ['万一手机丢了数据还有没有', /^数不在手机里/u],
      ['敲打敲打那几个拖拉的', /remind/u],
      ['上周乙镇红十字会献血那条，人数386是不是多打了个数', /trace|received/u],
      ['头版那句“8家单位”其实是9家，谁没算进去', 'trace'],
      ['哪家没算上', 'trace'],
      ['小刘上月误删了乙镇的三条，能找回来不', /^单位自己撤回/u],
      ['撤错了怎么找回', /^单位自己撤回/u],
      ['文联的书画下乡跟送春联合成一张表，老数据怎么办', /^两张表不能并/u],
    ],
  ],
  [
    'editor of a town',
    [
      ['乙镇报得怎么样，跟我们比比', 'missing'],
      ['上周各村交齐了没', 'missing'],
      ['本镇上月退了几条，改好没有', 'received'],
      ['三家都是同一个人报的，想分开，每家一个人', /invite/u],
      ['连续三周没报的是哪几个村', /missing/u],
      ['妇女主任换人了', /people/u],
      ['哪个村最拖拉', /missing/u],
      ['甲东村那份打回去重填', 'received'],
      ['我们镇12月换届，村里先不用报，能停一个月不', /暂停报送/u],
      ['甲东村报的那个宣讲三百人不对吧，让他们改改', 'received'],
      ['把没报的名单给我，我打电话催', /missing|这里不存电话/u],
      ['写得太简单，让他们重报', 'received'],
      ['我们镇今年各家报了多少', 'year'],
      ['上周交齐了没', 'missing'],
    ],
  ],
  [
    'viewer',
    [
      ['看看上一期', 'issues'],
      ['为什么第3期跟第3期更正版数字不一样', 'issues'],
      ['上周的汇编发来看看', 'latest'],
    ],
  ],
  ['editor who reports', [['报表在哪', /report or|or report/u]]],
])('%s', (who, rows) => {
  it.each(rows)('%s seeks %s', (words, page) => {
    expect(soughtBy(who, words)).toEqual(typeof page === 'string' ? page : expect.stringMatching(page))
  })
})

it('work that is told seeks no page, however much it speaks of', () => {
  const keys = readdirSync(new URL('../sentence/', import.meta.url)).filter((name) => /^key-.*\.txt$/u.test(name))
  const told = keys.flatMap(sentences).filter(({ works }) => works.length > 0)
  expect(told.length).toBeGreaterThan(1000)
  const taken = told.filter(({ text }) => soughtBy('cadre', text) !== undefined)
  expect(taken.map(({ text }) => text)).toEqual([])
})

it.each(['', '的', '看看', '〔手机号〕', '60人', '昨天', '好的', '13.5', '甲镇', '妇联', '烦死了', '今天天气好'])(
  '%s seeks nothing',
  (words) => {
    for (const who of ['cadre', 'editor', 'viewer'] as const) expect(soughtBy(who, words)).toBeUndefined()
  },
)

it.each(
  [
    '昨天走访慰问困难妇女十二户，拍了视频|昨天举办篮球赛，拍了视频|昨天去敬老院送温暖，拍了视频|昨天宣讲防诈骗，银行卡安全，听众六十人',
    '昨天办讲座，跟前天一样，四十人参加|今天跟昨天一样去宣讲，听众多|昨天走访困难妇女，有事找妇联|昨天接到投诉|昨天同事帮扶老人',
    '教我们大家做手工|昨天给老人看病|给老人看病|昨天外出学习|宣传个人信息保护|我们换届了|刚才我们交流了经验|我们交流了经验|昨天巡河，发现问题汇总',
    // Others of these kinds.
    '上周三办了书法展，照片发群众看|前天我们去养老院，给老人看电视|昨晚巡逻，手机丢的找回来两部|老师教我们唱歌|刚刚开展防溺水，隐私保护也讲了|昨天村里换届',
  ].flatMap((row) => row.split('|')),
)('%s tells of a deed, and seeks no page', (words) => {
  expect(soughtBy('cadre', words)).toBeUndefined()
})

it.each([
  ['教我怎么填', 'help'],
  ['我要看病', 'leave'],
  ['我外出学习几天', 'leave'],
  ['昨天报的撤了吧', 'mine'],
  ['我的个人信息能删吗', 'ownData'],
  ['昨天拍的视频能发吗', /视频、语音不收/u],
])('%s still does: %s', (words, page) => {
  expect(soughtBy('cadre', words)).toEqual(typeof page === 'string' ? page : expect.stringMatching(page))
})

it('what acts at once is only offered', () => {
  const sought = pageSought(FEATURES, '我们村什么活动都没搞', WHO.cadre)
  expect(sought).toEqual({ few: [expect.objectContaining({ label: '零报告' })] })
})

it.each<readonly [keyof typeof WHO, string, string]>([
  ['editor', '科普讲座那块能不能导个表', 'tables'],
  ['editor', '甲镇文联改名叫甲镇文艺志愿者协会', 'units'],
  ['editor', '表里想加一项投入资金', 'forms'],
  ['cadre', '志愿服务该填哪张表', 'report'],
])('%s: of %s more is said than is known, and %s may be meant', (who, words, page) => {
  expect(pagesLikely(FEATURES, words, WHO[who]).map(({ button }) => button.name)).toContain(page)
})

it('上周报 has no 周报 in it', () => {
  expect(soughtBy('cadre', '上周报的在哪')).toBe('mine')
  expect(soughtBy('cadre', '上周周报在哪')).toMatch(/^汇编编好了/u)
})
