import { boundGroups, type GroupChat, groupOf } from '../../database/group-chat.ts'
import { editorChats } from '../../database/membership.ts'
import { key } from '../../messages/buttons.ts'
import { deliveryWords } from '../../messages/delivery.ts'
import * as messages from '../../messages/groups.ts'
import { messageTo } from '../../messages/said.ts'
import { feature } from '../feature.ts'

/** /bind in a group: the digests go there, into the topic where it was said. */
export const bind = feature<GroupChat | undefined>({
  command: 'bind',
  role: 'editor',
  place: 'group',
  refusal: '只有编辑能绑定。请编辑本人（不匿名）在群里发：/bind',
  menu: '把汇编发到这个群（编辑）',
  load: (db, _, { chatId }) => groupOf(db, chatId),
  decide: (before, { who, chatId, title, threadId = null, now }) => ({
    say: [messages.bound(!before || before.unboundAt !== null || before.threadId !== threadId)],
    write: [
      { do: 'bindGroup', of: { chatId, threadId, title, boundBy: who.id, boundAt: now } },
      { do: 'note', of: { at: now, personId: who.id, action: 'bind', subject: `group ${chatId}` } },
    ],
  }),
})

/** /unbind in a group: no more digests. */
export const unbind = feature<GroupChat | undefined>({
  command: 'unbind',
  role: 'editor',
  place: 'group',
  refusal: '只有编辑能解除绑定。',
  menu: '不再发到这个群（编辑）',
  load: (db, _, { chatId }) => groupOf(db, chatId),
  decide: (before, { who, chatId, now }) => ({
    say: [messages.unbound(before !== undefined && before.unboundAt === null)],
    write: [
      { do: 'unbindGroup', of: { chatId, at: now } },
      { do: 'note', of: { at: now, personId: who.id, action: 'unbind', subject: `group ${chatId}` } },
    ],
  }),
})

/** The editor's page of bound groups. */
export const groups = feature<readonly GroupChat[], 'groups'>({
  role: 'editor',
  place: 'private',
  help: ['/bind 在群里发，汇编就发到那个群；/unbind 停发'],
  opens: key('已绑定的群', 'groups'),
  buttons: ['groups'],
  load: (db) => boundGroups(db),
  decide: (bound) => ({ say: [messages.boundGroups(bound.map((g) => g.title))] }),
})

/** A group that became a supergroup goes on under its new id, and so does what it is owed. */
export const moved = feature<number | undefined>({
  role: 'anyone',
  place: 'group',
  plain: ['move'],
  load: (_, asked) => (asked.by === 'move' ? asked.to : undefined),
  decide: (to, { chatId }) => (to === undefined ? {} : { write: [{ do: 'moveGroup', of: { from: chatId, to } }] }),
})

/** The bot was put out of a group: nothing can be said there, and editors learn of it. */
export const removed = feature<readonly number[]>({
  role: 'anyone',
  place: 'group',
  plain: ['removal'],
  load: async (db, _, { chatId }) => {
    const group = await groupOf(db, chatId)
    return group?.unboundAt === null ? editorChats(db) : []
  },
  decide: (editors, { chatId, title, now }) => ({
    owe: editors.map((editor) => messageTo(editor, deliveryWords.unbound({ group: title }).text)),
    write: [{ do: 'unbindGroup', of: { chatId, at: now } }],
  }),
})

/** A person stopped the bot: whatever else comes from somebody says that they can be reached again. */
export const stopped = feature<undefined>({
  role: 'anyone',
  place: 'private',
  plain: ['removal'],
  load: () => undefined,
  decide: (_, { who }) => ({ write: [{ do: 'markUnreachable', of: { telegramId: who.telegramId } }] }),
})
