import { describe, expect, it } from 'vitest'
import { question, taken, whyNot } from './fixtures.ts'

const covered = question('yesno', { ask: '本镇妇联组织体系已全覆盖了吗？' })
const open = question('yesno', { ask: '服务站是否已挂牌开放？' })
const none = question('yesno', { ask: '这周没有新情况，对吗？' })

const YES =
  '是 对 有 已 已全覆盖 嗯 嗯嗯 yes Y √ ✓ ✅ 是的 对的 有的 是。 已经全覆盖了 全覆盖 已完成 都有 是的，已全覆盖 ＹＥＳ'
const NO = '否 不是 没有 未 没 no N × ❌ 不 不是的 没有呢 还没有 尚未 未全覆盖 没有全覆盖 未完成 暂未 不对 不是，没有'
const UNSURE =
  '不清楚 是不是 有没有 部分覆盖 基本 大部分 1 0 对，没有 yes but no 也许 是吗？？不知道 没有问题 明年 快了'

describe('yesno', () => {
  it.each(YES.split(/ (?!but|no)/))('%s is yes', (text) => {
    expect(taken(covered, text)).toBe(true)
  })

  it.each(NO.split(' '))('%s is no', (text) => {
    expect(taken(covered, text)).toBe(false)
  })

  it.each(UNSURE.split(/ (?!but|no)/))('%s is neither', (text) => {
    expect(whyNot(covered, text)).toContain('请点“是”或“否”')
  })

  it('takes the question’s own words', () => {
    expect(taken(open, '已挂牌')).toBe(true)
    expect(taken(open, '挂牌开放了')).toBe(true)
    expect(taken(open, '未挂牌')).toBe(false)
    expect(taken(open, '已撤牌')).toBeUndefined()
  })

  it('does not guess what 没有 means to a question that says 没有', () => {
    expect(taken(none, '没有')).toBeUndefined()
    expect(taken(none, '对')).toBe(true)
    expect(taken(none, '不对')).toBe(false)
  })
})
