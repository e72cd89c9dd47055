import { areasBelow } from '../../database/area.ts'
import { boundGroups, type GroupChat, groupOf } from '../../database/group-chat.ts'
import { editorChats } from '../../database/membership.ts'
import type { Database } from '../../database/open.ts'
import type { Write } from '../../database/write.ts'
import type { CountyDesk } from '../../desk/county-desk.ts'
import { scopeNamed, scopeOfKey } from '../../desk/subject.ts'
import { DIGEST_KINDS } from '../../digest/kinds/index.ts'
import { scopeKey, scopeName } from '../../digest/scope.ts'
import { called, key } from '../../messages/buttons.ts'
import { deliveryWords } from '../../messages/delivery.ts'
import type { Bound } from '../../messages/groups.ts'
import * as messages from '../../messages/groups.ts'
import { messageTo } from '../../messages/said.ts'
import { feature } from '../feature.ts'

/** /bind in a group: the digests go there, into the topic where it was said. */
export const bind = feature<{ readonly before: GroupChat | undefined; readonly editors: readonly number[] }>({
  command: 'bind',
  role: 'editor',
  place: 'group',
  refusal: '只有编辑能绑定。请编辑本人（不匿名）在群里发：/bind',
  menu: '把汇编发到这个群（编辑）',
  load: async (db, _, { chatId }) => {
    const before = await groupOf(db, chatId)
    return { before, editors: before?.unboundAt === null ? [] : await editorChats(db) }
  },
  decide: ({ before, editors }, { who, chatId, title, threadId = null, now }) => ({
    say: [messages.bound(!before || before.unboundAt !== null || before.threadId !== threadId)],
    owe: editors
      .filter((chat) => chat !== who.telegramId)
      .map((chat) => {
        const news = messages.boundNews(who.name, { chat: chatId, title })
        return messageTo(chat, news.text, news.keys)
      }),
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

type Facts =
  | { readonly list: readonly Bound[] }
  | { readonly scopes: readonly Named[]; readonly chat: number }
  | { readonly group: Bound; readonly write?: Write; readonly unbinds?: true }
  | 'not bound'
type Named = { readonly code: string; readonly name: string }

/** The editor's page of bound groups: which digests go to which. */
export const groups = feature<Facts, 'groups' | 'group' | 'groupKind' | 'groupScopes' | 'groupScope' | 'groupUnbind'>({
  role: 'editor',
  place: 'private',
  topic: 'office',
  help: ['/bind 在群里发，就绑定那个群，汇编发到那里；/unbind 解除绑定'],
  opens: key('已绑定的群', 'groups'),
  named: called(
    '群、绑定、绑定群、绑定的群、绑 群、发布 群、群 汇编、解除 绑定、换 群、加 群、哪个群、群 发、往 群、发 群、群 只、群 不、群 停、群 收、群 里 发、哪些 群、发 哪 群|里|些、发到|推到|发给 哪|群、群 没|收到|哪|几|里|名单|换|加|取消|停|办公室|绑|推|多、加|换|取消|停|少|多 群、哪些|哪几个|几个|多少 群、机器人 群|拉|进、办公室 群、别|不 往 群|发群、重新 发|推 群、再 发 群|一遍、漏 发 群、没 发到 群',
    key('', 'groups'),
  ),
  buttons: ['groups', 'group', 'groupKind', 'groupScopes', 'groupScope', 'groupUnbind'],
  load: async (db, asked, { desk }) => {
    if (asked.by !== 'tap') return list(db, desk)
    const { button } = asked
    if (button.name === 'groups') return list(db, desk)
    const { chat } = button.parts
    if (button.name === 'groupScopes') return { scopes: await scopes(db, desk), chat }
    const found = await groupOf(db, chat)
    if (!found || found.unboundAt !== null) return 'not bound'
    switch (button.name) {
      case 'group':
        return { group: await shown(db, desk, found) }
      case 'groupUnbind':
        return { group: await shown(db, desk, found), unbinds: true }
      case 'groupKind': {
        const { kind } = button.parts
        const now = found.kinds ?? DIGEST_KINDS.map(({ code }) => code)
        const kinds = now.includes(kind) ? now.filter((each) => each !== kind) : [...now, kind]
        return {
          group: await shown(db, desk, { ...found, kinds }),
          write: { do: 'setGroup', of: { chatId: chat, kinds } },
        }
      }
      case 'groupScope': {
        const named = await scopeNamed(db, desk, button.parts.scope)
        const scope = named ? scopeKey(named) : found.scope
        return {
          group: await shown(db, desk, { ...found, scope }),
          write: { do: 'setGroup', of: { chatId: chat, scope } },
        }
      }
    }
  },
  decide: (facts, { who, now }) => {
    if (facts === 'not bound') return { say: [messages.NOT_BOUND] }
    if ('list' in facts) return { say: [messages.boundGroups(facts.list, DIGEST_KINDS)] }
    if ('scopes' in facts) return { say: [messages.groupScopes(facts.chat, facts.scopes)] }
    const { group, write, unbinds } = facts
    const note = { at: now, personId: who.id, subject: `group ${group.chat}` }
    if (unbinds) {
      return {
        say: [messages.NOT_BOUND],
        write: [
          { do: 'unbindGroup', of: { chatId: group.chat, at: now } },
          { do: 'note', of: { ...note, action: 'unbind' } },
        ],
      }
    }
    const { chat: _, title: __, ...detail } = group
    return {
      say: [messages.groupPage(group, DIGEST_KINDS, write ? messages.GROUP_SAVED : '')],
      ...(write ? { write: [write, { do: 'note', of: { ...note, action: 'bind', detail } }] } : {}),
    }
  },
})

async function list(db: Database, desk: CountyDesk): Promise<Facts> {
  return { list: await Promise.all((await boundGroups(db)).map((each) => shown(db, desk, each))) }
}

async function shown(db: Database, desk: CountyDesk, { chatId: chat, title, scope, kinds }: GroupChat): Promise<Bound> {
  return { chat, title, kinds, of: scopeName(await scopeOfKey(db, desk, scope), desk.county) }
}

/** The county, the organizations, the towns: whose digests a group may get. */
async function scopes(db: Database, { county, catalogue }: CountyDesk): Promise<readonly Named[]> {
  const [top] = await areasBelow(db, undefined)
  const towns = top ? await areasBelow(db, top.id) : []
  return [
    { code: 'county', name: scopeName({ kind: 'county' }, county) },
    ...catalogue.organizations.map(({ code, name }) => ({ code, name })),
    ...towns.map(({ id: code, name }) => ({ code, name })),
  ]
}

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
