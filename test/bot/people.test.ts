import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appointEditors } from '../../src/database/membership.ts'
import { prepareCounty } from '../../src/open-county.ts'
import { readSettings } from '../../src/settings.ts'
import { type Chat, County, EDITOR, until } from '../support/county.ts'
import { deskOf } from '../support/shipped.ts'

let county: County
let editor: Chat

beforeEach(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
})

afterEach(() => county.close())

/** An editor takes out whoever stands in the list by this name. */
async function takesOut(label: string): Promise<void> {
  await editor.says('/people')
  for (const tap of [label, '移出', '确认移出']) await editor.taps(tap)
}

describe('/invite', () => {
  it('takes a number and a role behind the unit, and nothing that is neither', async () => {
    for (const [words, made] of [
      ['', '甲镇妇联填报人的邀请链接（1人用'],
      ['查看人', '甲镇妇联查看人的邀请链接（1人用'],
      ['3人 填报人', '甲镇妇联填报人的邀请链接（3人用'],
    ]) {
      expect((await editor.says(`/invite jia-zhen/women ${words}`)).text, words).toContain(made)
    }
    for (const word of ['constructor', 'editor', '2 3', '查看人 填报人']) {
      const { text = '' } = await editor.says(`/invite jia-zhen/women ${word}`)
      expect(text).toMatch(/^没看懂“.+”。单位后面可以写几个人用/)
    }
  })
})

describe('/people', () => {
  it('lists who belongs where; whoever is taken out is out at once, in the middle of a report too', async () => {
    const cadre = await county.cadre(11, 'jia-zhen/women')
    await county.cadre(12, 'yi-zhen/youth')
    await cadre.says('巾帼宣讲')
    expect(cadre.buttons).not.toEqual([])
    await editor.says('/people')
    expect(editor.buttons).toEqual([
      '编辑甲·县群团办（编辑）',
      '填报人11·甲镇妇联',
      '填报人12·乙镇团委',
      '邀请',
      '已离开的',
      '返回',
    ])
    await editor.says('/people 妇联')
    await editor.taps('填报人11·甲镇妇联')
    expect(editor.text).toBe('填报人11：甲镇妇联填报人\n11月9日加入。还没有填报过。')
    await editor.taps('移出')
    expect(editor.text).toBe('移出填报人11，不再是甲镇妇联填报人？\n移出马上生效，以前报的都保留。')
    await editor.taps('返回')
    await editor.taps('移出')
    await editor.taps('确认移出')
    expect(editor.text).toBe('已移出：填报人11不再是甲镇妇联填报人。')
    await until(() => (cadre.text === '您已不再是甲镇妇联填报人。有疑问请找县群团办。' ? true : undefined), cadre.text)
    for (const tried of ['2022年11月8日', '/report', '巾帼宣讲', '/zero', '/mine']) {
      expect((await cadre.says(tried)).text).not.toMatch(/编号|是哪天|请选/)
    }
    await editor.says('/people 甲镇')
    expect(editor.text).toBe('没有找到“甲镇”。可以只写单位或姓名的一部分。')
  })

  it('takes out an editor, whose old buttons then do nothing, but not the last one and none that the settings name', async () => {
    const second = await county.secondEditor(77, editor)
    await second.says('/people')
    const list = second.last
    await takesOut('编辑乙·县群团办（编辑）')
    const tap = second.actor.tap(list, '编辑甲·县群团办（编辑）')
    await until(() => tap.answer, 'an answer to the old button')
    await until(() => (second.buttons.includes('移出') ? undefined : true), 'the page of no editor')
    expect((await second.says('/people')).text).toContain('这个功能只给编辑用')
    await editor.says('/people')
    await editor.taps('编辑甲·县群团办（编辑）')
    expect(editor.text).toContain('EDITOR_IDS')
    expect(editor.buttons).toEqual(['返回'])
  })

  it('leaves whoever is taken out of one of two units in the other', async () => {
    const cadre = await county.cadre(11, 'jia-zhen/women')
    await county.joins(cadre, 'jia-zhen/union', editor)
    await cadre.says('巾帼宣讲')
    await takesOut('填报人11·甲镇妇联')
    await cadre.says('昨天')
    expect(cadre.text).toContain('您已经不为甲镇妇联填报')
    await cadre.says('/report')
    expect(cadre.text).toContain('甲镇总工会：报哪一类工作')
    expect((await cadre.says('/report 巾帼宣讲')).text).not.toContain('【巾帼宣讲')
  })

  it('gives the county back to whoever the settings name, and takes it from whoever they name no more', async () => {
    const second = await county.secondEditor(77, editor)
    const { db } = county.opened
    const at = new Date('2022-11-10T08:00:00+08:00')
    await appointEditors(db, [], at)
    expect((await editor.says('/people')).text).toContain('这个功能只给编辑用')
    await second.says('/people')
    await second.taps('编辑乙·县群团办（编辑）')
    await second.taps('移出')
    expect(second.text).toBe('这是最后一位编辑，不能移出。请先邀请另一位编辑。')
    await appointEditors(db, [EDITOR], at)
    await editor.says('/people')
    expect(editor.buttons).toContain('编辑乙·县群团办（编辑）')
  })
})

describe('without COUNTY', () => {
  it('the county is the one that the database has, whose editors stay; where there is none, it is told', async () => {
    const { db } = county.opened
    const database = { ...county.opened, close: async () => {} }
    const read = await deskOf()
    const other = { ...read, desk: { ...read.desk, county: '别的县' } }
    const settings = readSettings({ BOT_TOKEN: '1:another' })
    expect((await prepareCounty(database, other, settings, county.now)).desk.county).toBe('青禾县')
    expect((await editor.says('/people')).text).toContain('点一位看详情')
    await county.stop()
    await db.execute('truncate unit, area cascade')
    for (const named of [settings, readSettings({ DATABASE_URL: 'postgres://localhost/qunbao' })]) {
      await expect(prepareCounty(database, read, named, county.now)).rejects.toThrow('COUNTY is not set')
    }
    expect((await prepareCounty(database, read, readSettings({}), county.now)).desk.county).toBe('青禾县')
  })
})
