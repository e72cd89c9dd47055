import { EVENT } from './said-around.ts'

const HAN = '\\p{Script=Han}'

/** Characters that sentences are made with, and names hardly ever. */
const OF_SENTENCES =
  '了着过吗呢吧啊呀嘛没很太在是有也都就还又再才刚把被给让叫跟去来到从由请带借帮我咱他她它这那哪谁几个或写报填搞办弄做说讲算的'

/** Words of names in which one of them stands. */
const WORDS = [
  // 了着过没
  '除了|为了|了解|了不起|随着|跟着|向着|沿着|着装|执着|通过率|过(?:大?年|[节关冬桥])|跨过|超过|没有.{2,3}的|沉没',
  // 在是有
  '在[线职岗校园乡家外建读村行途]|现在|存在|实在|自在|内在|潜在|健在|在(?:身边|一起|路上|基层|前行|希望|阳光|春天|这里|指尖|云端|成长|心间|掌心|舌尖|.{1,4}[中上下])|[爱救情暖心我乐赢香美福学育赞]在|是非|国是|有(?:事|我|你|爱|礼|约|声|效|机|感|责|方|奖|情|为|困难|话|梦|才|书|氧|序|偿)|[共拥享所富公国特私固只]有',
  // 也都就还又再
  '都市|首都|成都|就[业医学餐近地读职诊]|成就|还[林款草湿]|归还|再(?:就业|出发|启航|教育|生|创业|续)|又见|人才|才艺|英才|刚[强需]',
  // 把被给让叫跟
  '把关|把脉|火把|把爱|被褥|棉被|给力|供给|补给|送给|献给|写给|给(?=.{1,4}送)|给(?:自己|妈妈|爸爸|祖国|孩子)|^让(?=.{3})|礼让|让座|跟党|跟进|叫醒|叫好',
  // 的
  `党的|的(?=${HAN}{2,3}$)(?!.*${EVENT.source})`,
  // 去来到从由请带借帮
  '去[向污旧火库痛]|过去|未来|来访|来信|往来|来年|来电|外来|由来|本来|如来|来(?:敲门|[啦了]$)|报到|到[家户人岗村底校]|周到|独到|[送走进]到|从[心业军教我严小今头善]|服从|自由|缘由|请党|邀请|请战|申请|宴请|[纽地热丝领一]带|带回家|带[动头货教富路]|一带一路|借阅|借力|帮[扶困教学农信]|互帮|[千万百].帮[千万百]',
  // 我他她它这那哪谁几个
  '我(?:[为能爱是和与家最向行想心做当讲说学读]|们的(?=.{1,4}$)|先|代|县|市|国)|自我|从我|忘我|有我|请我|她力量|她经济|木兰她|几何|茶几|一个都不|个[人体性案税]|整个|百个|千个|万个',
  // 写报填搞办弄做说讲算
  '写(?:春联|首诗|人生|生|作|福|字|意|实|真|书|信|给)|[书听抄描速改续谱撰编]写|报[告国刊社春名业恩道效]|[海简情日汇电晚画捷预]报|填[空海词]|搞[好活]|办(?:公|学|实事|理|好|事|证|节)|[创主承协督]办|办$|争做|做[好强军时新文大先优]|做起|做人|做客|手做|小说|说唱|说理|说法|解说|评说|述说|话说|说事|听说读写|讲(?:座|堂|解|师|述|习|坛|台|评|故事|党史|文明|政策|健康|卫生|诚信)|[宣演主开微串领巡云]讲|一讲|算[力盘法术]|[计预结核]算|运算',
].join('|')
const OF_NAMES = new RegExp(WORDS, 'gu')
const SPOKEN = new RegExp(`[${OF_SENTENCES}]`, 'u')

/** What calls have in them, and what is told of an activity does not: whom they call, and what for. */
const CALL = /[你爱梦暖]|青春|未来|希望|祖国|同行|相遇|拥抱|温暖|家乡|身边|中国|美$|之[声星美]|[我你][们]?的$/u
/** In a call these stand as anywhere. */
const OF_CALLS = /[的给我是有在就让把来到个从]/gu

/** Two lines as long as each other: 巧手编织 幸福生活, 喜迎二十大，永远跟党走. */
const COUPLET = new RegExp(`^(${HAN}+)[，, 　·](${HAN}+)[！!]?$`, 'u')

/** 迎 新春 */
const SHORT = new RegExp(`^${HAN}{1,3} ${HAN}{1,3}$`, 'u')

function isCouplet(text: string): boolean {
  const [, first = '', second = ''] = COUPLET.exec(text) ?? []
  return first.length > 1 && first.length === second.length
}

/**
 * Whether what was typed shows by itself that it is a name: none of what sentences are made with stands in it, outside
 * marks and outside of words of names. What does not show it may be one all the same; its writer is asked.
 */
export function showsName(text: string): boolean {
  const outside = text.replace(/“[^“”]*”|《[^《》]*》|‘[^‘’]*’/gu, '·')
  if (/[a-z]{2}/u.test(outside)) return false
  const apart = outside.replace(/·/gu, '').trim()
  if (/[，,；;。\s]/u.test(apart) && !isCouplet(apart) && !CALL.test(apart) && !SHORT.test(apart)) return false
  const rest = outside.replace(OF_NAMES, '·')
  if (!SPOKEN.test(rest)) return true
  return CALL.test(outside) && !SPOKEN.test(rest.replace(OF_CALLS, '·'))
}
