import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { digestFiles } from '../../src/desk/digest-files.ts'
import { type Chat, County, GroupChat, until } from '../support/county.ts'
import { made } from '../support/made.ts'

let county: County
let editor: Chat
let group: GroupChat

beforeEach(async () => {
  // Wednesday
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
  group = await GroupChat.bound(editor)
})

afterEach(() => county.close())

async function talks(cadre: Chat, numbers: [string, string], sentence?: string): Promise<void> {
  await cadre.says('/report')
  await cadre.taps('巾帼宣讲')
  for (const answer of [
    '昨天',
    ...numbers,
    '12',
    '没有联合',
    ...(sentence ? ['宣讲方式', sentence] : []),
    '确认提交',
  ]) {
    await cadre.answers(answer)
    if (cadre.buttons.includes('保留')) await cadre.taps('保留')
  }
}

/** Corrects the sentence of report 1. */
async function rewords(cadre: Chat, sentence: string): Promise<void> {
  await cadre.says('/mine')
  await cadre.taps(cadre.buttons.find((label) => label.includes('编号1')) ?? '')
  await cadre.taps('更正')
  await cadre.taps(cadre.buttons.find((label) => label.includes('一句话') || label.includes('讲到了')) ?? '')
  await cadre.says(sentence)
  await cadre.taps('确认提交')
  expect(cadre.text).toContain('已更正')
}

