import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { audit, report } from '../../src/database/schema.ts'
import { unitsThen } from '../../src/database/unit.ts'
import { templateSheets } from '../../src/documents/county-sheets.ts'
import { writeWorkbook } from '../../src/documents/workbook.ts'
import { type Chat, County, until } from '../support/county.ts'

let county: County
let editor: Chat

beforeEach(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
})

afterEach(() => county.close())

/** Taps one after the other. */
async function taps(...labels: string[]): Promise<void> {
  for (const label of labels) await editor.taps(label)
}

const called = async (day: string, asOf = '2030-01-01') =>
  new Map((await unitsThen(county.opened.db, { day, asOf: new Date(asOf) })).map((u) => [u.id, u]))

describe('/units', () => {
  it('shows towns, their units with who reports, and finds by words', async () => {
    await county.cadre(11, 'jia-zhen/women')
    await editor.says('/units')
    expect(editor.text).toBe('青禾县：4个镇，8个单位（8个还没有填报人）。\n找一个单位可以发：/units 甲镇')
    await editor.taps('甲镇 ›')
    expect(editor.text).toBe('甲镇：3个村，8个单位（7个还没有填报人）。')
    expect(editor.buttons).toEqual(
      expect.arrayContaining(['甲东村 ›', '甲镇妇联（1人）', '甲镇团委（无人）', '添村', '改名']),
    )
    await editor.says('/units 妇联')
    expect(editor.text).toMatch(/^带“妇联”的有\d+个/)
    await editor.says('/units 无此地')
    expect(editor.text).toBe('没有叫“无此地”的区域或单位。可以只写名称的一部分。')
  })

  it('tells of a unit who is appointed, when it reported last, and what it did over eight weeks', async () => {
    const cadre = await county.cadre(11, 'jia-zhen/women')
    await cadre.says('/zero')
    await editor.says('/units 甲镇妇联')
    expect(editor.text).toBe(
      [
        '甲镇妇联（甲镇）',
        '填报人：填报人11',
        '最近一次填报：11月9日。',
        '近8周（从9月19日起）：— — — — — — — 零',
        '报＝报了，补＝补报，零＝零报告，缺＝没报。',
      ].join('\n'),
    )
  })

  it('renames from a day, after an echo; before that day it is called as it was, and it is written down', async () => {
    await editor.says('/units 甲镇')
    await taps('甲镇妇联（无人）', '改名')
    await editor.says('甲镇妇女联合会')
    expect(editor.text).toBe(
      '核对：\n改名：甲镇妇联→甲镇妇女联合会\n从2022年11月9日起。换一天可以直接打日期。\n这天以前的汇编还用原来的。',
    )
    await editor.says('11月7日')
    expect(editor.text).toContain('从2022年11月7日起')
    await editor.taps('确认')
    expect(editor.text).toMatch(/^已保存。\n甲镇妇女联合会（甲镇）/)
    expect((await called('2022-11-06')).get('jia-zhen/women')?.name).toBe('甲镇妇联')
    expect((await called('2022-11-07')).get('jia-zhen/women')?.name).toBe('甲镇妇女联合会')
    expect((await called('2022-11-07', '2022-11-01')).get('jia-zhen/women')?.name).toBe('甲镇妇联')
    const [noted] = (await county.opened.db.select().from(audit)).filter((a) => a.action === 'county')
    expect(noted).toMatchObject({
      subject: 'unit jia-zhen/women',
      detail: { changes: [{ is: 'renamed', was: '甲镇妇联', name: '甲镇妇女联合会' }] },
    })
    await taps('改名')
    await editor.says('甲镇妇联')
    await editor.says('11月1日')
    expect(editor.text).toBe('上次改名、划转从2022年11月7日算起，这次不能更早。')
  })

  it('moves a village, merges a town, closes and opens a unit again; a way back from everywhere', async () => {
    await county.opened.db.insert(report).values({ unitId: 'jia-zhen/dong-cun/women', form: 'women_talk' })
    const cadre = await county.cadre(102, 'bing-zhen/women')
    await editor.says('/units 甲东村')
    await taps('划到别的镇', '乙镇')
    expect(editor.text).toContain('划转：区域甲东村，甲镇→乙镇')
    await taps('返回', '划到别的镇', '乙镇', '确认')
    expect((await called('2022-11-09')).get('jia-zhen/dong-cun/women')?.town).toBe('乙镇')
    expect((await called('2022-11-08')).get('jia-zhen/dong-cun/women')?.town).toBe('甲镇')
    await taps('甲东村妇联（无人）', '关闭')
    expect(editor.text).toContain('关闭：甲东村妇联（到2022年11月8日止）')
    await taps('确认', '重新启用', '确认')
    expect((await called('2022-11-09')).get('jia-zhen/dong-cun/women')?.validTo).toBeNull()
    await editor.says('/units 丙镇')
    await taps('并入别的镇', '乙镇')
    expect(editor.text).toContain('划转：区域丙南村，丙镇→乙镇')
    expect(editor.text).toContain('撤并：丙镇妇联→乙镇妇联（到2022年11月8日止）')
    await editor.taps('确认')
    expect((await called('2022-11-09')).get('bing-zhen/women')?.successorId).toBe('yi-zhen/women')
    await until(() => (cadre.text.includes('并入') ? true : undefined), 'the cadre of a merged unit to be told')
    expect(cadre.text).toBe(
      '丙镇妇联到11月8日止，并入乙镇妇联。以后请为乙镇妇联填报，邀请链接找编辑要。以前报的都算数。',
    )
    expect((await called('2022-11-09')).get('bing-zhen/nan-cun/women')?.town).toBe('乙镇')
    await cadre.says('/start')
    expect(cadre.text).toContain('您为丙镇妇联（已关闭）填报。')
  })

  it('adds a village and its unit, deletes what was never used, and says why what was used stays', async () => {
    await editor.says('/units 甲镇')
    await editor.taps('添村')
    await editor.says('甲新村')
    // It begins with units like those of the village beside it.
    expect(editor.text).toContain('新增：甲新村妇联')
    await taps('确认', '甲新村 ›', '甲新村妇联（无人）', '删除', '确认')
    expect((await called('2022-11-09')).has('jia-zhen/v1/women')).toBe(false)
    await taps('添单位', '妇联')
    expect(editor.text).toContain('新增：甲新村妇联')
    await taps('确认')
    expect((await called('2022-11-09')).has('jia-zhen/v1/women')).toBe(true)
    await county.opened.db.insert(report).values({ unitId: 'yi-zhen/women', form: 'women_talk' })
    await editor.says('/units 乙镇')
    await editor.taps('删除')
    expect(editor.text).toBe('用过的不能删除，可以关闭，或并入别的单位。')
  })

  it('does not save what another editor changed meanwhile, but shows it again', async () => {
    const other = await county.secondEditor(9002, editor)
    await editor.says('/units 丙镇')
    await editor.taps('全部关闭')
    await other.says('/units 丙镇')
    await other.taps('丙镇妇联（无人）')
    await other.taps('删除')
    await other.taps('确认')
    await editor.taps('确认')
    expect(editor.text).toMatch(/^刚才别的编辑改过，请看过再定。\n核对：/)
  })
})

