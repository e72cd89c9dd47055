import { Composer } from 'telegraf'
import { type DigestRow, digestById, lockDigest } from '../database/digest.ts'
import { cutoffInstant } from '../database/record-lock.ts'
import { writeAll } from '../database/write.ts'
import { changesOf, nextEdition as makeNext } from '../desk/next-edition.ts'
import { changesSaid, groupsToldOf, nextEditionMessages } from '../messages/corrections.ts'
import { untracedText } from '../messages/preview.ts'
import { type BotContext, dataParts, plainKeys } from './context.ts'
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
  const locked = await lockDigest(db, row.id)
  const asOf = await cutoffInstant(db, clock)
  const { facts, writes } = await changesOf(db, desk, locked, asOf)
  await writeAll(db, writes, [], asOf)
  const { text, keys = [] } = changesSaid(facts)
  ctx.show(text, plainKeys(keys))
}

async function publish(ctx: BotContext, row: DigestRow, version: number): Promise<void> {
  const { db, desk, who, clock } = ctx.work
  const of = { digest: row.id, version, personId: who.person.id }
  const done = await makeNext(db, desk, of, clock)
  if (done.is === 'untold') return showChanges(ctx, row)
  if (done.is === 'untraced') return ctx.show(untracedText(done.places))
  if (done.is !== 'next') return ctx.show(done.is === 'already' ? '这一版已经出过了。' : '数字没有变，不用出更正版。')
  await writeAll(db, done.writes, nextEditionMessages(done.facts), done.at)
  const { office } = done.facts
  ctx.toast = '已发布'
  ctx.show(`已出第${version}版，更正${office.changes.length}处，发到${groupsToldOf(done.facts).length}个群。`)
}
