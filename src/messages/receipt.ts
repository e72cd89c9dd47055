import { addDays, type Day, dayIn } from '../calendar/day.ts'
import { dueAt, type Weekly } from '../calendar/due.ts'
import { type Week, weekAfter } from '../calendar/week.ts'
import { monthAndDate, weekdayName } from '../chinese/days.ts'
import { weekLabel } from '../chinese/periods.ts'
import { key } from './buttons.ts'
import { PUT_RIGHT } from './common.ts'
import { MINE, type Waiting, waitingKeys } from './forms.ts'
import { anew, TO_MENU } from './keys.ts'
import type { Said } from './said.ts'

/** A report as its receipt names it. */
type Receipted = {
  readonly receipt: number
  /** The report in a line. */
  readonly summary: string
  readonly form: { readonly title: string }
  readonly waiting: readonly Waiting[]
}

/** `where`: where it counts, and where it will be read. */
export function saved(of: Receipted, where: string): Said {
  return afterwards(of, `已保存。编号${of.receipt}：${of.summary}。\n${where}`)
}

export function corrected(of: Receipted, where: string): Said {
  return afterwards(of, `已更正。编号${of.receipt}：${of.summary}。\n${where}`)
}

/** `returned`: an editor has sent it back, and it counts for nothing until something is changed. */
export function unchanged(of: Receipted, returned: boolean): Said {
  const still = returned ? '仍是退回的，不计数。您看没错的，请告诉编辑' : `还是原样：${of.summary}`
  return afterwards(of, `没有改动，编号${of.receipt}${still}。`)
}

/** What one may want next: the same again, another report, what was sent, a draft that waits. The receipt stays. */
function afterwards({ receipt, form, waiting }: Receipted, text: string): Said {
  const keys = [
    [key(`再报一份：${form.title}`, 'reportAgain', { report: receipt })],
    [key('报别的', 'report'), MINE],
    ...waitingKeys(waiting),
    [TO_MENU],
  ]
  return { text, keys: anew(keys) }
}

export function notSaved(why: string): Said {
  return { text: `没有保存：${why}。\n日期写错了的，请点“改某一项”改日期。`, own: true }
}

/** A week tells of no problems and plans. */
export const IN_THE_YEAR = '写年度汇报时用得上。'

/** A report of `week` that a digest had already when it was corrected. */
export function inPublished(week: Week): string {
  return `${countsIn(week)}${PUT_RIGHT}`
}

function countsIn(week: Week): string {
  return `计入${weekLabel(week)}。`
}

/** Where a report for `week` counts and will be read: `11月14日周一17:00汇编。`, or the next digest where that one is out. */
export function whereItAppears(of: Appearing): string {
  return `${countsIn(of.week)}${readIn(of)}`
}

type Appearing = {
  readonly week: Week
  /** Whether the digest of that week is out. */
  readonly published: boolean
  /** Whether it is before the editors. */
  readonly waits: boolean
  readonly weekly: Weekly
  readonly zone: string
  readonly now: Date
  /** Up to so many days back a late report is news. */
  readonly lateDays: number
}

function readIn(of: Appearing): string {
  const { week, published, waits, weekly, zone, now, lateDays } = of
  const today: Day = dayIn(zone, now)
  if (addDays(week.to, lateDays) < today) return '这一周早已汇编，会计入全年数据。'
  if (published) return '这一周的汇编已经发布，会登在下一期的“补报”里。'
  const due = dueAt(week, weekly, zone)
  // What comes while editors read it is in it; one that the next has overtaken takes no more.
  if (due <= now && waits && now < dueAt(weekAfter(week), weekly, zone)) return '这一周的汇编还没发布，赶得上。'
  if (due <= now) return '会登在下一期的“补报”里。'
  const day = dayIn(zone, due)
  return `${monthAndDate(day)}${weekdayName(day)}${weekly.time}汇编。`
}
