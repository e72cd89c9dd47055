import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Chat, County } from '../support/county.ts'

let county: County
let editor: Chat

beforeEach(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
})

afterEach(() => county.close())

describe('joining', () => {
  it('lets in who opens a link, once', async () => {
    const link = await editor.invites('jia-zhen/women 1')
    const zhao = county.person(101, '赵')
    await zhao.opens(link)
    expect(zhao.text).toContain('您已加入甲镇妇联')
    const qian = county.person(102, '钱')
    await qian.opens(link)
    expect(qian.text).toContain('已经用完')
    await qian.says('你好')
    expect(qian.text).toContain('要一个邀请链接')
  })

  it('refuses a link that was revoked', async () => {
    const link = await editor.invites('jia-zhen/women')
    await editor.taps('撤销这个链接')
    const zhao = county.person(101, '赵')
    await zhao.opens(link)
    expect(zhao.text).toContain('撤销')
  })

  it('tells a stranger only how to get an invitation', async () => {
    const stranger = county.person(103, '孙')
    for (const words of ['/start', '/report', '/week', '/mine', '/invite', '/zero', '你好']) {
      await stranger.says(words)
      expect(stranger.buttons.filter((label) => label !== '申请加入')).toEqual([])
      expect(stranger.text).toMatch(/邀请|编辑用/)
    }
  })
})

