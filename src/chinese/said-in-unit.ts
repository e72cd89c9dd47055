import { DIGITS } from './digits.ts'
import { numberIn } from './numeral.ts'

const SMALL = `\\d{1,4}|[${DIGITS}十两]{1,3}`

type Way = readonly [words: RegExp, instead: string | ((number: string, second: string) => string)]

/** What is said without the measure word of the question, by that word: 百分之八十 and 八成 of %, 一个半小时 and 90分钟 of 小时. */
const WAYS: Readonly<Record<string, readonly Way[]>> = {
  '%': [
    [/百分百|百分之百/gu, '100%'],
    [/个百分点/gu, '%'],
    [new RegExp(`百分之((?:${SMALL})(?:[.点](?:\\d{1,2}|[${DIGITS}]{1,2}))?)`, 'gu'), (number) => `${number}%`],
    // 九成五
    [new RegExp(`(?<![十${DIGITS}])([${DIGITS}]成[${DIGITS}])`, 'gu'), (number) => `${number.replace('成', '十')}%`],
    [/(?<![\d.十])([1-9])成(?![\d年为立员人])/gu, (number) => `${number}0%`],
    [new RegExp(`(?<![十${DIGITS}])([${DIGITS}])成(?![${DIGITS}年为立员人])`, 'gu'), (number) => `${number}十%`],
  ],
  小时: [
    [/个?钟头|个钟(?!头)|(?<=\d ?)[hH](?![A-Za-z])/gu, '小时'],
    [new RegExp(`(${SMALL})(?:个半小时|(?:个)?小时半)`, 'gu'), (number) => `${half(number)}小时`],
    [/(?<![\d个一二两三四五六七八九十])半个?小时/gu, '0.5小时'],
    // 2小时30分
    [/(\d{1,4}|[一两二三四五六七八九十]{1,3})个?小时(?:30|三十)分钟?/gu, (number) => `${half(number)}小时`],
    // 1小时15分, 两小时零六分钟
    [new RegExp(`(${SMALL})个?小时零?(${SMALL})分(?!之)钟?`, 'gu'), (hours, minutes) => inHours(hours, minutes)],
    [
      new RegExp(`(?<![${DIGITS}十百])([${DIGITS}十百两]{2,5})分钟`, 'gu'),
      (number) => `${numberIn(number) ?? number}分钟`,
    ],
    // 50分钟, 1小时20分, where nothing else is said: no two places hold it, so it is asked about.
    [
      new RegExp(`^(?:(${SMALL})个?小时零?)?(${SMALL})分(?!之)钟?$`, 'gu'),
      (hours, minutes) => inHours(hours, minutes, `可能约${hundredths(timeOf(hours, minutes))}小时`),
    ],
    // Only where two places hold it: 50 minutes are no hours with two decimals.
    [/(?<!\d)(\d{1,4})分钟/gu, (number) => (Number(number) % 3 === 0 ? `${Number(number) / 60}小时` : `${number}分钟`)],
  ],
}

const FRACTIONS: Readonly<Record<string, string>> = { '½': '.5', '¼': '.25', '¾': '.75' }

/** ½ and 1½ as 0.5 and 1.5. */
export function pointed(text: string): string {
  return text.replace(
    /(?<![\d.\p{Script=Han}])(\d*)([½¼¾])/gu,
    (_, whole: string, part: string) => `${whole || '0'}${FRACTIONS[part]}`,
  )
}

const timeOf = (hours: string, minutes: string): number => (numberIn(hours) ?? 0) + (numberIn(minutes) ?? 0) / 60
const hundredths = (hours: number): number => Math.round(hours * 100) / 100

/** Hours and minutes as hours, where two places hold them; else `otherwise`, or as they were said. */
function inHours(hours: string, minutes: string, otherwise = `${hours}小时${minutes}分`): string {
  const part = numberIn(minutes)
  return part !== undefined && part % 3 === 0 ? `${hundredths(timeOf(hours, minutes))}小时` : otherwise
}

/** One half more: `3` → 3.5, 两 → 二点五. */
function half(number: string): string {
  return /\d/.test(number) ? `${number}.5` : `${number.replace('两', '二')}点五`
}

/** `text` with what it says in other words said in the question's measure word. */
export function saidInUnit(text: string, unit: string | undefined): string {
  return (WAYS[unit ?? ''] ?? []).reduce(
    (said, [words, instead]) =>
      said.replace(words, (_, number: unknown, second: unknown) =>
        typeof instead === 'string' ? instead : instead(String(number ?? ''), String(second ?? '')),
      ),
    text,
  )
}
