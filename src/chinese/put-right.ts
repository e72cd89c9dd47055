/** What ends a remark that something is wrong: 错了, 错，, 错5人 — not 错开, 反诈, 不对外. */
const SO = '(?:了|(?=$|[^\\p{Script=Han}]|[一二两三四五六七八九十百千万]|应[该为是]|[是的字改]))'
/** 打错了, 说错, 弄反了. */
export const MISTAKEN = `(?:(?:打|写|说|填|报|发|记|搞|弄|数|看|认)[错反]${SO}|错${SO}|反了)`
export const NOT_RIGHT = `不对${SO}`
const WRONG = `(?:不好意思|抱歉|对不起|不对|不是|不(?=[，,])|(?:刚才|前面|上面)?${MISTAKEN}|[多少](?:[打写填]了|了(?=[，,]))|有误|更正)`
const RIGHT = '(?:应该?是|应为|更正为|修改为|正确的?是|改[成为]|实际是|是|为)?'
const MARK = '[，,。；;：:！!\\s]'
const BREAK = '[^，,。；;：:！!\\s]'

/** What was typed before it was put right, in the ways in which that is said; what is left over is what was meant. */
const WAYS: readonly RegExp[] = [
  // 120，不对，是130; 打错了，是130; 更正：130
  new RegExp(
    `^(?:.*?${MARK}|.*?(?:\\d[人名户场次个件元号日]{0,2}|天)|)(?:哦|噢|啊|呃|哎呀?)*${WRONG}(?:的|字)?${MARK}+${RIGHT}(?=.)`,
    'u',
  ),
  // 说错了130; 改成130
  new RegExp(
    `^(?:${BREAK}{1,12}${MARK}+)?(?:(?:打|写|说|填|报|发|记)错了|更正为|改[成为]|应改?为|修改[:：])(?=.)`,
    'u',
  ),
  // 76，不好意思是67; 76❌67
  new RegExp(`^.*?${MARK}${WRONG}(?:应该?是|应为|是)(?=.)|^.{1,8}?❌[，,\\s]*(?=.)`, 'u'),
  // 14号打错了15号; 14，应该是15号
  /^.*?\d[人户名场次个件元号日]{0,2}(?:[，,\s]*(?:打|写|说|填|报|发|记)错了?|[，,\s]+应(?:该是?|是|为))(?=\d)/u,
  // 原来叫茶道课，现在叫茶艺课
  /^(?:原来|之前|以前|本来)[叫是报写].+[，,](?:现在|后来)?改?[叫是报写](?=.)/u,
  // 写成30了，应该50
  new RegExp(`^.{0,4}(?:打|写|说|填|报|记)成${BREAK}+?了?${MARK}*(?:应该?是?|应为|是)(?=.)`, 'u'),
  // 不是120，是130; 不是120是130; 不叫书吧了，叫书屋
  new RegExp(`^不[是叫][^是叫，,]+${MARK}*(?:而|应该?|改)?[是叫](?=.)`, 'u'),
  // 不是120，130; 是130不是120
  new RegExp(`^不是[^是，,]+[，,](?=${BREAK}+$)`, 'u'),
  /(?<=^(?:应该)?是[^，,是]{1,12})[，,]?不是[^，,]+$/u,
  // 130，不是120; 130（刚才120是错的）; 130，写成120了; 130才对
  /(?<=.)[（(，,\s](?:不是|原来|原报|之前|刚才|前面|(?:打|写|说|填|报|记)成)[^（）()，,]*[)）]?$/u,
  /(?<=\d[人户名场次个件元号日]{0,2})不是\d.*$|(?<=.)才(?:对|是)$/u,
  // 30改50, 30→50: two of a kind, which only the reader of that kind can tell.
  /^[^改→]+(?:改(?![革造善进良装编水厕天])[成为到]?|→|->|=>)(?=[^改→]+$)/u,
]

/** The words with which something typed before was put right, without it: 120，不对，130 → 130; undefined where nothing was. */
export function putRight(text: string): string | undefined {
  const typed = text.trim()
  for (const way of WAYS) {
    const left = typed.replace(way, '')
    if (left !== typed && left !== '') return left.replace(/^了(?=\p{Script=Han})/u, '')
  }
  return undefined
}
