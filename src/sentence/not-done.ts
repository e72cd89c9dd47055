import type { Day } from '../calendar/day.ts'
import { DOING } from '../chinese/deeds.ts'
import { readDay } from '../chinese/read-day.ts'
import { excepts, standing } from '../chinese/standing.ts'
import { daysIn, type When } from './days.ts'
import { isOfOthers } from './of-others.ts'
import { plainLine } from './plain.ts'

/** Words of which one only has the look of what stands below: 希望工程, 准备工作, 模拟, 比去年多, 10户人家, 感谢信. */
const ONLY_ALIKE =
  /希望(?:工程|小学|中学|学校|之|小屋|书屋|厨房|家园|教室)|准备(?:工作|会|好)|计划(?!于|在|再|开展|举办|组织|年|下|明|近期|走访|培训|发展)|[模虚草比]拟|拟[定态人]|明日之|争取(?:到|资金)|[比较](?:去年|上年|往年)|(?:去年|上年)(?:\d{1,2}月|底|末)|[\d户疾老苦]人家|人家[庭政属长]|注意(?:事项|力)|邀招|[不免]收费|收费标准|扫码支付|感谢信|祝福祖国|未成年|未完成(?:义务教育|学业|作业)/gu

const any = (...words: readonly string[]): RegExp => new RegExp(words.join('|'), 'u')
/** A word, and so many of something behind it. */
const withNumber = (words: string): string => `(?:${words})\\p{Script=Han}{0,8}\\d`

/** Why a clause tells of no work that we have done, each by the words that say so. */
const NOT_DONE: readonly RegExp[] = [
  // It is still to come, or was to.
  any(
    '明[天日年]|后天|下个?(?:周|月|星期|礼拜|季度|学期|半年)|本来',
    standing('toCome'),
    '将(?:于|在|要|会|继续|持续|进一步)|等.{1,8}再|任务(?:是|数|为|[^，,完]{0,6}\\d)|(?:说|今年|年底|年内)[^，,\\d]{0,6}要',
  ),
  // It is wished, supposed, thought, or answered to somebody.
  any(
    '希望|但愿|如果|假如|要是|万一|我(?:们)?(?:觉得|认为|感觉|想(?!办法|方设法|到))|最多(?:能|可以?|坐|只)',
    '^(?:祝|恭喜|恭祝|祝贺|愿|感谢|谢谢)|^(?:收到|好的)[,，]',
  ),
  // Others did it, as it is told.
  any(
    '隔壁|邻[县镇村]|人家|别的[县镇村]|某[省市州县镇乡村]|兄弟[县市镇乡]|[据听]说|听闻|据报道|新华社|央视|新闻(?:上|里|说|报道)',
    '(?:[县镇市省乡]里|上[面级头]|领导|老师|他们?)说|[,，]说|全[国省]\\p{Script=Han}{0,8}(?:系统|累计|突破)',
  ),
  // It was in another year.
  any(standing('otherYear')),
]
const [TO_COME] = NOT_DONE

/** What somebody is asked to do, until when, for how much: all of it is such a notice. */
const NOTICE = any(
  // Whoever is meant is called upon.
  '请(?:各|大家|你们?|您|于|在|按|尽快|及时|务必|准时|提前|有[意需]|互相|转告|踊跃|自行|报名|完成|没|还)|敬请|诚邀|邀请(?:函|[您你])|务必|准时参?',
  '有意者|有兴趣|有想|^接龙|接龙(?:[:：]|报名|一下|$)|扫码|联系我|先到先得|来领|包吃|^(?:大家)?不要|^别|记得|注意|通知[:：]|请[假问]',
  // Some are looked for, or have to be given.
  '(?<!用工|招工|就业)名额|截稿|报名(?:截止|时间|方式|从速|的)|(?:招募|征集)(?:[:：]|公告|令|启事|中)|急需|急招|招\\d|需要的',
  withNumber('需要?|还差|还缺'),
  `要求(?:各|每|在|于)|${withNumber('要求')}|至少[要得报]|限\\d|(?:不少于|不低于)[^了]*$|每[村镇人家户][要报交派]`,
  // Rules and prices.
  '规则[:：]|须知|(?<!(?:宣传|宣讲|讲解|解读|解答|介绍|普及)[^，,]{0,12})标准(?:是|为|提高|调整|定)|办理时间|(?:方案|标准|办法|清单|条件)[:：](?=.*(?:每|限|至|到))|经费批|预算|采购清单|收费|费用每',
)
/** What was to be and did not come about. */
const FELL_THROUGH = any(standing('fellThrough'))
/** 改期了，实际周日办的: it came about on another day. */
const MOVED = /改(?:到|为|在|成|于|至)|(?:推迟|延期?|提前)[到至]|实际|后来/u
/** 改到下周, 推迟到月底: to a time that is still to come. */
const PUT_OFF = new RegExp(
  `(?:改[到为在成于至]|(?:推迟|延期?)[到至])\\p{Script=Han}{0,2}(?:${TO_COME?.source}|[月年]底|[\\d一二三四五六七八九十]+月(?![\\d一二三])|晴天|以后)`,
  'u',
)
const SUPPOSED = any(standing('supposed'))
/** 来了90人: who came, though it did not come about. */
const CAME_OR_WENT = /[来去]了/gu
/** What was in another year, but for the year in the name of a prize, or one with its month. */
const YEAR = /^(?:我们?[县镇村]?|全[县镇村])?(?<year>20\d\d)年(?![度\d])/u

