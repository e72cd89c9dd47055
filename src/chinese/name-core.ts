import { hasTitle, isDressed } from './name-marks.ts'
import * as said from './said-around.ts'
import { isTalk } from './talk-words.ts'
import { isOnlyNoun, isWhereOrWho, namesThing } from './thing.ts'
import { trimEnds } from './typed.ts'

const {
  COUNTED,
  HAN,
  TIME,
  DAY,
  WHO,
  HOW,
  HELD,
  DONE,
  DO,
  WITH,
  ALONG,
  PEOPLE,
  ONCE,
  BECAME,
  MANY,
  KIND,
  CALLED,
  EVENT,
} = said
/** What a name begins with, behind what is said before it: so many characters, or marks. */
const name = (least: number) => `(?=${HAN}{${least}}|[“《\\d])`
const AROUND = `(?:${TIME}|(?:周|星期|礼拜)[一二三四五六日天]|${WHO}|${HOW}|[，,、\\s])*`

const EVENT_ENDS = EVENT.source.replace(/\$$/u, '')

/** What is said before a name. */
const LEADS = [
  // 嗯, 那个, 应该是; 补报：, 我报一下，; 团课名称：, 活动名
  `^${said.FILLER}[，,\\s]*${name(2)}`,
  `^(?:${said.LITTLE}|是)+是?${name(3)}(?!在|天|代)`,
  `^(?:针对|面向|为期)[^，,“”《》]{1,12}?的${name(4)}|^\\d{1,2}天${name(4)}`,
  `^就[写填叫]?${name(4)}(?![业医学近地餐读在])|^填(?=${HAN}{4})`,
  `^(?:应该|好像|大概|可能|估计|大约)(?:就?[是叫])${name(2)}`,
  `^(?:我?上报|补报|我报|汇报)(?:一下)?${name(4)}`,
  '^[@＠]\\S{1,12}\\s+|^[#＃]',
  `^(?!\\d)${HAN}{1,8}[:：](?=${HAN}{2}|[“《\\d])`,
  `^(?:(?:活动|行动|项目|比赛|作品|刊|全|老)名[称字]?|名[称字]|全称)(?![称字为叫])(?=${HAN}{3})|^写(?=.{4,}(?:就行|就好|即可|就可以))`,
  // 登记, 换成; 横幅写的, 通知上叫
  `^(?:登记|添加|录[入成]|换成|更名为|改[成为]|应为|记(?![录忆者住得事]))(?:一下)?${name(4)}`,
  `^(?:按照?|根据|照)?(?:横幅|通知|文件|海报|背景板|条幅|展板|方案)[上里]?(?:写着|写的|印的|定的|是|叫)(?:就?是|叫)?${name(4)}`,
  // 昨天, 11月8日, 昨天下午的
  `^(?:${TIME}的?)*${TIME}(?![今明后]天)(?:的(?=${HAN}{4}|[“《])|(?![的我]|[一二三四五六日天]的)(?:，|,|\\s)*${name(2)})`,
  // 一场, 两期
  `^${ONCE}(?!${HAN}+的${HAN}{2}$)${name(4)}|^首[场次期]${name(3)}`,
  // 在村委会举办了, 妇联联合派出所开展: whatever stands before it
  `^(?!关于)[^，,“”《》]{0,30}?${HOW}*${HELD}(?:了|的(?:就?是)?)?${ONCE}?${name(4)}`,
  // 村里搞了一次, 我们办的, 刚刚结束了; 为了…开展的
  `^(?!为|除|忘|少|罢|改变|成了)${HAN}{0,14}?${DONE}(?:了|过|的就?是)${ONCE}?${name(4)}`,
  `^(?:${AROUND}|[^，,“”《》]{0,14}?)(?:${HELD}|组织|参加|牵头|负责|搞|办|做|弄|完成)的(?=${HAN}{3}|[“《])`,
  `^(?:${HOW}|已)+完成了?${name(4)}`,
  // 由妇联牵头的, 以…为主题的: for, with, at whom
  `^由[^，,“”《》]{2,14}?(?:牵头|主办|承办|组织|负责)的?${name(4)}`,
  `^以(?=[“《].+[”》]为主题$)`,
  `^${HAN}{1,10}?的(?:就是|是|有|叫)${name(2)}`,
  `^(?:正在|在)[做搞办推]的?(?=${HAN}{4})|^就?一个(?=${HAN}{5})`,
  `^(?:我们?|咱们?|他们|[县镇村]里)${HAN}{0,6}?[办搞开写请派讲编做建]的(?=${HAN}{2}|[“《])|^[请派上]的(?=${HAN}{4})`,
  `^我们(?!的)${HAN}{1,5}?的(?=${HAN}{4}|[“《])|^(?:咱们?|我们?)[县镇乡村][里上]?的(?=${HAN}{4}|[“《])`,
  `^(?:新?成立(?!大会|仪式|周年|的)|组建)(?=${HAN}{4})|^(?:刚刚?|最近|新|先|后来?|又)?(?:成立|建立?|组建|命名|评上|获奖)的(?=${HAN}{4})`,
  `^${AROUND}(?:${WITH})+${DO}(?:了|过|的)?${ONCE}?${name(4)}`,
  `^${AROUND}${ALONG}${name(4)}`,
  // 活动名称叫, 试点叫, 项目是, 本次活动为
  `^(?:${WHO}|(?:[这本此]次|[这那]个)?(?:的)?${HAN}{0,8}?${KIND})*${CALLED}(?=${HAN}{2}|[“《])`,
  `^${HAN}{1,6}叫(?=[“《])|^${HAN}{2,6}叫(?![醒好卖停我座响板花])(?=${HAN}{3})`,
  `^(?:[这本此]次)?(?:${HAN}{0,8}?${KIND}(?:就是|是|为|有|包括)|(?:活动|项目|试点|培训班|比赛|赛事|行动|奖项)(?:名称|名字|全称))(?=${HAN}{3}|[“《])`,
  `^(?:主要|分别)(?:包括|是|有|为)?(?=${HAN}{4})|^(?:包括|还有|另外?|以及|其中|再就是|再有|然后是?)${name(2)}|^就(?![业医学近地餐读在])(?=${HAN}{3,}|[“《])`,
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
const PLACE = `${HAN}{2,}(?:会议室|活动室|广场|礼堂|操场|公园|中心|村委会|居委会|服务站|文化站|大楼|院坝)`

/** What is said behind a name. */
const TAILS = [
  // 吧, 呢; not of a 书吧
  `(?<=${HAN}{3})(?<![书酒茶网氧贴话水咖聊歌])[吧哈呢哦噢啦哟嘛啊呀么嘞咯嗯噻呗撒]+$|(?<=${HAN}{3})来着$`,
  `(?<=.{2}[”》])[吧哈呢哦噢啦哟嘛啊呀嘞咯呗]+$`,
  // 这个活动, 就这个; 等活动; the activity that it was about: 关于…的通知
  `(?<=.{2})[，,\\s]*就?[这那][一]?[个项次场支家篇首部]${HAN}{0,3}$`,
  '(?<=.{3})(?:就行|就好|即可|就可以)$|(?<=.{3})(?:也?算|就?是)?(?<!第)一[个家]$|(?<=[”》])为主题$',
  `(?<=.{4})(?<![高初同一二三优特上平])等(?:系列|多项|\\d项|几项|一系列)?(?:活动|工作|项目)?$`,
  // 在村委会会议室
  `(?<=.{3})[，,\\s]*在(?:${PLACE}|${HAN}{2,}(?:举行|举办|召开|开展|进行|发表|刊发|刊登))$`,
  // 开班了, 已经成立, 圆满结束
  `(?<=.{3})[，,\\s]*(?:(?:我们)?${HOW}|已|在${HAN}{2,8}?|${TIME})*${BECAME}完?了(?:的)?$`,
  `(?<=.{3})[，,\\s]*(?:${HOW}|已|${TIME})+(?:${BECAME}完?的?|${HAN}{1,4}了)$`,
  `(?<=.{3})(?:开班|获奖|得奖|获得命名|举行|举办|开展|召开|结束|建好|评上|参赛|完成)$`,
  `(?<=.{3})(?:${TIME}|来|去|是?我们)*(?:讲|办|搞|组织|承办|举办|开展|牵头)的$`,
  // 被命名为五星级, 获省级三等奖, 发表在《乌江》
  `(?<=.{3})(?:，|,)?(?:被(?:评|命名|授|认定|列|选)|荣获|获得(?!感|者|奖)|获评|获(?=[全省州市县国一二三四五优])|得了|拿了|入选|发表[在于]|成立[在于]|刊登[在于]|刊[于发]|登在).*$`,
  '(?<=》)(?:上|里)$|(?<=》)(?:都|均|也)?(?:发|刊|登|载|收|入选|投|获).*$',
  // 11月8号在广场, 昨天上午, （50人）
  `(?<=.{3})[，,\\s]*(?:时间)?(?:${DAY}|上午|下午)(?!的)(?:在|上午|下午|晚上|早上|[\\d一二三四五六七八九十]{1,2}点半?|[\\d一二三四五六七八九十]{1,2}时|开始)*(?:在${HAN}+|${BECAME}[了的]?|开展的)?$`,
  `(?<=.{3})[（(](?:${TIME}|\\d|已|新|暂定|全称|简称|新建|新增|${HAN}{2,8}(?:主办|承办|牵头|组织)|(?:国家|[省州市县镇村])级)[^（）()]*[）)]$`,
  // 11.8, behind the name
  `(?<=${HAN}{3})\\d{1,2}[./]\\d{1,2}[日号]?$`,
  // 60人参加, 来了两百多人, 3场
  `(?<=.{3})[，,\\s]*(?:(?:一?共|大?约|总共)?(?:有|来|送|发|投|花|服务|慰问|帮扶|参加)了?)?(?:一?共|大?约)?(?:(?<=${EVENT_ENDS}|[，,\\s])${PEOPLE})?${MANY}(?:左右)?(?:${PEOPLE})?(?:参加|参与|到场|受益|参[赛训])?了?$`,
  '(?<=.{3})[，,\\s]*(?<![第\\d])共?(?:\\d{1,3}|[一两二三四五六七八九十])(?:场次?|[期次])$',
  '(?<=.{3})(?:(?:办|开|做|搞)得[^，,]*|第[一二两三]天|[那这]边|(?:作|成|升|列|升级)为\\p{Script=Han}+|开始[^，,]{1,4}了|结果公布了?|为主|的会员|(?<=[协学]会?)会员|应该|好像)$',
]

const LEAD = LEADS.map((pattern) => new RegExp(pattern, 'u'))
const TAIL = TAILS.map((pattern) => new RegExp(pattern, 'u'))
const WHOLLY = `(?:我们)?(?:${HOW}|已|${TIME})*(?:在${HAN}+)?${BECAME}完?[了的]?|就[这那](?:一|两|[一二两三四五六七八九十]|)[个项次场家].{0,3}`
/** What is nothing but said of a name: 都评上了. */
const ASIDE = new RegExp(`^(?:${WHOLLY})$`, 'u')
/** The same of a clause behind one, where it may say more. */
const CLAUSE = new RegExp(
  `^(?:${WHOLLY}|${TIME}+|(?:联合|会同|协同|携手).*|[和与跟同].{2,8}(?:一起|共同|联合|合[办作]).*|.*(?:${MANY}|${said.GIVEN}).{0,4}|.*[办搞开建讲]的|(?:是|很|这|后|下[周次]|还有|今年|主要|由|反响|效果|大家|群众反|学员|现场|气氛|共|讲师|主讲|(?:负责|联系|主持|参加)人员?|地点|时间|对象|人数|来自|没有别的|${PLACE}$).*)$`,
  'u',
)

/** What names seldom hold: who did something to whom, what was said, a count, a day, several things in a row. */
const ODD = new RegExp(
  [
    '我们(?!的)|大家',
    `.(?:${DAY})|(?:${DAY})(?=.)`,
    `${COUNTED}`,
    '[：:；;@#]|、(?![^（(“《]*[）)”》])|(?:合计|共计|一共|总共|共)\\d|(?:或者?|还是)(?=.{2})|[吗？?]$',
    '(?<=.{3})(?:建立|成立|组建)(?!大会|仪式|周年|暨|揭牌|典礼|庆)(?=\\p{Script=Han})',
    `${DONE}了|(?<=.)(?:开展|举办|举行)(?=${HAN}{2})|(?:新?成立|新建|开展|举办)的`,
    '^组织(?!生活|建设|部|振兴|力|工作|体系|委|员|化|关系|起来)',
    `^${HAN}{0,4}(?:妇联|团委|工会|残联|科协|文联|红十字会)(?:组织|带领|联合)`,
    '^(?:帮|给)(?=.{2,8}(?:建|办|送|做|搞)了)|^请(?!党)|(?:情况|通知|报告)$|的(?:活动|培训|会)$',
    `(?<=${HAN}{3})(?:吧|呢|哈|嘛)[，,\\s]`,
    // Somebody, and what they do: 老师讲课.
    `^(?:老师|医生|专家|领导|干部|村民|妇女|群众|学生|孩子|老人|志愿者|乡亲)们?(?:来|讲(?![堂坛台座述])|教(?![育师])|看(?![望护])|参加|学(?![习校堂雷])|听|给|帮(?![扶困])|都)(?!.*(?<![讲上听])${EVENT.source})`,
    // Who does something to whom: 医生给村民量血压, 镇妇联办亲子阅读会.
    `^${HAN}{2,8}(?<![送献留交传寄写])(?:给|被|来(?=[讲教领看做听学帮搞]))${HAN}{3,}$`,
    `搞(?!笑|活|好)(?=${HAN}{3})|(?:${said.ORGANIZATION}|学校|社区|^我[镇村县]${HAN}{0,6})(?:请|邀|办(?!公(?!益)|[事学理证]))(?=${HAN}{3})`,
    // An activity, and what is said of it: 亲子阅读会由学校承办, 亲子阅读会没错.
    `(?<=${HAN}{2,}(?:[会赛课班节展宴]|讲座|培训|比赛|义诊|演[出练]|放映))(?:由(?!来|你|我)|请|详见|见(?=[照附图])|没(?=有|错|问题)|都(?!市)|而|就(?!业)|行不行|可以|麻烦|那[天晚次]|的事|照片|大家|很|挺|第一次)`,
    `(?<=[村镇乡区校司局厂])(?:都有|新?建|同意建|改[成为]${HAN}{0,3})${said.ORGANIZATION}`,
    // Spoken of persons, or to one; cut off; a sentence behind a blank.
    '^不是|^(?:随|[你您咱俺](?!好|.*我))|[啥呢]|们(?!的)|(?<=.)[的着过]$|一下$|^[一二三四五六七八九十]{1,2}月份?$',
    `(?:培训|讲座|比赛|义诊)(?:\\s|${HAN}{1,2}$)(?<![班课会赛团队营节展站室堂周月日季])`,
    '\\p{Extended_Pictographic}|^[\\x00-\\x7f]+$',
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

type NameCore = {
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

/** Whether a clause only says something of a name that stands before it: 在县体育馆, 上午办的, 照片稍后发. */
export function saidOfName(clause: string): boolean {
  return (
    CLAUSE.test(clause) || isWhereOrWho(clause) || /^在.{2,}$/u.test(clause) || (clause.length > 2 && isTalk(clause))
  )
}

/** Whether it ends as the names of activities do. */
export function namesEvent(text: string): boolean {
  return EVENT.test(text)
}

function withoutAround(text: string, titled: boolean): string {
  let name = theClause(text)
  for (let before = ''; before !== name; ) {
    before = name
    const [noted = '', note = ''] = /[（(]([^（）()]{2,})[）)]$/u.exec(name) ?? []
    if (note !== '' && saidOfName(note)) name = name.slice(0, -noted.length)
    for (const around of [...LEAD, ...TAIL, ...(titled ? [] : [DONE_BEFORE, DONE_BEHIND])]) {
      if (!isDressed(name)) name = trimEnds(name.replace(around, ''))
    }
    if (namesThing(name) || SITE.test(name)) name = name.replace(TO_PLACE, '').replace(IS_THING, '')
    if (name !== text && /[了都也]$/u.test(name) && namesThing(name.slice(0, -1))) name = name.slice(0, -1)
  }
  const [title, another] = titled && !hasTitle(name) ? (name.match(/《[^《》]+》/gu) ?? []) : []
  return title !== undefined && another === undefined ? title : name
}

/** What tells that a clause says what was done, or what it was called: the name is in it. */
const TELLS = new RegExp(`${HELD}(?:了|的)?${ONCE}?${name(2)}|${CALLED}${name(2)}`, 'u')

/**
 * Of several clauses the one with the name in it: 姐妹课堂，上午办的; 为了…，开展了姐妹课堂. Two lines of a slogan are alike,
 * and one name.
 */
function theClause(text: string): string {
  const clauses = text.split(/[，,；;\s]+/u).filter(Boolean)
  const names = clauses.filter((clause) => /\p{L}/u.test(clause) && !saidOfName(clause))
  if (clauses.length < 2 || names.length === 0) return text
  const [first = '', second] = names
  if (second === undefined) return /[，,；;]/u.test(text) || names.length < clauses.length ? first : text
  if (isSlogan(text)) return text
  if (!/[，,；;]/u.test(text)) return text
  return names.find((clause) => TELLS.test(clause)) ?? names.find((clause) => EVENT.test(clause)) ?? first
}

/** 喜迎二十大，永远跟党走: two lines as long as each other, of which neither is an activity by itself. */
function isSlogan(text: string): boolean {
  const [first = '', second, third] = text.split(/[，,]/u)
  const alike = second !== undefined && third === undefined && Math.abs(first.length - second.length) <= 1
  return alike && !/[；;\s]/u.test(text) && !SAID_DONE.test(second) && !EVENT.test(first) && !/^不是/u.test(first)
}

function stands(name: string): boolean {
  return /\p{Script=Han}.*\p{Script=Han}|\p{L}{2}|《/u.test(name) && !isOnlyNoun(name) && !/^[的了它期]/u.test(name)
}
