import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importReports } from '../../src/desk/import-reports.ts'
import { type Chat, County, until } from '../support/county.ts'

let county: County
let editor: Chat

const ROWS = [
  ['jia-zhen/women', '2022-06-10', '村级妇联力量弱', '配齐专干'],
  ['yi-zhen/fic', '2022-09-10', '新就业群体建会偏少', '沿着产业链建商会'],
] as const

beforeEach(async () => {
  county = await County.open('2022-12-20T10:00:00+08:00')
  editor = await county.editor()
  const rows = ROWS.map(([unit, on, problem_body, plan_body], i) => ({
    line: i + 1,
    data: { unit, form: 'problem_plan', on, answers: { problem_area: '组织覆盖', problem_body, plan_body } },
  }))
  await importReports(county.opened.db, county.opened.desk, 'rows', rows, county.now)
})

afterEach(() => county.close())

async function printed(year: number, button: string): Promise<string> {
  await editor.says(`/year ${year}`)
  await editor.taps(button)
  return editor.text.replaceAll(/\n\d+\. /g, '')
}

describe('problems and plans', () => {
  it('are picked, merged, reworded and printed one to one', async () => {
    expect(await printed(2022, '一、存在的问题')).toContain('组织覆盖还有空白。新就业群体建会偏少。')
    await editor.says('/problems')
    await editor.taps('组织覆盖（按最新填报）')
    expect(editor.text).toContain('1. 乙镇工商联：新就业群体建会偏少→沿着产业链建商会')
    await editor.taps('用第2条')
    expect(editor.text).toContain('问题：村级妇联力量弱')
    await editor.taps('并入第1条')
    expect(editor.text).toContain('问题：村级妇联力量弱；新就业群体建会偏少')
    const other = await county.secondEditor(9002, editor)
    for (const each of [editor, other]) {
      await each.says('/problems')
      await each.taps('组织覆盖（已定）')
      await each.taps('改打算')
    }
    await other.says('先把专干配齐')
    await editor.says('配齐专干，沿着产业链建会')
    expect(editor.text).toContain('没有保存：这一条刚改成：\n先把专干配齐\n\n您打的是：\n配齐专干，沿着产业链建会')
    await editor.taps('用我的')
    expect(editor.text).toContain('打算：配齐专干，沿着产业链建会')
    await other.taps('用第1条')
    expect(other.text).toContain('这一条刚被改过，请看过再定。')
    expect(other.text).toContain('打算：配齐专干，沿着产业链建会')
    expect(await printed(2022, '一、存在的问题')).toContain('组织覆盖还有空白。村级妇联力量弱；新就业群体建会偏少。')
    expect(await printed(2022, '二、下步打算')).toContain('把组织建到群众身边。配齐专干，沿着产业链建会。')
  })

  it('are asked for once a quarter, on the 20th or the first working day after it', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await county.cadre(102, 'jia-zhen/dong-cun/women')
    const asked = (id: number) =>
      [...county.api.as({ id, first_name: '' }).talk().messages.values()].filter((m) => m.text?.includes('这个季度'))
    // 18 March 2023 is a Saturday, the 20th a Monday.
    county.turnClockTo('2023-03-20T08:59:00+08:00')
    await county.ring()
    expect(asked(101)).toHaveLength(0)
    county.turnClockTo('2023-03-20T09:01:00+08:00')
    await county.ring()
    await county.ring()
    await until(() => asked(101)[0], 'the question')
    await cadre.taps('说说问题和打算')
    expect(asked(101)).toHaveLength(1)
    expect(cadre.text).toContain('是哪方面的问题？')
    expect(asked(102)).toHaveLength(0)
  })

  it('are asked about a year later, and carried until closed', async () => {
    await editor.says('/problems 2022')
    await editor.taps('组织覆盖（按最新填报）')
    await editor.taps('用第1条')
    await editor.says('/problems 2023')
    await editor.taps('组织覆盖（没有）')
    expect(editor.text).toContain('2022年的打算：沿着产业链建商会')
    await editor.taps('接着推进')
    expect(editor.text).toContain('问题：新就业群体建会偏少')
    expect(editor.buttons).not.toContain('已解决')
    await editor.taps('不用了')
    expect(editor.text).not.toContain('问题：新就业')
  })
})
