import type { Quantity, WordKind } from './number-words.ts'

const BEFORE = '(?:上周|上次|上月|上个月|上季度|之前|以前|前面|前期|前几[周次]|原来|往期|去年|先前|历次)'
const DATE = String.raw`(?:\d{2,4}年)?\d{1,2}月(?:\d{1,2}[日号]|[份初中底末])?|\d{1,2}[日号]|今[天日]|本周|昨[天日]|月底|年底`
/** A stretch that is longer than a week: its number is no week's. */
const STRETCH = String.raw`(?:本|这个|这|当|整个|全)(?:月|季度|季|年度|年|半年|学期)|今年|[上下]半年|\d{1,2}月份?`
const SUMMED = '(?:累计|合计|共计|总计|总共|一共|共)'
/** First, second and third prizes hold figures that count nothing: 一等奖2项. */
const RANK =
  '[特一二三四1234]等奖|[金银铜]奖|优秀奖|优胜奖|组织奖|鼓励奖|冠军|亚军|季军|国家级|省级|州级|市级|县级|镇级|乡级|村级'

/** A number with its measure word stands somewhere behind. */
const COUNTED_BEHIND =
  '(?=[^\\d]*(?:\\d[\\d,.]*|[一二两三四五六七八九十百千]+)[万余多来]*[人名位场次户家个件份支元块本枚])'

const DONE =
  '(?:举办|开展|组织|宣讲|讲课?|培训|走访|慰问|救助|办|搞|做|开|给|花钱?|捐赠|捐款?|筹集?|募集?|发放?|发生|安排|接待|受理|上报|调解|咨询|成立|新?建)'
const OF_THIS = '(?:[此这该](?:项|类|方面|个|种)?|相关|类似)'
const NO_NUMBER = '(?!的|[\\d一二两三四五六七八九十百]|多少|几)'
/**
 * What a report is of, done with what is counted behind it: 走了12户, 帮扶了8户. Any other deed may be the contrary or the
 * beginning of it (走了12人, 取消了1场, 报名了30人, 借了5万), and is asked about.
 */
const DID = `[又还也都]?(?:[走跑看](?=了[^户家趟次场村个]*[户家趟次场村个])|(?:新?[办开建]|[搞做讲宣发送捐献给帮扶救教去来到听坐添招植种栽收得获拿签评印贴挂]|举办|开展|组织|召开|参加|参与|到场|观看|收看|培训|宣讲|宣传|走访|入户|慰问|看望|救助|资助|帮扶|帮助|服务|惠及|发放|捐款|捐赠|筹集|募集|投入|发展|招募|成立|新增|获得|评选|推选|表彰|转发|张贴|悬挂|清理|排查|受理|调解|化解|接待|办理|办证|征集|收集|体检|义诊|种植|栽种))了(?= ?(?:大?约|近|共|有)* ?[\\d一二两三四五六七八九十百千])`

const AGE = String.raw`\d{1,3}周?岁(?:及?以[上下])?的?`