describe('the week', () => {
  it('is compiled on Monday at 17:00, previewed, and goes out by itself after two hours', async () => {
    await talks(await county.cadre(101, 'jia-zhen/women'), ['3', '150余人'], '讲到了院坝里')
    await talks(await county.cadre(102, 'yi-zhen/women'), ['2', '80'])
    county.turnClockTo('2022-11-14T16:59:00+08:00')
    await county.ring()
    expect(editor.text).not.toContain('自动发布')
    // A moment late: it goes out at the minute that editors are told all the same.
    county.turnClockTo('2022-11-14T17:00:20+08:00')
    await county.ring()
    await until(() => (editor.text.includes('19:00自动发布') ? true : undefined), 'the preview')
    expect(group.texts).toHaveLength(1)
    county.turnClockTo('2022-11-14T19:00:00+08:00')
    await county.ring()
    await county.ring()
    const posted = await group.hears('第1期')
    expect(posted).toContain('11月7日—11月13日')
    expect(posted).toContain('已报2个')
    // 150余 and 80 make 230余.
    expect(posted).toContain('妇联在甲镇、乙镇开展巾帼宣讲5场次，受众230余人次。')
    expect(posted).not.toContain('院坝')
    expect(posted).not.toContain('未报送：')
    expect(group.texts.filter((t) => t.includes('第1期'))).toHaveLength(1)
  })

  it('comes to editors as a document and a ledger too, each the same whenever it is made', async () => {
    await talks(await county.cadre(101, 'jia-zhen/women'), ['3', '150'])
    await editor.says('/week')
    await until(() => (editor.buttons.includes('发布') ? true : undefined), 'the preview')
    await editor.taps('发布')
    await editor.taps('确认发布')
    const files = () => editor.actor.messages().flatMap((m) => (m.document ? [m.document] : []))
    await until(() => (files().length === 2 ? true : undefined), 'two files')
    expect(files().map((f) => f.file_name)).toEqual([
      '青禾县群团一周工作动态（2022年第1期，总第1期）.docx',
      '青禾县群团一周工作动态（2022年第1期，总第1期）台账.xlsx',
    ])
    await until(() => editor.actor.messages(group.group).find((m) => m.photo), 'the picture in the group')
    const { db, desk } = county.opened
    for (const [i, as] of (['docx', 'xlsx'] as const).entries()) {
      const again = await made(digestFiles(db, desk), { digest: 1, edition: 'office', version: 1, as })
      expect(again.bytes.subarray(0, 2).toString()).toBe('PK')
      expect(again.bytes.length).toBe(files()[i]?.file_size)
    }
  })

  it('goes out with its free text when an editor has read and published it, and only once', async () => {
    await talks(await county.cadre(101, 'jia-zhen/women'), ['3', '150'], '讲到了院坝里')
    await editor.says('/week')
    await until(() => (editor.buttons.includes('发布') ? true : undefined), 'the preview')
    await editor.taps('发布')
    await editor.taps('确认发布')
    const posted = await group.hears('第1期')
    expect(posted).toContain('讲到了院坝里')
    county.turnClockTo('2022-11-14T17:00:00+08:00')
    await county.ring()
    await editor.says('/week 11月9日')
    expect(group.texts.filter((t) => t.includes('总第'))).toHaveLength(1)
  })

  it('is what /week and /missing show on Monday until it is out; what comes then is in it', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    county.turnClockTo('2022-11-14T10:00:00+08:00')
    await editor.says('/missing')
    expect(editor.text).toContain('11月7日—11月13日\n应报87个单位')
    county.turnClockTo('2022-11-14T17:00:00+08:00')
    await county.ring()
    await editor.says('/week')
    await until(() => (editor.buttons.includes('暂缓') ? true : undefined), 'the preview')
    expect(editor.text).toContain('19:00自动发布')
    await talks(cadre, ['3', '320'])
    expect(cadre.text).toContain('这一周的汇编还没发布，赶得上。')
    await editor.says('/week')
    await editor.taps('发布')
    expect(await group.hears('第1期')).toContain('320人')
    await editor.says('/missing')
    expect(editor.text).toContain('11月14日—11月20日\n应报87个单位')
    await talks(cadre, ['2', '50'])
    expect(cadre.text).toContain('这一周的汇编已经发布，会登在下一期的“补报”里。')
  })

  it('prints what was corrected after publication in the next digest, and what came late', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await talks(cadre, ['3', '320'])
    county.turnClockTo('2022-11-14T17:00:00+08:00')
    await county.ring()
    county.turnClockTo('2022-11-14T19:01:00+08:00')
    await county.ring()
    await group.hears('第1期')
    await cadre.says('/mine')
    await cadre.taps('11月8日 巾帼宣讲（编号1）')
    await cadre.taps('更正')
    await cadre.taps('3 巾帼宣讲受众：320人')
    await cadre.says('230')
    await cadre.taps('确认提交')
    expect(cadre.text).toContain('为什么要改')
    await cadre.says('打错了')
    expect(cadre.text).toContain('已更正')
    const late = await county.cadre(102, 'yi-zhen/women')
    await late.says('/report')
    await late.taps('巾帼宣讲')
    await late.says('11月9日')
    for (const answer of ['1', '40', '5']) await late.says(answer)
    await late.taps('没有联合')
    await late.taps('确认提交')
    county.turnClockTo('2022-11-21T19:30:00+08:00')
    await county.ring()
    county.turnClockTo('2022-11-21T21:31:00+08:00')
    await county.ring()
    const posted = await group.hears('第2期')
    expect(posted).toContain('更正')
    expect(posted).toContain('第1期甲镇妇联11月8日巾帼宣讲受众320人应为230人，合计相应更正')
    expect(posted).toContain('补报')
    expect(posted).toMatch(/乙镇妇联.*40人/)
  })

  it('has a next edition by one tap when a number in it is corrected: the group gets the list', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await talks(cadre, ['3', '320'])
    await editor.says('/week')
    await until(() => (editor.buttons.includes('发布') ? true : undefined), 'the preview')
    await editor.taps('发布')
    await editor.taps('确认发布')
    await group.hears('第1期')
    await cadre.says('/mine')
    await cadre.taps('11月8日 巾帼宣讲（编号1）')
    await cadre.taps('更正')
    await cadre.taps('3 巾帼宣讲受众：320人')
    await cadre.says('230')
    await cadre.taps('确认提交')
    await cadre.says('多数了一排')
    await county.ring()
    await until(() => (editor.text.includes('个数变了') ? true : undefined), 'the news')
    expect(editor.text).toContain('甲镇妇联受众320人应为230人（甲镇妇联更正：多数了一排）')
    expect(editor.buttons).toEqual(['出更正版', '连原因一起发'])
    await editor.taps('出更正版')
    const posted = await group.hears('更正：第1期')
    expect(posted).toContain('第2版')
    expect(posted).toContain('320人应为230人')
    expect(posted).not.toContain('多数了一排')
    expect(group.texts.filter((t) => t.includes('本期速览'))).toHaveLength(1)
    await county.ring()
    expect(group.texts.filter((t) => t.startsWith('更正：'))).toHaveLength(1)
    await editor.says('/week')
    await until(() => (editor.buttons.includes('更正版') ? true : undefined), 'the published week')
    await editor.taps('更正版')
    expect(editor.text).toContain('数字没有变')
  })

  it('is shown as the group will have it, with what can be done then', async () => {
    await talks(await county.cadre(101, 'jia-zhen/women'), ['3', '150'], '讲到了院坝里')
    await editor.says('/week')
    await until(() => (editor.buttons.includes('看公开版') ? true : undefined), 'the preview')
    await editor.taps('看公开版')
    const said = await until(() => {
      const texts = editor.actor.messages().flatMap((m) => (m.from.is_bot && m.text ? [m.text] : []))
      return texts.at(-1) === '这是公开版，发到群里的就是它。' ? texts : undefined
    }, 'the group’s edition')
    const shown = said.at(-2) ?? ''
    expect(shown).toContain('甲镇妇联开展巾帼宣讲3场次，受众150人，采取讲到了院坝里的方式。')
    expect(shown).not.toContain('未报送：')
    expect(editor.buttons).toEqual(['发布', '修改'])
    await editor.taps('发布')
    await editor.taps('确认发布')
    const posted = await group.hears('第1期')
    expect(shown).toBe(posted)
  })

  it('leads to the week before and the week after', async () => {
    await talks(await county.cadre(101, 'jia-zhen/women'), ['3', '150'])
    const shown = (days: string) =>
      until(
        () => (editor.actor.messages().some((m) => m.text?.includes(days)) ? true : undefined),
        `the week of ${days}`,
      )
    await editor.says('/week')
    await until(() => (editor.buttons.includes('上一周') ? true : undefined), 'the preview')
    await shown('11月7日—11月13日')
    await editor.taps('下一周')
    expect(editor.text).toBe('11月14日—11月20日还没有开始。')
    expect(editor.buttons).toEqual(['上一周', '下一周'])
    await editor.taps('上一周')
    await until(() => (editor.buttons.includes('发布') ? true : undefined), 'the preview again')
    await editor.taps('上一周')
    await shown('10月31日—11月6日')
    await until(() => (editor.buttons.includes('发布') ? true : undefined), 'the preview of the week before')
    await editor.taps('发布')
    await editor.taps('确认发布')
    expect(await group.hears('第1期')).toContain('10月31日—11月6日')
    await editor.says('/week 11月1日')
    await until(() => (editor.text.includes('已经发布') ? true : undefined), 'the published week')
    expect(editor.buttons).toEqual(['更正版', '撤回', '照片', '上一周', '下一周'])
    await editor.says('/week 明年春天')
    expect(editor.text).toContain('例如 /week 11月9日')
  })

  it('is held back when an editor says so', async () => {
    await talks(await county.cadre(101, 'jia-zhen/women'), ['3', '150'])
    county.turnClockTo('2022-11-14T17:00:00+08:00')
    await county.ring()
    await until(() => (editor.buttons.includes('暂缓') ? true : undefined), 'the preview')
    await editor.taps('暂缓')
    county.turnClockTo('2022-11-15T17:00:00+08:00')
    await county.ring()
    expect(group.texts).toHaveLength(1)
    await editor.taps('发布')
    await group.hears('第1期')
  })

  it('takes an editor’s changes: a dropped sentence, other words, next week', async () => {
    await talks(await county.cadre(101, 'qinghe/women'), ['3', '150'], '讲到了院坝里')
    await talks(await county.cadre(102, 'qinghe/women'), ['2', '80'], '讲得很生动')
    await editor.says('/week')
    await until(() => (editor.buttons.includes('发布') ? true : undefined), 'the preview')
    await editor.taps('修改')
    await editor.taps('没看过的文字（2条）')
    expect(editor.text).toBe(
      '没看过的2条，点序号可以改写、不发：\n1. 讲到了院坝里　青禾县妇联\n2. 讲得很生动　青禾县妇联',
    )
    await editor.taps('1')
    expect(editor.text).toContain('讲到了院坝里')
    await editor.taps('群里不发')
    expect(editor.text).toContain('讲得很生动')
    await editor.taps('改写')
    await editor.says('150名群众听得懂')
    expect(editor.text).toContain('没有保存：填报的原话里没有“150”这个数。')
    await editor.says('群众听得懂')
    expect(editor.text).toMatch(/^没看过的1\/1.*（已改写）\n群众听得懂\n原话：讲得很生动$/u)
    await editor.taps('返回')
    expect(editor.buttons).toEqual(['写下周安排', '看过的文字（2条）', '看预览', '发布'])
    await editor.taps('写下周安排')
    await editor.says('周三召开联席会议\n周五开展志愿服务')
    await editor.taps('发布')
    await editor.taps('确认发布')
    const posted = await group.hears('第1期')
    expect(posted).not.toContain('院坝')
    expect(posted).toContain('群众听得懂')
    expect(posted).toContain('周五开展志愿服务')
  })

  it('passes a page at a time, but for what is doubtful', async () => {
    const cadre = await county.cadre(101, 'qinghe/women')
    await talks(cadre, ['3', '150'], '慰问困难职工张小明')
    await talks(await county.cadre(102, 'qinghe/women'), ['2', '80'], '讲得很生动')
    await editor.says('/week')
    await until(() => (editor.buttons.includes('发布') ? true : undefined), 'the preview')
    expect(editor.text).toContain('还有2条名称、文字没看过，其中1条带⚠，不看群里不登，点“修改”看。')
    await editor.taps('修改')
    await editor.taps('没看过的文字（2条）')
    expect(editor.text).toContain('1. ⚠ 慰问困难职工张小明　青禾县妇联')
    await editor.taps('没有⚠的都可以发')
    expect(editor.text).toContain('没看过的1条')
    expect(editor.buttons).toEqual(['1', '返回'])
    await editor.taps('返回')
    await editor.taps('发布')
    await editor.taps('确认发布')
    const posted = await group.hears('第1期')
    expect(posted).toContain('讲得很生动')
    expect(posted).not.toContain('张小明')
  })

  it('decides of words only as the editor saw them', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await talks(cadre, ['3', '150'], '讲到了院坝里')
    await editor.says('/week')
    await until(() => (editor.buttons.includes('发布') ? true : undefined), 'the preview')
    await editor.taps('修改')
    await editor.taps('没看过的文字（1条）')
    await editor.taps('1')
    const [label] = editor.text.split('\n')
    expect(label).toMatch(/^没看过的1\/1　甲镇妇联　/)
    await rewords(cadre, '讲到了田间')
    await editor.taps('可以发')
    expect(editor.text).toContain('这里刚有变化，请看过再定。\n没看过的1条')
    expect(editor.text).toContain('讲到了田间')
    await editor.taps('1')
    await editor.taps('改写')
    await rewords(cadre, '讲到了工地')
    await editor.says('群众听得懂')
    expect(editor.text).toContain('这里刚有变化，请看过再定。')
    await editor.taps('1')
    await editor.taps('可以发')
    await editor.taps('发布')
    await editor.taps('确认发布')
    expect(await group.hears('第1期')).toContain('讲到了工地')
  })

  it('passes what an editor reworded in the words that were shown, and an old button passes nothing', async () => {
    await talks(await county.cadre(101, 'jia-zhen/women'), ['3', '150'], '讲到了院坝里')
    const opened = async () => {
      await editor.says('/week')
      await until(() => (editor.buttons.includes('发布') ? true : undefined), 'the preview')
      await editor.taps('修改')
      await editor.taps(editor.buttons.find((label) => label.includes('文字')) ?? '')
      return editor.taps('1')
    }
    const before = await opened()
    await opened()
    await editor.taps('改写')
    await editor.says('院坝里讲政策')
    const { text } = await editor.taps('可以发', before)
    expect(text).toContain('这里刚有变化，请看过再定。')
    expect(text).toContain('院坝里讲政策\n原话：讲到了院坝里')
    await editor.taps('用改好的', before)
    await editor.says('/week')
    await until(() => (editor.buttons.includes('发布') ? true : undefined), 'the preview')
    await editor.taps('发布')
    await editor.taps('确认发布')
    const posted = await group.hears('第1期')
    expect(posted).toContain('院坝里讲政策')
    expect(posted).not.toContain('讲到了院坝里')
  })
})

describe('zero and missing', () => {
  it('are told apart, and an activity replaces a zero report', async () => {
    const first = await county.cadre(101, 'jia-zhen/women')
    await first.says('/zero')
    expect(first.text).toContain('零报告')
    await editor.says('/missing')
    expect(editor.text).toContain('零报告1个')
    expect(editor.text).toContain('零报告：\n甲镇：妇联')
    await talks(first, ['3', '150'])
    await editor.says('/missing')
    expect(editor.text).toContain('已报1个，零报告0个')
  })
})
