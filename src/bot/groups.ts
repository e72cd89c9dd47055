import { Composer } from 'telegraf'
import { message } from 'telegraf/filters'
import { note } from '../database/audit.ts'
import { bindGroup, boundGroups, moveGroup, unbindGroup } from '../database/group-chat.ts'
import { editorChats } from '../database/membership.ts'
import { moveOwed } from '../database/outbox-outcome.ts'
import { type BotContext, dataParts } from './context.ts'
import { EDITORS_ONLY } from './words.ts'

/** /bind and /unbind in a group; a group answers nothing else that is typed in it. */
export const groups = new Composer<BotContext>()

/** Whatever the chat: the bot was removed from it. */
export const membershipOfBot = new Composer<BotContext>()

/** The editor's page of bound groups, in private. */
export const boundGroupsPage = new Composer<BotContext>()

groups.command('bind', async (ctx) => {
  const { db, who, now } = ctx.work
  if (!who.editor) return ctx.say('只有编辑能绑定。请编辑本人（不匿名）在群里发：/bind')
  const threadId = ctx.message.is_topic_message ? (ctx.message.message_thread_id ?? null) : null
  const fresh = await bindGroup(db, {
    chatId: ctx.chat.id,
    threadId,
    title: 'title' in ctx.chat ? ctx.chat.title : '',
    boundBy: who.person.id,
    boundAt: now,
  })
  await note(db, { at: now, personId: who.person.id, action: 'bind', subject: `group ${ctx.chat.id}` })
  ctx.say(fresh ? '已绑定，一周汇编会发到这里。' : '这里已经绑定过了，一周汇编会发到这里。')
})

groups.command('unbind', async (ctx) => {
  const { db, who, now } = ctx.work
  if (!who.editor) return ctx.say('只有编辑能解除绑定。')
  const unbound = await unbindGroup(db, ctx.chat.id, now)
  await note(db, { at: now, personId: who.person.id, action: 'unbind', subject: `group ${ctx.chat.id}` })
  ctx.say(unbound ? '已解除绑定，汇编不再发到这里。' : '这个群没有绑定。')
})

groups.on(message('migrate_to_chat_id'), async (ctx) => {
  const { migrate_to_chat_id: to } = ctx.message
  await moveGroup(ctx.work.db, ctx.chat.id, to)
  await moveOwed(ctx.work.db, ctx.chat.id, to)
})

membershipOfBot.on('my_chat_member', async (ctx) => {
  const { new_chat_member: now, chat } = ctx.myChatMember
  const gone = now.status === 'left' || now.status === 'kicked'
  if (!gone || chat.type === 'private' || !(await unbindGroup(ctx.work.db, chat.id, ctx.work.now))) return
  const text = `“${chat.title}”收不到汇编了：我不在那里了。要接着发，请把我加回群里，再在群里发：/bind`
  for (const editor of await editorChats(ctx.work.db)) ctx.owe('sendMessage', { chat_id: editor, text })
})

/** Where the digests go, for an editor who asks. */
boundGroupsPage.on('callback_query', async (ctx, next) => {
  if (dataParts(ctx, 'm')?.[0] !== 'groups') return next()
  if (!ctx.work.who.editor) return ctx.show(EDITORS_ONLY)
  const bound = await boundGroups(ctx.work.db)
  const how = '要让汇编发到一个群：把我加进群，再由编辑在群里发 /bind'
  const text =
    bound.length > 0 ? `已绑定的群：${bound.map((g) => g.title).join('、')}\n${how}` : `还没有绑定群。\n${how}`
  ctx.show(text, [[{ label: '返回', data: 'm:menu' }]])
})
