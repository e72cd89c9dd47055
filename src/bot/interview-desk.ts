import { weekLabel } from '../calendar/week.ts'
import { activityDay } from '../catalogue/activity-day.ts'
import { formOf } from '../catalogue/find.ts'
import type { Form } from '../catalogue/schema.ts'
import { type UnitInArea, unitById } from '../database/county.ts'
import { addDraft, type DraftRow, openDrafts, saveDraft } from '../database/drafts.ts'
import { circumstancesOf } from '../desk/circumstances.ts'
import { correctReport, repeatedReport, submitReport, whereItAppears } from '../desk/submit.ts'
import { type Circumstances, type Draft, type Input, newDraft, type Prompt, type Turn } from '../interview/draft.ts'
import { askAboutRepeat, firstQuestion, turn } from '../interview/interview.ts'
import type { BotContext, Key, Say } from './context.ts'
import { showForms, titleOf } from './forms.ts'

type Open = {
  readonly row: DraftRow
  readonly form: Form
  readonly unit: UnitInArea
  readonly about: Circumstances
}

async function open(ctx: BotContext, row: DraftRow): Promise<Open | undefined> {
  const { db, desk, today } = ctx.work
  const unit = await unitById(db, row.unitId)
  const form = unit && formOf(desk.catalogue, unit.organization, row.form)
  if (!unit || !form) return undefined
  const draft = row.state as Draft
  const about = await circumstancesOf(db, unit, form, today, activityDay(form, draft.answers, today))
  return { row, form, unit, about }
}

/** Begins a draft, or takes up the one that was begun, and shows its question. */
export async function beginDraft(ctx: BotContext, unit: UnitInArea, form: Form): Promise<void> {
  const { db, desk, who, now } = ctx.work
  const state = newDraft(unit.organization, form.code, firstQuestion(form, unit.level))
  const row = {
    personId: who.person.id,
    unitId: unit.id,
    form: form.code,
    catalogueVersion: desk.catalogue.version,
    status: 'open' as const,
    createdAt: now,
    touchedAt: now,
  }
  const id = await addDraft(db, { ...row, state })
  await take(ctx, { ...row, state, id }, { kind: 'resume' })
}

/** Begins the correction of a report: its answers are there, the list of what to change is shown. */
export async function beginCorrection(
  ctx: BotContext,
  report: { id: number; unitId: string; organization: string; form: string; answers: Draft['answers'] },
  published: boolean,
): Promise<void> {
  const { db, desk, who, now } = ctx.work
  const state: Draft = {
    organization: report.organization,
    form: report.form,
    answers: report.answers,
    step: { at: 'choose' },
    turn: 0,
    picked: [],
    offered: [],
    corrects: { report: report.id, published },
  }
  const row = {
    personId: who.person.id,
    unitId: report.unitId,
    form: report.form,
    catalogueVersion: desk.catalogue.version,
    status: 'open' as const,
    createdAt: now,
    touchedAt: now,
  }
  const id = await addDraft(db, { ...row, state })
  await take(ctx, { ...row, state, id }, { kind: 'resume' })
}

/** One turn of a draft: what it came to is stored, and said. */
export async function take(
  ctx: BotContext,
  row: DraftRow,
  input: Input,
  show: Say = ctx.show.bind(ctx),
): Promise<void> {
  const { db, now } = ctx.work
  const opened = await open(ctx, row)
  if (!opened) {
    await saveDraft(db, row.id, { status: 'cancelled', touchedAt: now })
    return ctx.say('这张表或这个单位已经停用，这份草稿没法再填。请重新选一张：/report')
  }
  const result = turn(opened.form, row.state as Draft, input, opened.about)
  switch (result.outcome) {
    case 'repeated':
      return
    case 'asked':
      await saveDraft(db, row.id, { state: result.draft, touchedAt: now })
      return showPrompt(row.id, result, show)
    case 'refused':
    case 'stale':
      await saveDraft(db, row.id, { state: result.draft, touchedAt: now })
      if (result.outcome === 'stale') ctx.toast = '那是旧按钮'
      return showPrompt(row.id, result, ctx.say.bind(ctx))
    case 'cancelled':
      await saveDraft(db, row.id, { state: result.draft, status: 'cancelled', touchedAt: now })
      return ctx.show(`已取消“${opened.form.title}”，没有提交。`, [
        [
          { label: '接着填', data: `r:${row.id}` },
          { label: '填别的', data: 'm:report' },
        ],
      ])
    case 'left': {
      const begun = Object.keys(result.draft.answers).length > 0
      await saveDraft(db, row.id, { state: result.draft, status: begun ? 'open' : 'cancelled', touchedAt: now })
      return showForms(ctx, opened.unit, ctx.show.bind(ctx))
    }
    case 'submitted':
      return submit(ctx, opened, result.draft)
  }
}

function showPrompt(draftId: number, result: Turn, say: Say): void {
  if (result.prompt) say(result.prompt.text, keysOf(result.prompt, draftId, result.draft.turn))
}

function keysOf(prompt: Prompt, draftId: number, turnShown: number): Key[][] {
  return prompt.buttons.map((row) =>
    row.map((button) => ({ label: button.label, data: `d:${draftId}:${turnShown}:${button.action}` })),
  )
}

async function submit(ctx: BotContext, { row, form, unit, about }: Open, draft: Draft): Promise<void> {
  const { db, desk, who, today, now, clock } = ctx.work
  const submission = { unit, form, answers: draft.answers, personId: who.person.id, today, clock }
  if (draft.corrects) {
    const { week } = await correctReport(db, desk, draft.corrects.report, { ...submission, why: draft.why })
    await saveDraft(db, row.id, { state: draft, status: 'submitted', touchedAt: now })
    const after = draft.corrects.published ? '下一期汇编会登“更正”。' : await whereItAppears(db, desk, week, now)
    return ctx.show(`已更正。编号${draft.corrects.report}，计入${weekLabel(week)}。\n${after}`, await afterwards(ctx))
  }
  const repeat = draft.step.at === 'repeat' ? undefined : await repeatedReport(db, submission)
  if (repeat !== undefined) {
    const asked = askAboutRepeat(form, draft, about, repeat)
    await saveDraft(db, row.id, { state: asked.draft, touchedAt: now })
    return showPrompt(row.id, asked, ctx.show.bind(ctx))
  }
  const { receipt, week } = await submitReport(db, desk, { ...submission, draftId: row.id })
  await saveDraft(db, row.id, { state: draft, status: 'submitted', touchedAt: now })
  ctx.toast = '已保存'
  const where = await whereItAppears(db, desk, week, now)
  ctx.show(`已保存。编号${receipt}\n${form.title}，计入${weekLabel(week)}。\n${where}`, await afterwards(ctx))
}

/** What one may want next: another report, what was sent, a draft that waits. */
async function afterwards(ctx: BotContext): Promise<Key[][]> {
  const waiting = await openDrafts(ctx.work.db, ctx.work.who.person.id)
  return [
    [
      { label: '再报一项', data: 'm:report' },
      { label: '我的填报', data: 'm:mine' },
    ],
    ...waiting.slice(0, 3).map((d) => [{ label: `接着填：${titleOf(ctx, d)}`, data: `r:${d.id}` }]),
  ]
}