describe('the county as a workbook in chat', () => {
  it('comes when it is asked for, and goes back with what will change shown first', async () => {
    await county.opened.db.insert(report).values({ unitId: 'jia-zhen/women', form: 'women_talk' })
    await editor.says('/units')
    await editor.taps('导出')
    const sent = await until(() => editor.actor.messages().findLast((m) => m.document && m.from.is_bot), 'the workbook')
    expect(sent.document?.file_name).toBe('青禾县单位表.xlsx')
    const bytes = county.api.world.files.bytes(sent.document?.file_id ?? '') ?? new Uint8Array()
    const { sheets } = await readXlsx(bytes)
    await editor.sendsFile(bytes, '单位表.xlsx')
    expect(editor.text).toBe('表里和现在一样，没有变动。')
    const changed = sheets.map(({ name, rows }) => ({
      name,
      rows: rows
        .filter((row) => !row.includes('yi-zhen/ast') && !row.includes('jia-zhen/women'))
        .map((row) => row.map((cell) => (cell === '甲镇团委' ? '甲镇团工委' : cell))),
    }))
    await editor.sendsFile(await writeXlsx({ sheets: changed }), '单位表.xlsx')
    expect(editor.text).toBe(
      [
        '核对：改名1处，关闭1处，删除1处。从2022年11月9日起。',
        '改名：甲镇团委→甲镇团工委',
        '关闭：甲镇妇联（到2022年11月8日止）',
        '删除：乙镇科协（从没用过）',
        '表里没写的，会关闭或删除（共2处关闭、删除）。',
      ].join('\n'),
    )
    await editor.taps('只办表里写的')
    expect(editor.text).toBe('已保存：改名1处。')
    const now = await called('2022-11-09')
    expect([now.get('jia-zhen/youth')?.name, now.get('jia-zhen/women')?.validTo, now.has('yi-zhen/ast')]).toEqual([
      '甲镇团工委',
      null,
      true,
    ])
  })

  it('takes a real county in the place of the example in one deed, and tells of each wrong line', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'units-'))
    const file = join(folder, 'county.xlsx')
    await writeWorkbook(file, templateSheets())
    const bytes = readFileSync(file)
    await rm(folder, { recursive: true })
    await editor.sendsFile(bytes, 'county.xlsx')
    expect(editor.text).toBe('这是单位表。先看看会有哪些变动？')
    await editor.taps('看变动')
    await editor.taps('照表办')
    expect((await called('2022-11-09')).size).toBe(31)
    await taps('单位', '导入')
    await editor.sendsFile(new TextEncoder().encode('不是工作簿'), 'x.xlsx')
    expect(editor.text).toContain('不是 .xlsx 工作簿')
    await taps('返回', '导入')
    const { sheets } = await readXlsx(bytes)
    const wrong = sheets.map(({ name, rows }) => ({
      name,
      rows: rows.map((row) => row.map((cell) => (cell === '妇联、科协' ? '妇连' : cell))),
    }))
    await editor.sendsFile(await writeXlsx({ sheets: wrong }), 'x.xlsx')
    expect(editor.text).toMatch(/^表里有1处要改，一处都没有办：\n“单位”第8行组织：没有“妇连”，可以写的有：/)
  })
})

