import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Chat, County, until } from '../support/county.ts'

let county: County
let editor: Chat

beforeEach(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
})

afterEach(() => county.close({ refusals: true }))

it('/missing says why each unit said nothing, and when it last reported', async () => {
  const [women, youth, union, fic] = [
    await county.cadre(101, 'jia-zhen/women'),
    await county.cadre(102, 'jia-zhen/youth'),
    await county.cadre(103, 'jia-zhen/union'),
    await county.cadre(104, 'yi-zhen/women'),
  ]
  await county.cadre(105, 'yi-zhen/youth')
  await women.says('/zero')
  county.turnClockTo('2022-11-14T10:00:00+08:00')
  await women.says('/start')
  for (const tap of ['我的任职', '请假']) await women.taps(tap)
  await women.says('11月14日到11月20日')
  await women.taps('确认')
  await youth.says('/report')
  await youth.taps(youth.buttons[0] ?? '')
  union.actor.block()
  await until(async () => {
    const rows = await county.opened.db.query.person.findMany()
    return rows.find(({ telegramId }) => telegramId === 103)?.reachable === false ? true : undefined
  }, 'the bot to know that it is put out')
  await fic.says('/start')
  await county.ring()
  await editor.says('/missing 11月14日')
  expect(editor.text).toContain(
    [
      '没报（括号里是最近一次报的）：',
      '· 填报人请假（1个）',
      '甲镇：妇联（11月9日）',
      '· 填报人停用了机器人，提醒发不到（1个）',
      '甲镇：总工会（没报过）',
      '· 填了没交（1个）',
      '甲镇：团委（没报过）',
      '· 还没有提醒（2个）',
      '乙镇：团委（没报过）、妇联（没报过）',
      '还没有填报人：',
    ].join('\n'),
  )
})

it('what was begun weeks later is no reason for an old week', async () => {
  const youth = await county.cadre(102, 'jia-zhen/youth')
  county.turnClockTo('2022-11-30T10:00:00+08:00')
  await youth.says('/report')
  await youth.taps(youth.buttons[0] ?? '')
  const isBegun = async (day: string) => {
    await editor.says(`/missing ${day}`)
    return editor.text.includes('· 填了没交（1个）')
  }
  expect([await isBegun('11-30'), await isBegun('11-23'), await isBegun('11-16')]).toEqual([true, true, false])
})

it('of a unit that pauses until when and why', async () => {
  await county.cadre(101, 'jia-zhen/women')
  await editor.says('/units 甲镇妇联')
  await editor.taps('暂停报送')
  await editor.says('11月7日到11月30日 换届')
  await editor.taps('确认')
  await editor.says('/missing')
  expect(editor.text).toContain('暂停：\n甲镇：妇联（到11月30日，换届）')
})