const WORK = `${DOING}|完成|讲|做|来|去`
/** A clause that tells of what is done, behind one that does not: it was already, or lately. */
const DONE = any(
  `已有\\d|已经?(?:${WORK})|(?:${WORK})了|先(?:讲|办|开|做|去)了|实际|实到|我们(?:才|就|这|也)`,
  '[今昨前]天(?!.{0,6}前)|上[个]?(?:周|星期|礼拜|月)|[本这]周|[本这]次|本月|今年|周[一二三四五六日天](?:已|办|搞|开)',
)

/** 报错了 and 应该是60人，不是80人 are of what was reported before. */
const CORRECTS =
  /[报填写打记]错(?!别|误|题)|(?:报|填|人数|数字|日期)\p{Script=Han}{0,10}不对|^(?:活动)?(?:日期|时间|地点|名称|人数|场次)(?:有误|[填写弄搞]?错了)|[报填写记][多少漏重]了|^\p{Script=Han}{0,12}[多少漏][报填写记]了(?!名)|^更正|[请要]更正|应该?[是为].{0,8}\d.*不是|不是.{0,8}\d.*[，,而应](?:该)?是/u
const ASKING =
  /[?？]|[日号]前(?:报|上报|提交|交|完成|汇总|反馈)|报[的了过].{0,12}错|错[了的]$|更正|不对(?=$|[,，。])|重复报|报重|撤回|报多|报少|请假|请问|怎么|如何|什么时候|在哪|哪里|多少次|几次|能不能|谁(?:能|有|会)|有没有|可不可以|是不是|吗$|呢$|啊$|需不需要|要不要|哪[个些]|想问|问[一]?下/u

/** 弄错了，是乙村; 改成80人: said of what was just sent, or in a chat of anything else. */
const CORRECTS_SHORTLY =
  /^\p{Script=Han}{0,10}(?:错了|不对|有误|弄错|搞错|有错)(?:了|的|啦)*[，,。.!！ ]+(?!\p{Script=Han}{12})|^(?:应该是|应为|应是|改成|改为)[^，,。]{0,12}$/u

/** 日期不是昨天是前天: as it was said, and as it is. */
const NOT_THIS_BUT =
  /(?:日期|时间|日子|名称|名字|人数|场次|户数|金额|受众|人次|数字?|地点|级别|份数)(?:也|又|还|都|写的|报的)*不是[^，,。；;是]{1,16}[，, ]?(?:而|应该?)?[是为]/u

/** 刚才那个宣讲加上司法所: something is to be done to what was sent. */
const CHANGES_SENT =
  /^(?:我|把|将)*(?:刚才?|刚刚|上一?次|上面|昨天|前天)(?:报|发|交|填)?的?(?:那|这)[个份条次项].{0,8}(?:加上|补上|添上|加一个|加个|去掉|删掉|改成|改为)/u

/** Whether something is to be done to what was just sent, whatever else the words have. */
export const changesSent = (message: string): boolean => CHANGES_SENT.test(message)

/** 不对，今天是周三: what day it is, and nothing of a report; 错了，昨天是60人 is of one. */
const OF_TODAY = /[今明昨][天日](?:才|就)?是(?:周|星期|礼拜|[\d一二三四五六七八九十]+[月号日])[^，,\n]{0,6}$/u

/** Whether a message mends an earlier report instead of telling of other work. */
export function isCorrection(message: string): boolean {
  return CORRECTS.test(message)
}

/** Whether it may be one, where it names what a report has: the same words are said of anything. */
export function mayCorrect(message: string): boolean {
  return (
    isCorrection(message) ||
    NOT_THIS_BUT.test(message) ||
    CHANGES_SENT.test(message) ||
    (CORRECTS_SHORTLY.test(message) && !OF_TODAY.test(message))
  )
}

