import { addDays, type Day, fullDate, monthAndDate, weekdayName } from '../../calendar/day.ts'

/** Why a text is no day that an activity was held on. `day` is the day that it names, where it names one. */
export type DateRefusal =
  | { readonly reason: 'future' | 'too old'; readonly day: Day }
  | { readonly reason: 'wrong weekday'; readonly day: Day; readonly typed: number }
  | { readonly reason: UnreadReason }

export type UnreadReason =
  /** Nothing yet: 其他日期 was tapped. */
  | 'none yet'
  | 'no such day'
  | 'two days'
  | 'several days'
  | 'only a time'
  | 'planned'
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
  ['unsure', /左右|前后|大概|大约|大致|约|可能|好像|也许|估计|应该|差不多|不记得|记不|忘|不清楚|不知道|不确定|[?吗]/u],
  [
    'lunar',
    /农历|阴历|古历|旧历|初[一二三四五六七八九十]|廿|卅|[正腊冬]月|闰|除夕|月半|[一二三四五六七八九十]月[一二三四五六七八九十]+(?![一二三四五六七八九十日号])/u,
  ],
  ['week number', /第.{1,3}周|第.{1,3}个?(?:星期|礼拜)/u],
  [
    'festival',
    /节|国庆|元旦|中秋|端午|清明|重阳|春分|夏至|秋分|冬至|立[春夏秋冬]|双\d|^(?:三八|五一|五四|六一|七一|八一|十一)(?!月)/u,
  ],
  ['planned', /明|后天|下个?(?:周|月|星期|礼拜)|将|拟|计划|准备|打算|预计/u],
  [
    'several days',
    /(?:\d|[日号天早晚午夜上点时分一二三四五六])[到至~、和及与跟-](?:\d|[今昨前上本这周星礼十一二三四五六七八九])|[起止]|连续|两天|周六日|双休/u,
  ],
  ['no exact day', /[初底末旬]|[月年]中|(?:[周月年前后内]|星期|礼拜)$|[以之][前后]|最近|近[日期来]|几天|每|当[天日]/u],
  ['number', /^[\d.,]+\D?$/u],
]

/** Expects folded text. */
export function whyUnread(text: string): UnreadReason {
  return SIGNS.find(([, sign]) => sign.test(text))?.[0] ?? 'unclear'
}

/** The words typed, cut short: a refusal has to fit in two lines of a phone. */
function quoted(text: string): string {
  const characters = [...text.trim().replace(/\s+/gu, ' ')]
  return `“${characters.length > 12 ? `${characters.slice(0, 11).join('')}…` : characters.join('')}”`
}

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']

/** One sentence or two, at most 60 characters: what was not understood, and what would do. Its example would do. */
export function sentenceFor(refusal: DateRefusal, text: string, today: Day): string {
  const example = monthAndDate(addDays(today, -1))
  const typed = quoted(text)
  switch (refusal.reason) {
    case 'none yet':
      return `请打日期，如 ${example}、上周五。`
    case 'future':
      return `${fullDate(refusal.day)}还没到（今天是${monthAndDate(today)}）。请写活动已开展的日期。`
    case 'too old':
      return `${fullDate(refusal.day)}已过去一年多。请核对年份，如 ${fullDate(addDays(today, -1))}。`
    case 'wrong weekday':
      return `${fullDate(refusal.day)}是${weekdayName(refusal.day)}，不是${WEEKDAYS[refusal.typed - 1]}。请核对后只写日期，如 ${example}。`
    case 'no such day':
      return `日历上没有${typed}这一天。请核对，如 ${example}。`
    case 'two days':
      return `${typed}里的日期对不上。请只写一个日期，如 ${example}。`
    case 'several days':
      return `${typed}不止一天。请只写最后一天，如 ${example}。`
    case 'only a time':
      return `${typed}没说是哪一天。请写日期，如 ${example}、昨天。`
    case 'planned':
      return `${typed}还没到。只报已开展的活动，请写开展的日期，如 ${example}。`
    case 'unsure':
      return `${typed}还不确定。请查一下是哪一天，再写日期，如 ${example}。`
    case 'lunar':
      return `${typed}像是农历。请换成公历，如 ${example}。`
    case 'festival':
      return `${typed}像是节日，活动不一定在当天。请写开展的日期，如 ${example}。`
    case 'week number':
      return `${typed}是周次，不是哪一天。请写日期，如 ${example}。`
    case 'no exact day':
      return `${typed}没有说到具体哪一天。请写日期，如 ${example}、上周五。`
    case 'number':
      return `${typed}看不出是哪一天。请把月和日写全，如 ${example}。`
    case 'unclear':
      return `没看懂${typed}是哪一天。请只写日期，如 ${example}、上周五。`
  }
}
