import { Composer } from 'telegraf'
import { message } from 'telegraf/filters'
import { formOf } from '../catalogue/find.ts'
import type { Form } from '../catalogue/schema.ts'
import { ONE_TO_NINE } from '../chinese/digits.ts'
import { cancelAwaited } from '../database/awaited.ts'
import { draftAtHand, draftById, openDraftOf, openDrafts, reopenDraft } from '../database/draft.ts'
import { unitById } from '../database/unit.ts'
import type { Input } from '../interview/draft.ts'
import { type BotContext, dataParts, type Key } from './context.ts'
import { chooseUnit, draftKeys, unitsWithForm } from './forms.ts'
import { beginDraft, cancelDraft, showDoneWith, take } from './interview-desk.ts'
import { noUnit } from './words.ts'

/** /report: unit → form → questions → echo → saved. And every word, tap and picture that answers a question. */
export const report = new Composer<BotContext>()

const REPORT: Key = { label: '填报', data: 'm:report' }

/** `/report`, or `/report 巾帼宣讲` for those who know what it is called. */
report.command('report', async (ctx) => (await beginByTitle(ctx, ctx.payload)) || chooseUnit(ctx, ctx.say.bind(ctx)))

report.command('cancel', async (ctx) => {
  const { db, who } = ctx.work
  if (await cancelAwaited(db, who.person.id)) return ctx.say('好，不用写了。', [[{ label: '返回', data: 'm:menu' }]])
  if (who.reportsFor.length === 0) return ctx.say(who.editor ? '现在没有要取消的。' : noUnit(who))
  const draft = await draftAtHand(db, who.person.id)
  if (draft) return cancelDraft(ctx, draft, ctx.say.bind(ctx))
  ctx.say('现在没有正在填的表。', [...(await draftKeys(ctx)), [REPORT]])
})

report.on('callback_query', async (ctx, next) => {
  const { db, who, now } = ctx.work
  const show = ctx.show.bind(ctx)
  if (dataParts(ctx, 'm')?.[0] === 'report') return chooseUnit(ctx, show)

  const unitChosen = dataParts(ctx, 'u')
  if (unitChosen) return chooseUnit(ctx, show, '', unitChosen.join(':'))

  const formChosen = dataParts(ctx, 'f')
  if (formChosen) {
    const [code = '', ...unitId] = formChosen
    const unit = who.reportsFor.find((u) => u.id === unitId.join(':'))
    const form = unit && formOf(ctx.work.desk.catalogue, unit.organization, code)
    return unit && form ? beginOrResume(ctx, unit.id, form) : chooseUnit(ctx, show)
  }

  const resumed = dataParts(ctx, 'r')
  if (resumed) {
    const draft = await draftById(db, Number(resumed[0]), who.person.id)
    if (!draft) return chooseUnit(ctx, show)
    if (!(await reopenDraft(db, draft.id, who.person.id, now))) return showDoneWith(ctx, draft)
    return void (await take(ctx, { ...draft, status: 'open' }, { kind: 'resume' }))
  }

  const answered = dataParts(ctx, 'd')
  if (!answered) return next()
  const [id, turnShown, ...action] = answered
  const draft = await draftById(db, Number(id), who.person.id)
  if (!draft) return chooseUnit(ctx, show)
  if (draft.status !== 'open') return showDoneWith(ctx, draft)
  await take(ctx, draft, { kind: 'tap', turn: Number(turnShown), action: action.join(':') })
})

report.on('edited_message', async (ctx) => {
  const { db, who } = ctx.work
  const edited = ctx.editedMessage
  if (!('text' in edited) || who.reportsFor.length === 0) return
  for (const draft of await openDrafts(db, who.person.id)) {
    const input: Input = { kind: 'edited', text: edited.text, message: edited.message_id }
    if ((await take(ctx, draft, input)) !== 'unrelated') return
  }
  ctx.say('改这条消息，填报不会跟着变。已提交的，请点“我的填报”更正；正在填的，请点“改某一项”或“返回”。', [
    [{ label: '我的填报', data: 'm:mine' }, REPORT],
  ])
})

report.on(message('photo'), async (ctx, next) => {
  const largest = ctx.message.photo.at(-1)
  const draft = await draftAtHand(ctx.work.db, ctx.work.who.person.id)
  if (!draft || !largest) return next()
  await take(ctx, draft, { kind: 'photo', file: largest.file_id, message: ctx.message.message_id })
})

report.on(message('text'), async (ctx, next) => {
  const { text, message_id } = ctx.message
  const { db, who } = ctx.work
  if (text.startsWith('/') || who.reportsFor.length === 0) return next()
  const draft = await draftAtHand(db, who.person.id)
  if (draft) return void (await take(ctx, draft, { kind: 'text', text, message: message_id }))
  if (await beginByTitle(ctx, text)) return
  const waiting = await draftKeys(ctx)
  if (waiting.length > 0) return ctx.say('现在没有正在填的表。要接着填哪一份，还是另报一项？', [...waiting, [REPORT]])
  if (!looksLikeReport(text)) return next()
  return chooseUnit(ctx, ctx.say.bind(ctx), '要报这项工作，请先选一类，再一题一题答，几下就好。\n')
})

/** A voice message, a file, a place, a sticker, where an answer is awaited. */
report.on(message(), async (ctx, next) => {
  const draft = 'text' in ctx.message ? undefined : await draftAtHand(ctx.work.db, ctx.work.who.person.id)
  if (!draft) return next()
  await take(ctx, draft, { kind: 'other' })
})

const FIGURE = new RegExp(`[\\p{N}${ONE_TO_NINE}十百千万两]`, 'u')

/** Words about work done: a number in them, or more than a greeting has. */
function looksLikeReport(text: string): boolean {
  return FIGURE.test(text) || [...text].length >= 10
}

/** Begins the form of this title; where several units have it, asks for which. False where there is none. */
async function beginByTitle(ctx: BotContext, title: string): Promise<boolean> {
  const [only, ...others] = unitsWithForm(ctx, title)
  if (!only) return false
  if (others.length === 0) await beginOrResume(ctx, only.unit.id, only.form)
  else {
    const keys = [only, ...others].map(({ unit, form }) => [{ label: unit.name, data: `f:${form.code}:${unit.id}` }])
    ctx.say(`为哪个单位报“${only.form.title}”？`, [...keys, [{ label: '返回', data: 'm:menu' }]])
  }
  return true
}

/** The person's draft of this form goes on; a new one where there is none. */
async function beginOrResume(ctx: BotContext, unitId: string, form: Form): Promise<void> {
  const { db, who } = ctx.work
  const begun = await openDraftOf(db, who.person.id, unitId, form.code)
  const unit = await unitById(db, unitId)
  if (begun) await take(ctx, begun, { kind: 'resume' })
  else if (unit) await beginDraft(ctx, unit, form)
}
