import { type Day, yearOf } from '../calendar/day.ts'
import { fullDate, monthAndDate } from '../chinese/days.ts'
import { type Key, key } from './buttons.ts'
import { TO_MENU } from './keys.ts'
import { messageTo, type Owed, type Said } from './said.ts'

/** A report as whoever looks after its unit looks at it. */
export type ReceivedReport = {
  readonly id: number
  readonly number: number
  readonly title: string
  readonly unitId: string
  readonly unit: string
  readonly on: Day
  readonly kind: 'submitted' | 'corrected' | 'withdrawn' | 'returned'
}

const STATES = { submitted: '', corrected: '，已更正', withdrawn: '，已撤回', returned: '，已退回' }

/** A page of reports, the newest first. */
export function receivedList(
  reports: readonly ReceivedReport[],
  of: {
    readonly page: number
    readonly more: boolean
    readonly today: Day
    /** How many count in all, and of this week; zero reports aside. */
    readonly counted: { readonly all: number; readonly within: number }
  },
): Said {
  const { page, more, today, counted } = of
  if (reports.length === 0 && page === 0) return { text: '还没有收到填报。', keys: [[TO_MENU]] }
  const keys = reports.map((report) => keyOf(report, today))
  return {
    text: `收到${counted.all}份，本周${counted.within}份（零报告不算）。\n新的在前，点开看，有不对的可以退回：`,
    list: { keys, again: key('', 'received'), of: 1, more },
    keys: [[TO_MENU]],
  }
}

function keyOf({ id, title, unit, on, kind }: ReceivedReport, today: Day): Key {
  const day = yearOf(on) === yearOf(today) ? monthAndDate(on) : fullDate(on)
  return key(`${day} ${unit} ${title}（编号${id}${STATES[kind]}）`, 'receivedOne', { report: id })
}

/** A page of what waits to be looked at, the oldest first: what is looked at makes room for the next. */
export function reviewList(reports: readonly ReceivedReport[], today: Day): Said {
  if (reports.length === 0) return { text: '待看的都看过了。', keys: [[BACK]] }
  return {
    text: '待看的填报，点开看，早的在前：',
    keys: [...reports.map((report) => [keyOf(report, today)]), [TO_MENU]],
  }
}

export function reviewBegun(unit: string, begins: boolean): Said {
  const text = begins
    ? `${unit}以后报的，每份都会请您看：点菜单里的“有填报待看”。没看也照样计数，不对的可以退回。`
    : `${unit}以后报的，不用先看了。`
  return { text, keys: [[BACK]] }
}

const BACK = key('返回', 'received')

export function receivedPage(
  report: ReceivedReport,
  lines: readonly string[],
  { isReviewed, waits }: { readonly isReviewed: boolean; readonly waits: boolean },
): Said {
  const { id, number, unitId, unit, title, kind } = report
  const sends = kind === 'submitted' || kind === 'corrected' ? [key('退回', 'sendBack', { report: id, number })] : []
  const state = STATES[kind] === '' ? [] : [`${STATES[kind].slice(1)}。`]
  const seen = waits ? [key('看过了', 'reviewedOne', { report: id, number })] : []
  const looks = isReviewed
    ? key('这个单位不用先看', 'reviewNoMore', { unit: unitId })
    : key('这个单位的都先看', 'reviewUnit', { unit: unitId })
  const keys = [
    [...seen, ...sends],
    [looks, waits ? key('返回', 'toReview') : BACK],
  ].filter((row) => row.length > 0)
  return { text: [`编号${id}　${unit}　${title}`, ...lines, ...state].join('\n'), keys }
}

export const GONE: Said = { text: '这份填报刚有变化，请再看一遍。', keys: [[BACK]] }

/** With which word? */
export function askWord({ id, unit }: Pick<ReceivedReport, 'id' | 'unit'>): Said {
  return {
    text: `退回${unit}的编号${id}？请写一句话，说哪里要改。\n退回以后不计数，改好再计。`,
    keys: [[key('不退回', 'receivedOne', { report: id })]],
  }
}

export const LONGEST_WORD = 200

export function wordRefused(report: number, why: string): Said {
  return { text: why, keys: [[key('不退回', 'receivedOne', { report })]] }
}

export function sentBack({ id, unit }: Pick<ReceivedReport, 'id' | 'unit'>, told: number): Said {
  const text =
    told > 0
      ? `已退回${unit}的编号${id}，对方收到了您的话。`
      : `已退回${unit}的编号${id}。这个单位现在没有填报人收得到消息。`
  return { text, keys: [[BACK]] }
}

/** To those who report for the unit. */
export function sentBackTo(
  chats: readonly number[],
  { id, unit, title }: Pick<ReceivedReport, 'id' | 'unit' | 'title'>,
  word: string,
): Owed[] {
  const text = `${unit}：编号${id}“${title}”退回来了，改好才计数。\n编辑说：${word}`
  return chats.map((chatId) =>
    messageTo(chatId, text, [[{ ...key('更正', 'mineCorrect', { report: id }), anew: true }]]),
  )
}
