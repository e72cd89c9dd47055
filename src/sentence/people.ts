import { PEOPLE_NOUNS } from '../chinese/people-nouns.ts'

/** Those who come to things, whatever they are called: the words say nothing of which question their number answers. */
export const PEOPLE = `(?!志愿)\\p{Script=Han}{2}者|(?:${PEOPLE_NOUNS})们?`
/** Of whom a trade is told: they serve those whom it is for, unless they came themselves: 面点师30人参加. */
const BY_TRADE = '\\p{Script=Han}{1,2}(?<![教老药])师'
/** Who spoke, judged, served or looked after it; none of those whom it was for. */
const HELPERS =
  '专家|宣讲员|讲师|评委|裁判员?|嘉宾|主持人?|讲解员|教练员?|领队|医生|医务人员|医护人员?|演员|演职人员|技术员|教官|带队老师|授课老师|工作人员|老师傅'
/** Who did it, and none of those who came: they make no work of their own. */
export const DID_IT = `志愿者|老师|${HELPERS}|${BY_TRADE}`
const INVITED = /(?:邀请|聘请|请)(?:了|来了?|到了?)?\p{Script=Han}{0,4}$/u
const HELPERS_BEFORE = new RegExp(`(?:${HELPERS})$`, 'u')
const TRADE_BEFORE = new RegExp(`(?:${BY_TRADE})$`, 'u')
const TRADE_BEHIND = new RegExp(`^(?:${BY_TRADE})`, 'u')
const HELPERS_BEHIND = new RegExp(`^(?:${HELPERS})`, 'u')
/** 队员给乡亲们讲, 农技人员下田指导: who did it for others. */
const FOR_OTHERS =
  /^\p{Script=Han}{1,8}?[给为向对](?!期)|^\p{Script=Han}{0,8}?(?:指导(?!奖)|授课|讲课|主讲|讲解|演示|义诊|坐诊|带队|协助|陪同)/u

/** That they came, right behind a number of people. */
export const CAME_BEHIND =
  /^(?:前来|踊跃|积极)?(?:参加|参与|参赛|参训|到场|到会|到岗|上岗|上阵|参战|出席|参会|来了|来[听学看]|听|聆听|观看)/u

/** That they came, wherever that stands behind the number: 30名面点师参加. */
const CAME = /(?:参加|参与|参赛|参训|受训|到场|到会|听讲|听课|来[听学看])/u

type Words = { readonly left: string; readonly right: string; readonly of: readonly string[] }

/** Whether a number is of those who held something for others. */
export function areHelpers({ left, right, of }: Words): boolean {
  // 报了50名，结业47名
  if (of.includes('person') && /报了$/u.test(left)) return true
  if (!of.includes('person')) return false
  const ofTrade =
    (TRADE_BEFORE.test(left) && !CAME_BEHIND.test(right)) || (TRADE_BEHIND.test(right) && !CAME.test(right))
  return INVITED.test(left) || HELPERS_BEFORE.test(left) || HELPERS_BEHIND.test(right) || ofTrade
}

/** Called by both of those who came together: 师生, of whom 老师 and 学生 are parts. */
const TOGETHER = /(师生|干群|亲子|婆媳|医患|警民|军民|党群|男女|老少)\p{Script=Han}{0,2}$/u

/** 师生430人，老师30人: whether those are some of these. */
export function areSomeOf(part: string, whole: string): boolean {
  const [, both = ''] = TOGETHER.exec(whole) ?? []
  const called = part.slice(-2)
  return both !== '' && called !== both && [...both].some((sign) => called.includes(sign))
}

/** Whether they are said to do something for others. */
export function doForOthers({ right, of }: Words): boolean {
  return of.includes('person') && FOR_OTHERS.test(right)
}

/** What befell them, or what they wanted: they did not come for that. */
const NOT_CAME =
  /受灾|转移|[获患死伤被]|报名|报了|求职|签约|退出|缺席|请假|确诊|没|未|需|想要|申请|当选|入选|落选|评为|登记|预约|咨询/u
const TAKEN = new RegExp(`(?:组织|带领|发动|动员|安排)\\p{Script=Han}{0,4}?(?:${PEOPLE})$`, 'u')
const WHO = new RegExp(`^\\p{Script=Han}{0,3}?(?:${PEOPLE})(?:\\p{Script=Han}{2,}|[看听学])`, 'u')

