import { type CellValue, readXlsx, writeXlsx } from 'hucre/xlsx'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Chat, County, until } from '../support/county.ts'

let county: County
let editor: Chat

beforeEach(async () => {
  county = await County.open('2022-05-30T10:00:00+08:00')
  editor = await county.editor()
})

afterEach(() => county.close())

type Sheets = Readonly<Record<string, CellValue[][]>>

/** The workbook that the bot sends, with a question asked otherwise. */
function edited(ask: string): Promise<Uint8Array> {
  return workbook(({ 题: rows = [] }) => {
    const row = rows.find((cells) => cells.includes('women_gratitude_talks'))
    if (row) row[rows[0]?.indexOf('问法') ?? 0] = ask
  })
}

/** The workbook that the bot sends, with something changed in it. */
async function workbook(change: (sheets: Sheets) => void): Promise<Uint8Array> {
  const before = editor.files.length
  await editor.says('/forms')
  await editor.taps('要工作簿')
  await until(() => (editor.files.length > before ? true : undefined), 'the workbook')
  const id = editor.actor.messages().findLast((m) => m.from?.is_bot && m.document)?.document?.file_id ?? ''
  const { sheets } = await readXlsx(county.api.world.files.bytes(id) ?? new Uint8Array())
  change(Object.fromEntries(sheets.map(({ name, rows }) => [name, rows])))
  return writeXlsx({ sheets: sheets.map(({ name, rows }) => ({ name, rows })) })
}

describe('/forms', () => {
  it('asks a level a form or not, at a tap, and takes it back', async () => {
    const cadre = await county.cadre(11, 'jia-zhen/women')
    await cadre.says('/report')
    expect(cadre.buttons).toContain('巾帼宣讲')
    await editor.says('/forms')
    await editor.taps('妇联')
    await editor.taps('巾帼宣讲（县镇村）')
    await editor.taps('✓镇级')
    expect(editor.buttons).toEqual(['✓县级', '✗镇级', '✓村级', '预览', '返回'])
    await editor.taps('预览')
    expect(editor.text).toMatch(/《巾帼宣讲》填一份\d+下、约\d+秒：\n1\. 活动是哪天开展的？/u)
    expect(editor.text).toContain('一周汇编里印：11月9日，甲镇妇联开展巾帼宣讲120场次，受众120人')
    await cadre.says('/report')
    expect(cadre.buttons).not.toContain('巾帼宣讲')
    expect((await cadre.says('巾帼宣讲')).text).not.toContain('【巾帼宣讲')
    await editor.says('/forms')
    await editor.taps('撤回最近一次改动')
    await cadre.says('/report')
    expect(cadre.buttons).toContain('巾帼宣讲')
  })

  it('takes an edited workbook from a day on; a draft goes on with what it began with', async () => {
    const cadre = await county.cadre(11, 'jia-zhen/women')
    await cadre.says('巾帼宣讲')
    const bytes = await edited('讲了几场？')
    await editor.says('/forms')
    await editor.taps('发回工作簿')
    await editor.sendsFile(bytes, '表和题.xlsx')
    expect(editor.text).toContain('改了1处：\n妇联《巾帼宣讲》“宣讲了多少场次？”：问法由宣讲了多少场次？改为讲了几场？')
    expect(editor.buttons).toEqual(['今天起用', '6月1日起用', '预览', '不改了'])
    await editor.taps('预览')
    expect(editor.text).toContain('2. 讲了几场？')
    await editor.taps('6月1日起用')
    const other = await county.cadre(12, 'yi-zhen/women')
    await other.says('巾帼宣讲')
    await other.says('昨天')
    expect(other.text).toContain('宣讲了多少场次？')
    county.turnClockTo('2022-06-01T09:00:00+08:00')
    await cadre.says('昨天')
    expect(cadre.text).toContain('宣讲了多少场次？')
    const third = await county.cadre(13, 'bing-zhen/women')
    await third.says('巾帼宣讲')
    await third.says('昨天')
    expect(third.text).toContain('讲了几场？')
  })

  it('tells what is wrong with a workbook by sheet and cell, and changes nothing', async () => {
    const bytes = await edited('这一题的问法写得实在是太长了长到了超过三十个字的上限还没有写完')
    await editor.says('/forms')
    await editor.taps('发回工作簿')
    await editor.sendsFile(bytes, '表和题.xlsx')
    expect(editor.text).toMatch(/^有1处要改，改好再发：\n题!E\d+：不超过30个字/u)
    await editor.sendsFile(Buffer.from('x'), '表和题.xlsx')
    expect(editor.text).toContain('不是 .xlsx 工作簿')
    await editor.sendsFile(await edited('宣讲了多少场次？'), '表和题.xlsx')
    expect(editor.text).not.toContain('改了')
  })

  it('refuses a clause that would be printed with a hole', async () => {
    const bytes = await workbook(({ 表: rows = [] }) => {
      const row = rows.find((cells) => cells.includes('巾帼宣讲'))
      if (row) row[rows[0]?.indexOf('周报句式') ?? 0] = '{on}，{unit}开展[{women_gratitude_talks}场次宣讲]。'
    })
    await editor.says('/forms')
    await editor.taps('发回工作簿')
    await editor.sendsFile(bytes, '表和题.xlsx')
    expect(editor.text).toMatch(/^有1处要改，改好再发：\n句式 women_talk.item：没有/u)
  })

  it('offers forms that came with the program and the county has not, and puts them in force', async () => {
    const without = await workbook((sheets) => {
      for (const rows of Object.values(sheets)) {
        const kept = rows.filter((cells) => !cells.some((cell) => /women_(talk|gratitude)/u.test(String(cell))))
        rows.splice(0, rows.length, ...kept)
      }
    })
    await editor.says('/forms')
    await editor.taps('发回工作簿')
    await editor.sendsFile(without, '表和题.xlsx')
    await editor.taps('今天起用')
    await editor.says('/forms')
    await editor.taps('添上随程序来的1张表')
    expect(editor.text).toContain('新增表：妇联《巾帼宣讲》')
    await editor.taps('今天起用')
    const cadre = await county.cadre(11, 'jia-zhen/women')
    await cadre.says('/report')
    expect(cadre.buttons).toContain('巾帼宣讲')
    await editor.says('/forms')
    expect(editor.buttons.filter((label) => label.startsWith('添上'))).toEqual([])
  })
})
