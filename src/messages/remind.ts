import type { Week } from '../calendar/week.ts'
import { weekLabel } from '../chinese/periods.ts'
import { key } from './buttons.ts'
import { TO_MENU } from './keys.ts'
import type { Said } from './said.ts'

/** To an editor: how many have said nothing, and how many of them can be reminded. */
export function whomToRemind(
  week: Week,
  { missing, units }: { readonly missing: number; readonly units: number },
): Said {
  const lead = `${weekLabel(week)}还有${missing}个单位没有报。`
  if (units === 0) {
    const text = `${lead}\n能提醒的都提醒过了：每个单位一周只提醒一次，没有填报人的单位请先 /invite`
    return { text, keys: [[TO_MENU]] }
  }
  return {
    text: `${lead}\n其中${units}个有填报人、还没有提醒过。每个单位一周只提醒一次。`,
    keys: [[key(`提醒这${units}个单位`, 'remindWeek', { week: week.from }), TO_MENU]],
  }
}

export function reminded(week: Week, units: number): Said {
  return { text: `已提醒${units}个单位，${weekLabel(week)}。`, keys: [[TO_MENU]] }
}
