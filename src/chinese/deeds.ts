/**
 * What is done, by its meaning: the words that mean it wherever they stand, and the single hanzi that do where a number
 * follows them: 跑了9家. One lexicon for all that asks whether something was done, and what.
 */
const DEEDS = {
  held: ['开展 举办 举行 召开 承办 主办 协办 进行', '办搞开放'],
  taken: ['组织 发动 安排', ''],
  talked: ['宣讲', '演讲'],
  taught: ['培训', '教上'],
  came: ['参加 参与 参赛 参训 参会 到场 到会 出席 前来 听讲 听课 观看 聆听', '来听'],
  gave: ['发放 派发 分发 印发 赠送 送去 送上 送出 送来 分送', '发送赠给'],
  raised: ['募集 筹集 筹款 募捐 捐款 捐赠 捐资 捐献 募得 筹得 募到 筹到 出资 掏钱 认捐', '募筹捐凑掏'],
  visited: ['走访 探访 入户 家访', '跑走转'],
  helped: ['帮扶 救助 资助 帮助 关爱 服务 慰问 看望 照顾', '帮'],
  built: ['新建 成立 组建 建成 建立 设立', '建组'],
  renewed: ['换届 改选', '换'],
  joined: ['入会 加入 吸收 吸纳 发展 聘任 拉进 招进 纳入', '收'],
  settled: ['化解 调解 调处 调和 解决 协调', '签'],
  consulted: ['咨询 求助', ''],
  wanted: ['报名 填表 求职 应聘 申请 申报 预约 候选 意向 投稿 签约 入围', ''],
  gathered: ['收集 征集 排查 摸排 排查出 摸排出', ''],
  examined: ['年审 年检 验收 体检 筛查 审核 初审 考核 测评 评估 检查 核实 查实 补考 考试', ''],
  arranged: ['通知 预告 筹备 部署 布置 商定 约定 对接 报备 请示 立项 动员 摸底 踩点', ''],
  reported: ['上报 报送', ''],
  chosen: ['评选 评出 推选', '评选'],
  passed: ['取证 拿证 领证 获证 考取 考过 通过 合格 持证 批准 批下来 获批', ''],
  ended: ['注销 作废 刷掉 淘汰 退出 退回 取消 缺席 请假 落选', ''],
  spent: ['花费 投入 投资 支出 开支 耗资 贷款 借款', '花用'],
  handed: ['转给 转交 拨付 划拨 代发 转送 转赠', ''],
  moved: ['转移 疏散 撤离', ''],
  shown: ['展出 陈列', ''],
  made: ['写出 写成 写就 创作出 创作 画出 形成作品', '写画'],
  printed: ['发表 刊发 刊登 登载 刊载 刊用 见报 见刊', '登'],
  lent: ['借出 出租 维修', '借修'],
} as const satisfies Readonly<Record<string, readonly [words: string, short: string]>>

export type Deed = keyof typeof DEEDS
const ALL = Object.keys(DEEDS) as Deed[]
/** They go with whatever is counted: 组织职工40名, 开展服务3次. */
const FREE: readonly Deed[] = ['held', 'taken', 'talked', 'taught', 'came', 'chosen', 'made']
/** What it is to want something, or to go on no longer: nothing was done yet, or it came to nothing. */
const UNDONE: readonly Deed[] = ['wanted', 'ended']

/**
 * What a number does not show by itself: who is counted may have come for something else, and what is counted may have
 * stood there before. Each with what shows it, wherever that stands in a report.
 */
const SHOWN_BY: Readonly<Partial<Record<Deed, RegExp>>> = {
  talked: /讲/u,
  taught: /[训讲课教学班]/u,
  joined: /新|入会|加入|吸[收纳]|发展|聘任/u,
  renewed: /换|改选/u,
  built: /[新组建]|成立|整顿|换届|签|揭牌/u,
}

const meaning = new Map<string, Deed>(
  ALL.flatMap((deed) =>
    DEEDS[deed].flatMap((words, i) => [...(i === 0 ? words.split(' ') : words)].map((word) => [word, deed] as const)),
  ),
)
const longer = [...meaning.keys()].sort((a, b) => b.length - a.length)
const LONG = longer.filter((word) => word.length > 1).join('|')
const SHORT = longer.filter((word) => word.length === 1).join('')
/** What stands between a verb and its number. */
const AFTER = '(?:了|到|过|出|来|去|上|下|好|完|成|得|掉)*(?:一共|总共|共有?|约|大约|有|的有?)?$'
const SAID = new RegExp(`(?<long>${LONG})|(?<short>[${SHORT}])${AFTER}`, 'gu')

/** The long words for a deed, as a pattern. */
export const wordsFor = (deed: Deed): string => DEEDS[deed][0].replaceAll(' ', '|')

/** Whose it was that is handed on. */
const LONGEST_GIVER = 6

/** The deeds that words speak of, as they stand in the order of the words. */
export function deedsIn(words: string): readonly Deed[] {
  let end = -1
  let last: Deed | undefined
  return [...words.matchAll(SAID)].flatMap(({ 0: found, index, groups }) => {
    const deed = meaning.get(groups?.['long'] ?? groups?.['short'] ?? '')
    // 转交捐款, 转交爱心人士捐款: what is handed on is called by how it came.
    const isObject = last === 'handed' && index - end <= LONGEST_GIVER
    end = index + found.length
    last = deed
    return deed === undefined || isObject ? [] : [deed]
  })
}

const AT_END = new RegExp(`(?<word>${LONG}|[${SHORT}])${AFTER}`, 'u')

/** The deed right before a number: 跑了9家, 凑了8万. */
export function deedAtEnd(words: string): Deed | undefined {
  return meaning.get(AT_END.exec(words)?.groups?.['word'] ?? '')
}

/** Whether a deed goes with whatever is counted. */
export const isFree = (deed: Deed): boolean => FREE.includes(deed)

/** The deed that words ask after and a number does not show by itself: 培训了多少, 新建了多少. */
export function hiddenDeed(words: string): Deed | undefined {
  return deedsIn(words).find((deed) => SHOWN_BY[deed] !== undefined)
}

/** Whether a text shows that this was done. */
export const shows = (text: string, deed: Deed): boolean => SHOWN_BY[deed]?.test(text) ?? deedsIn(text).includes(deed)

/** A pattern of all that is done. */
export const DOING = longer.filter((word) => !UNDONE.includes(meaning.get(word) as Deed)).join('|')
const DONE = new RegExp(DOING, 'u')

/** Whether something is said to have been done, whatever it was. */
export const saysDone = (words: string): boolean => DONE.test(words)
