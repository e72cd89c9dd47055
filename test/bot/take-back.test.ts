import { like } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { audit, outbox } from '../../src/database/schema.ts'
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

const saying = (words: string) =>
  editor.actor.messages().findLast((m) => m.text?.includes(words)) ?? expect.fail(`nobody said “${words}”`)

function imports(rows: readonly ReturnType<typeof talk>[]) {
  const lines = rows.map((data, i) => ({ line: i + 1, data }))
  return importReports(county.opened.db, county.opened.desk, 'rows.jsonl', lines, county.now)
}

it('an editor takes one report back out of what is published, then the whole issue, and publishes it again', async () => {
  const group = await GroupChat.bound(editor)
  const cadre = await county.cadre(11, 'jia-zhen/women')
  const rows = [talk({ talks: 3, audience: 320 }), talk({ unit: 'yi-zhen/women', talks: 2, audience: 80 })]
  await imports(rows)
  await editor.says('/week 11月9日')
  await taps('发布', '确认发布')
  await group.hears('第1期')
  await editor.says('/week 11月9日')
  await taps('撤回')
  expect(editor.text).toContain('撤回第1期（11月7日—11月13日）里的哪一条？点序号撤回那一条：\n1. 11月9日，甲镇妇联')
  await taps('1')
  expect(editor.text).toContain('它不再计数；第1期（11月7日—11月13日）另出第2版，1个群会收到一句话')
  await taps('确认撤回')
  expect(await group.hears('撤回')).toBe(
    '第1期（11月7日—11月13日）第2版：撤回甲镇妇联11月9日的“巾帼宣讲”1条，有关数字已更正。',
  )
  await hears(cadre, '编辑从第1期（11月7日—11月13日）里撤回了甲镇妇联11月9日的“巾帼宣讲”（编号1）')
  await hears(editor, '甲镇妇联受众320人撤回')

  // The key under what was done leads back.
  await hears(editor, '已出第2版，发到1个群。')
  await editor.taps('撤回', saying('已出第2版'))
  await hears(editor, '2. （已撤回）11月9日，甲镇妇联')
  await editor.taps('恢复2')
  await editor.taps('确认恢复')
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

it('what was corrected meanwhile is told before anything is taken back; no group is spoken of where none is bound', async () => {
  await imports([talk({ id: 'a', talks: 3, audience: 320 })])
  await editor.says('/week 11月9日')
  await taps('发布', '确认发布')
  await hears(editor, '已发布第1期')
  await editor.says('/week 11月9日')
  await taps('撤回', '1')
  expect(editor.text).toContain('另出第2版；填报单位改好还可以再报。')
  const asked = editor.last
  await imports([talk({ id: 'a', talks: 3, audience: 230 })])
  await editor.taps('确认撤回', asked)
  const text = await hears(editor, '还没有撤回：刚有更正，请看过再点一次。')
  expect(text.text).toContain('320人应为230人')
  await editor.taps('回到撤回', text)
  await taps('撤回整期')
  expect(editor.text).toContain('另出第2版，只写“已撤回”。各单位报的不变')
  await taps('确认撤回', '重新发布')
  expect(editor.text).toContain('按现在的数据另出第3版。有')
  await editor.taps('确认发布')
  await editor.taps('撤回', await hears(editor, '已重新发布第1期'))
  await hears(editor, '里的哪一条？')
})

it('what groups are still owed of an issue goes out no more once that is taken back', async () => {
  const group = await GroupChat.bound(editor)
  await imports([talk({ talks: 3, audience: 320 })])
  county.api.world.fault('sendMessage', { status: 502, chat: group.group.chat.id })
  await editor.says('/week 11月9日')
  await taps('发布', '确认发布')
  const lost = await hears(editor, '发到“青禾群团工作群”时网络断了')
  await editor.says('/week 11月9日')
  await taps('撤回', '撤回整期', '确认撤回')
  await group.hears('已撤回，请以重新发布的为准。')
  await editor.taps('再发一次', lost)
  await hears(editor, '这一份已经撤回，不再发了。')
  const { db } = county.opened
  const kept = await db
    .select({ state: outbox.state, failure: outbox.failure })
    .from(outbox)
    .where(like(outbox.onceKey, 'digest:%:1:%'))
  expect(kept).toContainEqual({ state: 'failed', failure: 'the digest was taken back' })
  expect(group.texts.filter((text) => text.includes('受众320'))).toEqual([])
})
