import { keyOf, saysNone } from './typed.ts'

/** With such a word one speaks of answering, asks back, or points at what was said elsewhere. */
const MEANT_FOR_THE_FORM = `
  报 上报 补报 填 填报 填写 写 打字 发 发送 转发 传 补 记 录 查 问 问问 看 看看 见 找 说 想 想想 想好 定 定好 起 取 起名 取名 叫 修改 改 删 删除 取消 撤回 重发 重报 商量 确认 核实 核对 统计 数 了解 忽略
  测试 等 稍等 忙 在忙 正在 评 评上 建 建好 选 命名 成立
  知道 清楚 晓得 记得 忘 忘了 不详 待定 待补 略 随便 照旧 无所谓 什么 啥 啥子 哪样 怎么 咋 为什么 多少 哪 哪个 哪些 谁 吗 么 意思 问题 可不可以 能不能 行不行 是不是 要不要 来着
  名称 名字 名 名儿 全称 全名 简称 简写 名单 方案 文件 图 图片 照片 附件 附表 表 表格 通知 链接 截图 语音 群里 微信 题 这题 字
  那个 这个 一样 相同 差不多 同上 同前 上一次 如上 如图 如下 老样子 上次 上回 上周 上期 上面 下面 前面 后面 回头 稍后 待会 待会儿 等会 等会儿 等下 等等 一会 一会儿 晚点 下次 刚才 以前 之前 还没 暂时
  提交 停下 退出 请假 换 下一步 下一题 上一步 上一题 继续 接着
  重来 返回 回去 空 跳 跳过 条 查收 审阅 审核 公布 参考 参照 红头文件 随 写不下 写不了 不会 为准 开会 陆续 在建 太多
  活动 工作 项目 作品 单位 内容 主题`
/** What else such a sentence is made of. */
const BESIDE_THEM = `
  我 我们 你 你们 您 他 他们 它 咱 咱们 领导 自己 别人 别的 这 那 这些 那些 这次 那次 这边 本次 一个 两个 三个 几个 一 个 次 下 一下 点 些 项 份 类 某
  是 同 不是 有 没有 没 无 不 不对 对 就 就是 还 还是 还有 也 都 只 只有 全 全部 所有 好 好了 好的 可以 能 行 会 要 需要 必须 得 应该 让 给 帮 请 麻烦 去 来 到 用 跟 和 与 按 在 里 里面 中 上 再 一次 先 以 新 已 已经 刚 马上 现在 目前 正 好像 可能
  了 的 地 过 着 办 吧 呢 啊 呀 哦 哈 啦 嘛 哟 噢 唉 嗯 今天 明天 昨天 后天 本周 这周 去年 前年 今年 本月 上个月 一点 简单 太 长 老 真 原来 村里 镇里 县里 群`

const wordsOf = (text: string): string[] => text.split(/\s+/u).filter(Boolean)
const MEANT = new Set(wordsOf(MEANT_FOR_THE_FORM))
const WORDS = new Set([...MEANT, ...wordsOf(BESIDE_THEM)])
const LONGEST_WORD = 4
/** Nobody talks longer to a form in such words alone. */
const LONGEST_TALK = 16

/** `meant`: one of the words is meant for the form. Undefined where there are words besides. */
function smallWords(text: string): { readonly meant: boolean } | undefined {
  const key = keyOf(text).replace(/[，,、。.！!？?；;…\s【】[\]]/gu, '')
  if (key === '' || key.length > LONGEST_TALK) return undefined
  // Up to which places the words can be set apart, and whether one of them is meant for the form.
  const reached: (boolean | undefined)[] = [key.length <= 2]
  for (let at = 0; at < key.length; at++) {
    const meant = reached[at]
    if (meant === undefined) continue
    for (let length = 1; length <= LONGEST_WORD && at + length <= key.length; length++) {
      const word = key.slice(at, at + length)
      if (WORDS.has(word)) reached[at + length] ||= meant || MEANT.has(word)
    }
  }
  const meant = reached[key.length]
  return meant === undefined ? undefined : { meant }
}

/**
 * Whether the words are only spoken to the form or of it, and no answer: 见附件, 要写全称吗, 跟上次一样, 明天再报. Every word is
 * one of a few, and one of them is meant for the form; alone, 是 and 没有 are no answer either. 有你真好 has words besides.
 */
export function isTalk(text: string): boolean {
  return smallWords(text)?.meant === true
}

/** 甲村、乙村，就这两个 → 甲村、乙村: names without clauses of small words around them. */
export function withoutTalk(text: string): string {
  const [, before = '', rest = ''] = /^([^，,。；;：:、\n]+)[，,。；;]\s*(.+)$/su.exec(text) ?? []
  if (rest !== '' && smallWords(before) && !saysNone(before)) return withoutTalk(rest)
  const [, names = '', behind = ''] =
    /^(.+)[，,。；;\n]([^，,。；;、\n]+)$/su.exec(text)?.map((part) => part.trim()) ?? []
  return names !== '' && behind.length > 2 && smallWords(behind) && !saysNone(behind) ? withoutTalk(names) : text
}
