const SOME = '[一二两三四五六七八九十百半几数多\\d]'
const HOLIDAY = '(?:节|元旦|国庆|中秋|除夕|假期)'
/** A day or a stretch of days that is not read: the second of two, 每周, 上周, 去年. */
const OTHER_DAYS = new RegExp(
  [
    `${SOME}个?[多半]?(?:[天周日月号年旬]|季度)|[今明昨前后][天日年]|去年|(?<!\\d)\\d{1,2}(?![\\d\\p{Script=Han}])|每|隔[天日周月年]`,
    `(?:[上下本这当整单双逢]|[上下本这]个)[周月季年旬]|周[一二三四五六日末]|月[底初中末份]|年[底初末前后]|季[度末]|[上中下]旬`,
    `[到至~-][^，,]{0,4}${HOLIDAY}`,
  ].join('|'),
  'u',
)
/** 过两天, 第三天, 从下个月, 上周三, 最近三天, 1到2周, 周三周五: what stands before days and makes others of them. */
const MAKES_OTHERS = /(?:[过再第每上下前后头近来隔逢满这那从自除约到至~周月年-]|大概|可能|最多|至少)$/u
/** 三天后, 周五前, 下个月开始, 一周半, 三天左右, 下周二、三; 前往, 后勤 and 外出 are words of a reason. */
const MAKES_OTHERS_BEHIND =
  /^(?:[之以过][后前内外]|[后前内外](?![勤台往去线出派地部业务科事])|起|开始|[多半]|左右|上下|或|还是|不|[、和与及][一二三四五六日天\d])/u

/** Whether the words around and between days that were read speak of time too, so that other days may be meant. */
export function speaksOfOtherDays(left: readonly string[]): boolean {
  return left.some(
    (words, i) =>
      OTHER_DAYS.test(words) ||
      (i < left.length - 1 && MAKES_OTHERS.test(words)) ||
      (i > 0 && MAKES_OTHERS_BEHIND.test(words)),
  )
}

/** 国庆三天, 春节请假一周: which days they are hangs on a holiday. */
export const speaksOfHoliday = (words: string): boolean => new RegExp(HOLIDAY, 'u').test(words)
