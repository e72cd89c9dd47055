import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { boundGroups } from '../../src/database/group-chat.ts'
import { outbox } from '../../src/database/schema.ts'
import type { Fault } from '../../src/sandbox/index.ts'
import { type Chat, County, GroupChat, until } from '../support/county.ts'

/** Files are made before they are sent. */
const FILES_MS = 40_000

let county: County
let editor: Chat
let second: Chat

beforeEach(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
  second = await county.secondEditor(9002, editor)
})

afterEach(() => county.close({ refusals: true }))

const publishes = async () => {
  await editor.says('/week')
  await until(() => (editor.buttons.includes('发布') ? true : undefined), 'the preview')
  await editor.taps('发布')
  await editor.taps('确认发布')
}
const told = (chat: Chat, words: string) => chat.actor.messages().filter((m) => m.text?.includes(words))
const hears = (chat: Chat, words: string) => until(() => told(chat, words)[0], `“${words}”`)
const issues = (group: GroupChat) => group.texts.filter((text) => text.includes('第1期'))
const refused = (group: GroupChat) =>
  county.api.world.calls.filter((c) => c.params['chat_id'] === group.group.chat.id && !c.ok)
/** Nothing is on its way or put off: whatever could not be done is left to people. */
const settled = () =>
  until(
    async () => {
      const rows = await county.opened.db.select({ state: outbox.state, method: outbox.method }).from(outbox)
      const here = rows.filter(({ method }) => method !== 'sendDocument')
      return here.every(({ state }) => state !== 'owed' && state !== 'sending') || undefined
    },
    'an outbox that owes nothing but documents',
    FILES_MS,
  )

describe('a group in which the bot may not speak any more', () => {
  it.each<[string, Fault]>([
    ['by its rights', { status: 400, description: 'Bad Request: not enough rights to send text messages to the chat' }],
    ['by MTProto’s word', { status: 403, description: 'Forbidden: CHAT_WRITE_FORBIDDEN' }],
  ])('%s: the editors are asked once, and one tap sends the whole issue', async (_, fault) => {
    const group = await GroupChat.bound(editor)
    county.api.world.fault('sendMessage', { ...fault, chat: group.group.chat.id })
    await publishes()
    await hears(second, '没有发言的权限')
    await hears(editor, '没有发言的权限')
    await settled()
    expect([told(editor, '没有发言的权限').length, told(second, '没有发言的权限').length]).toEqual([1, 1])
    // The picture was not even tried.
    expect([issues(group).length, refused(group).length]).toEqual([0, 1])
    expect((await boundGroups(county.opened.db)).length).toBe(1)
    await second.taps('再发一次')
    await group.hears('第1期')
    await settled()
    expect(issues(group)).toHaveLength(1)
    expect(refused(group)).toHaveLength(1)
  })
})

describe('a topic', () => {
  it.each(['close', 'delete'] as const)(
    '%sd: the issue comes in the group itself, the editors hear of it once',
    async (how) => {
      const { actor } = editor
      const made = actor.groups.create('青禾群团工作群', { forum: true })
      actor.groups.add(made, actor.bot)
      const topic = actor.groups.topic(made, '周报')
      actor.send('/bind', { in: made, thread: topic })
      await until(async () => (await boundGroups(county.opened.db))[0], 'the binding')
      made.topics[how === 'close' ? 'get' : 'delete'](topic)
      const found = made.topics.get(topic)
      if (found) found.closed = true
      await publishes()
      await hears(editor, '话题关了或者没有了，汇编改发到群里')
      await settled()
      const said = actor.messages(made).filter((m) => m.from.is_bot && m.text?.includes('第1期'))
      expect(said).toHaveLength(1)
      expect([told(editor, '改发到群里').length, told(second, '改发到群里').length]).toEqual([1, 1])
      expect((await boundGroups(county.opened.db)).map(({ threadId }) => threadId)).toEqual([null])
    },
  )
})

describe('a group that put the bot out', () => {
  it('unheard: the editors are told once; back again, one tap sends what it was owed', async () => {
    const group = await GroupChat.bound(editor)
    const { groups, bot } = editor.actor
    groups.kick(group.group, bot)
    for (const each of county.api.world.bots.values()) each.pending = []
    await publishes()
    await hears(second, '收不到汇编了')
    await settled()
    expect([told(editor, '收不到汇编了').length, told(second, '收不到汇编了').length]).toEqual([1, 1])
    expect(refused(group)).toHaveLength(1)
    expect(await boundGroups(county.opened.db)).toEqual([])
    groups.add(group.group, bot)
    await group.says('/bind')
    await second.taps('再发一次')
    await group.hears('第1期')
    await settled()
    expect(issues(group)).toHaveLength(1)
  })
})

describe('a channel', () => {
  it('that was bound by mistake gets nothing: the editors are asked once, and can unbind it', async () => {
    // A channel takes commands from nobody: an earlier version, or a group that became one.
    const group = await GroupChat.bound(editor, '青禾发布')
    const denied = { status: 400, description: 'Bad Request: need administrator rights in the channel chat' }
    county.api.world.fault('sendMessage', { ...denied, chat: group.group.chat.id })
    await publishes()
    await hears(editor, '发不到“青禾发布”')
    await settled()
    expect(refused(group)).toHaveLength(1)
    await editor.says('/menu')
    await editor.taps('已绑定的群')
    await editor.taps('青禾发布（全县：各种汇编）')
    await editor.taps('解除绑定')
    expect(await boundGroups(county.opened.db)).toEqual([])
  })
})

describe('a token that is revoked while it runs', () => {
  it('loses nothing: what people wrote and what they are owed comes when it is accepted again', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    const unauthorized = { status: 401, description: 'Unauthorized' }
    county.api.world.fault('getUpdates', { ...unauthorized, times: 2 })
    county.api.world.fault('sendMessage', { ...unauthorized, times: 2, chat: 101 })
    await cadre.says('/report')
    expect(cadre.text).toContain('哪')
    expect(cadre.actor.messages().filter((m) => m.from.is_bot && m.text === cadre.text)).toHaveLength(1)
  })
})
