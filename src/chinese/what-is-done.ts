import { withoutNote } from './name-marks.ts'

/** What a verb of a clause goes with: one holds a meeting (召开座谈会), and runs a contest (举办篮球赛). */
const MET =
  /(?:座谈|推进|调度|部署|研讨|现场|协调|工作|联席|代表大?|恳谈|碰头|通气|培训|评审|见面|生活|例|汇报|述职|分析|会商|安排|布置|职代|[工团妇残科文侨学少]代|全委?|[常执]委|主席办公)会$|(?:动员|总结|表彰|换届|选举)大?会$|届[一二三四五六七八九十\d]+次\p{Script=Han}{0,6}会$|会议$/u
const HELD =
  /(?:会|赛|培训班|训练营|夏令营|冬令营|学习班|研修班|提升班|开班式|启动仪式|仪式|汇演|会演|演出|讲座|论坛|沙龙|展览?|书画展|大讲堂|比武|游园|联欢|文化节|艺术节|旅游节|科技节|采摘节)$/u
/** Ends in 会 and the like, and is neither held nor met. */
const NEITHER = /(?:机会|社会|工会|商会|协会|学会|妇联会|委员会|入会|建会|学会|发展|扩展|拓展|开展)$/u
const CLOSING = /[”’》〉）〕]+$/u

/** Where people go, and what they are shown: 赴邻县考察学习, 观看红色电影. */
const TAKEN =
  /^(?:赴|前往|到\p{Script=Han}{2,10}(?:考察|参观|学习|调研|观摩)|(?:观看|参观)(?!.*(?:活动|(?:座谈|交流|分享|研讨)会)$))/u

/** What others hold: 参加县里培训, 迎接检查. */
const OTHERS = /^(?:参加|参与|出席|迎接|接受|配合|协助|协办)/u

/** Where somebody went, to do what: 到敬老院看望老人 needs no other verb. */
const WENT = /^[到为]\p{Script=Han}{2,10}?(?:看望|慰问|走访|宣讲|义诊|义剪|送)(?!.*(?:活动|行动)$)/u

/** The verb that all of these names go with; none where they begin with theirs. */
export function verbFor(names: readonly string[]): '召开' | '举办' | '组织' | '开展' | '' {
  const bare = names.map((name) => name.replace(CLOSING, ''))
  if (bare.every((name) => OTHERS.test(name) || WENT.test(name))) return ''
  if (bare.every((name) => TAKEN.test(name))) return '组织'
  if (bare.some((name) => NEITHER.test(name))) return '开展'
  if (bare.every((name) => MET.test(name))) return '召开'
  return bare.every((name) => MET.test(name) || HELD.test(name)) ? '举办' : '开展'
}

/** Names that one verb goes with, in the order of the verbs: what is 开展 comes first. */
export function byVerb(names: readonly string[]): { verb: string; names: readonly string[] }[] {
  const groups = new Map<string, string[]>([['开展', []]])
  for (const name of names) {
    const alone = verbFor([name])
    // What is met and what is held go together.
    const verb = alone === '召开' ? '举办' : alone
    groups.set(verb, [...(groups.get(verb) ?? []), name])
  }
  return [...groups.values()].flatMap((of) => (of.length > 0 ? [{ verb: verbFor(of), names: of }] : []))
}

/** What begins with a verb that has an object is what is done, no name for it: 慰问老党员, 送文化下乡, 寻找“最美家庭”. */
const BEGINS_WITH_VERB =
  /^(?:[到为]\p{Script=Han}{2,10}?(?:看望|慰问|走访|宣讲|义诊|义剪|送)|组织(?!生活会)|走访|慰问|看望|关爱|关心|帮扶|[春夏秋冬]?送|寻找|争[做当创]|清理|整治|参观|缅怀|祭扫?|学习|宣传|庆|迎|喜迎|发放|捐赠|捐[款物书]|植|护|种植|维护|打扫|保护|救助|帮助|服务|巡|做|包|唱|讲|读|写|观看|重走|走进|红领巾爱)/u
/** When, under what name and how, before what is done: 清明祭英烈, “爱心妈妈”结对关爱留守儿童, 集中帮扶困难农民工. */
const BEFORE_DEED =
  /^(?:“[^“”]*”)?(?:清明节?|端午节?|中秋节?|重阳节?|春节|元旦|元宵节?|腊八节?|国庆节?|新春|节前|节日|年终|[五六七八]一|三八|五四|暑期|暑假|寒假|高考|中考|汛期)?(?:(?:集中|上门|入户|进村|深入|广泛|定期|免费|结对|联合|现场|主动|积极)(?:开展)?)*/u
