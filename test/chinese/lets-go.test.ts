import { describe, expect, it } from 'vitest'
import { goesBack, letsGo, letsGoOfDraft, willNot } from '../../src/chinese/lets-go.ts'

const NOT_NOW =
  '算了|算了吧|算了算了|那算了|哎，算了吧|不写了|先不填了|算了不报了|算了，先不弄了|我不想填了|不想再填了|先放一放|先搁着|放着吧|拉倒吧|还是不改了|不用填了|不需要填了|填不下去了|先这样吧|等会儿再填|改天再报吧|等我问清楚再报|等下我问一下主任再填|今天太忙了，明天弄|先搁着，有事|不交了，谢谢'
const WAY_OUT = '返回|取消|取消吧|退出|我要退出|退出填报|放弃|关掉吧|先停一下|暂停|结束|quit'
const THROWN_AWAY = '不要了|这个不要了|这份作废|作废吧|帮我删掉|把这条删了吧|清空|都不要了'
const ANSWERS =
  '活动取消了|雨天取消|结束后发放资料|停电|不会再报|算盘比赛|放风筝活动|关爱老人|不合格|退役军人|免费义诊|返乡创业|不交费|搁浅船只救援|写春联|删繁就简三秋树|三天|没有|无|12人|不是|不对|等资金到位|作废旧证12本'

describe('who lets go of what is asked', () => {
  it.each(NOT_NOW.split('|'))('%s: not now, wherever one is', (words) => expect(willNot(words)).toBe(true))

  it.each(WAY_OUT.split('|'))('%s: out of what is open', (words) => {
    expect(letsGo(words)).toBe(true)
    expect(willNot(words)).toBe(false)
  })

  it.each('算了|算了吧|返回|取消|不撤了|不退了|不写了吧|不想改了'.split('|'))('%s goes back on a reason', (words) =>
    expect(goesBack(words)).toBe(true),
  )

  it.each(
    '不用报了|不报了|停了|暂停了|不搞了|不做了|免了|等县里核实再报|核对后再报|领导查了再报|作废|不要了'.split('|'),
  )('%s is one', (words) => expect(goesBack(words)).toBe(false))

  it('返回 is the question before, amid a form', () => {
    expect(letsGo('返回')).toBe(true)
    expect(letsGoOfDraft('返回')).toBe(false)
  })

  it.each(THROWN_AWAY.split('|'))('%s: a draft goes, and a reason it may be', (words) => {
    expect(letsGoOfDraft(words)).toBe(true)
    expect(letsGo(words)).toBe(false)
  })

  it.each(ANSWERS.split('|'))('%s is an answer', (words) => expect(letsGoOfDraft(words)).toBe(false))

  it('is heard in a few words: more of them are an answer, and cost nothing to read', () => {
    expect(letsGoOfDraft('停下'.repeat(14))).toBe(true)
    expect(letsGoOfDraft(`${'停下先算先'.repeat(400)}讲座`)).toBe(false)
    expect(letsGoOfDraft(`${'停下先'.repeat(9)}讲座`)).toBe(false)
  })
})
