import { expect, it } from 'vitest'
import { type AskedAbout, askedAbout } from '../../src/chinese/asked-about.ts'

it.each<[AskedAbout | undefined, string]>([
  [
    'until when',
    '什么时候交？|几点截止|截止时间？|这周的最晚哪天报|什么时候之前要报|报送时间是哪天|请问几号交|什么时候截止啊|提交截止日期是什么时候',
  ],
  ['still', '还能补吗？|上周的还能补吗|现在还可以报吗|补报行吗|能不能补|晚了怎么办|上周漏了还能报不|还来得及吗'],
  ['who', '谁没报？|哪些单位还没报|还有谁没交|哪个镇没报|有没有没报的单位|哪几个村还没填'],
  ['own', '我们报了吗|我单位报了没|这周报了没有|本单位交了吗|我们村报了没'],
  [
    'no work',
    '昨天没有开展工作|今天没有工作|本周无活动|这周没啥可报的|没有新工作|团委昨天没有开展工作|甲镇妇联本周无新工作|暂无工作|没活动|本周没有新开展的工作',
  ],
  [
    undefined,
    '昨天宣讲1场，50人听|培训3场，每场30人，还能再报20人|谢谢|宣讲|没报的原因是开会|昨天没有开展宣讲，走访5户|什么时候开始宣讲的不清楚|320',
  ],
])('%s', (about, texts) => {
  for (const text of texts.split('|')) expect([text, askedAbout(text)]).toEqual([text, about])
})
