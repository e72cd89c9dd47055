import { WEEKDAYS } from './days.ts'
import { ONE_TO_NINE } from './digits.ts'

const TENS = `${ONE_TO_NINE}十`

export type UnreadReason =
  /** Nothing yet: 其他日期 was tapped. */
  | 'none yet'
  | 'no such day'
  | 'two days'
  | 'several days'
  | 'only a time'
  | 'planned'
  | 'not held'
  | 'unsure'
  | 'lunar'
  | 'festival'
  | 'week number'
  | 'no exact day'
  | 'number'
  | 'unclear'

/**
 * What an unread text probably was: the first that fits. It decides only the words of the refusal, never a day.
 */
const SIGNS: readonly (readonly [UnreadReason, RegExp])[] = [
  [
    'unsure',
    /左右|前后|大概|大约|大致|约|可能|好像|也许|估计|应该|差不多|不记得|记不|忘|不清楚|不知道|不确定|不详|待定|[?吗]/u,
  ],
  [
    'lunar',
    new RegExp(
      `农历|阴历|古历|旧历|初[${TENS}]|廿|卅|[正腊冬]月|闰|除夕|月半|[${TENS}]月[${TENS}]+(?![${TENS}日号])`,
      'u',
    ),
  ],
  ['week number', /第.{1,3}周|第.{1,3}个?(?:星期|礼拜)/u],
  [
    'festival',
    /节|国庆|元旦|中秋|端午|清明|重阳|春分|夏至|秋分|冬至|立[春夏秋冬]|双\d|^(?:三八|五一|五四|六一|七一|八一|十一)(?!月)/u,
  ],
  [
    'not held',
    /^(?:还|都|暂|目前|暂时)*(?:没有?|未|无|暂无)(?:了|呢|开展|举办|召开|组织|办|搞|开|做|定)?(?:了|呢|活动)?$|没(?:有)?(?:开展|举办|召开|办|搞|开|做|去)/u,
  ],
  ['planned', /明|后天|下个?(?:周|月|星期|礼拜)|将|拟|计划|准备|打算|预计|要(?:开|办|搞|举)/u],
  [
    'several days',
    new RegExp(
      `(?:\\d|[日号天早晚午夜上点时分${WEEKDAYS}])[到至~、和及与跟-](?:\\d|[今昨前上本这周星礼${TENS}])|[起止]|开始|连续|周六日|双休`,
      'u',
    ),
  ],
  [
    'no exact day',
    /[初底末旬]|[月年]中|(?:[周月年前后内]|星期|礼拜)$|[以之][前后]|月份$|季度$|[暑寒]假|那天$|不久|段时间|时候$|常态|持续|定期|赶[集场]|同上|如上|一样|随时|长期|一直|完成了?$|最近|近[日期来]|几天|[前这后头两]两天|每|当[天日]/u,
  ],
  ['number', /^[\d.,]+\D?$/u],
]

/** Expects folded text. */
export function whyUnread(text: string): UnreadReason {
  return SIGNS.find(([, sign]) => sign.test(text))?.[0] ?? 'unclear'
}