describe('a report', () => {
  it('of the same form again takes five, with the last answers that rarely change; the receipt stays', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await cadre.says('巾帼宣讲')
    await cadre.answers('昨天', '3', '150', '12', '没有联合', '确认提交')
    const receipt = cadre.text
    await cadre.taps('再报一份：巾帼宣讲')
    expect(cadre.text).toContain('照上次填好了，核对时可以改：\n联合单位：无（同上次）')
    await cadre.taps('今天')
    await cadre.says('5')
    await cadre.says('80')
    expect(cadre.text).toContain('联合单位：无（同上次）')
    expect(cadre.text).toContain('现有巾帼宣讲分队：没有说，还是12支？')
    await cadre.taps('都对，确认提交')
    expect(cadre.text).toContain('已保存')
    expect(cadre.actor.messages().map((m) => m.text)).toContain(receipt)
  })

  it('is begun by a title amid another that it does not answer; that one waits', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await cadre.says('巾帼宣讲')
    await cadre.answers('昨天', '3')
    await cadre.says('信访维权')
    expect(cadre.text).toContain('【信访维权 1/')
    await cadre.answers('昨天')
    await cadre.says('信访维权')
    expect(cadre.text).toMatch(/^接着填，前面填的是：\n.+\n\n【信访维权 2\//u)
    await cadre.says('/start')
    expect(cadre.buttons.slice(0, 2)).toEqual(['接着填：信访维权', '接着填：巾帼宣讲'])
    await cadre.taps('接着填：巾帼宣讲')
    await cadre.answers('150', '12', '没有联合')
    await cadre.says('信访维权')
    expect(cadre.text).toContain('【信访维权 2/')
  })

  it('of the same form again changes what was the same last time', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await cadre.says('巾帼宣讲')
    await cadre.answers('昨天', '3', '150', '12', '没有联合', '确认提交')
    await cadre.taps('再报一份：巾帼宣讲')
    await cadre.taps('今天')
    for (const words of ['5', '80']) await cadre.says(words)
    await cadre.taps('改某一项')
    await cadre.taps('5 联合单位：无')
    await cadre.says('团委')
    await cadre.says('13')
    await cadre.taps('本单位牵头')
    expect(cadre.text).toContain('联合单位：团委')
    expect(cadre.text).not.toContain('同上次')
    await cadre.taps('确认提交')
    expect(cadre.text).toContain('已保存')
  })

  it('takes eight interactions, the facts that nobody has to give at one tap, and is saved with a receipt', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    let interactions = 0
    const doing = async (deed: Promise<unknown>) => {
      await deed
      interactions += 1
    }
    await doing(cadre.says('/report'))
    await doing(cadre.taps('巾帼宣讲'))
    await doing(cadre.taps('昨天'))
    await doing(cadre.says('3'))
    await doing(cadre.says('150余人'))
    await doing(cadre.says('12支'))
    await doing(cadre.taps('没有联合'))
    expect(cadre.text).toContain('请核对')
    expect(cadre.text).toContain('150余人')
    expect(cadre.text).not.toContain('原话：150余人')
    expect(cadre.buttons).toEqual(['确认提交', '照片', '宣讲方式', '改某一项', '取消'])
    await doing(cadre.taps('确认提交'))
    expect(cadre.text).toMatch(/^已保存。编号1：11月8日巾帼宣讲，3场次，150余人，12支。/u)
    expect(cadre.text).toContain('11月7日—11月13日')
    expect(interactions).toBe(8)
  })

  it('asks whether a cumulative number is one, and converts it', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await report(cadre, ['昨天', '3', '200', '12', '没有联合'])
    await cadre.says('/report')
    await cadre.taps('巾帼宣讲')
    await cadre.taps('今天')
    await cadre.says('2')
    await cadre.says('累计320人')
    expect(cadre.buttons).toContain('今年累计')
    await cadre.taps('今年累计')
    await cadre.taps('还是12支')
    await cadre.taps('没有联合')
    expect(cadre.text).toContain('120人（累计320，此前已报200）')
  })

  it('asks why a number held has fallen', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await report(cadre, ['昨天', '3', '200', '12', '没有联合'])
    await cadre.says('/report')
    await cadre.taps('巾帼宣讲')
    await cadre.taps('今天')
    await cadre.says('2')
    await cadre.says('80')
    await cadre.says('10')
    expect(cadre.text).toContain('为什么减少')
    await cadre.says('两支分队合并了')
    await cadre.taps('没有联合')
    expect(cadre.text).toContain('减少原因：两支分队合并了')
  })

  it('asks when the same was reported today', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await report(cadre, ['昨天', '3', '200', '12', '没有联合'])
    await cadre.says('/report')
    await cadre.taps('巾帼宣讲')
    for (const tap of ['昨天']) await cadre.taps(tap)
    await cadre.says('3')
    await cadre.says('200')
    await cadre.taps('还是12支')
    await cadre.taps('没有联合')
    await cadre.taps('确认提交')
    expect(cadre.text).toContain('编号1')
    await cadre.taps('是，再报一份')
    expect(cadre.text).toContain('已保存。编号2')
  })

  it('keeps a draft while another form is filled, and both can be finished', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await cadre.says('/report')
    await cadre.taps('巾帼宣讲')
    await cadre.taps('昨天')
    await cadre.says('/report')
    await cadre.taps('信访维权')
    await cadre.taps('今天')
    await cadre.says('2')
    await cadre.taps('确认提交')
    expect(cadre.buttons).toContain('接着填：巾帼宣讲')
    await cadre.taps('接着填：巾帼宣讲')
    expect(cadre.text).toContain('宣讲了多少场次')
  })

  it('goes on where it was after the bot was stopped and started', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await cadre.says('/report')
    await cadre.taps('巾帼宣讲')
    await cadre.taps('昨天')
    await county.stop()
    await county.start()
    await cadre.says('3')
    expect(cadre.text).toContain('听讲')
  })

  it('says that an old button is old and shows the present question', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await cadre.says('/report')
    await cadre.taps('巾帼宣讲')
    const old = cadre.last
    await cadre.says('昨天')
    await cadre.taps('今天', old)
    expect(cadre.text).toContain('旧按钮')
    expect(cadre.text).toContain('宣讲了多少场次')
  })

  it('takes two quick taps as one', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await report(cadre, ['昨天', '3', '200', '12', '没有联合'], false)
    await cadre.tapsTwice('确认提交')
    expect(cadre.text).toContain('已保存。编号1')
    await cadre.says('/mine')
    expect(cadre.buttons.filter((b) => b.includes('巾帼宣讲'))).toHaveLength(1)
  })

  it('changes an answer when its message is edited', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await cadre.says('/report')
    await cadre.taps('巾帼宣讲')
    await cadre.taps('昨天')
    const typed = cadre.actor.send('3')
    await cadre.taps('返回', await cadre.edits(typed, '5'))
    await cadre.says('5')
    expect(cadre.text).toBeTruthy()
  })

  it('refuses a phone number before anything is stored', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await cadre.says('/report')
    await cadre.taps('巾帼宣讲')
    await cadre.taps('昨天')
    await cadre.says('13812345678')
    expect(cadre.text).toContain('手机')
    const stored = await county.opened.db.execute(
      'select update::text as t from inbox union select state::text from draft',
    )
    expect(JSON.stringify(stored)).not.toContain('13812345678')
  })
})

async function report(cadre: Chat, answers: readonly string[], submit = true): Promise<void> {
  await cadre.says('/report')
  await cadre.taps('巾帼宣讲')
  await cadre.answers(...answers)
  if (submit) await cadre.taps('确认提交')
}
