import { IN_HE, ONLY_IN_HE } from './and-words.ts'
import { wordsFor } from './deeds.ts'
import { ORGANIZATION_NOUNS, PLACE_NOUNS as PLACE } from './thing-nouns.ts'

/**
 * Words with which cadres speak of an activity, of its report or of themselves, by what they mean. A name is not made of
 * them; where one begins or ends it after all (计划生育, 写春联), the longer word stands in `NAMED_BEFORE`.
 */
const HAN = '\\p{Script=Han}'
/** A character of a name, or a mark in it. */
const SIGN = '[\\p{Script=Han}“”《》·\\d]'
/** What 和 and 与 go on with in words of names: 和谐, 与法同行. */
const AND_IN_NAME = `[${IN_HE}${ONLY_IN_HE}你我爸妈孩]|时俱|.{1,5}[同相为共有]`

function any(words: string): string {
  return words.trim().split(/\s+/u).join('|')
}

/** Whose it is: ours, theirs, everybody's. */
const WHO = any(`
  我们 咱们 他们 大家 [我咱][村镇县乡会] 我单位 我社区 本[村镇县乡会] 本单位 [村镇县乡州市省校会站]里 上面 上级 上头 领导 老百姓`)
/** When it was, is or will be, and how often. */
const WHEN = any(`
  [今昨前明后]天 今早 昨晚 前几天 那天 当天 [上下中]午 晚上 早上 刚才 刚刚 最近 目前 现在 之前 以前 往年 历年 前期
  [这本此]次 [上下这]回 [上下每]次 [这本上下]个?(?:周|星期|礼拜)[一二三四五六日天]? 周[一二三四五六日](?=的) 星期[一二三四五六日天] [这本上下]个?月 [今去前明每]年 每[月周] 每季度
  年[初底] 月[初底] [首再多]次 一年一度 一次 两次 马上 即将 正在 已经`)
/** How sure one is of what follows. */
const SURE = any(`
  我?觉得 我?认为 我?记得 ${'\\p{Script=Han}'}{1,4}叫它 大概 大约 可能 应该 好像 似乎 估计 实际上? 其实 反正 听说 据说 算是? 也?就是 还是 也叫 都叫 还叫 即 类似 相当于`)
/** What comes first, and what there is besides. */
const ORDER = any(`
  先是 后来 主要 分别 首先 其次 最后 然后 接着 还有 另外 以及 加上 除了 包括 其中 仅 只有? 单独 一共 总共 顺便 临时 顺带`)
/** The parts of a report, and what one may have read it from. */
const PART = any(`
  活动 项目 活动名[称字]? 名[称字] 全称 标题 题目 内容 形式 类型 性质 答案 群里 群 附[件表] 表格 截图 横幅 条幅 海报 展板 背景板 照片 图片 相片 通知 文件 方案 简报`)
/** What one does with a report, or with its words. */
const REPORTED = any(`
  上报 补报 填报 填写 登记 更[正名] 修改 改[成为] 换成 写[成上] 填上 加[上个] [改换写报补填记][个写报] [报填写改换补记见] 按照? 根据 详见 麻烦`)
/** What is done with an activity: held, prepared, wished for, joined. */
const HELD = any(`
  ${wordsFor('held')} 联办 合办 实施 参[加与] 出席 配合 协助 支持 带领 负责 派出 新?成立 组建 动员 发动 邀请 准备 打算 计划 安排 要求 布置 部署 筹[备办] 申请
  搞 [办做弄]了 围绕 结合 通过 利用 借助 依托 关于 感谢 号召 响应`)
/** Between two of these, or behind the last of them: 县里安排的, 报过. */
const LINK = '[的了过着上里是叫为个，,：:\\s]|一下|一[个次场期]'

/** Words of names that begin like one of those. */
const NAMED_BEFORE = any(`
  我们[在都爱是走] 我们的[节中新舞歌故家祖校村] 活动[月周日季室策中站阵] 项目[推路申评签发启建化] 主要矛 大家[庭乐唱谈跳] 领导[力干班] 上级文明 现在[时进] 每[日天年月周]一(?!次) 明天[的会更] 今天[的我] 后天的 周[末边]
  最后一[公课米堂站棒] 即[兴席刻墨] 算[盘法术账] 只[为要此争] 仅此 计划生 计划免 计划经 一次性 通知书 文件学 照片展 图片展 海报设 方案设 方案征 表格制 内容创
  记[忆者录住事载账叙] 填[空海] 按[摩劳需] 写[春生作字实意福家真诗] 写[给在](?!了) 改[革造善水厕变良进装编] 换[届位新书装乘] 补[考钙脑齐短] 见[义证面字习识微贤学]
  报[春国名恩效业刊告社] 参与式 准备着 通过率 邀请[赛展函] 感谢[有信你恩] 动员大?会 搞[笑活好] 加油 群[众团英星文] 公益 安排部 支持[国农残] 申请书
  晚上好 早上好 [上下]午茶 年初[一二三四五] 一次[相特别] 首次公`)

