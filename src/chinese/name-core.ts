import { hasTitle, isDressed } from './name-marks.ts'
import { isOnlyNoun, namesThing } from './thing.ts'
import { trimEnds } from './typed.ts'

const HAN = '\\p{Script=Han}'
/** What a name begins with, behind what is said before it. */
const NAME = `(?=${HAN}{2}|[“《\\d])`
const DAY =
  '(?:\\d{4}年)?\\d{1,2}月\\d{1,2}[日号]|[今昨前]天|[今昨]晚|[本上这]个?(?:周|星期|礼拜)(?:[一二三四五六日天])?'
const TIME = `(?:${DAY}|今年|去年|[本上这]个?月|[这本]次|上午|下午|中午|晚上|早上|刚才|前几天)`
const OWN =
  '(?:我们|我|咱们?|大家|它|这|那)?(?:这个|那个|[县镇乡村][里上]|[县镇乡村]?(?:总?工会|妇联|团委|残联|科协|文联|工商联|红十字会|社区|单位|这边))?'
const DO =
  '(?:开展|举办|举行|召开|组织|承办|主办|编印|编辑|出版|创作|发表|刊登|发布|推出|实施|启动|新?成立|新?建立?|新增|组建|命名|搞|办|做|开)'
const ONE = '(?:一[场次个期项支家]|个)?'
/** 活动名称, 篮球赛: what is called so, before 叫. */
const WHAT = `(?:${HAN}{0,8}?(?:活动|比赛|赛事?|项目|试点|行动|工作|课程?|班|奖项|奖|作品|刊物|协会|社区|单位|团队|队伍|品牌|帮扶|任务|主题|地点|教育点|内容|教育|名[称字]|全称))`
const CALLED =
  '(?:(?:就是|就|都|还)?(?:叫它|叫做?|叫作|名叫|名为|称之?为|取名为?|起名为?|名字叫|定名为?|命名为))(?![醒好卖停我座响])'

