import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { person } from '../../src/database/schema.ts'
import { tidy } from '../../src/database/tidy.ts'
import { type Chat, County, until } from '../support/county.ts'

let county: County
let editor: Chat

beforeEach(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
})

afterEach(() => county.close())

const hears = (chat: Chat, words: string) =>
  until(() => chat.actor.messages().find((m) => m.text?.includes(words)), `“${words}”`)

describe('申请加入', () => {
  it('is asked by a stranger, answered by an editor, and gone after that', async () => {
    const stranger = county.person(31, '小禾')
    await stranger.says('/start')
    expect(stranger.buttons).toEqual(['申请加入'])
    await stranger.taps('申请加入')
    expect((await stranger.says('没有的村妇联')).text).toContain('没有找到“没有的村妇联”')
    await stranger.says('甲东妇联')
    expect(stranger.buttons).toEqual(['甲东村妇联', '返回'])
    await stranger.taps('甲东村妇联')
    for (const words of ['谢谢', '在吗']) expect((await stranger.says(words)).text).toContain('请打姓名')
    expect((await stranger.says('13812345678')).text).toBe('请打姓名，2到20个字，如“王小明”。')
    expect((await stranger.says('孟小禾')).text).toContain('已申请加入甲东村妇联')
    await hears(editor, '孟小禾申请加入：甲东村妇联填报人')
    await editor.taps('去办')
    await editor.taps('同意')
    expect(editor.text).toContain('已同意：孟小禾是甲东村妇联填报人了。')
    expect(editor.text).toContain('没有人在申请加入。')
    await hears(stranger, '您已加入甲东村妇联，可以填报了。')
    await stranger.says('/report')
    expect(stranger.text).toContain('甲东村妇联')
  })

  it('is seen and answered by the editor of that town alone, and leaves no row when it is over', async () => {
    const jia = await county.joins(county.person(21, '甲镇干事'), 'editor jia-zhen', editor)
    const yi = await county.joins(county.person(22, '乙镇干事'), 'editor yi-zhen', editor)
    const stranger = county.person(31, '小禾')
    await stranger.says('/start')
    await stranger.taps('申请加入')
    await stranger.says('甲东村妇联')
    await stranger.says('孟小禾')
    await hears(jia, '孟小禾申请加入')
    expect(yi.actor.messages().some((m) => m.text?.includes('孟小禾'))).toBe(false)
    await jia.taps('去办')
    await jia.taps('不同意')
    expect(jia.text).toContain('没有同意孟小禾加入甲东村妇联。')
    await hears(stranger, '甲东村妇联的申请没有通过')
    await tidy(county.opened.db, county.now, [])
    const known = (await county.opened.db.select({ id: person.telegramId }).from(person)).map(({ id }) => id)
    expect(known).not.toContain(31)
    expect(known).toContain(21)
    await stranger.says('/start')
    await stranger.taps('申请加入')
    await stranger.says('甲东村妇联')
  })
})

describe('交接', () => {
  it('gives the newcomer the place with drafts and reports; who had it is out, old buttons and all', async () => {
    const old = await county.joins(county.person(11, '填报人11'), 'jia-zhen/women', editor)
    await hears(editor, '填报人11加入了：甲镇妇联填报人。')
    await old.says('巾帼宣讲')
    const question = old.last
    await old.says('/start')
    await old.taps('我的任职')
    await old.taps('甲镇妇联填报人')
    await old.taps('交接给新人')
    const link = /https:\S+/.exec(old.text)?.[0] ?? expect.fail(old.text)
    expect((await old.opens(link)).text).toBe('您已加入甲镇妇联。')
    const fresh = county.person(12, '新人')
    await fresh.opens(link)
    expect(fresh.text).toContain('您已加入甲镇妇联')
    await hears(old, '已交接给新人：您不再是甲镇妇联填报人。')
    await hears(editor, '填报人11交接给了新人')
    await fresh.taps('填报')
    expect(fresh.buttons.some((label) => label.startsWith('接着填'))).toBe(true)
    const before = old.actor.messages().length
    await old.says('昨天')
    await old.taps(question.reply_markup?.inline_keyboard[0]?.[0]?.text ?? '', question)
    const answers = old.actor
      .messages()
      .slice(before)
      .map((m) => m.text ?? '')
    expect(answers.join('\n')).not.toMatch(/编号|是哪天|请选/)
    expect((await county.person(13, '别人').opens(link)).text).toContain('已经用完')
  })

  it('and invitations of whoever has left since let nobody in', async () => {
    const second = await county.secondEditor(77, editor)
    const link = await second.invites('jia-zhen/women')
    const back = await second.invites('editor')
    await editor.says('/people 编辑乙')
    for (const tap of ['编辑乙·县群团办（编辑）', '移出', '确认移出']) await editor.taps(tap)
    expect((await county.person(12, '新人').opens(link)).text).toContain('这个邀请已经撤销')
    expect((await second.opens(back)).text).toContain('这个邀请已经撤销')
    expect((await second.says('/week')).text).toContain('您还没有加入填报单位')
  })
})

describe('/people', () => {
  it('changes a role, gives another unit, and whoever wants to leaves; the last editor cannot', async () => {
    const cadre = await county.cadre(11, 'jia-zhen/women')
    await editor.says('/people 甲镇')
    await editor.taps('填报人11·甲镇妇联')
    for (const tap of ['再任一个单位', '乙镇 ›', '乙镇妇联']) await editor.taps(tap)
    expect(editor.text).toBe('填报人11现在也为乙镇妇联填报。')
    await hears(cadre, '您已加入乙镇妇联')
    await editor.says('/people 甲镇')
    await editor.taps('填报人11·甲镇妇联')
    await editor.taps('改为查看人')
    expect(editor.text).toBe('已改：填报人11现在是甲镇妇联查看人。')
    await hears(cadre, '您现在是甲镇妇联查看人，不再是填报人。')
    await cadre.says('/start')
    expect(cadre.text).toContain('您为乙镇妇联填报。一句话也能报，如“昨天开展巾帼宣讲3场次”。\n您可以看全县的汇编。')
    await cadre.taps('我的任职')
    await cadre.taps('乙镇妇联填报人')
    await cadre.taps('退出')
    await cadre.taps('确认退出')
    expect(cadre.text).toBe('您已退出，不再是乙镇妇联填报人。')
    await hears(editor, '填报人11退出了，不再是乙镇妇联填报人。')
    await cadre.says('/report')
    expect(cadre.text).toContain('您可以看汇编，还不能填报')
  })

  it('tells of each link who came by it', async () => {
    await county.joins(county.person(11, '填报人11'), 'jia-zhen/women', editor)
    await editor.says('/invite')
    await editor.taps('发出的链接')
    await editor.taps('11月9日 甲镇妇联填报人（已用完）')
    expect(editor.text).toBe('甲镇妇联填报人的链接，11月9日发出，已用完。\n用过的人：\n· 填报人11，11月9日加入')
  })
})

it('an invitation names its unit by its name as well as by its code; a part of a name is none', async () => {
  expect(await editor.invites('甲镇妇联 3')).toContain('https:')
  expect(editor.text).toContain('甲镇妇联填报人的邀请链接（3人用')
  await editor.says('/invite 甲镇')
  expect(editor.buttons).toEqual(expect.arrayContaining(['甲东村 ›', '甲镇编辑']))
  expect((await editor.says('/invite 镇妇联')).text).toContain('没有“镇妇联”这个单位')
})
