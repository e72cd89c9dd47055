import type { Week } from '../calendar/week.ts'
import { PROBLEMS } from '../catalogue/known-codes.ts'
import { weekLabel } from '../chinese/periods.ts'
import { key } from './buttons.ts'
import { messageTo, type Owed } from './said.ts'

/** Who reports for a unit. */
type Reporter = { readonly chatId: number; readonly unitId: string; readonly unit: string }

/** To those who report for units that have said nothing for a week. What stands under it is said anew. */
export function reminderMessages(reporters: readonly Reporter[], week: Week): Owed[] {
  return reporters.map(({ chatId, unitId, unit }) => ({
    ...messageTo(chatId, `${unit}：${weekLabel(week)}还没有收到填报。\n有工作就报一项；没有新工作，点“零报告”就行。`, [
      [
        { ...key('填报', 'report'), anew: true },
        { ...key('零报告', 'zeroFor', { day: week.to, unit: unitId }), anew: true },
      ],
    ]),
    onceKey: `remind:${week.from}:${unitId}:${chatId}`,
  }))
}

/** To those who report for units of the county and of towns: what is in the way, and what comes next? Once a quarter. */
export function problemsAsked(reporters: readonly Reporter[], quarter: string): Owed[] {
  return reporters.map(({ chatId, unitId, unit }) => ({
    ...messageTo(chatId, `${unit}：这个季度有什么难处，下步怎么打算？\n几句话就好，年底汇报用得上；没有可以不报。`, [
      [{ ...key('说说问题和打算', 'form', { form: PROBLEMS.form, unit: unitId }), anew: true }],
    ]),
    onceKey: `problems:${quarter}:${unitId}:${chatId}`,
  }))
}
