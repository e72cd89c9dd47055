import { labelNamed } from '../kinds/shared/labels.ts'

/** Not 市民, 县城, 省外: no level. */
const LEVEL = '(?<level>中国|全国|全?[省州市县])(?!民|城|区|场|直|外|内)'
const BEGINS = '(?:(?<!\\p{Script=Han})|(?<=[在于获参加入得为到由]|[得拿获]了))'
/** Whose contest or exhibition it was: 省青少年机器人大赛, 州里书法展. */
const CONTEST = `${BEGINS}${LEVEL}(?:里头?的?)?(?!里)\\p{Script=Han}{0,14}?(?:赛|展览?|[汇会]演)(?!馆|示|品)`
/** Which association took somebody in: 加入省作家协会, 州摄影家协会批准. */
const BODY = '\\p{Script=Han}{1,8}(?:协会|学会)'
const JOINED = `(?<=(?:加入|吸收为|成为|批准为|获批为?))${LEVEL}${BODY}`
const TAKES_IN = `${BEGINS}${LEVEL}${BODY}(?=[，,]*(?:今年|新近|正式)?(?:新?吸[收纳]|批准|公布|接纳)(?!\\p{Script=Han}*为))`
/** Who names and honours: 被州里头命名, 市妇联给…授牌, 团省委表彰文件; whose honour it is: 获全省最美家庭. */
const GIVER = '(?:里头?|妇联|总工会|工商联|残联|科协|文联|红十字会|团委|委|政府|文明[办委])'
const GAVE = '(?:命名|授|评[选为上定出]|表彰|认定|挂|[发下]的?文|发牌|颁|通报)'
const BY_WHOM = new RegExp(
  `(?:(?<=[被由获]|[被由获]团)(?<by>[省州市县])${GIVER}(?=[^，,。;；]{0,14}${GAVE})|(?<![\\p{Script=Han}])(?:团(?<league>[省州市县])委|(?<giver>[省州市县])${GIVER})(?=[，,]{0,8}(?![^。;；]{0,20}[被获])[^。;；]{0,24}${GAVE})|(?:拿了?|[获得]|评[上为])了?全(?<whose>国|[省州市县])(?=\\p{Script=Han}{2}))`,
  'gu',
)

const CONTESTS = new RegExp(CONTEST, 'gu')
const BODIES = [new RegExp(JOINED, 'gu'), new RegExp(TAKES_IN, 'gu')]

/** What says the level that a question asks after, where no level is named. */
function patternsFor(ask: string): readonly RegExp[] {
  if (/协会/u.test(ask)) return BODIES
  return /赛|刊物/u.test(ask) ? [CONTESTS] : [CONTESTS, BY_WHOM]
}

/** The levels that a text tells by whose a contest, an association or an award was. */
export function levelsTold(
  labels: readonly string[],
  text: string,
  ask: string,
): { label: string; at: number; words: string }[] {
  const told = patternsFor(ask).flatMap((pattern) => [...text.matchAll(pattern)])
  const found = told.flatMap(({ index, groups = {} }) => {
    const said = groups['level'] ?? groups['by'] ?? groups['league'] ?? groups['giver'] ?? groups['whose'] ?? ''
    const level = said.replace(/^(?:中国|全国|国)$/u, '国家').replace(/^全/u, '')
    const label = labelNamed(labels, `${level}级`)
    return label === undefined ? [] : [{ label, at: index, words: `${level}级` }]
  })
  return found.filter(({ label }, i) => found.findIndex((other) => other.label === label) === i)
}
