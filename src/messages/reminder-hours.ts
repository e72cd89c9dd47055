import { type Quiet, REMINDER_HOURS } from '../calendar/due.ts'
import { type Keys, key } from './buttons.ts'
import { inRows } from './keys.ts'
import type { Said } from './said.ts'

type Hour = { readonly id: string; readonly name: string; readonly at: string }

const BACK_TO_OWN = key('返回', 'ownPlaces')

/** At what hour units are reminded, of several each by itself. */
export function hoursPage(units: readonly Hour[]): Said {
  const keys = units.map(({ id, name, at }) => key(`${name}：${at}`, 'hoursFor', { unit: id }))
  return {
    text: '汇编那天还没有报，几点提醒您？点一个单位改：',
    list: { keys, again: key('', 'hours'), of: 1 },
    keys: [[BACK_TO_OWN]],
  }
}

/** What else can be chosen for one. `several`: whoever asks has others; `lead`: why what was typed is no hour. */
export function hourPage(hour: Hour, several: boolean, lead: string): Said {
  const text = `汇编那天还没有报，几点提醒您？\n${hour.name}：${hour.at}\n别的钟点可以打字，如“下午4点半”。${LATER}`
  return { text: lead + text, keys: keysOf(hour, several) }
}

/** What was chosen, or typed, is kept. */
export function hourKept(hour: Hour, several: boolean): Said {
  return { text: `已改。${hour.name}：${hour.at}提醒。\n${LATER}`, keys: keysOf(hour, several) }
}

const LATER = '比汇编晚的，提前一个工作日提醒。'

function keysOf({ id, at }: Hour, several: boolean): Keys {
  const hours = REMINDER_HOURS.map((hour) => key(hour === at ? `✓${hour}` : hour, 'hourLiked', { hour, unit: id }))
  return [...inRows(hours, 4), [several ? key('返回', 'hours') : BACK_TO_OWN]]
}

export const NO_HOUR = '没看懂是几点。\n'

/** The time of day is one at which nobody is written to. */
export function quietThen({ from, to }: Quiet): string {
  return `${from}到${to}不打扰，请换个钟点，如“下午2点半”。\n`
}