/** 320名同学围观: the people of a clause of their own, whatever they did. */
export function didSomething({ left, right, of }: Words): boolean {
  // 组织团员45人到烈士陵园开展主题团日
  if (of.includes('person') && TAKEN.test(left) && /^(?:[到赴去]|前往|走进|参[加观与])/u.test(right)) return true
  const alone = /^(?:共|有|约|来了|共有|现场|其中)?$/u.test(left.replace(/^.*[:：]/u, ''))
  return of.includes('person') && alone && WHO.test(right) && !NOT_CAME.test(right) && !doForOthers({ left, right, of })
}

const PEOPLE_BEHIND = new RegExp(
  `^(?!\\p{Script=Han}{0,3}(?:[的队村校]|家(?![长属])))\\p{Script=Han}{0,4}?(?:${PEOPLE}|志愿者)`,
  'u',
)
const WHO_BEHIND = new RegExp(`^\\p{Script=Han}{0,4}?(${PEOPLE})`, 'u')
/** 群众也来了十几个 */
const WHO_BEFORE = new RegExp(`(${PEOPLE})(?:[也还又都]?[来去到]了)?$`, 'u')
const PEOPLE_BEFORE = new RegExp(`(?:${PEOPLE}|${DID_IT})$`, 'u')

/** 志愿者一共32个 */
const ALTOGETHER = /(?:一共|总共|共|大?约|大概|有)+$/u

/** 男同志也来了7个, 听的后生有90个 */
const CAME_TOO = new RegExp(`(?:${PEOPLE})[也还又都就]?(?:[来到去坐](?:了|过|的)?)?有?$`, 'u')
/** 来了42个, 坐了五十个, 听的有76个: who came, in a clause of its own. */
const ONLY_CAME =
  /^(?:现场|当场|今天|会场|教室|一下子?|总共|一共|大概|差不多|[也就又都才只共还]){0,2}(?:[来到坐](?:了|满了?|的有?)|(?:[来在]?[听看学]的)(?:有|共|大约)?)(?:一共|大约|大概|差不多|[有共约])?$/u

/** What the people at a number are called. */
export function peopleCalled(left: string, right: string): string {
  return WHO_BEHIND.exec(right)?.[1] ?? WHO_BEFORE.exec(left)?.[1] ?? ''
}

/** 听的后生有90多, 婶子们来了130: what has no measure word is people where it is said that they came. */
export const saysPeopleCame = (left: string): boolean => ONLY_CAME.test(left) || PEOPLE_CAME.test(left)
const PEOPLE_CAME = new RegExp(
  `(?:[听看学来]的(?:${PEOPLE})|^[看听]\\p{Script=Han}{0,3}的|(?:${PEOPLE})[也还又都就]?[来到坐](?:了|满了?|的))(?:一共|大约|[有共约])?$`,
  'u',
)

/** 36个姐妹, 来的乡亲九十来个: what 个 counts is people. */
export function areCalledPeople(left: string, right: string): boolean {
  return (
    /^人(?:$|[参来到听])/u.test(right) ||
    PEOPLE_BEHIND.test(right) ||
    CAME_TOO.test(left) ||
    (!/^\p{Script=Han}/u.test(right) && ONLY_CAME.test(left)) ||
    (!/\p{Script=Han}/u.test(right) && PEOPLE_BEFORE.test(left.replace(ALTOGETHER, '')))
  )
}

/** Whether a number stands with who they are, and with nothing that was done. */
export const areCalled = ({ left, right, of }: Words): boolean =>
  of.includes('person') && !/\p{Script=Han}/u.test(right) && PEOPLE_BEFORE.test(left) && [...left].length < 9

const SOMEBODY = `(?:${PEOPLE_NOUNS}|大[妈爷叔姐娘嫂婶]|[奶爷]{2}|[婆公]{2}|阿姨|叔叔|老人家?|老两口|孤老|[户家])`
const GAVE_SOMEBODY = new RegExp(
  `[给为帮][^，,。]{0,6}${SOMEBODY}[^，,。]{0,4}?[送发买带捐拿]|[去到][^，,。]{1,8}(?:家里?|屋里)[^，,。]{0,4}[看送]`,
  'u',
)

/** 给王大妈送了一床被子, 去李大姐家里看了看: something was done for somebody, in words of everyday. */
export const didForSomebody = (text: string): boolean => GAVE_SOMEBODY.test(text)
