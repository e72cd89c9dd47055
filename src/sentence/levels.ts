import { labelNamed } from '../kinds/shared/labels.ts'

/** Not 市民, 县城, 省外: no level. */
const LEVEL = '(?<level>中国|全国|全?[省州市县])(?!民|城|区|场|直|外|内)'
const BEGINS = '(?:(?<!\\p{Script=Han})|(?<=[在于获参加入得为到由]))'
/** Whose contest or exhibition it was: 省青少年机器人大赛, 州里书法展. */
const CONTEST = `${BEGINS}${LEVEL}(?:里头?的?)?(?!里)\\p{Script=Han}{0,14}?(?:赛|展览?|[汇会]演)(?!馆|示|品)`
/** Which association took somebody in: 加入省作家协会, 州摄影家协会批准. */
const BODY = '\\p{Script=Han}{1,8}(?:协会|学会)'
const JOINED = `(?<=(?:加入|吸收为|成为|批准为|获批为?))${LEVEL}${BODY}`
const TAKES_IN = `${BEGINS}${LEVEL}${BODY}(?=[，,]*(?:今年|新近|正式)?(?:新?吸[收纳]|批准|公布|接纳)(?!\\p{Script=Han}*为))`
/** Who gave a name or a prize: 省残联命名, 被州里命名, 市妇联给甲村授了牌. 县残联推荐的被省里命名 has one of both. */
const AWARDED = `(?:(?<!\\p{Script=Han})|(?<=[被由获经团]))${LEVEL}(?:里头?|(?:(?![省州市县])\\p{Script=Han}){0,6}?(?:联|协|总工会|红(?:十字)?会|委|府|局|厅|部|办)(?!会))(?:(?!推荐|申报|选送|报送|参评|推选|组织|指导|创建|[省州市县被获])[^。;；\\d]){0,24}?(?:命名|授|评[为定]|认定|表彰|[发下]的?文)`

const patternOf = (...of: readonly string[]): RegExp =>
  new RegExp(of.map((one) => one.replace('?<level>', '')).join('|'), 'gu')
const FIRST = new RegExp(LEVEL, 'u')

/** What says the level that a question asks after, where no level is named. */
function patternFor(ask: string): RegExp {
  if (/协会/u.test(ask)) return patternOf(JOINED, TAKES_IN)
  return /赛|刊物/u.test(ask) ? patternOf(CONTEST) : patternOf(CONTEST, AWARDED)
}

/** The levels that a text tells by whose a contest, an association or an award was. */
export function levelsTold(
  labels: readonly string[],
  text: string,
  ask: string,
): { label: string; at: number; words: string }[] {
  const found = [...text.matchAll(patternFor(ask))].flatMap(({ index, 0: words }) => {
    const level = (FIRST.exec(words)?.groups?.['level'] ?? '').replace(/^(?:中国|全国)$/u, '国家').replace(/^全/u, '')
    const label = labelNamed(labels, `${level}级`)
    return label === undefined ? [] : [{ label, at: index, words: `${level}级` }]
  })
  return found.filter(({ label }, i) => found.findIndex((other) => other.label === label) === i)
}
