import { activityDay } from '../catalogue/activity-day.ts'
import { formAsked } from '../catalogue/find.ts'
import type { Form } from '../catalogue/schema.ts'
import type { DraftRow } from '../database/draft.ts'
import { isPrinted } from '../database/edition.ts'
import { reportOfUnits } from '../database/report.ts'
import { type UnitInArea, unitById } from '../database/unit.ts'
import { circumstancesOf } from '../desk/circumstances.ts'
import { type Circumstances, type Draft, parseDraft, type Turn } from '../interview/draft.ts'
import type { BotContext, Say } from './context.ts'

/** A draft with all that a turn of it needs. */
export type OpenDraft = {
  readonly row: DraftRow
  readonly draft: Draft
  readonly form: Form
  readonly unit: UnitInArea
  readonly about: Circumstances
}

/** The draft, ready for a turn; a sentence where it cannot go on. */
export async function openDraft(ctx: BotContext, row: DraftRow): Promise<OpenDraft | string> {
  const { db, desk, today, who } = ctx.work
  const unit = await unitById(db, row.unitId)
  const form = unit && formAsked(desk.catalogue, unit.organization, row.form)
  if (!unit || !form) return '这张表或这个单位已经停用，这份草稿没法再填。'
  if (!who.reportsFor.some((u) => u.id === unit.id)) return `您已经不为${unit.name}填报，这份草稿没法再填。`
  const kept = parseDraft(row.state)
  const corrects = kept.corrects && (await stillCorrects(ctx, kept.corrects, unit.id))
  if (kept.corrects && !corrects) return `编号${kept.corrects.report}刚被改过或撤回了。请从“我的填报”点开，看过再更正。`
  const draft: Draft = corrects ? { ...kept, corrects } : kept
  const day = activityDay(form, draft.answers, corrects?.on ?? today)
  const about = await circumstancesOf(db, unit, form, today, { activityDay: day, corrects: corrects?.report })
  return { row, draft, form, unit, about }
}

/** The correction as it stands now: it may have been published since. None where the report was revised since. */
async function stillCorrects(ctx: BotContext, corrects: NonNullable<Draft['corrects']>, unitId: string) {
  const report = await reportOfUnits(ctx.work.db, corrects.report, [unitId])
  if (!report || report.kind === 'withdrawn' || report.number !== corrects.revision) return undefined
  return { ...corrects, published: await isPrinted(ctx.work.db, report) }
}

/** Says what a turn shows, its buttons tied to this draft and turn. */
export function showPrompt(draftId: number, { prompt, draft }: Turn, say: Say): void {
  if (!prompt) return
  const data = (action: string) => `d:${draftId}:${draft.turn}:${action}`
  say(
    prompt.text,
    prompt.buttons.map((row) => row.map(({ label, action }) => ({ label, data: data(action) }))),
  )
}
