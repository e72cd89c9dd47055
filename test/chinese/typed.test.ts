import { describe, expect, it } from 'vitest'
import { saysForgotten, saysNo, saysYes } from '../../src/chinese/typed.ts'

describe('yes and no', () => {
  it.each(['对', '对的', '是', '是的', '没错', '好的', '嗯', '嗯，对', '没问题', '可以', 'OK', '对，是的', '确认'])(
    '%s is yes',
    (text) => {
      expect([saysYes(text), saysNo(text)]).toEqual([true, false])
    },
  )
  it.each(['不是', '不对', '不', '错了', '打错了', '没有这么多', '不对，打错了', '不是的', '重新填'])(
    '%s is no',
    (text) => {
      expect([saysYes(text), saysNo(text)]).toEqual([false, true])
    },
  )
  it.each(['对口帮扶', '是60人', '不是60人', '好人好事宣讲', '可以再加一场', '没有', '60', '行业培训'])(
    '%s is neither',
    (text) => {
      expect([saysYes(text), saysNo(text)]).toEqual([false, false])
    },
  )
})

describe('a name that is forgotten', () => {
  it.each([
    '忘了叫啥',
    '忘了',
    '记不清名字了',
    '想不起来了',
    '不知道叫什么',
    '不记得活动名称了',
    '忘记叫什么名字了',
    '记不得了',
  ])('%s', (text) => {
    expect(saysForgotten(text)).toBe(true)
  })
  it.each(['忘不了的党课', '不忘初心宣讲', '不知道', '难忘今宵晚会', '记不住的乡愁读书会'])('%s is none', (text) => {
    expect(saysForgotten(text)).toBe(false)
  })
})
