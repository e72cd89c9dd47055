import type { Week } from '../calendar/week.ts'
import { weekLabel } from '../chinese/periods.ts'
import { NOT_DUE, notDueWords, silentIn } from '../digest/coverage.ts'
import type { UnitName, UnitsByState } from '../digest/gathered.ts'
import { linesByArea } from '../digest/label.ts'
import { type Keys, key } from './buttons.ts'
import { TO_MENU } from './keys.ts'
import type { Said } from './said.ts'

const LONGEST_PAGE = 4000

const KEYS: Keys = [[key('提醒没报的', 'remind'), key('邀请填报人', 'invite')], [TO_MENU]]

/** Who has reported for a week, who said that there is nothing new, and who has said nothing. */
export function unitsOfWeek(week: Week, units: UnitsByState): Said[] {
  const { reported, zero, missing, unappointed } = units
  const silent = silentIn(units)
  const due = reported.length + zero.length + missing.length
  const named = (lead: string, of: readonly UnitName[]) =>
    of.length > 0 ? [`${lead}：`, ...linesByArea(of)] : [`${lead}：没有`]
  const pages = inPages([
    weekLabel(week),
    `应报${due}个单位，已报${reported.length}个，零报告${zero.length}个，没报${silent.length}个${unappointed.length > 0 ? `，还没有填报人${unappointed.length}个` : ''}${notDueWords(
      { paused: units.paused.length, notYet: units.notYet.length },
    )
      .map((w) => `，${w}`)
      .join('')}。`,
    ...named('零报告', zero),
    ...named('没报', silent),
    ...(unappointed.length > 0 ? named('还没有填报人', unappointed) : []),
    ...NOT_DUE.flatMap(({ state, words }) => (units[state].length > 0 ? named(words, units[state]) : [])),
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
