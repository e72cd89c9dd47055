import { formOf } from '../catalogue/find.ts'
import type { Form } from '../catalogue/schema.ts'
import { addDraft, type DraftRow, openDrafts, saveDraft } from '../database/draft.ts'
import { isPrinted } from '../database/edition.ts'
import type { CurrentReport } from '../database/report.ts'
import type { UnitInArea } from '../database/unit.ts'
import { correctionDraft, type Draft, type Input, newDraft, type Turn } from '../interview/draft.ts'
import { firstQuestion, turn } from '../interview/interview.ts'
import type { BotContext, Key, Say } from './context.ts'
import { draftKeys, showForms, titleOf } from './forms.ts'
import { openDraft, showPrompt } from './open-draft.ts'
import { submitDraft } from './submit-draft.ts'

/** Begins a draft and shows its first question. */
export async function beginDraft(ctx: BotContext, unit: UnitInArea, form: Form): Promise<void> {
  await begin(ctx, unit.id, newDraft(unit.organization, form.code, firstQuestion(form, unit.level)))
}

/** Begins the correction of a report, or takes up the one begun: the list of what to change is shown. */
export async function beginCorrection(ctx: BotContext, report: CurrentReport): Promise<void> {
  const { db, desk, who } = ctx.work
  const form = formOf(desk.catalogue, report.organization, report.form)
  if (!form) return ctx.show('这张表已经停用，没法更正了。请告诉县里的编辑。', [[{ label: '返回', data: 'm:mine' }]])
  const begun = (await openDrafts(db, who.person.id)).find((row) => {
    const { corrects } = row.state as Draft
    return corrects?.report === report.id && corrects.revision === report.number
  })
  if (begun) {
    await take(ctx, begun, { kind: 'resume' })
    return
  }
  const corrects = {
    report: report.id,
    revision: report.number,
    on: report.activityDate,
    published: await isPrinted(db, report),
  }
  await begin(ctx, report.unitId, correctionDraft(form, report.organization, report.answers, corrects))
}

async function begin(ctx: BotContext, unitId: string, state: Draft): Promise<void> {
  const { db, desk, who, now } = ctx.work
  const row = {
    personId: who.person.id,
    unitId,
    form: state.form,
    catalogueVersion: desk.catalogue.version,
    status: 'open' as const,
    createdAt: now,
    touchedAt: now,
    state,
  }
  await take(ctx, { ...row, id: await addDraft(db, row) }, { kind: 'resume' })
}

/** One turn of a draft: what it came to is stored, and said. */
export async function take(
  ctx: BotContext,
  row: DraftRow,
  input: Input,
  show: Say = ctx.show.bind(ctx),
): Promise<Turn['outcome']> {
  const { db, now } = ctx.work
  const opened = await openDraft(ctx, row)
  if (typeof opened === 'string') {
    await saveDraft(db, row.id, { status: 'cancelled', touchedAt: now })
    show(opened, [[{ label: '填报', data: 'm:report' }, MINE]])
    return 'cancelled'
  }
  const result = turn(opened.form, opened.draft, input, opened.about)
  const { draft: state, outcome } = result
  switch (outcome) {
    case 'repeated':
    case 'unrelated':
      break
    case 'asked':
    case 'refused':
      await saveDraft(db, row.id, { state, touchedAt: now })
      showPrompt(row.id, result, show)
      break
    case 'stale':
      await saveDraft(db, row.id, { state, touchedAt: now })
      ctx.toast = '那是旧按钮'
      showPrompt(row.id, result, ctx.say.bind(ctx))
      break
    case 'cancelled':
      await cancelDraft(ctx, { ...row, state }, show)
      break
    case 'left': {
      const begun = Object.keys(state.answers).length > 0
      await saveDraft(db, row.id, { state, status: begun ? 'open' : 'cancelled', touchedAt: now })
      await showForms(ctx, opened.unit, show)
      break
    }
    case 'submitted':
      await submitDraft(ctx, { ...opened, draft: state }, show)
  }
  return outcome
}

const MINE: Key = { label: '我的填报', data: 'm:mine' }

/** Puts a draft away; it can be taken up again. */
export async function cancelDraft(ctx: BotContext, row: DraftRow, say: Say): Promise<void> {
  await saveDraft(ctx.work.db, row.id, { state: row.state, status: 'cancelled', touchedAt: ctx.work.now })
  say(`已取消“${titleOf(ctx, row)}”，没有提交。`, [
    [
      { label: '接着填', data: `r:${row.id}` },
      { label: '填别的', data: 'm:report' },
    ],
    [{ label: '返回', data: 'm:menu' }],
  ])
}

/** A button of a draft that is done with: says so, and what can be done instead. */
export async function showDoneWith(ctx: BotContext, row: DraftRow): Promise<void> {
  const submitted = row.status === 'submitted'
  const said = `“${titleOf(ctx, row)}”这一份已经${submitted ? '提交' : '取消'}了。`
  ctx.toast = said
  const others = (await draftKeys(ctx)).filter(([key]) => key?.data !== `r:${row.id}`)
  const again: Key[] = submitted ? [MINE] : [{ label: '接着填', data: `r:${row.id}` }]
  ctx.say(said, [[...again, { label: '填报', data: 'm:report' }], ...others])
}
