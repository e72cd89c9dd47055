import { describe, expect, it } from 'vitest'
import { aloneIn, saysAlone } from '../../src/chinese/alone.ts'
import { withoutCourtesy } from '../../src/chinese/courtesy.ts'

describe('what is said around an answer', () => {
  it.each([
    ['您好，甲村，谢谢领导', '甲村'],
    ['收到！甲村', '甲村'],
    ['报告领导：甲村', '甲村'],
    ['甲村。辛苦了', '甲村'],
    // These may be what something is called, take an answer back, or are all there is.
    ['你好，春天', '你好，春天'],
    ['甲村，打错了', '甲村，打错了'],
    ['加油，甲村！', '加油，甲村！'],
    ['好的，收到', '好的，收到'],
    ['谢谢', '谢谢'],
  ])('%s', (text, left) => {
    expect(withoutCourtesy(text)).toBe(left)
  })

  it.each(['没和其他单位联合', '无联合单位', '就我们自己', '本单位独立开展', '没人联合', '没有跟谁一起办的'])(
    '%s: nobody else took part',
    (text) => {
      expect(saysAlone(text)).toBe(true)
    },
  )

  it.each(['联合无党派人士联谊会', '我们村', '镇里', '没有联合，派出所', '独立书店'])(
    '%s names somebody, or nothing',
    (text) => {
      expect(saysAlone(text)).toBe(false)
    },
  )

  it.each([
    ['昨天宣讲2场，没和别的单位联合', '没和别的单位联合'],
    ['联合：无', '联合：无'],
    ['联合无党派人士联谊会宣讲', undefined],
    ['联合司法局', undefined],
  ])('amid words: %s', (text, words) => {
    expect(aloneIn(text.replaceAll('：', ':'))?.words).toBe(words?.replaceAll('：', ':'))
  })
})
