import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Message } from '../../src/sandbox/index.ts'
import { type Chat, County, EDITOR, until } from '../support/county.ts'

let county: County
let editor: Chat

beforeEach(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
})

afterEach(() => county.close())

describe('the choice of forms', () => {
  it('asks a person with several units once, and can be gone back from at each page', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await county.joins(cadre, 'jia-zhen/union', editor)
    await cadre.says('/start')
    await cadre.taps('填报')
    expect(cadre.buttons).toEqual(['甲镇妇联', '甲镇总工会', '返回'])
    await cadre.taps('甲镇总工会')
    expect(cadre.buttons).toContain('文体和主题教育')
    await cadre.taps('换个单位')
    await cadre.taps('甲镇妇联')
    await cadre.taps('信访维权')
    await cadre.taps('返回')
    expect(cadre.text).toContain('甲镇妇联：报哪一类工作')
    await cadre.taps('换个单位')
    await cadre.taps('返回')
    expect(cadre.text).toContain('您为甲镇妇联、甲镇总工会填报')
  })

  it('begins a form that is named, and asks for which unit where several have it', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await cadre.says('信访维权')
    expect(cadre.text).toContain('【信访维权 1/2】')
    await cadre.says('/cancel')
    await county.joins(cadre, 'jia-zhen/union', editor)
    await cadre.says('/report 其他活动')
    expect(cadre.buttons).toEqual(['甲镇妇联', '甲镇总工会', '返回'])
    await cadre.taps('甲镇总工会')
    expect(cadre.text).toContain('【其他活动 1/6】')
    await cadre.says('/report 没有这张表')
    expect(cadre.text).toContain('为哪个单位填报')
  })

  it('costs nine interactions for seven questions answered, where the form is named', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    const deeds = [
      () => cadre.says('其他活动'),
      () => cadre.taps('思想引领'),
      () => cadre.says('读书会'),
      () => cadre.taps('昨天'),
      () => cadre.says('2'),
      () => cadre.says('150余人'),
      () => cadre.taps('没有联合'),
      () => cadre.says('上门走访'),
      () => cadre.taps('确认提交'),
    ]
    for (const deed of deeds) await deed()
    expect(cadre.text).toContain('已保存')
    expect(deeds).toHaveLength(9)
  })
})

describe('typed words', () => {
  it('that tell of work lead to the forms; others get a hint', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await cadre.says('我们村有3户人家，150人')
    expect(cadre.text).toContain('请先选一类')
    expect(cadre.buttons).toContain('巾帼宣讲')
    await cadre.says('小猫钓鱼')
    expect(cadre.text).toContain('没看懂')
    await cadre.says('谢谢！')
    expect(cadre.text).toBe('不客气。')
    await cadre.says('你是谁？')
    expect(cadre.text).toBe('我是群报，帮您报工作。要填报请点“填报”。')
    expect(cadre.buttons).toEqual(['填报', '帮助'])
  })

  it('that are sent twice within seconds answer once', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await cadre.says('主题教育活动')
    const asked = cadre.text
    expect(asked).toContain('叫什么名字')
    cadre.actor.send('主题教育活动')
    await cadre.says('读书会')
    cadre.actor.send('读书会')
    await cadre.says('昨天')
    expect(cadre.text).toContain('有多少人次')
    const said = cadre.actor.messages().filter((m) => m.from.is_bot && /是哪天|没看懂/u.test(m.text ?? ''))
    expect(said).toHaveLength(1)
  })

  it('go into no draft that is not on the screen', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await cadre.says('/report 主题教育活动')
    await cadre.says('/report 信访维权')
    await cadre.taps('今天')
    await cadre.says('/cancel')
    expect(cadre.text).toContain('已取消“信访维权”')
    await cadre.says('3')
    expect(cadre.text).toContain('没有正在填的表')
    expect(cadre.buttons).toEqual(['接着填：主题教育活动', '填报'])
    await cadre.says('/cancel')
    expect(cadre.buttons).toEqual(['接着填：主题教育活动', '填报'])
    await cadre.taps('接着填：主题教育活动')
    expect(cadre.text).toContain('叫什么名字')
    await cadre.says('读书会')
    expect(cadre.text).toContain('2/4')
  })

  it('in a group are never answered', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    const group = editor.actor.groups.create('群团群')
    editor.actor.groups.add(group, editor.actor.bot)
    editor.actor.groups.add(group, cadre.actor.user)
    cadre.actor.send('昨天宣讲3场150人', { in: group })
    cadre.actor.send('/report', { in: group })
    cadre.actor.send('/mine', { in: group })
    await cadre.says('/start')
    const said = cadre.actor.messages(group).filter((m) => m.from?.is_bot)
    expect(said).toEqual([])
  })
})

