import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importReports } from '../../src/desk/import-reports.ts'
import { talk } from '../desk/desk.ts'
import { type Chat, County, GroupChat, until } from '../support/county.ts'

let county: County
let editor: Chat

beforeEach(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
})

afterEach(() => county.close())

/** Units of two towns report 巾帼宣讲 of this week. */
async function reported(): Promise<void> {
  const { db, desk } = county.opened
  const rows = [
    talk({ unit: 'jia-zhen/women', talks: 3, audience: 120 }),
    talk({ unit: 'yi-zhen/women', talks: 5, audience: 120 }),
  ]
  await importReports(
    db,
    desk,
    'rows.jsonl',
    rows.map((data, i) => ({ line: i + 1, data })),
    county.now,
  )
}

/** The digest, and what can be done with it, come as two messages. */
async function opensWeek(chat: Chat): Promise<void> {
  await chat.says('/week')
  await until(() => chat.buttons.includes('发布') || undefined, 'the keys under the week')
}

describe('Who looks after a town', () => {
  it('has its week, its year, their documents, its coverage and its people, and nothing of elsewhere', async () => {
    const group = await GroupChat.bound(editor)
    await reported()
    const town = await county.joins(county.person(21, '镇干事'), 'editor jia-zhen', editor)
    expect(town.text).toBe('您现在是甲镇的编辑。看能做什么：/help')
    await town.says('/start')
    expect(town.text).toContain('您是甲镇的编辑。')
    expect(town.buttons).toEqual(expect.arrayContaining(['一周汇编', '年度汇报', '没报的单位', '人员', '邀请']))
    expect(town.buttons).not.toContain('文字')

    await opensWeek(town)
    expect(town.text).toBe('发布以后，文档和台账发给编辑，不发群。')
    const texts = () => town.actor.messages().flatMap((m) => m.text ?? [])
    expect(texts().join('\n')).toContain('甲镇妇联开展巾帼宣讲3场次')
    expect(texts().join('\n')).not.toContain('乙镇')
    await town.taps('发布')
    await town.taps('确认发布')
    await until(() => town.actor.messages().filter((m) => m.document).length === 2 || undefined, 'both files', 60_000)
    expect(group.texts.join('\n')).not.toContain('一周工作动态')
    await editor.says('/week')
    expect(editor.text).not.toContain('已经发布')

    await town.says('/year')
    expect(town.text).toContain('甲镇')
    expect((await town.says('/year 2022 乙镇')).text).toBe('这不在您负责的范围里，请找县里的编辑。')
    expect((await town.says('/year 2022 全县')).text).toBe('这不在您负责的范围里，请找县里的编辑。')
  })

  it('has its coverage, its people and invitations, and nothing of elsewhere', async () => {
    const own = await county.cadre(11, 'jia-zhen/women')
    await county.cadre(12, 'yi-zhen/women')
    const town = await county.joins(county.person(21, '镇干事'), 'editor jia-zhen', editor)
    await town.says('/missing')
    expect(town.text).not.toContain('乙镇')
    await town.says('/people')
    expect(town.buttons).toEqual(['镇干事·甲镇（编辑）', '填报人11·甲镇妇联', '邀请', '已离开的', '返回'])
    expect((await town.says('/people 填报人12')).text).toContain('没有找到')
    for (const tap of ['人员', '填报人11·甲镇妇联', '移出', '确认移出']) {
      if (tap === '人员') await town.says('/people')
      else await town.taps(tap)
    }
    expect((await own.says('/report')).text).not.toContain('请选')

    for (const [words, answer] of [
      ['yi-zhen/women', '这不在您负责的范围里，请找县里的编辑。'],
      ['editor', '这不在您负责的范围里，请找县里的编辑。'],
      ['乙镇', '这不在您负责的范围里，请找县里的编辑。'],
      ['jia-zhen/women 查看人', '这不在您负责的范围里，请找县里的编辑。'],
      ['jia-zhen/women', '甲镇妇联填报人的邀请链接（1人用'],
      ['editor 甲镇', '甲镇编辑的邀请链接（1人用'],
    ]) {
      expect((await town.says(`/invite ${words}`)).text, words).toContain(answer)
    }
    await town.says('/invite')
    expect(town.buttons).not.toContain('邀请一位编辑')
    expect((await town.says('/wording')).text).toContain('这个功能只给县里的编辑用')
  })

  it('may read the town’s past issues as a viewer, and no others', async () => {
    const town = await county.joins(county.person(21, '镇干事'), 'editor jia-zhen', editor)
    await opensWeek(town)
    for (const tap of ['发布', '确认发布']) await town.taps(tap)
    const viewer = await county.joins(county.person(22, '镇领导'), 'viewer jia-zhen', editor)
    await viewer.says('/start')
    expect(viewer.text).toBe('您可以看甲镇的汇编。')
    await viewer.taps('最近一期汇编')
    await until(() => viewer.buttons.includes('往期汇编') || undefined, 'what is below the issue')
    await viewer.taps('往期汇编')
    expect(viewer.buttons[0]).toContain('甲镇一周动态')
    const countys = await county.joins(county.person(23, '县领导'), 'viewer', editor)
    await countys.taps('最近一期汇编')
    expect(countys.text).toBe('还没有发布过汇编。')
  })
})

describe('Who looks after an organization', () => {
  it('sees its units in every town, and those alone', async () => {
    await county.cadre(11, 'jia-zhen/women')
    await county.cadre(12, 'yi-zhen/youth')
    const women = await county.joins(county.person(21, '妇联干事'), 'editor 妇联', editor)
    expect(women.text).toContain('您现在是全县妇联的编辑。')
    await women.says('/people')
    expect(women.buttons).toEqual(['妇联干事·全县妇联（编辑）', '填报人11·甲镇妇联', '邀请', '已离开的', '返回'])
    await women.says('/invite')
    await women.taps('乙镇 ›')
    expect(women.buttons.some((label) => label.startsWith('乙镇妇联'))).toBe(true)
    expect(women.buttons.some((label) => label.startsWith('乙镇团委'))).toBe(false)
    await opensWeek(women)
    const texts = women.actor.messages().flatMap((m) => m.text ?? [])
    expect(texts.join('\n')).toContain('青禾县妇联一周工作动态')
  })
})
