import { afterEach, beforeEach, expect, it } from 'vitest'
import { weekOf } from '../../src/calendar/week.ts'
import { currentEdition } from '../../src/desk/current-edition.ts'
import { importReports } from '../../src/desk/import-reports.ts'
import { countyDigest } from '../../src/desk/subject.ts'
import { week } from '../../src/digest/kinds/week.ts'
import { markdown } from '../../src/documents/text.ts'
import { type Chat, County, until } from '../support/county.ts'

let county: County
let editor: Chat

beforeEach(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
})

afterEach(() => county.close())

async function reports(cadre: Chat, people: string): Promise<void> {
  await cadre.says('/report')
  await cadre.taps('主题教育活动')
  await cadre.answers('“姐妹课堂”', '昨天', people, '没有联合', '确认提交')
}

async function total(): Promise<string> {
  const shown = editor.actor.messages().length
  await editor.says('/week')
  await until(() => (editor.buttons.includes('发布') ? true : undefined), 'the preview')
  const said = editor.actor.messages().slice(shown)
  return /(\d+)人次参与/u.exec(said.map((m) => m.text).join('\n'))?.[1] ?? ''
}

it('an editor says whether two reports are of one event, and may take it back', async () => {
  await reports(await county.cadre(101, 'jia-zhen/dong-cun/women'), '300')
  await reports(await county.cadre(102, 'jia-zhen/women'), '280')
  expect(await total()).toBe('580')
  await editor.taps('待核对')
  expect(editor.text).toBe(
    '1/1 可能是同一次（同名，同一天，数字不同），现在各计一次。\n' +
      '① 甲东村妇联 11月8日 “姐妹课堂”，300人次（编号1）\n② 甲镇妇联 11月8日 “姐妹课堂”，280人次（编号2）',
  )
  await editor.taps('同一次，计②')
  expect(editor.text).toContain('已定是同一次，只计①。\n① 甲镇妇联')
  expect(await total()).toBe('280')
  await editor.taps('待核对')
  await editor.taps('撤销')
  expect(editor.text).toContain('可能是同一次')
  await editor.taps('是两次')
  expect(editor.text).toContain('已定是两次，各计一次。')
  expect(await total()).toBe('580')
})

it('of two organizations that both say that they led, an editor says whether it was one event', async () => {
  const led = (partner: string) => ({ joint_orgs: [partner], joint_lead: '本单位牵头' })
  const rows = [
    {
      unit: 'jia-zhen/women',
      form: 'women_education',
      answers: { women_education_activities: '“姐妹课堂”', women_education_participants: 300, ...led('团委') },
    },
    {
      unit: 'jia-zhen/youth',
      form: 'youth_talk',
      answers: {
        ...{ youth_education_activities: '“姐妹课堂”', youth_theory_talks: 1, youth_talk_audience: 310 },
        ...led('妇联'),
      },
    },
  ].map((data, i) => ({ line: i + 1, data: { ...data, on: '2022-11-08', id: `joint ${i}` } }))
  await importReports(county.opened.db, county.opened.desk, 'rows.jsonl', rows, county.now)
  const office = async () => {
    const { db, desk } = county.opened
    const asked = countyDigest(week, weekOf('2022-11-08'))
    return markdown(await currentEdition(db, desk, asked, 'office', county.now))
  }
  expect(await office()).toContain('都说由本单位牵头，可能重复计数')
  await total()
  await editor.taps('待核对')
  expect(editor.text).toBe(
    '1/1 可能是同一次（两家都说自己牵头，同一天），现在各计一次。\n' +
      '① 甲镇妇联 11月8日 “姐妹课堂”，300人次（编号1）\n② 甲镇团委 11月8日 “姐妹课堂”，1次，310人次（编号2）',
  )
  await editor.taps('同一次，计①')
  expect(editor.text).toContain('已定是同一次，只计①。')
  expect(await office()).not.toContain('都说由本单位牵头')
  expect(await office()).toContain('是同一次活动，只计后一份')
  expect(await office()).not.toContain('310')
  await editor.taps('撤销')
  await editor.taps('是两次')
  expect(await office()).not.toContain('都说由本单位牵头')
  expect(await office()).toContain('310')
})
