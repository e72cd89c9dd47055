import type { Day } from '../calendar/day.ts'
import type { Period } from '../calendar/period.ts'
import { monthAndDate } from '../chinese/days.ts'
import { daysLabel } from '../chinese/periods.ts'
import { type Key, key } from './buttons.ts'
import { inRows } from './keys.ts'
import type { Said } from './said.ts'

/** A unit that may report less, or a person who is away. */
export type Paused = { readonly is: 'unit'; readonly id: string; readonly name: string } | { readonly is: 'person' }
type Days = Period & { readonly why: string }

const HOW = '请打哪天到哪天、为什么，如“12月1日到12月31日 换届”。'
const HOW_AWAY = '请打哪天到哪天，如“12月1日到12月7日”；“下周一到周三”“三天”也行。'

/** `12月1日至12月31日，换届`. */
function said({ from, to, why }: Days): string {
  return `${daysLabel({ from, to })}${why && `，${why}`}`
}

function back(of: Paused): Key {
  return of.is === 'unit' ? key('返回', 'unitShow', { unit: of.id }) : key('返回', 'ownPlaces')
}

export const OWN_PLACES: Key = key('我的任职', 'ownPlaces')
export const LEAVE: Key = key('请假', 'leave')

/** Asks for days; `until`: last days that can be tapped, from today on; `pauses`: those that there are. */
export function askDays(
  of: Paused,
  { until, pauses }: { readonly until: readonly Day[]; readonly pauses: readonly Days[] },
  lead = '',
): Said {
  const stand = pauses.map((pause) => `${of.is === 'unit' ? '暂停' : '请假'}：${said(pause)}。`)
  const asks =
    of.is === 'unit'
      ? `${of.name}从哪天起不用报？暂停的周不算没报，也不提醒。\n${HOW}`
      : `请假的日子不给您发提醒。${HOW_AWAY}`
  const upTo = until.map((day) =>
    of.is === 'unit'
      ? key(`到${monthAndDate(day)}`, 'unitPauseTo', { day, unit: of.id })
      : key(`到${monthAndDate(day)}`, 'leaveTo', { day }),
  )
  const end = of.is === 'unit' ? key('恢复报送', 'unitResume', { unit: of.id }) : key('销假', 'leaveEnd')
  return {
    text: lead + [...stand, asks].join('\n'),
    keys: [...inRows(upTo, 3), [...(pauses.length > 0 ? [end] : []), of.is === 'unit' ? back(of) : OWN_PLACES]],
  }
}

/** The days once more, before they are kept. */
export function echoDays(of: Paused, days: Days, standsIn = false): Said {
  const text = of.is === 'unit' ? `${of.name}暂停报送：${said(days)}。` : `请假：${said(days)}，不给您发提醒。`
  const go = of.is === 'unit' ? key('确认', 'unitPauseGo') : key('确认', 'leaveGo')
  const another = standsIn && of.is === 'person' ? STANDS_IN : ''
  return { text: `核对：\n${text}${another}`, keys: [[go, back(of)]] }
}

const STANDS_IN = '\n替您报的人，请编辑发一个邀请链接，点开就能报。'

export const TO_RESUME = '回来了点“销假”，提醒照常。\n'
export const NOT_AWAY: Said = { text: '您没有请假，提醒照常。', keys: [[LEAVE, OWN_PLACES]] }
export const NO_DAYS = '没看懂是哪天到哪天。\n'
export const WHY_TOO_LONG = '原因请写短些，20个字以内。\n'

export function kept(of: Paused, days: Days): Said {
  const text =
    of.is === 'unit' ? `已记：${of.name}暂停报送，${said(days)}。` : `已记：请假，${said(days)}。早回来了点“销假”。`
  return { text, keys: [[back(of)]] }
}

export function resumed(of: Paused): Said {
  return { text: of.is === 'unit' ? `${of.name}恢复报送了。` : '欢迎回来，提醒照常。', keys: [[back(of)]] }
}
