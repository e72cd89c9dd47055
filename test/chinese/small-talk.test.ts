import { describe, expect, it } from 'vitest'
import { type SmallTalk, smallTalk } from '../../src/chinese/small-talk.ts'

const SAID: Readonly<Record<SmallTalk, string>> = {
  thanks: '谢谢|谢谢！|谢谢你|多谢了|感谢|辛苦了|太感谢了|非常感谢|好的，谢谢|收到谢谢|麻烦您了|辛苦啦~|thx|谢谢群报',
  greeting: '你好|您好|你好！|您好呀|hi|Hello|在吗|在吗？|有人吗|早上好|下午好|大家好|喂|嗨',
  who: '你是谁|你是谁？|你是什么|您是哪位|这是什么|你叫什么名字|你能做什么|你是机器人吗|这是干什么的|你能干啥',
  how: '怎么用|怎么填|怎么报|这个怎么用|如何填报|我不会用|帮助|help|不会填呀|教教我|使用说明',
  noted: '好的|好|收到|知道了|嗯嗯|OK|ok的|没问题|👌|👍👍|[玫瑰]|哈哈|😊！|明白了|行',
  goodbye: '再见|拜拜|下班了|bye|回头见',
  later: '先不填了|不报了|先放一放|明天再填|等会儿再填吧|改天再报',
  sorry: '对不起|不好意思|发错了|点错了|抱歉',
}

describe('small talk', () => {
  it.each(Object.entries(SAID).flatMap(([kind, all]) => all.split('|').map((text) => [text, kind])))(
    '%s is %s',
    (text, kind) => {
      expect(smallTalk(text)).toBe(kind)
    },
  )

  it.each(
    '你好课堂|谢谢老师主题活动|感恩有你|300|昨天|没有|无|不清楚|辛苦耕耘三十年|早教进社区|怎么样说好普通话|好家风|好媳妇评选|您好，昨天开展了宣讲|对|是|否|跳过|取消|1'.split(
      '|',
    ),
  )('%s is none', (text) => {
    expect(smallTalk(text)).toBeUndefined()
  })
})