describe('a name that cannot be', () => {
  it('is asked for once more, and the next words are the name', async () => {
    await editor.says('/units 甲镇')
    await taps('甲东村 ›', '改名')
    for (const [typed, why] of [
      ['名'.repeat(21), '名称不超过20个字，请再打一次。'],
      ['13900000000', '名称只用汉字、字母、数字和括号，请再打一次。'],
      ['甲新\n村', '名称只用汉字、字母、数字和括号，请再打一次。'],
      ['123', '名称只用汉字、字母、数字和括号，请再打一次。'],
      ['甲西村', '已有“甲西村”，请换个名称。'],
      ['甲东村', '名称没有变，请打新名称。'],
    ] as const) {
      await editor.says(typed)
      expect(editor.text, typed).toBe(why)
    }
    await editor.says('甲新村')
    expect(editor.text).toContain('改名：甲东村→甲新村')
    // A day that cannot be keeps the name.
    await editor.says('2022-12-01')
    expect(editor.text).toContain('以后的，到那天再改')
    await editor.says('11月7日')
    expect(editor.text).toContain('从2022年11月7日起')
    await editor.taps('确认')
    expect(editor.text).toMatch(/^已保存。\n甲新村/)
  })

  it('is that of another unit, or of another village in the town that a village goes to', async () => {
    await editor.says('/units 甲镇')
    await taps('甲镇妇联（无人）', '改名')
    await editor.says('乙镇妇联')
    expect(editor.text).toBe('已有“乙镇妇联”，请换个名称。')
    await editor.says('/units 乙镇')
    await taps('添村')
    await editor.says('甲东村')
    await taps('确认')
    await editor.says('/units 甲镇')
    await taps('甲东村 ›', '划到别的镇', '乙镇')
    expect(editor.text).toBe('乙镇已有“甲东村”，请先改名。')
    await editor.taps('丙镇', await editor.taps('返回').then(() => editor.taps('划到别的镇')))
    expect(editor.text).toContain('划转：区域甲东村，甲镇→丙镇')
  })
})

it('a deed that another editor has done already is told to be so', async () => {
  const other = await county.secondEditor(12, editor)
  await editor.says('/units 甲镇')
  await taps('甲东村 ›', '全部关闭', '确认', '甲东村妇联（关闭）')
  await other.says('/units 甲东村妇联')
  for (const label of ['重新启用', '确认']) await other.taps(label)
  await editor.taps('重新启用')
  expect(editor.text).toBe('已经是这样了，没有变动。')
})

it('a workbook that is wrong is sent once more as often as needed, and stays one of the units', async () => {
  await editor.says('/units')
  await editor.taps('导入')
  for (let n = 0; n < 2; n++) {
    await editor.sendsFile(new TextEncoder().encode(`no workbook ${n}`), '单位.xlsx')
    expect(editor.text).toContain('不是 .xlsx 工作簿')
  }
})
