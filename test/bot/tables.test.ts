import { readFileSync } from 'node:fs'
import { readXlsx } from 'hucre/xlsx'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Chat, County, until } from '../support/county.ts'

const FOLDER = 'test/fixtures/superior'

let county: County
let editor: Chat

beforeEach(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
})

afterEach(() => county.close())

const sends = (name: string) => editor.sendsFile(readFileSync(`${FOLDER}/${name}`), name)

describe('/tables', () => {
  it('remembers a table that is sent, and fills it for a period and a scope', async () => {
    const cadre = await county.cadre(11, 'jia-zhen/women')
    await cadre.says('巾帼宣讲')
    await cadre.answers('昨天', '3', '150余人', '4', '没有', '不联合')
    while (!cadre.buttons.includes('确认提交'))
      await cadre.taps(cadre.buttons.find((b) => /没有|跳过|不/u.test(b)) ?? '')
    await cadre.taps('确认提交')
    await editor.says('/tables')
    expect(editor.text).toContain('还没有上级表。')
    await sends('妇联工作统计表.xlsx')
    expect(editor.text).toBe('记住了《妇联工作统计表》，11处标记都认得。\n时间：2022年\n范围：全县')
    await editor.taps('换时间')
    await editor.taps('2022年第四季度')
    await editor.taps('换范围')
    await editor.taps('甲镇')
    await editor.taps('填好发给我')
    expect(editor.text).toMatch(/^《妇联工作统计表》填好了：2022年第四季度，甲镇。填了\d+处，\d+处没有人填报/u)
    await until(() => editor.files.at(-1), 'the file')
    expect(editor.files).toEqual(['妇联工作统计表（甲镇，2022年第四季度）.xlsx'])
    const sent = editor.actor.messages().findLast((m) => m.document)?.document?.file_id ?? ''
    const { sheets } = await readXlsx(county.api.world.files.bytes(sent) ?? new Uint8Array())
    expect(sheets[0]?.rows[4]?.slice(0, 3)).toEqual(['甲镇', 3, 150])
    await sends('妇联工作统计表.xlsx')
    expect(editor.text).toContain('换成了新发的《妇联工作统计表》')
    await sends('妇联工作情况.docx')
    await editor.taps('填好发给我')
    await until(() => (editor.files.length === 3 ? true : undefined), 'both files')
    expect(editor.files.slice(1)).toEqual([
      '妇联工作情况（全县，2022年）.docx',
      '妇联工作情况（全县，2022年）数据来源.xlsx',
    ])
    await editor.says('/tables')
    expect(editor.buttons).toEqual(['妇联工作情况', '妇联工作统计表', '标记怎么写', '返回'])
    await editor.taps('妇联工作统计表')
    await editor.taps('删除')
    await editor.taps('确认删除')
    await editor.taps('返回')
    expect(editor.buttons).toEqual(['妇联工作情况', '标记怎么写', '返回'])
  })

  it('keeps nothing of a file that is none, and takes none from whoever is no editor', async () => {
    await editor.sendsFile(Buffer.from('%PDF-1.4'), '表.pdf')
    expect(editor.text).toBe('只收 .xlsx 和 .docx 文件。请另存为这两种格式再发。')
    const cadre = await county.cadre(11, 'jia-zhen/women')
    const { text } = await cadre.sendsFile(Buffer.from('%PDF-1.4'), '表.pdf')
    expect(text).not.toContain('.xlsx')
    await editor.says('/tables')
    expect(editor.text).toContain('还没有上级表。')
  })
})
