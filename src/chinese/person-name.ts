import { GIVEN_CHARACTERS, NOT_A_NAME, SURNAMES, TWO_CHARACTER_SURNAMES } from './name-characters.ts'

const SURNAME = `(?:${TWO_CHARACTER_SURNAMES}|[${SURNAMES}])`
const GIVEN = `[${GIVEN_CHARACTERS}]`
const NO_WORD = `(?!(?:${NOT_A_NAME}))`
const NAME = `${NO_WORD}${SURNAME}${GIVEN}{1,2}`
/** 张小明, 欧阳雨: of 金江 or 石林 nobody knows whether it is a place. */
const LONG_NAME = `${NO_WORD}(?:(?:${TWO_CHARACTER_SURNAMES})${GIVEN}{1,2}|[${SURNAMES}]${GIVEN}{2})`
/** No place ends in it, and nobody is told by it from others of their kind: 石桥村老人, 高龄独居老人. */
const NO_PLACE = '[^\\P{Script=Han}村寨屯镇乡县区街路院湾坝沟坪塘岭坡桥山河江湖州市口里居寡巢岁名位个户的等和及与]'
/** 阿依古丽·买买提 */
const DOTTED = '\\p{Script=Han}{2,6}[·•]\\p{Script=Han}{2,6}'

/** Who somebody is: before a name it stays where the name goes. */
const BEING =
  '村民|居民|户主|患者|病人|老人|老兵|军人|战士|英雄|烈士|烈属|军属|孤儿|儿童|少年|青年|学生|同学|学子|考生|职工|工人|农民工|民工|残疾人|' +
  '伤残人员|困难户|低保户|五保户|特困户|贫困户|脱贫户|监测户|计生户|群众|对象|党员|志愿者|代表|作者|获奖者|得主|选手|联系人|负责人|' +
  '姓名|母亲|妈妈|父亲|家长|寡妇|孕妇|产妇|老师|教师|医生|护士|民警|模范|劳模|工匠|标兵|能人|带头人|传承人|经营者|主播|歌手|新生|企业家|侨眷|侨胞|村官|大户|能手|骨干|专家|教练|家庭|干部|店主|员'
const TITLE =
  '老师|医生|律师|师傅|书记|主任|主席|支书|会长|镇长|乡长|县长|村长|局长|部长|所长|站长|队长|组长|科长|班长|厂长|馆长|校长|院长|经理|老板|户主|教授|医师|委员'
const BEING_BEFORE = `(?:${BEING}|${TITLE})[:：是为\\s（(“]?`
/** What is done to people, and seldom to places; money for it (慰问金) is none. */
const DONE_TO_PEOPLE =
  '(?:慰问|看望|探望|探视|救助|资助|救治|悼念|送别|拜访|表彰|表扬|推荐|推选)(?!金|品|物|信)(?:了|到)?'
/** What is done to places too. */
const DONE_TO_ANY = '(?:走访|帮扶|帮助|入户|关爱|结对|联系|救援|护送|陪伴|采访)(?!金)(?:了|到)?'
/** Behind somebody's name: what belongs to them. */
const THEIRS =
  '家属|家人|家里|家中|家庭|一家|夫妇|夫妻|母子|母女|父子|父女|家(?!族|园|长|政|电|风|禽|畜|具|具)|户(?!外|籍|型|口|主|数)'
const PERSON_WORD =
  '同志|先生|女士|小姐|老人|大爷|大妈|大娘|大叔|大姐|大哥|奶奶|爷爷|阿姨|叔叔|婆婆|公公|阿婆|阿公|大伯|大婶|大嫂|伯伯|同学|烈士'
const STOP = '$|[\\s，。、；：！？,.;:!?（）()“”《》【】]'
const END = `(?=${STOP}|的|等(?!级)|${THEIRS}|${PERSON_WORD}|\\d)`
const AND = '[、和及与]'
/** What somebody does or gets; behind a name of two characters it tells that it is one: 残疾人冯刚获得…. */
const DOES =
  '获|荣获|参加|出席|到场|到会|到村|介绍|讲|主讲|主持|带队|带头|作了|被评|被授|捐|领取|送|办理|申请|修缮|安装|说|表示'
const AFTER_BEING = `(?:(?=${AND}|${DOES})|${END})`
const CHAIN = `(?:${AND}${NAME}${AFTER_BEING})*`
const AT_START = '(?<=^|[\\s，。、；：！？,.;:!?（(“]|[为给到在向由请和与])'