/** Kinds of words that are too many to list; sticky. */
export const PATTERNS: readonly (readonly [pattern: RegExp, kind: WordKind, of: readonly Quantity[]])[] = [
  [new RegExp(`(?:加上|加|连同|连着|连|含|包括|算上)${BEFORE}的?`, 'y'), 'cumulative', []],
  // 跟上周一样, 同上次一样都是
  [new RegExp(`[和跟与同]${BEFORE}的?(?:一样|相同|差不多)(?:都?是)?`, 'y'), 'unsettled', []],
  // Of another week.
  [new RegExp(BEFORE, 'y'), 'ordinal', []],
  // 60岁以上老人3名, 50名老人（80岁以上）: an age beside the number.
  [new RegExp(`${AGE}(?!及?以[上下])(?:(?<=\\d\\D+${AGE})|(?=.*[\\d一二两三四五六七八九十]))`, 'y'), 'noun', []],
  [/、+$/y, 'polite', []],
  // 6支队, not 6支队伍
  [/(?<=\d ?|[一二两三四五六七八九十])支队(?!伍)/y, 'measure', ['body']],
  // 8.6万给村里: to whom a sum went.
  [/(?<=\d ?[万元]{0,2})给\p{Script=Han}{1,8}$/uy, 'polite', []],
  // 截至11月底, 到今天为止, 从年初到现在; 1—11月: since when, or until.
  [
    new RegExp(
      `(?:从?(?:年初|今年|开年)(?:以来)?)?(?:截[至止]到?|[到至])(?:${DATE}|目前|现在|今)(?:为止)?|\\d{1,2}[-~–—到至]\\d{1,2}月份?(?:以?来)?`,
      'y',
    ),
    'cumulative',
    [],
  ],
  [
    new RegExp(`(?:${STRETCH})(?:以来)?${SUMMED}|(?:本|这个|当|整个|全)(?:月|季度|年度|学期)(?:以来)?`, 'y'),
    'cumulative',
    [],
  ],
  [new RegExp(RANK, 'y'), 'noun', []],
  // 60来号 are people; 60号 is a date or a number in a row.
  [/(?<=[来多余把])号人?/y, 'measure', ['person']],
  // 300人（次）, 3场/次: 人次, 场次.
  [/人(?:\(次\)|[/·]次)/y, 'measure', ['person']],
  [/户\(次\)/y, 'measure', ['house']],
  [/件(?:\(次\)|\/次)/y, 'measure', ['thing']],
  [/场(?:\(次\)|[/·]次)/y, 'measure', ['session']],
  // 没办成, 未开展此项工作, 无此项, 不涉及: what was not done, or is not there.
  [
    new RegExp(
      `(?:(?:没有?|没得|莫得|未)${DONE}(?:成功?|过|起来)?(?:${OF_THIS})?(?:活动|会议|培训|宣讲|讲座|资金|钱|款|慰问金|救助金|物资|东西|资料|工作)?|(?:没有?|暂?无|没得|莫得)${OF_THIS}(?:工作|活动|情况|内容|业务)?|不涉及(?:${OF_THIS})?)${NO_NUMBER}`,
      'y',
    ),
    'zero',
    [],
  ],
  [/没(?:有|得)?人(?:来|到场|到|参加|参与|听讲?|报名|献血|捐款?)*(?!的|[\d一二两三四五六七八九十百])/y, 'zero', []],
  [
    /没(?:有)?(?:拿|获|得|评|收|接)[到得上]?(?:\p{Script=Han}{0,4}(?:奖|牌|线索|信访|来信))?(?!的|[\d一二两三四五六七八九十百])/uy,
    'zero',
    [],
  ],
  // 下一场: one that is still to come. 线上一场 is another word.
  [/(?<![线早晚])[上下]一(?=[场次个期批届])/y, 'ordinal', []],
  // 小两百人 are nearly two hundred; 小板凳 is another word.
  [/小(?=[一两二三四五六七八九十百千万\d])/y, 'near', []],
  [new RegExp(DID, 'uy'), 'verb', []],
  // 11月20日3场; 20日20人，21日26人: the day beside the number.
  [
    /(?<=^|[,。;、 ])(?:(?:(?:(?:20)?\d\d年)?\d{1,2}月)?\d{1,2}[日号]|(?:周|星期|礼拜)[一二三四五六日天])(?=[^\d,。;、]*\d+[余多]?\p{Script=Han})/uy,
    'opening',
    [],
  ],
  // 请假2人，到44人; 米油折200
  [/(?<=^|[,。;]|[共总都])到(?=大?约?近?\d)|折(?=大?约?\d)/y, 'verb', []],
  // 11月3场, 11月份开展3场: of a month, as 11月共3场 is.
  [
    /^(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?(?=[^\d一二两三四五六七八九十]*(?:\d+|[一二两三四五六七八九十百]+)[余多]?(?!月份?)[^\P{Script=Han}余多日号一二两三四五六七八九十百])/uy,
    'cumulative',
    [],
  ],
  // 三组5户、四组7户: names in figures of another kind. One alone may be three times so many.
  [
    /(?<=\d[人户名个]?[,、; ])[一二三四五六七八九十]{1,2}[组班队社村](?=\d+[余多]?[人户名个])|[一二三四五六七八九十]{1,2}[组班队社村](?=\d+[余多]?[人户名个][,、; ]?[一二三四五六七八九十]{1,2}[组班队社村]\d)/y,
    'noun',
    [],
  ],
  // 第一场40人: the rung beside its number tells which, and counts nothing.
  [
    /第(?:\d{1,2}|[一二三四五六七八九十]{1,2})[场次期天批组轮节](?=[:,是有到约近]{0,3}(?:\p{Script=Han}{0,5})[\d一二两三四五六七八九十百])/uy,
    'noun',
    [],
  ],
  // 下午3点30人, 9点半开始的，来了45人: when it was, beside the number.
  [
    new RegExp(
      `(?:凌晨|早上|上午|中午|下午|傍晚|晚上|晚)?(?:\\d{1,2}:[0-5]\\d(?:[-~到至]\\d{1,2}:[0-5]\\d)?|(?:\\d{1,2}|十[一二]?|[一二两三四五六七八九])点(?:半|整|钟|[0-5]\\d分?)?)(?:开始|结束|开)?的?${COUNTED_BEHIND}`,
      'uy',
    ),
    'opening',
    [],
  ],
  // 11.20 30人, 11/20，30人: a date set apart from the number.
  [
    new RegExp(
      `^(?:20\\d\\d[-./])?(?:1[0-2]|0?[1-9])[-./](?:3[01]|[12]\\d|0?[1-9])[日号]?[\\s,。;]+${COUNTED_BEHIND}`,
      'uy',
    ),
    'opening',
    [],
  ],
  // 2022年30人: of a year.
  [new RegExp(`^20\\d\\d年度?${COUNTED_BEHIND}`, 'uy'), 'cumulative', []],
  // 只30人; behind a number it counts.
  [
    /(?<![\p{N}一二两三四五六七八九十百千万余多来])只(?=\p{Script=Han}{0,3}?[\d一二两三四五六七八九十百千])/uy,
    'opening',
    [],
  ],
  // 一上午讲了三场
  [/一(?:整天|上午|下午|早上|晚上)(?=\p{Script=Han}{0,4}[\d一二两三四五六七八九十百])/uy, 'opening', []],
  // 一起70来个, 一块30人: together; 一起 alone counts one.
  [/一(?:起|同|道|块儿?|并)(?=(?:来了?|有|共|约|大概)?[\d一二两三四五六七八九十百])/y, 'opening', []],
  // 岗位数420: what the number is of.
  [/(?<=\p{Script=Han})数(?:量)?[:是为]?(?=约?近?\d)/uy, 'opening', []],
  // +12 is 12 more, which is what is asked.
  [/^\+ ?(?=\d)/y, 'opening', []],
  // 一车, 两大桌: so many that nobody counted.
  [/[一两几数半](?:大|整)?(?:车|堆|帮|桌|屋子?|圈|波|窝)(?=$|[的了,。人\s])/uy, 'vague', []],
  // Emoji, but none that is itself a figure, a letter or a doubt (💯, 🔟, 🅾, ❓).
  [/(?:(?![💯🔟🔠-🔤])[\u{1F300}-\u{1FAFF}]|[\u2600-\u26ff✅✔✨❤])+/uy, 'polite', []],
]
