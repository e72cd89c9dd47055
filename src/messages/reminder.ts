import { monthOf, type Period } from '../calendar/period.ts'
import type { Week } from '../calendar/week.ts'
import { PROBLEMS } from '../catalogue/known-codes.ts'
import { weekLabel } from '../chinese/periods.ts'
import { key } from './buttons.ts'
import { waitingKeys } from './forms.ts'
import { TO_MENU } from './keys.ts'
import { messageTo, type Owed, type Said } from './said.ts'

/** Who reports for a unit; `month`: that it is asked for, where it reports monthly. */
type Reporter = { readonly chatId: number; readonly unitId: string; readonly unit: string }
type Reminded = Reporter & {
  readonly month: Period | undefined
  readonly begun: { readonly draft: number; readonly title: string } | undefined
}

/** To those who report for units that have said nothing for a week, or a month. What stands under it is said anew. */
export function reminderMessages(reporters: readonly Reminded[], week: Week): Owed[] {
  return reporters.map(({ chatId, unitId, unit, month, begun }) => ({
    ...messageTo(
      chatId,
      [
        `${unit}：${month ? `${monthOf(month.to)}月` : weekLabel(week)}还没有收到填报。`,
        begun
          ? `“${begun.title}”填了一半，接着填就行；没有新工作，点“零报告”。`
          : '有工作就报一项；没有新工作，点“零报告”就行。',
      ].join('\n'),
      [
        ...(begun ? waitingKeys([{ id: begun.draft, title: begun.title, apart: '' }]) : []),
        [key('填报', 'report'), key('零报告', 'zeroFor', { day: month?.to ?? week.to, unit: unitId })],
      ].map((row) => row.map((each) => ({ ...each, anew: true }))),
    ),
    onceKey: `remind:${week.from}:${unitId}:${chatId}`,
  }))
}

type Left = Reporter & { readonly drafts: readonly { readonly id: number; readonly title: string }[] }

/** To those who left drafts, where nothing else reminds them. */
export function leftDrafts(reporters: readonly Left[], week: Week): Owed[] {
  return reporters.map(({ chatId, unitId, unit, drafts }) => {
    const titles = [...new Set(drafts.map(({ title }) => `“${title}”`))].join('')
    const keys = waitingKeys(drafts.map((draft) => ({ ...draft, apart: '' })))
    return {
      ...messageTo(
        chatId,
        `${unit}：${titles}填了一半，还没有提交。\n接着填就行；不用报的，不用管。`,
        keys.map((row) => row.map((each) => ({ ...each, anew: true }))),
      ),
      onceKey: `left:${week.from}:${unitId}:${chatId}`,
    }
  })
}

/** To an editor: how many have said nothing, and how many of them can be reminded. */
export function whomToRemind(
  week: Week,
  { missing, unappointed, units }: { readonly missing: number; readonly unappointed: number; readonly units: number },
): Said {
  const nobody = unappointed > 0 ? `另有${unappointed}个还没有填报人` : ''
  const invites = unappointed > 0 ? [key('邀请填报人', 'invite')] : []
  if (missing === 0) {
    const text = `${weekLabel(week)}有填报人的单位都报了，不用提醒。${nobody && `${nobody}。`}`
    return { text, keys: [[...invites, TO_MENU]] }
  }
  const lead = `${weekLabel(week)}还有${missing}个单位没有报${nobody && `，${nobody}`}。`
  if (units === 0) {
    const text = `${lead}\n能提醒的都提醒过了：每个单位一周只提醒一次，填报人请假的不打扰。`
    return { text, keys: [[...invites, TO_MENU]] }
  }
  return {
    text: `${lead}\n其中${units}个有填报人、还没有提醒过。每个单位一周只提醒一次。`,
    keys: [[key(`提醒这${units}个单位`, 'remindWeek', { week: week.from }), TO_MENU]],
  }
}

/** There is no week to remind of: its issue is out, or appears not at all. */
export const NOTHING_TO_REMIND: Said = { text: '本周不用提醒：汇编已经发布，或者本周停刊。', keys: [[TO_MENU]] }

export function reminded(week: Week, units: number): Said {
  return { text: `已提醒${units}个单位，${weekLabel(week)}。`, keys: [[TO_MENU]] }
}

/** To those who report for units of the county and of towns: what is in the way, and what comes next? Once a quarter. */
export function problemsAsked(reporters: readonly Reporter[], quarter: string): Owed[] {
  return reporters.map(({ chatId, unitId, unit }) => ({
    ...messageTo(chatId, `${unit}：这个季度有什么难处，下步怎么打算？\n几句话就好，年度汇报用得上；没有可以不报。`, [
      [{ ...key('说说问题和打算', 'form', { form: PROBLEMS.form, unit: unitId }), anew: true }],
    ]),
    onceKey: `problems:${quarter}:${unitId}:${chatId}`,
  }))
}
