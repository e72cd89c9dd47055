/** 昨天, 刚才, 上周三, 11月7日: a day gone by, or this one, with which what was done begins. */
const WHEN_DONE =
  /^(?:我们?|咱们?|本(?:村|镇|单位|会))?(?:昨[天晚日]|前[天晚]|大前天|今[天早日]|刚才|刚刚|上午|下午|(?:上|这|本)?(?:周|星期|礼拜)[一二三四五六日天]|\d{1,2}月\d{1,2}[日号])/u
/** 宣传个人信息保护, 给老人看病: what is done begins with the deed. */
const DEED =
  /^(?:我们|咱们)?(?:(?:已经?|刚|去|又|又去){0,2}(?:宣传|宣讲|走访|慰问|举办|开展|组织|参观|演出|排练|巡河|义诊|植树|打扫|清扫|调解|教(?:我们)?大家|带领|帮老|陪老)|给(?:老人|群众|村民|孩子|妇女|乡亲|大家|居民|学生|职工))/u
/** Reports, their pages and whoever looks after them are spoken of. */
const OF_REPORTS =
  /报(?![告刊社纸警销名])|填|撤|错|重复|更正|修改|改成|改为|删|汇编|简报|汇总表|提醒|催|群里|进群|退群|编辑|草稿|链接|机器人|任职|请假|销假|休假|交(?![流通往友朋谊])|发[的给来了]|[条份](?!礼)|不是|没(?:有|搞|办|开展|活动|做)|啥也|不作数|不算|不对|作废|打不开|登录|密码|截图|数据/u
/** I myself am away, unwell, gone: 今天我住院了. */
const OF_MYSELF = /(?:我(?![们镇乡村县市会单国])|本人)/u
/** 能, 怎么, 吧: it asks, wishes or begs. */
const ASKS =
  /[?？吗呢么吧嘛]|[能会]不[能会]|能|怎|哪|几时|多少|谁|啥|如何|要不要|是不是|是否|可不可以|可以|请(?:问|教|帮)|帮[我忙]|想|麻烦/u

/** Whether words ask, or beg for something. */
export const asksForSomething = (words: string): boolean => ASKS.test(words)

/** Whether a text tells of a deed and neither asks nor speaks of reports: 昨天接到投诉, 昨天给老人看病. */
export function tellsDeed(words: string): boolean {
  const said = words.replace(/\s/gu, '')
  if (asksForSomething(said) || OF_REPORTS.test(said) || OF_MYSELF.test(said)) return false
  const when = WHEN_DONE.exec(said)?.[0]
  return when === undefined ? DEED.test(said) : /\p{Script=Han}{2}/u.test(said.slice(when.length))
}
