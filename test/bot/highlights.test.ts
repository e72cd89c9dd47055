import { afterEach, beforeEach, expect, it } from 'vitest'
import { importReports } from '../../src/desk/import-reports.ts'
import { type Chat, County, GroupChat, until } from '../support/county.ts'

let county: County
let editor: Chat
let group: GroupChat

beforeEach(async () => {
  county = await County.open('2022-11-11T10:00:00+08:00')
  editor = await county.editor()
  group = await GroupChat.bound(editor)
})

afterEach(() => county.close())

/** One activity a day of the county's own, which the rule proposes. */
async function activities(names: readonly string[]): Promise<void> {
  const rows = names.map((name, i) => ({
    line: i + 1,
    data: {
      unit: 'qinghe/women',
      form: 'women_education',
      on: `2022-11-0${7 + (i % 3)}`,
      answers: { women_education_activities: name, women_education_participants: 30 + i },
      at: `2022-11-10T20:0${i}:00+08:00`,
    },
  }))
  await importReports(county.opened.db, county.opened.desk, 'rows.jsonl', rows, county.now)
}

const NAMES = ['读书会', '健步走', '山歌会', '茶话会', '故事会', '联谊会']

it('are proposed by rule, ticked by an editor, five at most, and told to the group as they were picked', async () => {
  await activities(NAMES)
  await editor.says('/week')
  await until(() => (editor.buttons.includes('亮点') ? true : undefined), 'the preview')
  await editor.taps('亮点')
  expect(editor.text).toContain('亮点登5条，最多5条。')
  expect(editor.text).toContain('1. ✓ 11月7日，青禾县妇联举办读书会，30人次参加。')
  const [open = ''] = editor.buttons.filter((label) => /^\d$/u.test(label))
  const tap = editor.actor.tap(editor.last, open)
  expect((await until(() => tap.answer, 'a toast')).text).toBe('最多5条，请先去掉一条')
  await editor.taps('✓1')
  expect(editor.text).toContain('亮点登4条')
  await editor.taps(open)
  expect(editor.text).toContain('亮点登5条')
  await editor.taps('看预览')
  await until(() => (editor.buttons.includes('发布') ? true : undefined), 'the preview again')
  await editor.taps('发布')
  await editor.taps('确认发布')
  const posted = await group.hears('第1期')
  const told = posted.slice(posted.indexOf('亮点'), posted.indexOf('思想引领'))
  expect(told).not.toContain('读书会')
  expect(told.match(/青禾县妇联/gu)).toHaveLength(5)
})

it('are hidden with one tap, and offered again', async () => {
  await activities(NAMES.slice(0, 2))
  await editor.says('/week')
  await until(() => (editor.buttons.includes('亮点') ? true : undefined), 'the preview')
  await editor.taps('亮点')
  await editor.taps('都不登')
  expect(editor.text).toContain('亮点登0条')
  expect(editor.buttons).toContain('登建议的')
  await editor.taps('看预览')
  await until(() => (editor.buttons.includes('发布') ? true : undefined), 'the preview again')
  await editor.taps('发布')
  await editor.taps('确认发布')
  expect(await group.hears('第1期')).not.toContain('亮点')
})

it('stay what they were when an editor lets the words through, whatever is reported meanwhile', async () => {
  await activities(NAMES)
  const told = (text: string) => text.slice(text.indexOf('亮点'), text.indexOf('思想引领'))
  await editor.says('/week')
  await until(() => (editor.buttons.includes('修改') ? true : undefined), 'the preview')
  const [before = ''] = editor.actor
    .messages()
    .flatMap(({ text = '' }) => (text.includes('一、亮点') ? [told(text)] : []))
  await editor.taps('修改')
  await editor.taps(editor.buttons.find((label) => label.startsWith('没看过的文字')) ?? '')
  await editor.taps('这一页都可以发')
  const rows = ['首届山歌节', '首届龙舟赛'].map((name, i) => ({
    line: i + 1,
    data: {
      unit: 'qinghe/women',
      form: 'women_education',
      on: '2022-11-07',
      answers: {
        women_education_activities: name,
        women_education_participants: 90,
        joint_orgs: ['团委', '残联'],
        joint_lead: '本单位牵头',
      },
      at: `2022-11-11T09:0${i}:00+08:00`,
    },
  }))
  await importReports(county.opened.db, county.opened.desk, 'rows.jsonl', rows, county.now)
  await editor.taps('发布')
  await editor.taps('确认发布')
  const posted = told(await group.hears('第1期'))
  expect(before.match(/青禾县妇联/gu)).toHaveLength(5)
  expect(posted).toBe(before)
})
