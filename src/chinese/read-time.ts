import { SPOKEN, smallNumber } from './small-number.ts'

const NUMBER = String.raw`\d{1,2}|${SPOKEN}|两|零`
const BEFORE_NOON = '凌晨|清晨|早上|早晨|早|上午'
const NOON = '中午'
const AFTER_NOON = '下午|午后|傍晚'
const NIGHT = '晚上|晚|夜里'
const CLOCK = new RegExp(
  String.raw`^(?:每天|每次|改成|改到|改为|就)*(?:(${BEFORE_NOON})|(${NOON})|(${AFTER_NOON})|(${NIGHT}))?\s*(?:(\d{1,2})[:：](\d{2})|(${NUMBER})(?:点|时)(半|一刻|三刻|[零〇]?(?:${NUMBER})分?|整|钟|整点)?)(?:左右|吧)*$`,
  'u',
)
const QUARTERS: ReadonlyMap<string, number> = new Map([
  ['', 0],
  ['整', 0],
  ['钟', 0],
  ['整点', 0],
  ['一刻', 15],
  ['半', 30],
  ['三刻', 45],
])

/** A time of day as people type it (`17:00`, `下午5点`, `九点半`, `晚8点`) → `HH:MM`; undefined where it is none. */
export function readTime(typed: string): string | undefined {
  const found = CLOCK.exec(typed.trim())
  if (!found) return undefined
  const [, morning, noon, afternoon, night, digits, minutes = '', said = '', rest = ''] = found
  const hour = digits === undefined ? smallNumber(said) : Number(digits)
  const minute =
    digits === undefined ? (QUARTERS.get(rest) ?? smallNumber(rest.replace(/[零〇分]/gu, ''))) : Number(minutes)
  const of24 = hourOf(hour, { morning, noon, afternoon, night })
  if (of24 === undefined || of24 > 23 || minute > 59) return undefined
  return `${String(of24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

type Half = Readonly<Record<'morning' | 'noon' | 'afternoon' | 'night', string | undefined>>

/** The hour of 24; undefined where it is none of that part of the day. */
function hourOf(hour: number, { morning, noon, afternoon, night }: Half): number | undefined {
  if (morning) return hour > 12 ? undefined : morning === '凌晨' ? hour % 12 : hour
  if (noon) return hour < 3 ? hour + 12 : hour === 11 || hour === 12 ? hour : undefined
  if (night) return hour === 12 ? 0 : hour > 4 && hour < 12 ? hour + 12 : hour
  return afternoon && hour < 12 ? hour + 12 : hour
}