/** What is said before a name. */
const LEADS = [
  // 嗯, 那个, 应该是, 好像叫
  `^(?:嗯+|呃+|哦|额|那天是|我记得|恭喜|祝贺|(?:就是|还是|就)?(?:上[次回周])?[这那]个|就是|还是)[，,\\s]*${NAME}`,
  `^(?:应该|好像|大概|可能|估计|大约)(?:就?[是叫])${NAME}`,
  // 团课名称：, 活动名
  `^(?!\\d)${HAN}{2,8}[:：]${NAME}`,
  `^(?:活动|行动|项目|比赛|作品|刊|书)名(?![称字为叫])(?=${HAN}{3})`,
  // 昨天, 11月8日
  `^${TIME}组织(?!生活|建设)(?=${HAN}{4})`,
  `^${TIME}(?:的(?=${HAN}{4})|(?![的我]|[一二三四五六日天]的)(?:，|,|\\s)*${NAME})`,
  // 这次搞的是, 获奖的是, 我们办的, 在村委会搞的
  `^${HAN}{1,10}?的(?:就是|是|有|叫)${NAME}`,
  `^${HAN}{0,14}?(?:举办|举行|开展|组织|召开|搞|办)的(?=${HAN}{3}|[“《])`,
  `^(?:正在|在)[做搞办推]的?(?=${HAN}{4})|^就?一个(?=${HAN}{5})`,
  `^(?:我们?|咱们?|他们|[县镇村]里)${HAN}{0,6}?[办搞开写请派讲编做建]的(?=${HAN}{2}|[“《])|^[请派上]的(?=${HAN}{4})`,
  `^(?:新?成立(?!大会|仪式|周年|的)|组建)(?=${HAN}{4})`,
  `^(?:刚刚?|最近|新)?(?:成立|建立|组建|命名|评上|获奖)的(?=${HAN}{4})`,
  `^我们(?!的)${HAN}{1,5}?的(?=${HAN}{4}|[“《])`,
  `^(?:咱们?|我们?)[县镇乡村](?:[里上])?的(?=${HAN}{4}|[“《])`,
  // 开展了, 村里搞了一次, 组织青年开展
  `^(?!为|除|忘|少|罢|改变|成了)${HAN}{0,10}?${DO}了${ONE}(?=${HAN}{4}|[“《])`,
  `^${OWN}(?:组织|动员|带领)${HAN}{2,10}?(?:开展|举办|举行)(?=${HAN}{4}|[“《])`,
  `^${OWN}(?:组织)?(?:开展|举办|举行|召开|承办|编印)${ONE}(?=${HAN}{4}|[“《])`,
  // 活动名称叫, 试点叫, 项目是, 本次活动为
  `^(?:${OWN}|${WHAT})?${CALLED}(?=${HAN}{2}|[“《])`,
  `^${HAN}{1,6}叫(?=[“《])|^${HAN}{2,6}叫(?![醒好卖停我座响板花])(?=${HAN}{3})`,
  `^[^，,]+[，,](?:先|就|暂时?)?(?:叫做?|名叫|名为|取名为?)(?=${HAN}{3}|[“《])`,
  `^(?:[这本此]次)?(?:${WHAT}(?:就是|是|为|有|包括)|(?:活动|项目|试点|培训班|比赛|赛事|行动|奖项)(?:名称|名字|全称))(?=${HAN}{3}|[“《])`,
  `^(?:就?是)(?=${HAN}{3}|[“《])(?!是否|是非)`,
  `^(?:由)(?=${HAN}{2,}[队团会站部])`,
  `^(?:主要|分别)(?:包括|是|有|为)?(?=${HAN}{4})|^(?:包括|还有|另外?|以及|其中|再就是|再有|然后是?)${NAME}`,
  // 获得了, 被评为, 参加, 加入, 第一名
  `^(?:荣获|获评|获得(?!感|者)|被?评为|被?命名为|被?授予|获(?=[全省州市县国]))了?(?=${HAN}{4}|[“《])`,
  `^(?:负责|派出)(?=${HAN}{4})|^${HAN}{0,4}主要(?:干|做|搞)(?:的是)?(?=${HAN}{4})`,
  `^(?:带队|组队|报名|派队|新|已经?)?(?:参加|加入|被?吸[收纳]为)了?(?=${HAN}{3})`,
  `^(?:第[一二三四五六]名|[特一二三]等奖|[金银铜]奖|冠军|亚军|季军|优秀奖)[：:]?(?=${HAN}{3,}|《)`,
  '^(?:发表|刊登|登载|刊发|登|发|刊)(?:在|于|到)了?(?=.{2})',
]
/** 先到红军渡口纪念馆: before the name of a place. */
const TO_PLACE = /^(?:先|再|又|然后|最后)?(?:到|去|在)(?=.{4})/u
/** 商会是甲镇商会 */
const IS_THING = /^\p{Script=Han}{2,4}是(?=.{3})/u
const SITE = /(?:陵园|遗址|旧址|故居|纪念碑|渡口|会址|基地)$/u

/** What became of it, or was done with it. */
const BECAME =
  '(?:开班|开课|挂牌|揭牌|成立|建立|建成|获奖|得奖|获评|发表|刊发|刊登|出版|举行|举办|开展|召开|结束|结业|换届|启动|评上|当选|入选|入围|参赛|出战|参加|获得命名|获命名|建起来|建好|办好|搞完|办完|弄完|做完|建|办|搞|开)'
const COUNT = '(?<![\\d一二三四五六七八九十百千两几])(?:\\d+|[一二三四五六七八九十百千两几]{2,})[余多来个]*'
const OF_PEOPLE = '(?:人次|[人名户份位](?![才大])|场次|万元?|元|天|小时)'
const PLACE = `${HAN}{2,}(?:会议室|活动室|广场|礼堂|操场|公园|中心|村委会|居委会|服务站|文化站|大楼|院坝)`

