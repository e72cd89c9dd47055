/**
 * What places, bodies, teams and rooms are called at the end of their names, by what they are: one list for a name that is
 * typed, for what stands around one, and for partners.
 */
const SETTLEMENTS = '(?<!乡)村|寨|屯|社区|小区|园区|安置区|镇|(?<![家老故他异])乡|街道'
const SCHOOLS = '学校|小学|中学|高中|大学|学院|幼儿园|党校'
const BUSINESSES = '公司|企业|集团|合作社|工厂|农场|茶场|林场|车间|厂|[酒饭商]?店|超市|商场|宾馆|产业园|物流园'
const OFFICES = '村委会|居委会|派出所|卫生院|医院|办公室|事务所|消防队|局|院'
/** What is founded in villages and companies; a county has one of each of the others, which does things. */
const FOUNDED = '总?工会|妇联|团委|妇委会|团支部'
/** 群团组织. */
export const ORGANIZATION_NOUNS = `${FOUNDED}|残联|科协|文联|工商联|红十字会`
const UNIONS =
  '协会|学会|商会|联合会|研究会|促进会|基金会|联谊会|联盟|团总支|支部|委员会|(?:妇女|儿童|职工|青年|党员)?之家|家园'
const SITES =
  '示范区|基地|阵地|教育点|服务点|陵园|旧址|故居|遗址|会址|试点|服务站|工作站|驿站|书屋|讲堂|纪念馆|图书馆|博物馆|展览馆|文化馆|体育馆|[站馆楼社]|大厦|中心|广场|公园'
const TEAMS = '服务队|突击队|代表队|宣讲团|讲师团|艺术团|剧团|妇女小组|小组|队|团|班'
const ROOMS = '会议室|活动室|礼堂|操场|院坝|服务站|文化站|大楼|[一二三四五六七八九\\d]楼'

/** What a thing is asked for as, where that tells it from the others: a village is no company. */
export const CLASSES = [SETTLEMENTS, SCHOOLS, BUSINESSES, UNIONS] as const

/** Where something takes place, and who lives or works there. */
export const PLACE_NOUNS = `${SETTLEMENTS}|${SCHOOLS}|${BUSINESSES}|${OFFICES}|${ROOMS}|(?<!驿)站|馆|广场|公园|中心|基地`
/** A place or a body that holds things, and is none of them; a 班 and a 活动 may be. */
export const HOST_NOUNS = `${SETTLEMENTS}|${SCHOOLS}|${BUSINESSES}|${UNIONS}|${SITES}`
/** What has a name of its own that ends so. */
export const THING_NOUNS = `${SETTLEMENTS}|${SCHOOLS}|${BUSINESSES}|${OFFICES}|${FOUNDED}|${UNIONS}|${SITES}|${TEAMS}`
/** Bodies (单位), by the long and the short words for them. */
export const BODY_NOUNS = `${SETTLEMENTS}|${SCHOOLS}|${BUSINESSES}|${OFFICES}|${ORGANIZATION_NOUNS}|${UNIONS}|[委办部会联协所站校社队馆团处科股厅司署园室]|中心|小组|政府|市场|[银支分]行|检察院|基地|电视台|广播站`
