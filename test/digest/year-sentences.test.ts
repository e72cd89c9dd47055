import { describe, expect, it } from 'vitest'
import { exactly } from '../../src/chinese/quantity.ts'
import type { FigureGroup } from '../../src/digest/aggregate.ts'
import type { NameGroup } from '../../src/digest/gathered.ts'
import { figure, named, printed } from './year-world.ts'

const METHODS = ['甲站点', '乙网', '丙服务站', '丁站'].map((name, i) =>
  named('method', name, { first: i, last: 9 - i }),
)

const families = (level: string, sum: number) => figure('families', sum, { label: level })
const chamber = (name: string, level: string, of: Partial<NameGroup> = {}) => [
  named('chambers', name, { levels: { chamber_level: level }, ...of }),
  named('chamber_level', level, of),
]

type Row = readonly [sentence: string, figures: readonly FigureGroup[], names: readonly NameGroup[], text: string]

const TABLE: readonly Row[] = [
  [
    '{organization}宣讲，受众{people_reached:余}人次。',
    [figure('people_reached', 372)],
    [],
    '青禾县妇联宣讲，受众370余人次。',
  ],
  ['{organization}宣讲，受众{people_reached}人次。', [], [], ''],
  // Of sentences one is told, unless the clause lists them.
  ['{organization}开通{method}站点。', [], METHODS, '青禾县妇联开通甲站点。'],
  ['{organization}开通{method|list:3}站点。', [], METHODS.slice(0, 3), '青禾县妇联开通甲站点、乙网、丙服务站。'],
  ['{organization}开通{method|list:2}[{method>2}？等]站点。', [], METHODS, '青禾县妇联开通甲站点、乙网等站点。'],
  ['{organization}宣讲，受众{people_reached}人次。', [figure('people_reached', 0)], [], ''],
  [
    '{organization}宣讲[，受众{people_reached}人次][，评出{families}户]。',
    [families('省级', 3)],
    [],
    '青禾县妇联宣讲，评出3户。',
  ],
  // Of two levels each has its number, of one level the sentence stays as it is.
  [
    '{organization}评出{families}户[（{family_level}）]，都好。',
    [families('县级', 12), families('省级', 3)],
    [],
    '青禾县妇联评出省级3户、县级12户，都好。',
  ],
  [
    '{organization}评出{family_level}家庭{families}户。',
    [families('县级', 12), families('省级', 3)],
    [],
    '青禾县妇联评出省级家庭3户、县级12户。',
  ],
  [
    '{organization}评出{families}户。',
    [families('县级', 12), families('省级', 3)],
    [],
    '青禾县妇联评出省级3户、县级12户。',
  ],
  ['{organization}评出{families}户。', [families('县级', 12)], [], '青禾县妇联评出12户。'],
  ['{organization}评选[，评出{families}户[（{family_level}）]]。', [families('', 5)], [], '青禾县妇联评选，评出5户。'],
  // The level before the noun, the noun once; of what no level is known it is never 其他.
  [
    '{organization}评选[，评出[{family_level}]家庭{families}户并授牌][，宣讲{people_reached}人次]。',
    [families('县级', 12), families('州级', 2), families('省级', 3), figure('people_reached', 9)],
    [],
    '青禾县妇联评选，评出省级家庭3户、州级2户、县级12户并授牌，宣讲9人次。',
  ],
  ['{organization}评出{families}户{family_level}家庭。', [families('省级', 3)], [], '青禾县妇联评出3户省级家庭。'],
  [
    '{organization}评出{families}户{family_level}家庭。',
    [families('县级', 12), families('省级', 3)],
    [],
    '青禾县妇联评出3户省级、12户县级家庭。',
  ],
  [
    '{families}户人家获评{family_level}“最美”家庭。',
    [families('县级', 12), families('省级', 3)],
    [],
    '3户、12户人家分别获评省级、县级“最美”家庭。',
  ],
  [
    '{organization}评出{family_level}家庭{families}户，都好。',
    [families('省级', 3), families('其他', 5)],
    [],
    '青禾县妇联评出家庭8户（其中省级3户），都好。',
  ],
  [
    '{organization}评出{family_level}家庭{families}户，都好。',
    [families('省级', 3), families('', 5)],
    [],
    '青禾县妇联评出省级家庭3户，另有5户，都好。',
  ],
  [
    '{organization}评选[，评出[{family_level}]家庭{families}户[，[{family_level}]作品{works}件]]。',
    [families('县级', 12), families('省级', 3), families('其他', 5), figure('works', 7, { label: '其他' })],
    [],
    '青禾县妇联评选，评出家庭20户（其中省级3户、县级12户），作品7件。',
  ],
  [
    '{organization}推选[，评出[{family_level}]家庭{families}户][，表彰[{family_level}]家庭{families}户]。',
    [families('县级', 12), families('省级', 3)],
    [],
    '青禾县妇联推选，评出省级家庭3户、县级12户，表彰省级家庭3户、县级12户。',
  ],
  [
    '{organization}推荐的{families}户加入{family_level}家庭。',
    [families('县级', 12), families('省级', 3)],
    [],
    '青禾县妇联推荐的3户、12户分别加入省级、县级家庭。',
  ],
  [
    '{organization}推荐的{families}户获{family_level}表彰。',
    [families('县级', 12), families('省级', 3), families('其他', 5)],
    [],
    '青禾县妇联推荐的20户获表彰，其中省级3户、县级12户。',
  ],
  [
    '{organization}推荐的{families}户获{family_level}表彰。',
    [families('县级', 4), families('省级', 4)],
    [],
    '青禾县妇联推荐的8户获表彰，其中省级4户、县级4户。',
  ],
  // More pairs than two nobody keeps apart: the whole, then its parts.
  [
    '{organization}推荐的{families}户获{family_level}表彰。',
    [families('县级', 12), families('省级', 3), families('州级', 4), families('其他', 5)],
    [],
    '青禾县妇联推荐的24户获表彰，其中省级3户、州级4户、县级12户。',
  ],
  [
    '{families:余}户人家分别获评[{family_level}]“最美”家庭，都好。',
    [families('县级', 300), families('省级', 300), families('州级', 300)],
    [],
    '900户人家获评“最美”家庭，其中省级300户、州级300户、县级300户，都好。',
  ],
  // Without a word behind the level there is no whole to tell.
  [
    '{organization}推荐的{families}户获评{family_level}。',
    [families('县级', 12), families('省级', 3), families('州级', 4)],
    [],
    '青禾县妇联推荐的3户、4户、12户分别获评省级、州级、县级。',
  ],
  // The noun is said with the first level that has such a number, not with the first of all.
  [
    '{organization}评选[，评出[{family_level}]家庭{families}户][，收到[{family_level}]作品{works}件]。',
    [families('省级', 3), figure('works', 7, { label: '州级' }), figure('works', 9, { label: '县级' })],
    [],
    '青禾县妇联评选，评出省级家庭3户，收到州级作品7件、县级9件。',
  ],
  // Of what was not reported at all only the other is said, however it is split.
  [
    '{organization}再添佳绩[，得[{family_level}]家庭{families}户[，[{family_level}]作品{works}件]|，得[{family_level}]作品{works}件]。',
    [figure('works', 7, { label: '省级' }), figure('works', 9, { label: '县级' })],
    [],
    '青禾县妇联再添佳绩，得省级作品7件、县级9件。',
  ],
  [
    '{organization}再添佳绩[，得[{family_level}]家庭{families}户[，[{family_level}]作品{works}件]|，得[{family_level}]作品{works}件]。',
    [families('省级', 3), families('县级', 2), figure('works', 7, { label: '省级' })],
    [],
    '青禾县妇联再添佳绩，得省级家庭3户、县级2户，省级作品7件。',
  ],
  ['{organization}评出{family_level}家庭{families}户。', [families('其他', 5)], [], '青禾县妇联评出家庭5户。'],
  // Names of the same phrase are those that were reported with the level, however often others were.
  [
    '{activity|list:1}等{families}户获评{family_level}家庭，都好。',
    [families('县级', 12), families('省级', 3)],
    [
      named('activity', '甲', { levels: { family_level: '省级' } }),
      named('activity', '乙', { levels: { family_level: '县级' }, count: 9, first: 2 }),
      named('activity', '丙', { count: 99, first: 3 }),
    ],
    '甲等3户、乙等12户分别获评省级、县级家庭，都好。',
  ],
  // In another phrase they are of all.
  [
    '{organization}开展{activity|list:1}，评出{family_level}家庭{families}户。',
    [families('县级', 12), families('省级', 3)],
    [named('activity', '丙', { count: 99 })],
    '青禾县妇联开展丙，评出省级家庭3户、县级12户。',
  ],
  // What was named with a level is not told again without one.
  [
    '{chambers|list:4}获评{chamber_level}商会。',
    [],
    [...chamber('甲', '省级'), ...chamber('甲', '其他'), ...chamber('乙', '其他')],
    '甲获评省级商会，乙获评商会。',
  ],
  [
    '{chambers|list:4}获评{chamber_level}商会。',
    [],
    [...chamber('甲', '省级'), ...chamber('甲', '其他')],
    '甲获评省级商会。',
  ],
  // Without |list each name stands for itself, with it names share their level.
  [
    '{chambers}商会被评为{chamber_level}商会。',
    [],
    [...chamber('甲', '省级'), ...chamber('乙', '县级')],
    '甲商会被评为省级商会，乙商会被评为县级商会。',
  ],
  [
    '{chambers}商会被评为{chamber_level}商会。',
    [],
    [...chamber('甲', '省级'), ...chamber('乙', '省级', { first: 2 })],
    '甲商会被评为省级商会，乙商会被评为省级商会。',
  ],
  [
    '{chambers|list:4}商会被评为{chamber_level}商会。',
    [],
    [...chamber('甲', '省级'), ...chamber('乙', '省级', { first: 2 })],
    '甲、乙商会被评为省级商会。',
  ],
  [
    '{chambers|list:4}商会获评{chamber_level}商会。',
    [],
    [...chamber('甲', '省级'), ...chamber('乙', '县级')],
    '甲、乙商会分别获评省级、县级商会。',
  ],
  [
    '{chambers|list:4}获评[{chamber_level}]商会，都好。',
    [],
    [...chamber('甲', '省级'), ...chamber('乙', '县级'), ...chamber('丙', '县级', { first: 2 })],
    '甲获评省级商会，乙、丙获评县级商会，都好。',
  ],
  [
    '走进[{chamber_level}]商会{chambers|list:4}。',
    [],
    [...chamber('《甲》', '省级'), ...chamber('《乙》', '县级')],
    '走进省级商会《甲》、县级商会《乙》。',
  ],
  [
    '走进[{chamber_level}]商会{chambers|list:2}。',
    [],
    [
      ...chamber('《甲》', '省级'),
      ...chamber('《乙》', '县级', { first: 2 }),
      ...chamber('《丙》', '县级', { first: 3 }),
      ...chamber('《丁》', '县级', { first: 4 }),
    ],
    '走进省级商会《甲》，县级商会《乙》《丙》等。',
  ],
  // How many there are is a number: the noun is said once.
  [
    '新增[{chamber_level}]商会{chambers|count}家。',
    [],
    [...chamber('甲', '省级'), ...chamber('乙', '省级', { first: 2 }), ...chamber('丙', '县级', { first: 3 })],
    '新增省级商会2家、县级1家。',
  ],
  [
    '登上[{chamber_level}]商会{chambers|list:4家}，都好。',
    [],
    [
      ...chamber('甲', '省级', { withheld: true }),
      ...chamber('乙', '省级', { first: 2, withheld: true }),
      ...chamber('丙', '县级', { first: 3, withheld: true }),
    ],
    '登上省级商会2家、县级1家，都好。',
  ],
  [
    '{chambers|list:4}获评[{chamber_level}]商会。',
    [],
    [...chamber('甲', '省级'), ...chamber('丁', '其他', { first: 2 })],
    '甲获评省级商会，丁获评商会。',
  ],
  // Of what rose only its last level.
  [
    '{chambers|list:4}获评[{chamber_level}]商会。',
    [],
    [...chamber('甲', '省级'), ...chamber('甲', '县级'), ...chamber('乙', '县级')],
    '甲、乙分别获评省级、县级商会。',
  ],
  [
    '{chambers|list:4}获评[{chamber_level}]商会。',
    [],
    [...chamber('甲', '省级'), ...chamber('甲', '县级')],
    '甲获评省级商会。',
  ],
  [
    '登上{chamber_level}商会{chambers|list:4}，都好。',
    [],
    [...chamber('甲', '省级'), ...chamber('丁', '其他', { first: 2 })],
    '登上省级商会甲，以及丁，都好。',
  ],
  // Which of them may not be named are counted.
  [
    '登上{chamber_level}商会{chambers|list:4家}，都好。',
    [],
    [...chamber('甲', '省级', { withheld: true }), ...chamber('丁', '其他', { first: 2, withheld: true })],
    '登上省级商会1家，另有1家，都好。',
  ],
  // Names: the most frequent first, of those as frequent the first reported; at most four, and then 等.
  [
    '{organization}开展{activity}。',
    [],
    [
      named('activity', '一', { first: 2 }),
      named('activity', '二', { first: 1 }),
      named('activity', '三', { count: 5, first: 9 }),
    ],
    '青禾县妇联开展三、二、一。',
  ],
  // The note behind an activity is for its own report, one behind a chamber is part of its name.
  [
    '{organization}开展{activity}。',
    [],
    [named('activity', '道德讲堂（第三期）', { count: 2 }), named('activity', '义诊'), named('activity', '道德讲堂')],
    '青禾县妇联开展道德讲堂、义诊。',
  ],
  [
    '{organization}开展{activity}。',
    [],
    [named('activity', '道德讲堂（第三期）')],
    '青禾县妇联开展道德讲堂（第三期）。',
  ],
  [
    '{chambers|list:4}获评[{chamber_level}]商会。',
    [],
    [...chamber('甲（电商）', '省级'), ...chamber('甲（茶业）', '省级', { first: 2 })],
    '甲（电商）、甲（茶业）获评省级商会。',
  ],
  [
    '{organization}开展{activity|list:2}。',
    [],
    [
      named('activity', '甲', { count: 4, first: 1 }),
      named('activity', '“乙”', { count: 3, first: 2 }),
      named('activity', '乙', { count: 2, first: 3 }),
    ],
    '青禾县妇联开展“乙”、甲。',
  ],
  [
    '{organization}开展{activity}。',
    [],
    ['一', '二', '三', '四', '五'].map((name, i) => named('activity', name, { first: i })),
    '青禾县妇联开展一、二、三、四等。',
  ],
  [
    '{organization}开展{activity|list:1}等{people_reached}人次的活动。',
    [figure('people_reached', 9)],
    [named('activity', '“一”'), named('activity', '“二”', { first: 2 })],
    '青禾县妇联开展“一”等9人次的活动。',
  ],
  // A list that is counted is a number, and with |list its names.
  [
    '建成{homes}个：{homes|list:2}。',
    [figure('homes', 1, { label: '甲家' })],
    [named('homes', '甲家')],
    '建成1个：甲家。',
  ],
  // Of sentences the one said most often; what is held is what was reported last.
  [
    '{organization}{method}。',
    [],
    [named('method', '走进院坝'), named('method', '走进田间', { count: 2 })],
    '青禾县妇联走进田间。',
  ],
]