/** What is said behind a name. */
const TAILS = [
  // 吧, 呢; not of a 书吧
  `(?<=${HAN}{3})(?<![书酒茶网氧贴话水咖聊歌])[吧哈呢哦噢啦哟嘛啊呀么嘞咯嗯噻]+$|(?<=${HAN}{3})来着$`,
  `(?<=.{2}[”》])[吧哈呢哦噢啦哟嘛啊呀嘞咯]+$`,
  // 这个活动, 就这个
  `(?<=.{2})[，,\\s]*就?[这那][个项次场支家篇首部]${HAN}{0,3}$`,
  '(?<=.{3})(?:也?算|就?是)?(?<!第)一个$',
  // 在村委会会议室
  `(?<=.{3})[，,\\s]*在(?:${PLACE}|${HAN}{2,}(?:举行|举办|召开|开展|进行|发表|刊发|刊登))$`,
  // 开班了, 已经成立, 都评上了
  `(?<=.{3})[，,\\s]*(?:(?:我们)?都|已经?|也|刚刚?|顺利|圆满|成功|正式|在${HAN}{2,8}?|${TIME})*${BECAME}了(?:的)?$`,
  `(?<=.{3})[，,\\s]*(?:都|已经?|也|刚刚?|顺利|圆满|成功|正式|${TIME})+${BECAME}的?$`,
  `(?<=.{3})(?:开班|获奖|得奖|获得命名|举行|举办|开展|召开|结束|建好|评上|参赛|(?:顺利|圆满)?完成|圆满结束)$`,
  `(?<=.{3})(?:${TIME}|来|去|是?我们)*(?:讲|办|搞|组织|承办|举办|开展|牵头)的$`,
  // 被命名为五星级, 获省级三等奖, 发表在《乌江》
  `(?<=.{3})(?:，|,)?(?:被(?:评|命名|授|认定|列|选)|荣获|获得(?!感|者|奖)|获评|获(?=[全省州市县国一二三四五优])|得了|拿了|入选|发表[在于]|成立[在于]|刊登[在于]|刊[于发]|登在).*$`,
  '(?<=》)(?:上|里)$',
  // 11月8号在广场, 昨天上午
  `(?<=.{3})[，,\\s]*(?:时间)?(?:${DAY}|上午|下午)(?!的)(?:在|上午|下午|晚上|早上|[\\d一二三四五六七八九十]{1,2}点半?|[\\d一二三四五六七八九十]{1,2}时|开始)*(?:在${HAN}+|${BECAME}[了的]?|开展的)?$`,
  `(?<=.{3})[（(](?:${TIME}|\\d)[^（）()]*[）)]$`,
  // 60人参加, 来了两百多人
  `(?<=.{3})[，,\\s]*(?:(?:一?共|大?约|总共)?(?:有|来|送|发|投|花|服务|慰问|帮扶|参加)了?)?(?:一?共|大?约)?${COUNT}${OF_PEOPLE}(?:左右|参加|参与|到场|受益|参赛)?了?$`,
  '(?<=.{3})(?<![第\\d])\\d{1,3}[场期次]$',
  '(?<=.{3})(?:(?:办|开|做|搞)得[^，,]*|第[一二两三]天|[那这]边|(?:作|成|升|列|升级)为\\p{Script=Han}+|开始[^，,]{1,4}了|结果公布了?|为主|的会员|(?<=[协学]会?)会员|应该|好像)$',
]

const LEAD = LEADS.map((pattern) => new RegExp(pattern, 'u'))
const TAIL = TAILS.map((pattern) => new RegExp(pattern, 'u'))
const WHOLLY = `(?:我们)?(?:都|已经?|也|刚刚?|${TIME})*(?:在${HAN}+)?${BECAME}[了的]?|就[这那][个项次场].{0,3}`
/** What is nothing but said of a name: 都评上了. */
const ASIDE = new RegExp(`^(?:${WHOLLY})$`, 'u')
/** The same of a clause behind one, where it may say more. */
const CLAUSE = new RegExp(
  `^(?:${WHOLLY}|${TIME}+|.*${COUNT}${OF_PEOPLE}.{0,4}|.*[办搞开建讲]的|(?:是|很|这|后来|今年|主要|由|反响|效果|共|讲师|主讲|地点|时间|对象|人数).+)$`,
  'u',
)

/** What names seldom hold: who did something to whom, what was said, a count, a day. */
const ODD = new RegExp(
  [
    '我们(?!的)|大家',
    `.(?:${DAY})|(?:${DAY})(?=.)`,
    `${COUNT}(?:人次|[人名户份](?![才大])|场次)`,
    '[：:]|(?:合计|共计|一共|总共|共)\\d',
    '(?<=.{3})(?:建立|成立|组建)(?!大会|仪式|周年|暨|揭牌|典礼|庆)(?=\\p{Script=Han})',
    `${DO}了|(?<=.)(?:开展|举办|举行)(?=${HAN}{2})|(?:新?成立|新建|开展|举办)的`,
    '^组织(?!生活|建设|部|振兴|力|工作|体系|委|员|化|关系|起来)',
    '^(?:帮|给)(?=.{2,8}(?:建|办|送|做|搞)了)',
    `(?<=${HAN}{3})(?:吧|呢|哈|嘛)[，,\\s]`,
    '\\p{Extended_Pictographic}',
  ].join('|'),
  'u',
)