describe('a draft', () => {
  it('is cancelled, taken up and cancelled again; its old buttons say so', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await cadre.says('/report 信访维权')
    await cadre.taps('今天')
    const question = await cadre.says('很多')
    expect(cadre.text).toContain('上报了多少起')
    await cadre.says('/cancel')
    await cadre.taps('返回', question)
    expect(cadre.text).toContain('这一份已经取消了')
    await cadre.taps('接着填')
    expect(cadre.text).toContain('上报了多少起')
    await cadre.taps('取消')
    expect(cadre.text).toContain('已取消')
    await cadre.taps('接着填')
    await cadre.says('3')
    await cadre.taps('确认提交')
    await cadre.taps('返回', question)
    expect(cadre.text).toContain('这一份已经提交了')
    await cadre.says('/start')
    await cadre.taps('填报')
    expect(cadre.buttons.some((b) => b.startsWith('接着填'))).toBe(false)
  })

  it('waits on the first page for days', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await cadre.says('/report 信访维权')
    await cadre.taps('今天')
    county.turnClockTo('2022-11-13T22:00:00+08:00')
    await cadre.says('/start')
    await cadre.taps('接着填：信访维权')
    expect(cadre.text).toContain('上报了多少起')
    await cadre.says('2')
    expect(cadre.text).toContain('2022年11月9日（周三）（原话：今天）')
  })

  it('takes no voice message, and says so with the question', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await cadre.says('/report 信访维权')
    cadre.actor.sendContact()
    await cadre.says('今天')
    const said = cadre.actor.messages().map((m) => m.text ?? '')
    expect(said.some((t) => t.includes('请打字') && t.includes('是哪天上报的'))).toBe(true)
  })

  it('answers an edited message that changes nothing, after it was sent too', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await cadre.says('/report 信访维权')
    await cadre.taps('今天')
    await cadre.says('3')
    const typed = cadre.actor.messages().findLast((m) => m.text === '3')
    if (!typed) throw new Error('3 was not sent')
    await cadre.edits(typed, '4')
    expect(cadre.text).toContain('4起')
    await cadre.taps('确认提交')
    await cadre.edits(typed, '5')
    expect(cadre.text).toContain('填报不会跟着变')
    expect(cadre.buttons).toEqual(['我的填报', '填报'])
  })
})

describe('belonging', () => {
  it('ends with the membership, for buttons and drafts of before too', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    const menus: Message[] = []
    for (const _ of [1, 2, 3]) menus.push(await cadre.says('/start'))
    await cadre.says('/report 信访维权')
    const question = cadre.last
    await county.opened.db.execute(sql`update membership set until = now() where role = 'reporter'`)
    await cadre.taps('今天', question)
    expect(cadre.text).toContain('您已经不为甲镇妇联填报')
    for (const [i, label] of ['填报', '零报告', '我的填报'].entries()) {
      expect((await cadre.taps(label, menus[i])).text).toContain('还没有加入填报单位')
    }
    await cadre.says('3')
    expect(cadre.text).toContain('还没有加入填报单位')
  })

  it('lets a viewer read what the groups got, and nothing else', async () => {
    const leader = county.person(201, '领导')
    await county.joins(leader, 'jia-zhen/women viewer', editor)
    await leader.taps('最近一期汇编')
    expect(leader.text).toContain('还没有发布过汇编')
    await leader.taps('返回')
    expect(leader.buttons).toEqual(['最近一期汇编', '我的任职', '帮助'])
    for (const words of ['/report', '/zero', '/mine', '/cancel']) {
      await leader.says(words)
      expect(leader.text).toMatch(/^您可以看汇编，还不能填报；.*\n.*\/start$/)
    }
    await leader.says('/week')
    expect(leader.text).toMatch(/^这个功能只给编辑用。\n.*\/start$/)
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await cadre.says('/report 信访维权')
    await cadre.answers('今天', '3', '确认提交')
    await editor.says('/week')
    await until(() => editor.buttons.includes('发布') || undefined, 'the preview')
    await editor.taps('发布')
    await editor.taps('确认发布')
    await leader.says('/start')
    await leader.taps('最近一期汇编')
    const read = () => leader.actor.messages().map(({ text }) => text ?? '')
    await until(() => read().includes('以前的也能看：') || undefined, 'the digest, and where there are more')
    expect(read().join('\n')).toContain('一周工作动态')
    expect(read().join('\n')).not.toContain('3起')
  })

  it('tells whoever opens a wrong link so', async () => {
    const stranger = county.person(301, '孙')
    for (const payload of ['x', 'a'.repeat(64), 'editor', '-_-', '0']) {
      await stranger.opens(`https://t.me/qunbao_bot?start=${payload}`)
      expect(stranger.text).toContain('这个邀请链接不对')
      expect(stranger.buttons).toEqual(['申请加入'])
    }
    await stranger.says(`/start x 还有 <b>别的</b> ${'长'.repeat(500)}`)
    expect(stranger.text).toContain('这个邀请链接不对')
    await editor.opens('https://t.me/qunbao_bot?start=x')
    await editor.taps('返回')
    expect(editor.text).toContain('编辑')
  })

  it('leads an editor to everything from the first page, and back', async () => {
    expect(editor.actor.user.id).toBe(EDITOR)
    await editor.says('/start')
    expect(editor.buttons).toEqual([
      ...['一周汇编', '年度汇报', '汇报的文字', '溯源', '上级表', '表和题', '单位', '邀请', '人员', '申请加入'],
      ...['设置', '操作记录', '问题和打算', '收到的填报', '没报的单位', '已绑定的群', '我的任职', '帮助'],
    ])
    for (const label of [
      '汇报的文字',
      '溯源',
      '上级表',
      '表和题',
      '人员',
      '问题和打算',
      '没报的单位',
      '已绑定的群',
      '设置',
      '帮助',
    ]) {
      await editor.taps(label)
      await editor.taps('返回')
      expect(editor.buttons).toContain('一周汇编')
    }
  })
})
