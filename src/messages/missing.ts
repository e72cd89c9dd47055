import type { Day } from '../calendar/day.ts'
import type { Week } from '../calendar/week.ts'
import { monthAndDate } from '../chinese/days.ts'
import { weekLabel } from '../chinese/periods.ts'
import { NOT_DUE, notDueWords, silentIn } from '../digest/coverage.ts'
import type { UnitName, UnitsByState } from '../digest/gathered.ts'
import { linesByArea } from '../digest/label.ts'
import { WHY_SILENT, type Why, type WhySilent, whyOf } from '../digest/why-silent.ts'
import { type Key, type Keys, key } from './buttons.ts'
import { TO_MENU } from './keys.ts'
import type { Said } from './said.ts'

const LONGEST_PAGE = 4000

export const MISSING: Key = key('没报的单位', 'missing')

const KEYS: Keys = [
  [key('提醒没报的', 'remind'), key('邀请填报人', 'invite')],
  [key('一年各周的报送表', 'missingFile'), TO_MENU],
]

export const LINES_COME: Said = {
  text: '报送表做好了就发给您：一行一个单位，一列一周。',
  keys: [[MISSING, TO_MENU]],
}

/** What is known of why units said nothing, by their ids; of those that pause, until when and why. */
export type Reasons = {
  readonly silent: ReadonlyMap<string, WhySilent>
  readonly pauses: ReadonlyMap<string, { readonly to: Day; readonly why: string }>
}

const WHY: Readonly<Record<Why, string>> = {
  onLeave: '填报人请假',
  unreachable: '填报人停用了机器人，提醒发不到',
  begun: '填了没交',
  reminded: '提醒过，没有回',
  'not asked': '还没有提醒',
}

/** Those that said nothing, by why; behind each when it last reported. */
function silentLines(silent: readonly UnitName[], known: Reasons['silent']): string[] {
  if (silent.length === 0) return ['没报：没有']
  const last = ({ id }: UnitName) => {
    const day = known.get(id)?.last
    return day ? monthAndDate(day) : '没报过'
  }
  return [
    '没报（括号里是最近一次报的）：',
    ...[...WHY_SILENT, 'not asked' as const].flatMap((why) => {
      const units = silent.filter(({ id }) => whyOf(known.get(id)) === why)
      return units.length > 0 ? [`· ${WHY[why]}（${units.length}个）`, ...linesByArea(units, last)] : []
    }),
  ]
}

/** Who has reported for a week, who said that there is nothing new, and who has said nothing, and why. */
export function unitsOfWeek(
  week: Week,
  units: UnitsByState,
  { reasons, reports }: { readonly reasons: Reasons; readonly reports: number },
): Said[] {
  const { reported, zero, missing, unappointed } = units
  const silent = silentIn(units)
  const due = reported.length + zero.length + missing.length
  const named = (lead: string, of: readonly UnitName[], note?: Parameters<typeof linesByArea>[1]) =>
    of.length > 0 ? [`${lead}：`, ...linesByArea(of, note)] : [`${lead}：没有`]
  const pausedUntil = ({ id }: UnitName) => {
    const pause = reasons.pauses.get(id)
    return pause && `到${monthAndDate(pause.to)}${pause.why === '' ? '' : `，${pause.why}`}`
  }
  const pages = inPages([
    weekLabel(week),
    `应报${due}个单位，已报${reported.length}个，零报告${zero.length}个，没报${silent.length}个${unappointed.length > 0 ? `，还没有填报人${unappointed.length}个` : ''}${notDueWords(
      { paused: units.paused.length, notYet: units.notYet.length },
    )
      .map((w) => `，${w}`)
      .join('')}。${reports > 0 ? `报来${reports}份。` : ''}`,
    ...named('零报告', zero),
    ...silentLines(silent, reasons.silent),
    ...(unappointed.length > 0 ? named('还没有填报人', unappointed) : []),
    ...NOT_DUE.flatMap(({ state, words }) => (units[state].length > 0 ? named(words, units[state], pausedUntil) : [])),
  ])
  const last = pages.length - 1
  return pages.map((text, i) => ({
    text,
    ...(i === last ? { keys: KEYS } : {}),
    // Several messages stand one after the other; in the place of a tapped one there is room for one.
    ...(last > 0 ? { own: true } : {}),
  }))
}

/** Telegram takes 4096 characters a message (Bot API, sendMessage); a large county has more units than that. */
function inPages(lines: readonly string[]): string[] {
  const pages: string[] = []
  let open = ''
  for (const line of lines) {
    if (open && open.length + line.length + 1 > LONGEST_PAGE) {
      pages.push(open)
      open = line
    } else open = open ? `${open}\n${line}` : line
  }
  return [...pages, open]
}
