import { activityDay } from '../catalogue/activity-day.ts'
import { applicable } from '../catalogue/applicable.ts'
import { outsideOf } from '../catalogue/validity.ts'
import { weekLabel } from '../chinese/periods.ts'
import { saveDraft } from '../database/draft.ts'
import { reportOfUnits } from '../database/report.ts'
import { unitById } from '../database/unit.ts'
import { correctReport, repeatedReport, submitReport, whereItAppears } from '../desk/submit.ts'
import type { Draft } from '../interview/draft.ts'
import { askAboutRepeat } from '../interview/interview.ts'
import { ANEW, type BotContext, type Key, type Say } from './context.ts'
import { draftKeys } from './forms.ts'
import { type OpenDraft, showPrompt } from './open-draft.ts'
import { PUT_RIGHT } from './words.ts'

/** 确认提交: a report of its own, or a correction of one. */
export async function submitDraft(ctx: BotContext, opened: OpenDraft, show: Say): Promise<void> {
  const { db, desk, who, today, now, clock } = ctx.work
  const { row, draft, form, unit, about } = opened
  const submission = { unit, form, answers: draft.answers, personId: who.person.id, today, clock }
  const outside = await outsideUnit(ctx, opened)
  if (outside) return ctx.say(`没有保存：${outside}。\n日期写错了的，请点“改某一项”改日期。`)
  if (draft.corrects) return correct(ctx, opened, draft.corrects, show)
  const repeat = draft.step.at === 'repeat' ? undefined : await repeatedReport(db, submission)
  if (repeat !== undefined) {
    const asked = askAboutRepeat(form, draft, about, repeat)
    await saveDraft(db, row.id, { state: asked.draft, touchedAt: now })
    return showPrompt(row.id, asked, show)
  }
  const { receipt, week } = await submitReport(db, desk, { ...submission, draftId: row.id })
  await saveDraft(db, row.id, { state: draft, status: 'submitted', touchedAt: now })
  ctx.toast = '已保存'
  const where = await whereItAppears(db, desk, week, now)
  show(`已保存。编号${receipt}\n${form.title}，计入${weekLabel(week)}。\n${where}`, await afterwards(ctx, opened))
}

/** What is wrong where the activity lies outside the days of the unit: before it began, or after it went into another. */
async function outsideUnit(ctx: BotContext, { unit, form, draft }: OpenDraft): Promise<string | undefined> {
  const heir = unit.successorId === null ? undefined : await unitById(ctx.work.db, unit.successorId)
  const day = activityDay(form, draft.answers, draft.corrects?.on ?? ctx.work.today)
  return outsideOf({ ...unit, successorId: heir?.name ?? null }, day)
}

async function correct(
  ctx: BotContext,
  opened: OpenDraft,
  { report, on, published }: NonNullable<Draft['corrects']>,
  show: Say,
): Promise<void> {
  const { db, desk, who, now, clock } = ctx.work
  const { row, draft, form, unit } = opened
  const before = await reportOfUnits(db, report, [unit.id])
  const asked = applicable(form, draft.answers, unit.level)
  const said = (answers: Draft['answers']) =>
    JSON.stringify(asked.map(({ code }) => [answers[code]?.value ?? null, answers[code]?.approximate ?? null]))
  if (before && said(before.answers) === said(draft.answers)) {
    await saveDraft(db, row.id, { state: draft, status: 'cancelled', touchedAt: now })
    return show(`没有改动，编号${report}还是原样。`, await afterwards(ctx, opened))
  }
  const { answers, why } = draft
  // A form without a date keeps the day it was sent on: a correction does not move it into another week.
  const submission = { unit, form, answers, personId: who.person.id, today: on, clock, why }
  const { week } = await correctReport(db, desk, report, submission)
  await saveDraft(db, row.id, { state: draft, status: 'submitted', touchedAt: now })
  ctx.toast = '已更正'
  const after = published ? PUT_RIGHT : await whereItAppears(db, desk, week, now)
  show(`已更正。编号${report}，计入${weekLabel(week)}。\n${after}`, await afterwards(ctx, opened))
}

/** What one may want next: the same again, another report, what was sent, a draft that waits. The receipt stays. */
async function afterwards(ctx: BotContext, { form, unit }: OpenDraft): Promise<Key[][]> {
  const keys: Key[][] = [
    [{ label: `再报：${form.title}`, data: `f:${form.code}:${unit.id}` }],
    [
      { label: '报别的', data: 'm:report' },
      { label: '我的填报', data: 'm:mine' },
    ],
    ...(await draftKeys(ctx)),
    [{ label: '返回', data: 'm:menu' }],
  ]
  return keys.map((row) => row.map((key) => ({ ...key, data: `${ANEW}${key.data}` })))
}
