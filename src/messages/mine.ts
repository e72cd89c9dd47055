import { type Day, yearOf } from '../calendar/day.ts'
import { weekOf } from '../calendar/week.ts'
import { fullDate, monthAndDate } from '../chinese/days.ts'
import { weekLabel } from '../chinese/periods.ts'
import { type Key, key } from './buttons.ts'
import { PUT_RIGHT } from './common.ts'
import { MINE, REPORT } from './forms.ts'
import { TO_MENU } from './keys.ts'
import type { Said } from './said.ts'

/** A report as its unit's people look at it. */
export type OwnReport = {
  readonly id: number
  readonly title: string
  readonly unitName: string
  readonly on: Day
  readonly kind: 'submitted' | 'corrected' | 'withdrawn' | 'returned'
  /** A zero report of a week of which work was reported since: it does not count. */
  readonly replaced: boolean
}

const STATES = { submitted: '', corrected: '，已更正', withdrawn: '，已撤回', returned: '，被退回，待改' }
const REPLACED = '，已被填报替换'

/** A page of reports, newest first. `several`: whether they are of several units. */
export function reportList(
  reports: readonly OwnReport[],
  of: {
    readonly page: number
    readonly more: boolean
    readonly several: boolean
    readonly today: Day
    /** How many count in all, and of this week; zero reports aside. */
    readonly counted: { readonly all: number; readonly within: number }
  },
): Said {
  const { page, more, several, today, counted } = of
  if (reports.length === 0 && page === 0) return { text: '还没有填报。', keys: [[REPORT], [TO_MENU]] }
  const keys = reports.map(({ id, title, unitName, on, kind, replaced }): Key => {
    const whose = several ? ` ${unitName}` : ''
    const day = yearOf(on) === yearOf(today) ? monthAndDate(on) : fullDate(on)
    const label = `${day} ${title}${whose}（编号${id}${replaced ? REPLACED : STATES[kind]}）`
    return key(label, 'mineShow', { report: id })
  })
  return {
    text: `本单位报了${counted.all}份，本周${counted.within}份（零报告不算）。\n新的在前，点开可以更正或撤回：`,
    list: { keys, again: key('', 'mine'), of: 1, more },
    keys: [[TO_MENU]],
  }
}

/** One report, with what can be done to it. */
export function reportDetail(report: OwnReport, lines: readonly string[], canCorrect: boolean): Said {
  const { id, unitName, title, kind, on, replaced } = report
  const head = `编号${id}　${unitName}　${title}`
  const back = key('返回', 'mine')
  if (kind === 'withdrawn') return { text: [head, ...lines, '已撤回，不再计数。'].join('\n'), keys: [[back]] }
  const week = weekLabel(weekOf(on))
  const counts =
    kind === 'returned'
      ? '被退回了，改好才计数。'
      : replaced
        ? `${week} 这一周已有填报，零报告不再计。`
        : `计入 ${week} 这一周`
  const fix = canCorrect ? [key('更正', 'mineCorrect', { report: id })] : []
  return {
    text: [head, ...lines, counts].join('\n'),
    keys: [[...fix, key('撤回', 'mineWithdraw', { report: id }), back]],
  }
}

export const NOT_YOURS: Said = { text: '这份填报不是您单位的。', keys: [[MINE]] }
export const FORM_GONE: Said = {
  text: '这张表已经停用，没法更正了。请告诉县里的编辑。',
  keys: [[key('返回', 'mine')]],
}
export const WITHDRAWN_ALREADY: Said = { text: '这份填报已经撤回了。', keys: [[MINE]] }

function keepKey(report: number): Key {
  return key('不撤回了', 'mineShow', { report })
}

/** `said`: the report in a line, which the message that is asked in had. */
export function askWithdrawal(report: number, said: string): Said {
  const keys = [[key('确认撤回', 'mineWithdrawn', { report }), key('不撤回', 'mineShow', { report })]]
  return { text: `撤回编号${report}？撤回后不再计数。\n${said}。`, keys }
}

/** What stands in a published digest is withdrawn with a reason. */
export function askWhyWithdraw(report: number): Said {
  return { text: '这份填报已经登在汇编里。\n为什么撤回？请用一句话说明。', keys: [[keepKey(report)]] }
}

export function reasonRefused(report: number, why: string): Said {
  return { text: why, keys: [[keepKey(report)]] }
}

export function withdrawn(report: number, published: boolean, said: string): Said {
  const text = published ? `已撤回编号${report}。${PUT_RIGHT}` : `已撤回编号${report}，不再计数。`
  return { text: said === '' ? text : `${text}\n${said}。`, keys: [[MINE]] }
}