/** 两节送温暖, 夏日送清凉: unions have a campaign of that name each year. */
const CAMPAIGN = /^送(?:温暖|清凉)$/u
/** What is brought at the end of a name, to no place that would be one: 户外劳动者驿站送水, 高考爱心送考. */
const ENDS_WITH_DEED = /送(?:水|考|药|医|岗|法|教|学|书|戏|餐|粮|暖|福|春联|祝福|健康)$/u
/** What is brought about and not carried out by itself wants 工作: 开展“三长制”落实工作, 开展理事会换届工作. */
const BROUGHT_ABOUT = /(?:落实|入会|建会|换届|改选|组建|选配|配备|吸纳|筹备|会员发展)$/u
/** What is there for good is built: 开展“一站式”服务窗口建设, where only 开展 is said. */
const BUILT = /(?:品牌|窗口|平台|阵地|机制|制度|体系|队伍)[”’]?$/u
/** And yet is a name, by the noun at its end. */
const ENDS_AS_NOUN =
  /(?:活动|行动|工程|计划|项目|工作|会|赛|班|展|节|日|周|月|营|课|课堂|讲堂|课程|讲座|论坛|仪式|汇演|演出|演练|宣传|宣讲|培训|教育|服务|比赛|竞赛|比武|义诊|慰问|救助|助学|调解|建设|评选|推选|征集|创建|创作|采风|写生|整治|巡逻|巡河|护河|劝导|排查|调研|走访|检查|募捐|捐赠|祭扫|实践|体验|招聘|故事|品牌|课题|一条龙|大礼包|[“”》])$/u

/** Whether a name says of what kind it is: 防汛演练, not 防汛抢险. */
export function endsAsNoun(name: string): boolean {
  return ENDS_AS_NOUN.test(withoutNote(name).replace(CLOSING, ''))
}

/** Whether 举办 wants 活动 behind it: 健步走, “书香三八”. */
export function isNoEvent(name: string): boolean {
  return verbFor([withoutNote(name)]) === '开展' && !endsAsNoun(name) && !name.includes('活动')
}

/** What ends in 活动 has a noun that others may share. */
const SHARED_NOUN = /活动$/u

/** What is done stands behind what has a name of its own, and before the 活动 that both may have: no one says 开展到敬老院看望老人. */
export function inOrder(names: readonly string[]): readonly string[] {
  const place = (name: string) => (SHARED_NOUN.test(name) ? 2 : wantsNoun(name) ? 1 : 0)
  return names.some((name) => place(name) === 1) ? names.toSorted((a, b) => place(a) - place(b)) : names
}

/** What is brought somewhere: 电影进工地, 法律援助进企业. */
const BROUGHT =
  /^\p{Script=Han}{2,10}进(?:工地|企业|校园|社区|乡村|农村|机关|万家|家庭|集市|军营|网络|景区|课堂|班级|千家万户|基层|楼宇|商圈|\p{Script=Han}{1,5}[村镇乡校厂园])$/u

/** Whether it begins with what is done to somebody or something: 慰问老党员. */
export function beginsWithDeed(text: string): boolean {
  return BEGINS_WITH_VERB.test(text)
}

/** What is behind the words that may stand before what is done: 帮扶困难农民工 of 集中帮扶困难农民工. */
function deedOf(name: string): string {
  const deed = name.replace(BEFORE_DEED, '')
  return deed === '' || CAMPAIGN.test(deed) ? name : deed
}

/** The noun that a name needs behind 开展 where nothing else follows it, if it needs one. */
export function nounFor(name: string): '活动' | '工作' | '' {
  return BROUGHT_ABOUT.test(name.replace(CLOSING, '')) ? '工作' : wantsNoun(name) ? '活动' : ''
}

/** What is done with what is there already: 评选“十佳”品牌, 检查阵地. */
const LOOKED_AT = /^(?:表彰|评选|评比|检查|观摩|考察|调研|宣讲|推介|展示|验收|命名|认领|体验|走访)/u

/** A name as it is carried out (开展): what is there for good is built. */
export function carriedOut(name: string): string {
  return BUILT.test(name) && !LOOKED_AT.test(name) && !beginsWithDeed(name) && !TAKEN.test(name) ? `${name}建设` : name
}

/** A time that is given to something: “同心向党”主题党日, 安全生产月. */
const TIME = /(?:[^今明昨当每生节假末][日周季]|[^每当]月)$/u

/** All of a name between marks: how long it has to be to be more than what a thing is called. */
const SAYING = /^“[^“”…]{5,}”$/u

/** Whether 活动 has to stand behind a name that nothing else follows: 开展慰问老党员活动. */
export function wantsNoun(name: string): boolean {
  const bare = name.replace(CLOSING, '')
  if (TAKEN.test(name) || BROUGHT.test(name) || TIME.test(bare)) return true
  // “我为群众办实事” is a saying, “姐妹课堂” what is held.
  if (SAYING.test(name)) return !ENDS_AS_NOUN.test(bare) && !HELD.test(bare)
  if (ENDS_WITH_DEED.test(name)) return true
  return BEGINS_WITH_VERB.test(deedOf(name)) && (!ENDS_AS_NOUN.test(bare) || CLOSING.test(name))
}
