import type { Period } from '../calendar/period.ts'
import { RHYTHMS, type Rhythm } from '../calendar/rhythm.ts'
import type { Week } from '../calendar/week.ts'
import { fullDate } from '../chinese/days.ts'
import { daysLabel, weekLabel } from '../chinese/periods.ts'
import { key } from './buttons.ts'
import { inRows } from './keys.ts'
import type { Said } from './said.ts'

const CALLED: Readonly<Record<Rhythm, string>> = { week: '每周', month: '每月', never: '不要求' }
const TO_SETTINGS = key('返回', 'settings')

/** A kind of units, by its key in the setting, and what is in force for it. */
export type KindShown = { readonly kind: string; readonly name: string; readonly rhythm: Rhythm | undefined }

/** What comes after it in turn; nothing put comes first again. */
function nextOf(rhythm: Rhythm | undefined): Rhythm | 'none' {
  return rhythm === undefined ? RHYTHMS[0] : (RHYTHMS[RHYTHMS.indexOf(rhythm) + 1] ?? 'none')
}

/** How often units report; a tap puts the next. */
export function rhythmsPage(kinds: readonly KindShown[]): Said {
  const text = [
    '各单位多久报一次？点一下换：每周、每月、不要求。',
    '每月的，月底那一周没报才算没报；不要求的，从不算没报，也不提醒。组织和层级都定了的，以组织为准。',
  ].join('\n')
  const keys = kinds.map(({ kind, name, rhythm }) =>
    key(`${name}：${rhythm === undefined ? '不另定' : CALLED[rhythm]}`, 'rhythmPut', {
      rhythm: nextOf(rhythm),
      unitKind: kind,
    }),
  )
  return { text, keys: [...inRows(keys, 2), [TO_SETTINGS]] }
}

/** Days without an issue, and how others are put. */
export function stopsPage(stops: readonly Period[], lead = ''): Said {
  const lines = stops.map((stop) => `停刊：${daysLabel(stop)}。`)
  const asks = '哪天到哪天不出周汇编？请打日期，如“1月16日到2月5日”。停刊的周不催报，活动登在下一期。'
  return {
    text: lead + [...lines, asks].join('\n'),
    list: {
      keys: stops.map(({ from }) => key(`取消${fullDate(from)}起的停刊`, 'stopDrop', { day: from })),
      again: key('', 'stops'),
      of: 1,
    },
    keys: [[TO_SETTINGS]],
  }
}

/** The weeks that would have no issue, before they are kept. */
export function stopEcho(stop: Period, weeks: readonly Week[]): Said {
  return {
    text: `核对：\n停刊：${daysLabel(stop)}。\n不出的周：${weeks.map(weekLabel).join('、')}。`,
    keys: [[key('确认', 'stopGo'), TO_SETTINGS]],
  }
}

export const NO_WEEK = '这几天盖不满一周的工作日，请写到整周。\n'
export const STOPS_SAVED = '已保存。\n'
