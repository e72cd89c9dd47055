import { afterEach, beforeEach, expect, it } from 'vitest'
import { currentEdition } from '../../src/desk/current-edition.ts'
import { importReports } from '../../src/desk/import-reports.ts'
import { countyDigest } from '../../src/desk/subject.ts'
import { week } from '../../src/digest/kinds/week.ts'
import { talk } from '../desk/desk.ts'
import { type Chat, County, GroupChat, until } from '../support/county.ts'

let county: County
let editor: Chat

beforeEach(async () => {
  county = await County.open('2022-11-10T10:00:00+08:00')
  editor = await county.editor()
})

afterEach(() => county.close())

const hears = (chat: Chat, words: string) =>
  until(() => chat.actor.messages().find((m) => m.text?.includes(words)), `“${words}”`)

async function reported(...rows: readonly ReturnType<typeof talk>[]): Promise<void> {
  const { db, desk } = county.opened
  const lines = rows.map((data, i) => ({ line: i + 1, data }))
  await importReports(db, desk, 'rows.jsonl', lines, county.now)
}

/** How often there was 巾帼宣讲, in the office's edition of the week as it is now: all that is printed of it. */
async function talks(): Promise<number> {
  const { db, desk } = county.opened
  const digest = await currentEdition(db, desk, countyDigest(week, week.around('2022-11-09')), 'office')
  const spans = digest.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => ('spans' in block ? block.spans : [])),
  )
  const total = spans.find((span) => 'indicator' in span && span.indicator === 'sessions')
  return total && 'value' in total ? total.value : 0
}

it('a report sent back with a word counts for nothing until it is corrected', async () => {
  const cadre = await county.cadre(11, 'jia-zhen/women')
  const town = await county.joins(county.person(21, '镇干事'), 'editor jia-zhen', editor)
  await reported(
    talk({ talks: 3, audience: 120, teams: 2, text: '进村入户' }),
    talk({ unit: 'yi-zhen/women', talks: 5, audience: 60 }),
  )
  expect(await talks()).toBe(8)
  await town.says('/start')
  await town.taps('收到的填报')
  expect(town.buttons.filter((label) => label.includes('编号'))).toEqual(['11月9日 甲镇妇联 巾帼宣讲（编号1）'])
  await town.taps('11月9日 甲镇妇联 巾帼宣讲（编号1）')
  expect(town.text).toContain('3场')
  await town.taps('退回')
  expect((await town.says('请找13812345678')).text).not.toContain('已退回')
  await town.says('受众人数请再核一下')
  expect(town.text).toBe('已退回甲镇妇联的编号1，对方收到了您的话。')
  await hears(cadre, '编号1“巾帼宣讲”退回来了，改好才计数。\n编辑说：受众人数请再核一下')
  expect(await talks()).toBe(5)
  await cadre.says('/mine')
  expect(cadre.buttons[0]).toContain('编号1，被退回，待改')
  await cadre.taps('更正')
  await cadre.taps(cadre.buttons.find((label) => label.includes('场')) ?? '')
  await cadre.says('4')
  if (cadre.buttons.includes('没有联合')) await cadre.taps('没有联合')
  await cadre.taps('确认提交')
  expect(cadre.text).toContain('编号1')
  expect(await talks()).toBe(9)
})

it('an editor’s Monday (look, read, pick, publish) takes at most 12 taps from the first page', async () => {
  const group = await GroupChat.bound(editor)
  await county.cadre(12, 'yi-zhen/women')
  await reported(talk({ unit: 'jia-zhen/women', talks: 3, audience: 120 }), {
    ...{ unit: 'qinghe/women', form: 'women_education', on: '2022-11-08' },
    answers: { women_education_activities: '读书会', women_education_participants: 30 },
  } as ReturnType<typeof talk>)
  county.turnClockTo('2022-11-14T17:00:30+08:00')
  await county.ring()
  await until(() => editor.buttons.includes('发布') || undefined, 'the preview')
  let taps = 0
  const does = async (label: string | RegExp) => {
    taps++
    const found = editor.buttons.find((each) => (typeof label === 'string' ? each === label : label.test(each)))
    return editor.taps(found ?? expect.fail(`no ${label} in ${editor.buttons.join()}`))
  }
  taps++
  await editor.says('/start')
  expect(editor.text).toContain('今天要办的，在最上面。')
  expect(editor.buttons.slice(0, 2)).toEqual([
    '预览待发：11月7日—11月13日',
    expect.stringMatching(/^上周\d+个单位没报$/),
  ])
  await does(/^预览待发/)
  await until(() => editor.buttons.includes('亮点') || undefined, 'the preview once more')
  await does('修改')
  await does(/没看过/)
  await does(/都可以发/)
  await does('看预览')
  await until(() => editor.buttons.includes('亮点') || undefined, 'the preview once more')
  await does('亮点')
  await does(/^✓1$/)
  await does('看预览')
  await until(() => editor.buttons.includes('发布') || undefined, 'the preview once more')
  await does('发布')
  await group.hears('第1期')
  expect(taps).toBeLessThanOrEqual(12)
})