/** What has 了 in it is a sentence, but for the title of a work. */
const SAID_DONE = /(?<![为除忘])了(?![解却然结]|不起)/u
const DONE_BEFORE = new RegExp(
  `^(?!为|除|忘|少|罢|改变)${HAN}{1,6}?(?<![为除忘问望访助扶爱送])了(?![解却然结]|不起)(?:[一1两2]?[场次个期项堂批]|期)?(?=${HAN}{4}|[“《])`,
  'u',
)
const DONE_BEHIND =
  /(?<=.{2}[社区村镇队团会家站馆心校院局校])(?:都|已经?|也|刚刚?|被|得|获|评|拿|参加|算|是|来|去|讲|挂|揭)[^，,]{0,8}了$/u
/** The title of a work may be any sentence: only where a mark of it or of its printing stands in the words, they are more. */
const TOLD_OF_TITLE =
  /[《》：:，,\s（(]|^(?:是(?!谁)|就是|叫|分别|主要|获奖|发表|刊登|登载|登|发|刊|创作|我写)|(?:发表|刊登|刊发|获奖|获).{0,8}$|[吧呢哈哦]$/u
/** What a name with a comma of its own ends in. */
const EVENT = /(?:活动|行动|宣[讲传]|[会赛课班节展]|讲座|培训|服务|演出|教育|慰问|[！!”》])$/u

export type NameCore = {
  /** The name without what is said around it; as it is where nothing is. Empty where all of it says something else. */
  readonly core: string
  /** Whether it may be more than a name all the same. */
  readonly odd: boolean
}

/**
 * The name in words that say more than it: 这次搞的是姐妹课堂, 《古渡》发表了, 姐妹课堂60人参加. It may err: whoever uses it asks.
 * What stands between marks of its own is a name whatever it holds; `titled` is that of a work, which may be a sentence.
 */
export function nameCore(text: string, titled = false): NameCore {
  if (isDressed(text) || (titled && !TOLD_OF_TITLE.test(text))) return { core: text, odd: false }
  if (ASIDE.test(text) && !namesThing(text)) return { core: '', odd: true }
  const stripped = withoutAround(text, titled)
  const core = stands(stripped) ? stripped : text
  const odd = ODD.test(core) || (!titled && SAID_DONE.test(core))
  return { core, odd: !isDressed(core) && (core !== stripped || odd) }
}

/** Whether a clause only says something of a name that stands before it: 在县体育馆, 上午办的. */
export function saidOfName(clause: string): boolean {
  return CLAUSE.test(clause) || /^在.{2,}$/u.test(clause)
}

function withoutAround(text: string, titled: boolean): string {
  let name = withoutAsides(text)
  for (let before = ''; before !== name; ) {
    before = name
    for (const around of [...LEAD, ...TAIL, ...(titled ? [] : [DONE_BEFORE, DONE_BEHIND])]) {
      if (!isDressed(name)) name = trimEnds(name.replace(around, ''))
    }
    if (namesThing(name) || SITE.test(name)) name = name.replace(TO_PLACE, '').replace(IS_THING, '')
    if (name !== text && /[了都也]$/u.test(name) && namesThing(name.slice(0, -1))) name = name.slice(0, -1)
  }
  const [title, another] = titled && !hasTitle(name) ? (name.match(/《[^《》]+》/gu) ?? []) : []
  return title !== undefined && another === undefined ? title : name
}

/** 姐妹课堂，上午办的: what goes on behind a comma or a blank, and is no part of the name. Two lines of a slogan are alike. */
function withoutAsides(text: string): string {
  const [, name = '', mark, aside = ''] = /^([^，,]+?)([，,]|\s)+([^，,]+)$/u.exec(text) ?? []
  if (mark === undefined) return text
  const alike = !SAID_DONE.test(aside) && (Math.abs(name.length - aside.length) <= 1 || EVENT.test(aside))
  return CLAUSE.test(aside) || (/[，,]/u.test(mark) && !alike) ? name : text
}

function stands(name: string): boolean {
  return /\p{Script=Han}.*\p{Script=Han}|\p{L}{2}|《/u.test(name) && !isOnlyNoun(name) && !/^[的了它期]/u.test(name)
}
