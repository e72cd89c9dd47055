import { afterEach, beforeEach, expect, it } from 'vitest'
import { audit } from '../../src/database/schema.ts'
import { importReports } from '../../src/desk/import-reports.ts'
import { talk } from '../desk/desk.ts'
import { type Chat, County, GroupChat, until } from '../support/county.ts'

let county: County
let editor: Chat

beforeEach(async () => {
  county = await County.open('2022-11-16T10:00:00+08:00')
  editor = await county.editor()
})

afterEach(() => county.close())

const hears = (chat: Chat, words: string) =>
  until(() => chat.actor.messages().findLast((m) => m.text?.includes(words)), `“${words}”`)

async function taps(...labels: readonly string[]): Promise<void> {
  for (const label of labels) {
    await until(() => (editor.buttons.includes(label) ? true : undefined), label)
    await editor.taps(label)
  }
}

it('an editor takes one report back out of what is published, then the whole issue, and publishes it again', async () => {
  const group = await GroupChat.bound(editor)
  const cadre = await county.cadre(11, 'jia-zhen/women', editor)
  const rows = [talk({ talks: 3, audience: 320 }), talk({ unit: 'yi-zhen/women', talks: 2, audience: 80 })]
  const lines = rows.map((data, i) => ({ line: i + 1, data }))
  await importReports(county.opened.db, county.opened.desk, 'rows.jsonl', lines, county.now)
  await editor.says('/week 11月9日')
  await taps('发布', '确认发布')
  await group.hears('第1期')
  await editor.says('/week 11月9日')
  await taps('撤回')
  expect(editor.text).toContain('撤回第1期（11月7日—11月13日）里的哪一条？点序号撤回那一条：\n1. 11月9日，甲镇妇联')
  await taps('1')
  expect(editor.text).toContain('它不再计数；第1期（11月7日—11月13日）另出第2版，群里会收到一句话')
  await taps('确认撤回')
  expect(await group.hears('撤回')).toBe(
    '第1期（11月7日—11月13日）第2版：撤回甲镇妇联11月9日的“巾帼宣讲”1条，有关数字已更正。',
  )
  await hears(cadre, '编辑从第1期（11月7日—11月13日）里撤回了甲镇妇联11月9日的“巾帼宣讲”（编号1）')
  await hears(editor, '甲镇妇联受众320人撤回')

  await editor.says('/week 11月9日')
  await taps('撤回')
  expect(editor.text).toContain('2. （已撤回）11月9日，甲镇妇联')
  await taps('恢复2', '确认恢复')
  await group.hears('第3版：恢复甲镇妇联11月9日的“巾帼宣讲”1条')

  await editor.says('/week 11月9日')
  await taps('撤回', '撤回整期', '确认撤回')
  expect(await group.hears('已撤回')).toBe('第1期（11月7日—11月13日）已撤回，请以重新发布的为准。')
  await editor.says('/week 11月9日')
  await until(() => (editor.text.includes('已经撤回。改好了可以重新发布。') ? true : undefined), 'what to do')
  await taps('重新发布')
  expect(editor.text).toContain('数字和撤回前一样。')
  await taps('确认发布')
  expect(await group.hears('（更正第5版）')).toContain('受众400人次')
  expect((await county.opened.db.select({ action: audit.action }).from(audit)).map(({ action }) => action)).toEqual(
    expect.arrayContaining(['send-back', 'take-back', 'correct', 'publish']),
  )
})