type Rule = { readonly first: RegExp; readonly every: RegExp; readonly without: string }
const rule = (pattern: string, without: string): Rule => {
  return { first: new RegExp(pattern, 'u'), every: new RegExp(pattern, 'gu'), without }
}

/** What has not even this names nobody: most texts, and the rules are slow. */
const MAY_NAME = new RegExp(`${SURNAME}(?:${GIVEN}|\\p{Script=Han}{2}(?:${PERSON_WORD}))|[·•]`, 'u')

/** Where a whole name stands, as `name`, and what stays of it where the name is left out. */
const RULES: readonly Rule[] = [
  rule(`(?<=${BEING_BEFORE})(?<name>${NAME})${AFTER_BEING}${CHAIN}`, ''),
  rule(`(?<=${BEING_BEFORE})(?<name>${LONG_NAME})`, ''),
  rule(`(?<=${BEING_BEFORE}|${DONE_TO_PEOPLE}|${DONE_TO_ANY})(?<name>${DOTTED})${CHAIN}`, ''),
  rule(`${AT_START}(?<name>${NAME})(?=(?:家|户)(?!族|园|长|政|电|风|禽|畜|具|外|籍|型|口|主|数|庭))(?:家|户)`, '一户'),
  rule(`(?<=${DONE_TO_PEOPLE}|${DONE_TO_ANY})(?<name>${NAME})(?=${THEIRS})(?:一?家(?![属人庭])(?:里|中)?|户)?`, '一户'),
  rule(`(?<name>${NAME})(?=${PERSON_WORD})`, '一名'),
  // Between what is done to people and 老人 stands a name, whatever it is made of: 慰问李秀枝老人.
  rule(`(?<=${DONE_TO_PEOPLE}|${DONE_TO_ANY})(?<name>${NO_WORD}${SURNAME}${NO_PLACE}{2})(?=${PERSON_WORD})`, '一名'),
  rule(`(?<name>${NAME})(?=${TITLE})`, ''),
  rule(`(?<=${DONE_TO_PEOPLE})(?<name>${NAME})${END}${CHAIN}`, '群众'),
  rule(`(?<=${DONE_TO_ANY})(?<name>${LONG_NAME})${END}${CHAIN}`, '群众'),
]

/** The whole of what was typed is a name. */
const ALONE = new RegExp(`^(?<name>${LONG_NAME})$`, 'u')

/** Somebody who is called by surname or half hidden: 王大爷, 李某某, 张××. Those around know who it is. */
const HALF_NAMED: readonly RegExp[] = [
  new RegExp(
    `(?:^|[^\\p{Script=Han}]|[和与由请向给为]|${DONE_TO_PEOPLE}|${DONE_TO_ANY}|${BEING})(?:老|小)?(?!班主任|高校|常委|党委|金牌)${SURNAME}(?:${PERSON_WORD}|${TITLE})(?!人|期|录)`,
    'u',
  ),
  new RegExp(`(?:${BEING})[老小]${SURNAME}${END}`, 'u'),
  // 某 before a place or a day is only somewhere, some day.
  new RegExp(`${SURNAME}某(?![镇乡村县市州省区街地处日天月年些种项次个单部])`, 'u'),
  new RegExp(`${SURNAME}[×xXＸｘ*＊○〇□]{1,2}(?![×xXＸｘ*＊○〇□A-Za-z\\d]|[镇乡村县市州省区街元万人户次名])`, 'u'),
  /[×xXＸｘ*＊]某/u,
]

/** The name of a person in a text; undefined where none is seen. It may be wrong either way: it asks, it never refuses. */
export function personIn(text: string): string | undefined {
  if (!MAY_NAME.test(text)) return undefined
  for (const { first } of RULES) {
    const name = first.exec(text)?.groups?.['name']
    if (name !== undefined) return name
  }
  return ALONE.exec(text)?.groups?.['name']
}

/** Whether a text seems to name a person, be it by surname or half hidden. */
export function namesPerson(text: string): boolean {
  return personIn(text) !== undefined || HALF_NAMED.some((pattern) => pattern.test(text))
}

/** The text without the names of persons in it: 慰问困难职工张小明 → 慰问困难职工. Empty where it was nothing else. */
export function withoutPersons(text: string): string {
  const left = RULES.reduce((rest, { every, without }) => rest.replaceAll(every, without), text.replace(ALONE, ''))
  return left === text ? text : left.replace(/（）|\(\)|“”|《》/gu, '').replace(/^[、，；：:\s]+|[、，；：:\s]+$/gu, '')
}