type Ticked = readonly [ticked: readonly string[], sentence: string, text: string]

/** 一 to 五 were given, 一 most often; of chambers 甲 is 省级, 乙 县级. */
const TICKED: readonly Ticked[] = [
  [['三', '五'], '{organization}开展{activity|list:4}活动。', '青禾县妇联开展三、五等活动。'],
  [['五', '三', '一'], '{organization}开展{activity|list:2}活动。', '青禾县妇联开展五、三等活动。'],
  [['“四”', '无此名'], '{organization}开展{activity}。', '青禾县妇联开展四等。'],
  [['无此名'], '{organization}开展{activity|list:2}。', '青禾县妇联开展一、二等。'],
  [['乙'], '{chambers}商会被评为{chamber_level}商会。', '乙商会被评为县级商会。'],
]

describe('a sentence of the year', () => {
  it.each(TICKED)('prints of the names those that were ticked, as ticked: %s %s', (ticked, sentence, text) => {
    const given = ['一', '二', '三', '四', '五'].map((name, i) => named('activity', name, { first: i, count: 9 - i }))
    const names = [...given, ...chamber('甲', '省级'), ...chamber('乙', '县级')]
    const examples = new Map([
      ['activity', ticked],
      ['chambers', ticked],
    ])
    expect(printed(sentence, { names, examples })).toBe(text)
  })

  it.each(TABLE)('%s', (sentence, flow, names, text) => {
    expect(printed(sentence, { figures: { flow, stock: [] }, names })).toBe(text)
  })

  it('names its organization once', () => {
    const flow = [figure('people_reached', 5)]
    const both = {
      figures: { flow, stock: [figure('teams', 4, { newest: { quantity: exactly(4), on: '2022-02-01', at: '' } })] },
    }
    const sentences = ['{organization}宣讲{people_reached}人次。', '{organization}有队伍{teams}支。']
    expect(printed(sentences, both)).toBe('青禾县妇联宣讲5人次。有队伍4支。')
    expect(printed(sentences, { figures: { flow: [], stock: both.figures.stock } })).toBe('青禾县妇联有队伍4支。')
  })
})
