/** Bodies, and words that only end like an activity: 商会, 发展, 值班, 环节. */
const NO_EVENT =
  '(?<![商学协工妇联委员究进金社机体理字只都不入])会|(?<![发开扩拓进])展|(?<![值上下加跟轮领])班|(?<![环细季关情春])节'

/** What the name of an activity ends in: one list for a name that is typed and for one amid a sentence. */
export const EVENT_NOUNS = `活动|行动|宣[讲传]|${NO_EVENT}|联谊会|赛|[党团功]?课|讲座|讲堂|课堂|沙龙|夏令营|冬令营|训练营|集市|大集|培训|演出|演练|展[演示览]|表演|教育|慰问|走访|义诊|仪式|评选|竞赛|竞答|汇演|巡演|研学|体检|救助|募捐|献血|观影|采风|写生|创作|阅读|团日|晚会|志愿服务|读书分享|启动式|开放日|招聘`
