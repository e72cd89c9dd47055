import { wordsFor } from './deeds.ts'
import { EVENT_NOUNS } from './event-nouns.ts'
import { PEOPLE_NOUNS } from './people-nouns.ts'
import { ORGANIZATION_NOUNS } from './thing-nouns.ts'

/**
 * The few kinds of words that cadres put around a name: who did it, when, where, what was done, how many came, what it is
 * called. Sources of patterns, from which `name-core.ts` builds what stands before a name and behind it.
 */
export const HAN = '\\p{Script=Han}'

export const DAY =
  '(?:\\d{4}年)?\\d{1,2}月\\d{1,2}[日号]|(?<![\\d月])\\d{1,2}[日号](?=的|[上下]午|晚上|在)|[今昨前]天|[今昨]晚|[本上这]个?(?:周|星期|礼拜)(?:[一二三四五六日天])?'
export const TIME = `(?:${DAY}|今年|去年|[本上这]个?月|[这本]次|上午|下午|中午|晚上|早上|刚才|刚刚|前几天|那天|当天|1?\\d月份?(?!\\d|${HAN}{0,3}[节月])|第?[一二三四]季度)`

export const ORGANIZATION = `(?:${ORGANIZATION_NOUNS})`
/** 我们, 镇里, 甲镇妇联. */
export const WHO = `(?:我们[村镇县]?|我[县镇乡村单会]位?|我|咱们?|大家|它|这|那|[县镇乡村][里上]|${HAN}{0,6}?${ORGANIZATION}|单位|社区|这边)`
export const HOW = '(?:积极|认真|深入|扎实|广泛|精心|成功|顺利|正式|圆满|已经|共同|联合|刚刚?|都|也|又|还|均)'

/** What is done with an activity, and is never the beginning of its name. */
export const HELD = `(?!进行到底)(?:${wordsFor('held')})`
/** What is done with it as well, in words that names have too: only 搞了, 办的, 组织过 tell it. */
export const DONE = `(?:${HELD}|组织|编印|编辑|出版|创作|发表|刊登|发布|推出|实施|启动|完成|结束|新?成立|新?建立?|新增|组建|命名|搞|办|做|弄|推|开)`
/** With whom, for whom, where: 给60个孩子, 带孩子们, 在河边. */
export const WITH = '(?:在|给|为|帮|带领?|组织|动员|邀请|请|和|与|跟)[^，,“”《》]{1,14}?'
/** Whom it was for or with. */
export const PEOPLE = `(?:${PEOPLE_NOUNS}|老师|医生|专家|志愿者|观众)们?`
/** Who else had a part in it: 配合派出所, 组织学生. */
export const ALONG = `(?:配合|协助|联合|会同|邀请|组织|动员|带领|发动)${HAN}{0,6}?(?:${PEOPLE}|派出所|学校|[医学]院|卫生院|公司|企业|单位|[局站队办])(?:一起|共同)?[去来]?(?:参加|参观|学习|观看)?`
/** What is done behind that: not 办好, 开启. */
export const DO = `(?:${HELD}|参[加与]|[来去](?:听|看|上|讲|搞|参加)?|[上讲听](?=${HAN}{4,}$)|[办搞](?![好活笑实事公])|[做开办搞弄讲](?=了|的))`

/** How often: 一场, 了个. Not 一户一策, 三月三. */
export const ONCE = '(?:(?:[一两二三四五六七八九十]|\\d{1,3})[场次期届轮]|一[个项支家]|首[场次期]|个|场(?!景))'

/** What became of it. */
export const BECAME =
  '(?:开班|开课|挂牌|揭牌|成立|建立|建成|获奖|得奖|获评|发表|刊发|刊登|出版|举行|举办|开展|召开|结束|完成|结业|换届|启动|评上|当选|入选|入围|参赛|出战|参加|获得?命名|建起来|[搞办弄做建](?:好|完|成)|开展完|建|办|搞|开)'

const NUMBER = '(?<![\\d·.一二三四五六七八九十百千两几])(?:\\d+|[一二三四五六七八九十百千两几]{2,})[余多来个]*'
/** How many people, households or sessions; no name holds it. */
export const COUNTED = `${NUMBER}(?:人次|[人名户份位](?![才大])|场次)|(?<![周期拜])(?!一[个家])[\\d一二两三四五六七八九十]+(?:[个支所]|家(?![长庭访门乡园风教]))(?=${HAN}{2,}$)`
/** How many came, or what was given out. */
export const MANY = `${NUMBER}(?:人次|[人名户位](?![才大])|场次|万元?|元|天|小时)`
export const GIVEN = `${NUMBER}[份个件册张本套把袋盒箱桶瓶床束盆]`

/** What an activity is called by its kind. */
export const KIND = `(?:活动|比赛|赛事?|项目|试点|行动|工作|课程?|班|奖项|奖|作品|刊物|协会|社区|单位|团队|队伍|品牌|帮扶|任务|主题|题目|地点|教育点|内容|教育|名[称字]|全称)`
export const CALLED =
  '(?:(?:就是|就|都|还)?(?:叫它|叫做?|叫作|名叫|名为|称之?为|取名为?|起名为?|名字叫|定名为?|命名为))(?![醒好卖停我座响])'
/** What is said of a name before it, and is no beginning of one. */
export const LITTLE =
  '(?:又是|(?:应该|好像|大概|可能|估计|大约)就?(?=是)|(?:应该?|该|要)[写填报]|一?共(?![建治享同富创商和青]|\\p{Script=Han}(?:社区|小区|村|镇|乡|街道)$)|总共|这[回次]|仅有?|只有?|目前|现在?|先[报写填]?|首先|其次|仍然?|还是|暂定|暂时|继续|除了?|主要|我[县镇村乡]|本[县镇村乡])'
/** Whose it is, before its name: 乙村的, 今年的, 给老人的. */
export const WHOSE = `(?:(?:我们|咱们)(?!的)${HAN}{1,5}?|[给为对帮]${HAN}{2,10}?|${HAN}{0,6}[村镇乡县校局社区][里上]?|今年|去年|每年|一年一度)的`
/** What says nothing by itself. */
export const FILLER =
  '(?:嗯+|对(?=[，,])|(?:没有?|暂?无).{0,4}名[字称][，,]就?|呃+|反正|其实|简单说|听说|那就|哦+|额|对了|那天是|我记得|恭喜|祝贺|(?:就是|还是|就)?(?:上[次回周])?[这那]个|[同跟和与]?(?:去年|前年|上次|上[周期回月](?![一二三四五六日天])|往年|以前)的?(?:一样|相同)?的?|就是|还是|第[一二三四五][项个]|[一二三四五]是)'

/** What the name of an activity ends in. */
export const EVENT = new RegExp(`(?:${EVENT_NOUNS}|评比|体验|专场|直播|夜话|论坛|联欢|服务|[！!”》])$`, 'u')
