import { describe, expect, it } from 'vitest'
import { question, taken, whyNot } from './fixtures.ts'

const asked = question('text', { max_length: 20 })

describe('text', () => {
  it.each([
    ['进村入户讲政策', '进村入户讲政策'],
    ['进村入户。', '进村入户'],
    ['进村入户\n讲政策', '进村入户，讲政策'],
    ['进村入户。\n讲政策。', '进村入户。讲政策'],
    ['唱“山歌”\n讲政策', '唱“山歌”，讲政策'],
    ['进村 \n\n 入户', '进村，入户'],
    ['"面对面"宣讲', '“面对面”宣讲'],
    ['  进村\u0000  入户 ', '进村 入户'],
    ['效果很好！', '效果很好！'],
    ['无人掉队', '无人掉队'],
  ])('%j', (text, value) => {
    expect(taken(asked, text)).toBe(value)
  })

  it.each([
    [' \n ', '还没有写'],
    ['……', '还没有写'],
    ['无', '一句话'],
    ['同上', '一句话'],
    ['一二三四五六七八九十一二三四五六七八九十一', '21个字'],
  ])('refuses %j: %s', (text, why) => {
    expect(whyNot(asked, text)).toContain(why)
  })

  it('points to 跳过 where it need not be written', () => {
    expect(whyNot(question('text', { optional: true }), '没有')).toContain('跳过')
    expect(whyNot(asked, '没有')).not.toContain('跳过')
  })
})
