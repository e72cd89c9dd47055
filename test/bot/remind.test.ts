import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Chat, County, until } from '../support/county.ts'

let county: County
let editor: Chat
let women: Chat
let youth: Chat

beforeEach(async () => {
  // Wednesday
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
  women = await county.cadre(101, 'jia-zhen/women', editor)
  youth = await county.cadre(102, 'jia-zhen/youth', editor)
})

afterEach(() => county.close())

const REMINDED = '11月7日—11月13日还没有收到填报'
const reminders = (chat: Chat) => chat.actor.messages().filter((m) => m.text?.includes(REMINDED))
const isReminded = (chat: Chat) => until(() => reminders(chat)[0], 'the reminder')

describe('a reminder', () => {
  it('comes on Monday morning to units that have said nothing, once', async () => {
    await women.says('/zero')
    county.turnClockTo('2022-11-14T08:59:00+08:00')
    await county.ring()
    county.turnClockTo('2022-11-14T09:00:00+08:00')
    await county.ring()
    await county.ring()
    await isReminded(youth)
    expect(reminders(youth)).toHaveLength(1)
    expect(reminders(women)).toEqual([])
    await youth.taps('零报告')
    expect(youth.text).toContain('已记：甲镇团委 11月7日—11月13日零报告')
    await editor.says('/missing 11月9日')
    expect(editor.text).toContain('零报告2个')
  })

  it('waits for the first working day, and comes before the digest', async () => {
    // 2023: 21–27 January off, the 28th (Saturday) is worked.
    county.turnClockTo('2023-01-23T09:30:00+08:00')
    await county.ring()
    county.turnClockTo('2023-01-28T09:00:00+08:00')
    await county.ring()
    const said = () => women.actor.messages().filter((m) => m.text?.includes('还没有收到填报'))
    await until(() => said()[0], 'the reminder')
    expect(said()).toHaveLength(1)
    expect(said()[0]?.text).toContain('1月16日—1月22日')
  })

  it('is sent by an editor too, and a unit gets one a week', async () => {
    county.turnClockTo('2022-11-14T08:00:00+08:00')
    await editor.says('/remind')
    expect(editor.text).toContain('其中2个有填报人')
    await editor.taps('提醒这2个单位')
    expect(editor.text).toContain('已提醒2个单位')
    await isReminded(women)
    county.turnClockTo('2022-11-14T09:00:00+08:00')
    await county.ring()
    await editor.says('/remind')
    expect(editor.text).toContain('都提醒过了')
    expect(reminders(women)).toHaveLength(1)
  })

  it('is for editors to send', async () => {
    await women.says('/remind')
    expect(women.text).toContain('只给编辑用')
  })
})
