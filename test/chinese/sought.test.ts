import { expect, it } from 'vitest'
import { soughtIn } from '../../src/chinese/sought.ts'

it.each([
  ['看看设置', '设置'],
  ['帮我查一下台账', '台账'],
  ['我想看亮点', '亮点'],
  ['停刊怎么看', '停刊'],
  ['亮点在哪里？', '亮点'],
  ['打开设置页面', '设置'],
  ['甲镇的', '甲镇'],
  ['去设置', '设置'],
  ['看看11月9日的', '11月9日'],
  ['去年', '去年'],
  ['去年上半年', '去年上半年'],
  ['发布', '发布'],
  ['看', '看'],
  ['找王芳', '王芳'],
  ['到站', '到站'],
])('in %s it is %s', (words, sought) => {
  expect(soughtIn(words)).toBe(sought)
})
