import { Composer } from 'telegraf'
import { message } from 'telegraf/filters'
import { formOf } from '../catalogue/find.ts'
import { cancelAwaited } from '../database/awaited.ts'
import { type UnitInArea, unitById } from '../database/county.ts'
import { draftById, openDraftOf, openDrafts, reopenDraft, saveDraft } from '../database/drafts.ts'
import { type BotContext, dataParts, type Say } from './context.ts'
import { showForms, titleOf } from './forms.ts'
import { beginDraft, take } from './interview-desk.ts'
import { NO_UNIT } from './words.ts'

/** /report: unit → form → questions → echo → saved. And every word, tap and picture that answers a question. */
export const report = new Composer<BotContext>()
report.command('report', async (ctx) => {
  await cancelAwaited(ctx.work.db, ctx.work.who.person.id)
  return chooseUnit(ctx, ctx.say.bind(ctx))
})

report.command('cancel', async (ctx) => {
  const { db, who, now } = ctx.work
  await cancelAwaited(db, who.person.id)
  const [draft] = await openDrafts(db, who.person.id)
  if (!draft) return ctx.say('现在没有正在填的表。', [[{ label: '填报', data: 'm:report' }]])
  await saveDraft(db, draft.id, { status: 'cancelled', touchedAt: now })
  ctx.say(`已取消“${titleOf(ctx, draft)}”，没有提交。`, [[{ label: '接着填', data: `r:${draft.id}` }]])
})

report.on('callback_query', async (ctx, next) => {
  const { db, who, desk, now } = ctx.work
  const show = ctx.show.bind(ctx)
  if (dataParts(ctx, 'm')?.[0] === 'report') return chooseUnit(ctx, show)

  const unitChosen = dataParts(ctx, 'u')
  if (unitChosen) {
    const unit = await ownUnit(ctx, unitChosen.join(':'))
    return unit ? showForms(ctx, unit, show) : show(NO_UNIT, [])
  }

  const formChosen = dataParts(ctx, 'f')
  if (formChosen) {
    const [code = '', ...unitId] = formChosen
    const unit = await ownUnit(ctx, unitId.join(':'))
    const form = unit && formOf(desk.catalogue, unit.organization, code)
    if (!unit || !form) return chooseUnit(ctx, show)
    const begun = await openDraftOf(db, who.person.id, unit.id, code)
    return begun ? take(ctx, begun, { kind: 'resume' }) : beginDraft(ctx, unit, form)
  }

  const resumed = dataParts(ctx, 'r')
  if (resumed) {
    const draft = await draftById(db, Number(resumed[0]), who.person.id)
    if (!draft || !(await reopenDraft(db, draft.id, who.person.id, now))) return ctx.say('这一份已经提交了。看 /mine')
    return take(ctx, { ...draft, status: 'open' }, { kind: 'resume' })
  }

  const answered = dataParts(ctx, 'd')
  if (!answered) return next()
  const [id, turnShown, ...action] = answered
  const draft = await draftById(db, Number(id), who.person.id)
  if (draft?.status === 'open') {
    await cancelAwaited(db, who.person.id)
    return take(ctx, draft, { kind: 'tap', turn: Number(turnShown), action: action.join(':') })
  }
  const [present] = await openDrafts(db, who.person.id)
  ctx.toast = draft?.status === 'submitted' ? '这一份已经提交了' : '这一份已经取消了'
  if (present) return take(ctx, present, { kind: 'resume' }, ctx.say.bind(ctx))
})

report.on('edited_message', async (ctx) => {
  const edited = ctx.editedMessage
  const text = 'text' in edited ? edited.text : undefined
  if (text === undefined) return
  for (const draft of await openDrafts(ctx.work.db, ctx.work.who.person.id)) {
    await take(ctx, draft, { kind: 'edited', text, message: edited.message_id })
    if (ctx.owed.length > 0) return
  }
})

report.on(message('photo'), async (ctx) => {
  const [draft] = await openDrafts(ctx.work.db, ctx.work.who.person.id)
  const largest = ctx.message.photo.at(-1)
  if (!draft || !largest) return ctx.say('要填报请点 /report 。', [])
  return take(ctx, draft, { kind: 'photo', file: largest.file_id, message: ctx.message.message_id })
})

report.on(message('text'), async (ctx, next) => {
  if (ctx.message.text.startsWith('/')) return next()
  const [draft] = await openDrafts(ctx.work.db, ctx.work.who.person.id)
  if (!draft) return next()
  return take(ctx, draft, { kind: 'text', text: ctx.message.text, message: ctx.message.message_id })
})

/** The unit, if this person reports for it. */
async function ownUnit(ctx: BotContext, id: string): Promise<UnitInArea | undefined> {
  return ctx.work.who.reportsFor.some((u) => u.id === id) ? unitById(ctx.work.db, id) : undefined
}

async function chooseUnit(ctx: BotContext, say: Say): Promise<void> {
  const { who, db } = ctx.work
  const [only, ...others] = who.reportsFor
  if (!only) return say(NO_UNIT, [])
  if (others.length > 0) {
    return say(
      '为哪个单位填报？',
      who.reportsFor.map((u) => [{ label: u.name, data: `u:${u.id}` }]),
    )
  }
  const unit = await unitById(db, only.id)
  if (unit) await showForms(ctx, unit, say)
}
