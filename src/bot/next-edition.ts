import { Composer } from 'telegraf'
import { type DigestRow, digestById, lockDigest } from '../database/digest.ts'
import { cutoffInstant } from '../database/record-lock.ts'
import { changesPage, publishNext } from '../desk/next-edition.ts'
import { untracedSentence } from '../desk/seal-editions.ts'
import { type BotContext, dataParts } from './context.ts'
import { EDITORS_ONLY } from './words.ts'

/** 更正版: an editor sees which numbers of a published digest have changed, and publishes it anew. */
export const nextEdition = new Composer<BotContext>()

nextEdition.on('callback_query', async (ctx, next) => {
  const parts = dataParts(ctx, 'n')
  if (!parts) return next()
  const { db, who } = ctx.work
  if (!who.editor) return ctx.show(EDITORS_ONLY)
  const [id, version] = parts
  const row = await digestById(db, Number(id))
  if (row?.state !== 'published') return ctx.show('这一份还没有发布，直接改就行。发 /week 或 /year 看。')
  return version === undefined ? showChanges(ctx, row) : publish(ctx, row, Number(version))
})

async function showChanges(ctx: BotContext, row: DigestRow): Promise<void> {
  const { db, desk, clock } = ctx.work
  await lockDigest(db, row.id)
  const { text, keys = [] } = await changesPage(db, desk, row, await cutoffInstant(db, clock))
  ctx.show(
    text,
    keys.map((line) => line.map((key) => ({ label: key.text, data: key.callback_data }))),
  )
}

async function publish(ctx: BotContext, row: DigestRow, version: number): Promise<void> {
  const { db, desk, who, clock } = ctx.work
  const of = { digest: row.id, version, personId: who.person.id }
  const done = await publishNext(db, desk, of, clock).catch(untracedSentence)
  if (typeof done === 'string') return ctx.show(done)
  if (done.is === 'untold') return showChanges(ctx, row)
  if (done.is !== 'published')
    return ctx.show(done.is === 'already' ? '这一版已经出过了。' : '数字没有变，不用出更正版。')
  ctx.toast = '已发布'
  ctx.show(`已出第${done.version}版，更正${done.changes}处，发到${done.groups}个群。`)
}