/** 漏报了, 漏报了一场: that there is no report of it yet. 漏报了5人 and 报漏了，应为90人 are of one that there is. */
const MISSED =
  /(?:[漏少忘][报填写记]|[报填写记]漏)(?:了(?:[一二两\d]{1,2}[场次项个件])?|(?!了))(?![一二三四五六七八九十百两\d])/u
const IS_THERE = /应|改[成为]|不是|实际|[多少]了/u

/** What is told beside that it was left out; undefined where nothing is said to be. */
export function toldMissed(message: string): string | undefined {
  const missed = MISSED.exec(message)
  return missed && !IS_THERE.test(message) ? message.replace(missed[0], '') : undefined
}

/** Whether a report is said to be one too many: it has to be withdrawn, not changed. */
export function isTwice(message: string): boolean {
  return /[报填写记]重|重复[报填]|[报填]了?(?:两|2)[次遍份]/u.test(message)
}

/** Whether a piece asks, or speaks of reporting itself. */
export function isAsking(text: string): boolean {
  return ASKING.test(text)
}

/** What somebody is called, or a work is, says nothing of when: “明日之星”计划. */
const NAMES = /[“《][^“”《》]*[”》]/gu

/**
 * The clauses that tell of what was done, as far as the words say that; none of what is planned, wished, asked of others
 * or told of them, nor of another year. 计划下周宣讲，本周已开展1场 tells of the one.
 */
export function toldDone(text: string, today: Day): string {
  const bare = withoutNames(text)
  if (isOfOthers(bare)) return ''
  const year = Number(today.slice(0, 4))
  const days = daysIn(bare, today).filter(({ day }) => day)
  const ahead = days.filter((when) => isAhead(when, today))
  const isPutOff = PUT_OFF.test(bare) || ahead.length > 0
  const isMoved = MOVED.test(bare) && !isPutOff
  // 座谈会原定今天，改到11月15日; 报告原定今天，停电了，没搞成
  const fell = (words: string) =>
    !isMoved && (FELL_THROUGH.test(words) || ((MOVED.test(bare) || FELL_THROUGH.test(bare)) && SUPPOSED.test(words)))
  const notice = NOTICE.test(bare) || fell(bare) || (ahead.length > 0 && ahead.length === days.length)
  const isOther = (clause: string, at: number) =>
    [...NOT_DONE, NOTICE].some((words) => words.test(clause)) ||
    fell(clause) ||
    Number(YEAR.exec(clause)?.groups?.['year'] ?? year) < year ||
    ahead.some((when) => when.at >= at && when.at < at + clause.length)
  let left = false
  let told = false
  let hasFallen = false
  let at = 0
  const kept: string[] = []
  for (const clause of clausesOf(bare, ahead)) {
    const isHeld = days.some((when) => when.at >= at && when.at < at + clause.length)
    // 2场，第二场取消 says something of the two.
    if (!isHeld && !left && kept.length > 0 && isOther(clause, at) && excepts(clause)) told = true
    else if (isOther(clause, at)) left = true
    else if (isHeld || DONE.test(hasFallen ? clause.replace(CAME_OR_WENT, '') : clause)) [left, told] = [false, true]
    else if (notice && !told) left = true
    hasFallen = left && (hasFallen || fell(clause))
    if (!left) kept.push(text.slice(at, at + clause.length))
    at += clause.length
  }
  return kept.join('').replace(/[,，;；]$/u, '')
}

/** Whether the words tell of nothing but what is still to come. */
export function isPlanned(message: string, today: Day): boolean {
  const text = withoutNames(plainLine(message))
  const isToCome = TO_COME?.test(text) || daysIn(text, today).some((when) => when.day && isAhead(when, today))
  return isToCome && !DONE.test(toldDone(text, today))
}

/** 县妇联表扬我镇宣讲队，说讲了20场: who says something, and what they say, are one clause. */
const CLAUSE_ENDS = /(?<=[,，;；])(?!(?<=^[^\d,，;；]*[,，])说(?![法理唱课教错漏反好的了]))/u

/** 今天3场明天2场: what is still to come begins a clause of its own. */
function clausesOf(text: string, ahead: readonly When[]): string[] {
  const cuts = ahead.filter((when) => /\d\p{Script=Han}{1,2}$/u.test(text.slice(0, when.at))).map((when) => when.at)
  return [0, ...cuts].map((from, i) => text.slice(from, cuts[i])).flatMap((part) => part.split(CLAUSE_ENDS))
}

function isAhead({ text }: When, today: Day): boolean {
  const reading = readDay(text, today)
  return 'refusal' in reading && reading.refusal.reason === 'future'
}

const withoutNames = (text: string): string =>
  [NAMES, ONLY_ALIKE].reduce((left, words) => left.replace(words, (found) => '·'.repeat(found.length)), text)
