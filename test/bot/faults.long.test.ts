import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { boundGroups } from '../../src/database/group-chat.ts'
import type { Group } from '../../src/sandbox/index.ts'
import { type Chat, County, until } from '../support/county.ts'

let county: County
let editor: Chat
let group: Group

beforeEach(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
  group = editor.actor.groups.create('青禾群团工作群')
  editor.actor.groups.add(group, editor.actor.bot)
  editor.actor.send('/bind', { in: group })
  await inGroup(group, '已绑定')
})

afterEach(() => county.close({ refusals: true }))

const texts = (where: Group) =>
  [...where.talk.messages.values()].flatMap((m) => (m.from.is_bot && m.text ? [m.text] : []))
const inGroup = (where: Group, words: string) =>
  until(() => texts(where).find((text) => text.includes(words)), `“${words}” in the group`)
const hears = (chat: Chat, words: string) => until(() => (chat.text.includes(words) ? true : undefined), `“${words}”`)

describe('a question whose sending broke off', () => {
  it.each([{ drop: 'before' }, { drop: 'after' }, { status: 502 }] as const)('comes again: %o', async (fault) => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await cadre.says('/report')
    county.api.world.fault('*', { ...fault, chat: 101 })
    await cadre.taps('巾帼宣讲')
    await until(() => (cadre.buttons.includes('昨天') ? true : undefined), 'the question')
    const question = cadre.text
    await cadre.taps('昨天')
    expect(cadre.text).not.toBe(question)
  })
})

describe('the week’s digest', () => {
  const publish = async () => {
    await editor.says('/week')
    await hears(editor, '现在就发布也行')
    await editor.taps('发布')
    await editor.taps('确认发布')
  }

  it('whose sending broke off waits until an editor taps 再发一次, and is then sent once', async () => {
    county.api.world.fault('sendMessage', { status: 502, chat: group.chat.id })
    await publish()
    await hears(editor, '发到“青禾群团工作群”时网络断了')
    expect(texts(group)).toHaveLength(1)
    await editor.tapsTwice('再发一次')
    await inGroup(group, '第1期')
    expect(texts(group).filter((text) => text.includes('第1期'))).toHaveLength(1)
  })

  it('goes to the new id of a group that became a supergroup without telling the bot', async () => {
    const next = editor.actor.groups.upgrade(group)
    // The bot has not heard of it: the update is lost.
    for (const bot of county.api.world.bots.values()) bot.pending = []
    await publish()
    await inGroup(next, '第1期')
    expect((await boundGroups(county.opened.db)).map((each) => each.chatId)).toEqual([next.chat.id])
  })

  it('no longer goes to a group that removed the bot; the editors hear of it', async () => {
    editor.actor.groups.kick(group, editor.actor.bot)
    for (const bot of county.api.world.bots.values()) bot.pending = []
    await publish()
    await hears(editor, '“青禾群团工作群”收不到汇编了')
    expect(await boundGroups(county.opened.db)).toEqual([])
  })
})