/** 在县文化馆, 周五的, 老李家的, 热热闹闹的, 和, 1: before what they lead to. */
const WHOSE = [
  `在${HAN}{1,8}?(?:${PLACE})(?=.{4})|${HAN}{1,8}?(?:${PLACE})的(?=.{4})`,
  `${HAN}{1,3}?(?<![大国我回人咱你当农渔客业作专爸妈])家的(?=.{3})`,
  `(?<one>${HAN})\\k<one>(?<two>${HAN})\\k<two>的(?=.{3})`,
  `[^，,“”《》]{1,10}[讲听上看拍演教写开办搞弄做请报建选推]的(?=${HAN}{4}|[“《])`,
  `[^，,“”《》]{1,12}(?:${HELD})的(?=${HAN}{3}|[“《])`,
  `${HAN}{0,4}名[称字](?=[就写叫是为填“《])`,
  `(?:[和与]|及(?![时第格早其]))(?!${AND_IN_NAME})(?=.{3})|别叫|就(?![业医学近地餐读在])(?=.{3})|(?:好?几|[一两二三四五六七八九十]|\\d{1,2})[个支所](?=.{3})|\\d(?![年月日号分秒小点个场次期届级站课对元米公万千百星条件户家人名位份张组楼栋队])(?=${HAN}{3})`,
].join('|')
const WORD = new RegExp(`^(?:${WHOSE}|${[WHO, WHEN, SURE, ORDER, PART, REPORTED, HELD].join('|')})`, 'u')
const LINKED = new RegExp(`^(?:${LINK})`, 'u')
const ENDS_AS_THING = new RegExp(`(?:${PLACE})$`, 'u')
const NAMED = new RegExp(`^(?:${NAMED_BEFORE})`, 'u')

function withoutBefore(text: string): string {
  let rest = text
  for (let found = ''; ; ) {
    // 昨天的课堂
    if (rest.length < 3) return text
    if (NAMED.test(rest)) return rest
    const [word] = WORD.exec(rest) ?? (found === '' ? [] : (LINKED.exec(rest) ?? []))
    // 填 and 见 begin many a short word.
    if (word === undefined || (found === '' && word.length === 1 && rest.length < (ENDS_AS_THING.test(rest) ? 4 : 5)))
      return rest
    found = word
    rest = rest.slice(word.length)
  }
}

/** What became of it. */
const BECAME = any(`取消 延期 推迟 改期 暂停 中止 待定 未定 开始报名 报名中 筹备中 进行中 才对 不对 有误`)
const DEGREE = any(`还 都 又 也 已 正 没 未 很 挺 非常 十分 蛮 特别 太`)
const SEEN = any(`效果 反响 气氛 现场 参与度 人气`)
const DOER = any(`主办 承办 协办 联办 合办 配合 牵头 支持 负责 赞助`)
/** What is written, drawn or filmed of an activity. */
export const PAPER = `(?:活动|工作)?的?(?:${any(`通知 方案 简报 总结 报道 新闻稿? 信息稿 签到表 名单 文件 见?附件 照片 视频 图片 材料 资料 简讯 情况`)})`
const SORT = any(`主题 为题 性质 方面 相关 有关 之类的? 什么的 等等 [这那][事块类种] 的事 单独 为主 那类 一类`)
const BEFORE_NOW = any(`上[次回周月期] [去前往]年 [之以]前`)
/** What is said behind a name: 姐妹课堂延期, 姐妹课堂很热闹, 姐妹课堂镇妇联主办. */
const BEHIND = [
  `(?<=${SIGN}{4})(?:${BECAME})$`,
  `(?<=${SIGN}{4})(?:${DEGREE})${HAN}{1,4}$|(?<=${SIGN}{2})[也都]在.{1,8}$|(?<=${SIGN}{3})(?:${SEEN})${HAN}{0,5}$`,
  `(?<=${SIGN}{3})(?<!短)(?:${PAPER})$|(?<=${SIGN}{3})(?:${SORT})$`,
  `(?<=${SIGN}{3})[和跟与同](?:${BEFORE_NOW}).*$|(?<=${SIGN}{3})(?:另一?个|另外|还有).*$`,
  `(?<=${SIGN}{2})(?:[和与及、]|以及)$|(?<=${SIGN}{3})(?:一样|类)(?<![分人门种鸟]类)$|(?<=${SIGN}{3})(?:谢谢(?:领导|老师|您|大家)?|辛苦了|大概|可能|好像)$`,
  `(?<=${SIGN}{3})(?:安排|放|定|改)在.*$|(?<=${SIGN}{3})(?:由${HAN}{1,8}|(?:[省州市县镇乡村校]|(?<![社小园山景])区)${HAN}{0,5}?(?:${PLACE}|${ORGANIZATION_NOUNS}|里))?(?<!自)(?:${DOER})$`,
  `(?<=${SIGN}{3})(?:是?在)${HAN}{0,8}(?:${PLACE})$|(?<=${HAN}{3})\\d$`,
  `(?<=${SIGN}{3})(?:[一二三四五六七八九十\\d]{1,2}(?:月份?|点半?)|周[一二三四五六日]|星期[一二三四五六日天]|[这本上下]周)(?:再|才|开始)?[办搞开始]?$`,
].map((pattern) => new RegExp(pattern, 'u'))

function withoutBehind(text: string): string {
  return BEHIND.reduce((rest, pattern) => rest.replace(pattern, ''), text)
}

/** 之前报过姐妹课堂, 县里安排的姐妹课堂延期了 → 姐妹课堂: the words without those that only lead to them or speak of them. */
export function withoutSpoken(text: string): string {
  return withoutBehind(withoutBefore(text))
}
