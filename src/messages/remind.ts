import type { Week } from '../calendar/week.ts'
import { weekLabel } from '../chinese/periods.ts'
import { key } from './buttons.ts'
import { anew, TO_MENU } from './keys.ts'
import { messageTo, type Owed, type Said } from './said.ts'

/** To somebody who reports for a unit that has said nothing for a week; once, however often it is owed. */
export function reminder(
  week: Week,
  { chatId, unitId, unit }: { readonly chatId: number; readonly unitId: string; readonly unit: string },
): Owed {
  const text = `${unit}：${weekLabel(week)}还没有收到填报。\n有工作就报一项；没有新工作，点“零报告”就行。`
  const keys = anew([[key('填报', 'report'), key('零报告', 'zeroFor', { day: week.to, unit: unitId })]])
  return { ...messageTo(chatId, text, keys), onceKey: `remind:${week.from}:${unitId}:${chatId}` }
}

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
