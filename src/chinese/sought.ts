import { keyOf } from './typed.ts'

const BEFORE =
  /^(?:请|麻烦|帮我?|给我|我?(?:要|想)|想要|去(?!年)|到|(?:我们?|咱们?|本|全)(?:镇|县|乡|街道)里?的?|打开|进入|查一?[看下]?|看一?[看下]|看|找一?[找下]?|发一?下?)+(?=\p{Script=Han}{2}|\d)/u
const BEHIND =
  /(?:在哪[里儿]?|(?:怎么|如何|去?(?<!在)哪[里儿]?)(?:[查找弄进看]|打开)?|(?:功能|按钮|菜单)(?=在哪|怎么|如何|去?哪)|页面?|(?<=的)(?:各|所有|全部)?单位|看[看下]|(?<!怎么|如何|哪|哪[里儿])看(?=一下)|一下|[的呢吧啊呀])+$/u

/** What somebody wants to see, without what is said around its name: 看看设置, 台账在哪, 停刊怎么看. */
export function soughtIn(text: string): string {
  const key = keyOf(text)
  return key.replace(BEFORE, '').replace(BEHIND, '')
}
