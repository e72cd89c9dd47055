import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Chat, County, GroupChat, until } from '../support/county.ts'

let county: County
let editor: Chat

beforeEach(async () => {
  // Wednesday
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
})

afterEach(() => county.close())

/** Monday's preview, and its publication when nobody acts. */
async function published(): Promise<void> {
  county.turnClockTo('2022-11-14T17:00:00+08:00')
  await county.ring()
  await until(() => (editor.text.includes('自动发布') ? true : undefined), 'the preview')
  county.turnClockTo('2022-11-14T19:01:00+08:00')
  await county.ring()
  await until(() => editor.actor.messages().find((m) => m.document), 'the document')
}

describe('a group of the county', () => {
  it('gets no more digests once an editor has unbound it, and gets them again when it is bound', async () => {
    const group = await GroupChat.bound(editor)
    expect(group.texts).toEqual(['已绑定，一周汇编会发到这里。'])
    expect(await group.says('/bind')).toBe('这里已经绑定过了，一周汇编会发到这里。')
    expect(await group.says('/unbind')).toBe('已解除绑定，汇编不再发到这里。')
    expect(await group.says('/unbind')).toBe('这个群没有绑定。要绑定，请编辑在这里发：/bind')
    await published()
    expect(editor.text).toContain('第1期')
    expect(group.texts).toHaveLength(4)
    expect(await group.says('/bind')).toBe('已绑定，一周汇编会发到这里。')
    county.turnClockTo('2022-11-21T17:00:00+08:00')
    await county.ring()
    await until(() => (editor.text.includes('会发到1个群') ? true : undefined), 'the next preview')
    county.turnClockTo('2022-11-21T19:01:00+08:00')
    await county.ring()
    expect(await group.hears('第2期')).toContain('11月14日—11月20日')
    expect(group.texts.filter((text) => text.includes('第1期'))).toEqual([])
  })

  it('is bound and unbound in it: who writes that to the bot alone is told so', async () => {
    for (const command of ['/bind', '/unbind']) {
      expect((await editor.says(command)).text).toBe(`${command} 要在群里发：先把我加进群，再由编辑在群里发。`)
    }
  })

  it('is bound and unbound by editors alone', async () => {
    const group = await GroupChat.bound(editor)
    const cadre = await county.cadre(101, 'jia-zhen/women')
    editor.actor.groups.add(group.group, cadre.actor.user)
    expect(await group.says('/unbind', cadre)).toBe('只有编辑能解除绑定。')
    expect(await group.says('/bind', cadre)).toBe('只有编辑能绑定。请编辑本人（不匿名）在群里发：/bind')
    await published()
    await group.hears('第1期')
  })

  it('is unbound when the bot is taken out of it: editors are told how to go on', async () => {
    const group = await GroupChat.bound(editor)
    editor.actor.groups.kick(group.group, editor.actor.bot)
    const told = await until(() => (editor.text.includes('收不到') ? editor.text : undefined), 'the news')
    expect(told).toBe('“青禾群团工作群”收不到汇编了：我不在那里了。要接着发，请把我加回群里，再在群里发：/bind')
    await published()
    expect(group.texts).toHaveLength(1)
  })

  it('is named to an editor who asks where digests go', async () => {
    await editor.taps('已绑定的群')
    expect(editor.text).toBe('还没有绑定群。\n要让汇编发到一个群：把我加进群，再由编辑在群里发 /bind')
    await GroupChat.bound(editor)
    await editor.taps('返回')
    await editor.taps('已绑定的群')
    expect(editor.text).toContain('已绑定1个群。点一个群，选发哪些汇编。')
  })

  it('gets the kinds and the scope that an editor chose, and no other', async () => {
    const county = await GroupChat.bound(editor, '县群')
    const town = await GroupChat.bound(editor, '甲镇群')
    await editor.taps('已绑定的群')
    await editor.taps('甲镇群（全县：各种汇编）')
    await editor.taps('换范围')
    await editor.taps('甲镇')
    expect(editor.text).toContain('已保存。\n“甲镇群”发甲镇：各种汇编。')
    await editor.taps('✓年')
    expect(editor.buttons).toContain('✗年')
    await published()
    await county.hears('第1期')
    expect(town.texts).toHaveLength(1)
    await editor.says('/audit')
    expect(editor.text).toContain('绑定群：甲镇群')
  })

  it('that one editor binds is told to the others, who can unbind it from their own chat', async () => {
    const other = await county.secondEditor(9002, editor)
    const group = await GroupChat.bound(editor, '外来群')
    await until(() => (other.text.includes('绑定了群“外来群”') ? true : undefined), 'the news')
    for (const tap of ['看这个群', '解除绑定']) await other.taps(tap)
    expect(other.text).toBe('这个群已经解除绑定了。')
    await published()
    expect(group.texts).toHaveLength(1)
  })
})
