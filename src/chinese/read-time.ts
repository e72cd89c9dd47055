import { SPOKEN, smallNumber } from './small-number.ts'

const NUMBER = String.raw`\d{1,2}|${SPOKEN}`
const CLOCK = new RegExp(
  String.raw`^(早上|上午|中午|下午|傍晚|晚上)?\s*(?:(\d{1,2})[:：](\d{2})|(${NUMBER})(?:点|时)(半|一刻|三刻|(?:零|〇)?(?:${NUMBER})分?|整|钟)?)$`,
  'u',
)
const LATER = ['下午', '傍晚', '晚上']
const QUARTERS: ReadonlyMap<string, number> = new Map([
  ['', 0],
  ['整', 0],
  ['钟', 0],
  ['一刻', 15],
  ['半', 30],
  ['三刻', 45],
])

/** A time of day as people type it (`17:00`, `下午5点`, `九点半`) → `HH:MM`; undefined where it is none. */
export function readTime(typed: string): string | undefined {
  const found = CLOCK.exec(typed.trim())
  if (!found) return undefined
  const [, half = '', digits, minutes = '', said = '', rest = ''] = found
  const hour = digits === undefined ? smallNumber(said) : Number(digits)
  const minute =
    digits === undefined ? (QUARTERS.get(rest) ?? smallNumber(rest.replace(/[零〇分]/gu, ''))) : Number(minutes)
  const of24 = hour < 12 && LATER.includes(half) ? hour + 12 : hour
  if (of24 > 23 || minute > 59 || (hour > 12 && half !== '' && !LATER.includes(half))) return undefined
  return `${String(of24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
